"""The public record that somebody answers, or brings news of: only what anybody may see, and its themes."""

from dataclasses import dataclass

from stories.consent.reading import reading_language
from stories.pages.choosing import reading_of
from stories.pages.documents import PublicDocument
from stories.pages.terms import Term


@dataclass(frozen=True)
class Answered:
    """A record that is public now: its call number, title and where it is read, and the themes to offer."""

    record: str
    kind: str
    title: str
    title_language: str
    themes: tuple[str, ...]


def answered(record: str) -> Answered | None:
    """The record with this call number as it may be read now; None where it may not."""
    number = record.lower()
    shown = PublicDocument.objects.visible(use="web").filter(record_id=number).values_list("kind", flat=True).first()
    language = reading_language()
    reading = reading_of(kind=shown, record=number, language=language) if shown else None
    if reading is None:
        return None
    story = reading.story(language=language, terms={})
    themes = Term.objects.filter(pk__in=reading.leading.slugs).exclude(kind=Term.Kind.PLACE)
    return Answered(
        record=number,
        kind=str(shown),
        title=story.title.text,
        title_language=story.title.lang,
        themes=tuple(themes.values_list("pk", flat=True)),
    )
