"""From the visible parts of records to what the server is given. One entry a record, all its languages together."""

import hashlib
import json
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from search.listed import listed
from search.models import Row
from search.rows import facets_and_date, gather
from search.words import tongues, words_of
from stories.pages.documents import PublicPart
from stories.pages.reading import SALT_BYTES
from stories.pages.terms import Term


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
    parts = list(
        PublicPart.objects.visible()
        .filter(
            document__record_id__in=listed(records),
            pk__in=Row.objects.filter(record__in=listed(records)).values("part_id"),
        )
        .order_by("document_id", "position")
        .values_list("pk", "body", "document_id", "document__record_id", "document__kind", "document__language")
    )
    by_record: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for part in parts:
        by_record[part[3]].append(part)
    return {record: _entry(record, found, places) for record, found in by_record.items()}


def _entry(record: str, parts: list[tuple[Any, ...]], places: Mapping[str, Term]) -> dict[str, Any]:
    heard = Heard()
    facets: dict[str, None] = {}
    told = ""
    for _pk, body, _document, _record, kind, language in parts:
        said = json.loads(bytes(body)[SALT_BYTES:])
        gather(heard, said, kind=kind, record=record, language=language)
        found, its_date = facets_and_date(said, kind=kind, language=language)
        facets |= dict.fromkeys(found)
        told = max(told, its_date)
    entry: dict[str, Any] = {
        "record": record,
        "seal": seal(part[0] for part in parts),
        "documents": sorted({part[2] for part in parts}),
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
    shown = set(
        PublicPart.objects.visible()
        .filter(pk__in=listed(part for part, _record in wanted))
        .values_list("pk", flat=True)
    )
    by_record: dict[str, list[str]] = defaultdict(list)
    for part, record in wanted:
        if part in shown:
            by_record[record].append(part)
    return {record: seal(found) for record, found in by_record.items()}
