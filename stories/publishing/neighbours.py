"""What a version would tell together with the archive's own public documents. Reads public parts and nothing else."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from stories.pages.documents import PublicDocument, PublicPart, PublicTerm
from stories.pages.reading import SALT_BYTES
from stories.redaction.together import Together, together
from stories.redaction.traits import Trait, traits_of_version

# So many documents are read at most: tied ones, then those that share a place or a theme, then any.
MOST_DOCUMENTS = 400
WORDS = ("facts", "passage", "picture", "index")
Traits = frozenset[Trait]
# A public part never changes, so its details are worked out once a process. Of public words only.
_known: dict[str, Traits] = {}


def neighbours(
    *, record: str, contents: Sequence[Mapping[str, Any]], tied: Collection[str] = ()
) -> tuple[Together, ...]:
    """Public records that would be read with this version as one person's; tied ones first, where they are public."""
    documents = _candidates(record, contents, tied)
    traits = _traits_of(documents)
    others: dict[str, Traits] = {}
    for document, of in documents.items():
        others[of] = others.get(of, frozenset()) | traits[document]
    return together(mine=traits_of_version(contents), others=others, tied=tied)


def _candidates(record: str, contents: Sequence[Mapping[str, Any]], tied: Collection[str]) -> dict[str, str]:
    """Document id to record, at most MOST_DOCUMENTS, and never the version's own record."""
    facts = next((content for content in contents if content["kind"] == "facts"), {})
    slugs = [slug for slug in (*facts.get("terms", ()), facts.get("place", "")) if slug]
    visible = PublicDocument.objects.visible(use="web").exclude(record=record)
    alike = PublicTerm.objects.filter(slug__in=slugs).values("document")
    found: dict[str, str] = {}
    for some in (visible.filter(record__in=tied), visible.filter(pk__in=alike), visible):
        if (room := MOST_DOCUMENTS - len(found)) > 0:
            rows = some.exclude(pk__in=list(found)).order_by("pk").values_list("pk", "record_id")
            found.update(rows[:room])
    return found


def _traits_of(documents: Iterable[str]) -> dict[str, Traits]:
    """By document, from the parts that are visible now. What is no longer visible is forgotten here too."""
    visible = PublicPart.objects.visible().filter(kind__in=WORDS, document__in=list(documents))
    document_of = dict(visible.values_list("pk", "document_id"))
    for gone in _known.keys() - document_of.keys():
        _known.pop(gone, None)
    missing = [part for part in document_of if part not in _known]
    for part, body in visible.filter(pk__in=missing).values_list("pk", "body") if missing else ():
        _known[part] = frozenset(traits_of_version([json.loads(bytes(body)[SALT_BYTES:])]))
    found: dict[str, Traits] = {document: frozenset() for document in documents}
    for part, document in document_of.items():
        found[document] |= _known.get(part, frozenset())
    return found
