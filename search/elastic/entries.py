"""From the visible parts of records to what the server is given. One entry a record, all its languages together."""

import hashlib
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Q

from search.listed import listed
from search.models import Row
from search.rows import facets_and_date, gather
from search.words import tongues, words_of
from stories.pages.documents import PublicPart
from stories.pages.reading import SALT_BYTES
from stories.pages.terms import Term

OF_ROW = ("part_id", "document_id", "record", "kind", "language")


class Said(NamedTuple):
    """A visible part, where it stands, and what is known of its document. Sorts as it is read."""

    document: str
    position: int
    id: str
    body: bytes
    kind: str
    language: str


def seal(part_ids: Iterable[str]) -> str:
    """Stands for exactly these parts."""
    return hashlib.sha256("\n".join(sorted(part_ids)).encode()).hexdigest()[:16]


class Heard:
    """Collects the words of parts as they are written, by the languages that stem them."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.spanish: list[str] = []
        self.english: list[str] = []

    def take(self, text: str, language: str) -> None:
        """Add a text in `language` ("" for names and numbers, which have no stems)."""
        if not text.strip():
            return
        plain = unicodedata.normalize("NFC", text).replace("’", "'").replace("ʼ", "'")
        self.text.append(plain)
        if language:
            into = tongues(language)
            if into.spanish:
                self.spanish.append(plain)
            if into.english:
                self.english.append(plain)


def entries(records: Sequence[str], *, places: Mapping[str, Term]) -> dict[str, dict[str, Any]]:
    """What the server is to hold of these records now; a record of which nothing is visible is left out."""
    rows = {row[0]: row for row in Row.objects.filter(record__in=listed(records)).values_list(*OF_ROW)}
    # By their ids, and not joined to their documents, of which the rows know enough: else PostgreSQL works out what the
    # door shows of the whole archive, for every batch again.
    shown = PublicPart.objects.visible_among(Q(pk__in=listed(rows)))
    parts = shown.values_list("pk", "body", "position")
    by_record: dict[str, list[Said]] = defaultdict(list)
    for part, body, position in parts:
        _part, document, record, kind, language = rows[part]
        by_record[record].append(Said(document, position, part, body, kind, language))
    return {record: _entry(record, sorted(found), places) for record, found in by_record.items()}


def _entry(record: str, parts: list[Said], places: Mapping[str, Term]) -> dict[str, Any]:
    heard = Heard()
    facets: dict[str, None] = {}
    told = ""
    for part in parts:
        said = json.loads(bytes(part.body)[SALT_BYTES:])
        gather(heard, said, kind=part.kind, record=record, language=part.language)
        found, its_date = facets_and_date(said, kind=part.kind, language=part.language)
        facets |= dict.fromkeys(found)
        told = max(told, its_date)
    entry: dict[str, Any] = {
        "record": record,
        "seal": seal(part.id for part in parts),
        "documents": sorted({part.document for part in parts}),
        "facets": list(facets),
        "text": heard.text,
        "spanish": heard.spanish,
        "english": heard.english,
    }
    if told:
        entry["told"] = told
    for language in ("es", "en"):
        if names := sorted(_place_names(facets, places, language)):
            entry[f"place_{language}"] = names[0]
    return entry


def _place_names(facets: Iterable[str], places: Mapping[str, Term], language: str) -> Iterator[str]:
    """Folded, as lists are sorted."""
    for facet in facets:
        name, _, slug = facet.partition(":")
        if name == "place" and slug in places:
            term = places[slug]
            yield " ".join(words_of(term.label_en if language == "en" else term.label_es))


def seals(records: Sequence[str]) -> dict[str, str]:
    """The seal of everything that is visible of each of these records."""
    wanted = list(Row.objects.filter(record__in=listed(records)).values_list("part_id", "record"))
    shown = set(PublicPart.objects.ids_visible_among(part for part, _record in wanted))
    by_record: dict[str, list[str]] = defaultdict(list)
    for part, record in wanted:
        if part in shown:
            by_record[record].append(part)
    return {record: seal(found) for record, found in by_record.items()}
