"""What a consequence is, and how one looks at what is left of a story."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from search.models import Row
from stories.gate.models import Visible, VisiblePart
from stories.pages.documents import PublicDocument, PublicFile, PublicPart, PublicTerm
from stories.publishing.models import Duty
from tests import factories


@dataclass(frozen=True)
class Consequence:
    """A story told and looked at; `looks_at` are effects ("table.event.effect") or clauses of the views."""

    name: str
    looks_at: tuple[str, ...]
    check: Callable[[], None]


CONSEQUENCES: list[Consequence] = []


def follows(*looks_at: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    def keep(check: Callable[[], None]) -> Callable[[], None]:
        CONSEQUENCES.append(Consequence(check.__name__, looks_at, check))
        return check

    return keep


def shown(story: factories.Story) -> set[str]:
    """The uses in force of the story's documents, each with its language."""
    visible = Visible.objects.filter(record_id=story.record.pk)
    languages = dict(PublicDocument.unguarded.filter(record=story.record).values_list("pk", "language"))
    return {f"{languages[row.document_id]}:{row.use}" for row in visible}


def parts_shown(story: factories.Story) -> list[str]:
    visible = VisiblePart.objects.filter(document_id=story.document.pk).values("part_id")
    return sorted(PublicPart.unguarded.filter(pk__in=visible).values_list("name", flat=True))


def index(story: factories.Story) -> None:
    """A search row for each part."""
    for part in PublicPart.unguarded.filter(document=story.document):
        Row.objects.create(document_id=part.document_id, part_id=part.pk, words="canario")


def nothing_left(story: factories.Story) -> None:
    """No document, part, file, term or search row of the story, and its page is down."""
    made = story.version.document
    assert made is not None
    assert not PublicDocument.unguarded.filter(record=story.record).exists()
    for model in (PublicPart.unguarded, PublicFile.objects, PublicTerm.objects):
        assert not model.filter(document_id=made.pk).exists()
    assert not Row.objects.filter(document_id=made.pk).exists()
    assert not story.page.live
    assert shown(story) == set()


def duties(kind: str, **columns: str) -> Iterable[Duty]:
    return Duty.objects.filter(kind=kind, done_on=None, **columns)
