"""What lists and the front page offer: the records that may be seen now, newest clearance first."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from stories.consent.reading import reading_language
from stories.consent.uses import Use
from stories.pages.documents import PublicDocument, PublicTerm
from stories.pages.labels import labels
from stories.pages.reading import Story, TermLabel
from stories.pages.showing import best_for, documents, stories

PER_PAGE = 24
ON_THE_FRONT_PAGE = {"testimony": 5, "mural": 6, "vigil": 1}


@dataclass(frozen=True)
class Listed:
    """A record that may be seen now, by the document that suits the reader, and the day it was last cleared."""

    record: str
    kind: str
    day: datetime.date
    document: PublicDocument


def listed(
    *,
    language: str,
    kind: str = "",
    terms: Collection[str] = (),
    uses: Collection[Use] = (Use.WEB,),
    records: Collection[str] | None = None,
) -> list[Listed]:
    """Every record, newest clearance first; with `kind` of that kind only, with `terms` only those that name one, with
    `records` those alone."""
    found = documents(uses=uses).select_related("clearance").defer("manifest")
    if records is not None:
        found = found.filter(record_id__in=records)
    if kind:
        found = found.filter(kind=kind)
    if terms:
        found = found.filter(Exists(PublicTerm.objects.filter(document_id=OuterRef("pk"), slug__in=terms)))
    of: dict[str, list[PublicDocument]] = defaultdict(list)
    for document in found:
        of[document.record_id].append(document)
    rows = [
        Listed(record, some[0].kind, max(one.clearance.cleared_on for one in some), best_for(language, some))
        for record, some in of.items()
    ]
    # Two stable sorts: call numbers are random, so the order within a day tells nothing.
    return sorted(sorted(rows, key=lambda row: row.record), key=lambda row: row.day, reverse=True)


def of_records(records: Collection[str], *, language: str) -> list[Listed]:
    """Those of these records that may be copied, newest clearance first."""
    return listed(language=language, uses=[Use.WEB, Use.HARVEST], records=records)


def drawn(rows: Iterable[Listed], *, language: str) -> list[Story]:
    """These records as a list draws them."""
    keys = [row.document.pk for row in rows]
    by_key = documents().in_bulk(keys)
    return stories([by_key[key] for key in keys if key in by_key], language=language)


def terms_of(kind: str) -> list[TermLabel]:
    """The terms that the records of this kind name now, for narrowing a list."""
    shown = documents().filter(kind=kind).values("pk")
    slugs = PublicTerm.objects.filter(document_id__in=shown).values_list("slug", flat=True).distinct()
    return list(labels(slugs=slugs).values())


def newest(*, language: str = "") -> dict[str, list[Story]]:
    """The newest records of each kind for the front page: testimonies, murals and vigils, each may be empty."""
    language = language or reading_language()
    rows = listed(language=language)
    chosen = {kind: [row for row in rows if row.kind == kind][:count] for kind, count in ON_THE_FRONT_PAGE.items()}
    made = {
        story.record: story for story in drawn([row for some in chosen.values() for row in some], language=language)
    }
    names = {"testimony": "testimonies", "mural": "murals", "vigil": "vigils"}
    return {names[kind]: [made[row.record] for row in some if row.record in made] for kind, some in chosen.items()}
