"""What a version would tell together with the archive's own public documents. Reads public parts and nothing else."""

import json
from collections import OrderedDict, defaultdict
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
# A public document never changes, so its details are worked out once a process. Public words only.
_known: OrderedDict[str, Traits] = OrderedDict()


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
    found = {document: _known[document] for document in documents if document in _known}
    missing = [document for document in documents if document not in found]
    contents: dict[str, list[dict[str, Any]]] = defaultdict(list)
    parts = PublicPart.objects.visible().filter(kind__in=WORDS, document__in=missing)
    for document, body in parts.values_list("document_id", "body"):
        contents[document].append(json.loads(bytes(body)[SALT_BYTES:]))
    for document in missing:
        found[document] = _known[document] = frozenset(traits_of_version(contents[document]))
    while len(_known) > 2 * MOST_DOCUMENTS:
        _known.popitem(last=False)
    return found
