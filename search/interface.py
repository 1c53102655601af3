"""What every search engine does for the archive, and the values it is asked with and answers in.

An engine indexes public documents and nothing else, and answers only with what the door shows at that moment: each hit,
count and suggestion is joined to the public view when it is asked for, never remembered.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

PAGE_SIZE = 24
LONGEST_QUERY = 200

# The ways to narrow, in the order in which they are shown. Values: a kind of record, a term's slug, a place's slug, a
# decade's first year, a language tag, and of media "photo", "sound" or "video".
FACETS = ("term", "place", "language", "decade", "kind", "medium")

# Best first; newest or oldest first by the date that the facts tell, undated ones last; by the place's name in the
# visitor's language, those without one last. Between equals the next best decides.
ORDERS = ("relevance", "newest", "oldest", "place")


@dataclass(frozen=True)
class Query:
    """What a visitor asks. `text` may hold "phrases in quotation marks"; whatever else it holds does no harm.

    `filters` maps names of FACETS to the values that a record must have, all of them. `order` is one of ORDERS.
    `language` is the visitor's, "es" or "en". `page` counts from 1.
    """

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = "relevance"
    language: str = "es"
    page: int = 1


@dataclass(frozen=True)
class Excerpt:
    """Words of one part around what was looked for. `runs` are (marked, text), for a template to escape.

    `anchor` is the passage's id on its page; `at` and `seconds` are its moment in the recording, as a clock and as a
    number (None where it has none), `listen` the address of that recording, where it may be heard.
    """

    runs: tuple[tuple[bool, str], ...]
    language: str
    anchor: str = ""
    at: str = ""
    seconds: float | None = None
    listen: str = ""


@dataclass(frozen=True)
class Hit:
    """One record, told in the document that fits the visitor best."""

    kind: str
    record: str
    call: Any
    title: str
    title_lang: str
    byline: str
    excerpts: tuple[Excerpt, ...] = ()

    @property
    def more(self) -> tuple[Excerpt, ...]:
        """The passages after the best one."""
        return self.excerpts[1:]

    @property
    def excerpt(self) -> tuple[tuple[bool, str], ...]:
        return self.excerpts[0].runs if self.excerpts else ()

    @property
    def excerpt_lang(self) -> str:
        return self.excerpts[0].language if self.excerpts else ""

    @property
    def anchor(self) -> str:
        return self.excerpts[0].anchor if self.excerpts else ""

    @property
    def at(self) -> str:
        return self.excerpts[0].at if self.excerpts else ""

    @property
    def seconds(self) -> float | None:
        return self.excerpts[0].seconds if self.excerpts else None

    @property
    def listen(self) -> str:
        return self.excerpts[0].listen if self.excerpts else ""


@dataclass(frozen=True)
class FacetValue:
    """One way to narrow: how many of the records found have this value."""

    value: str
    count: int


@dataclass(frozen=True)
class Page:
    """One page of an answer. `total` counts records, and `facets` count them by FACETS, most frequent first.

    `also` are other words that were looked for: synonyms, or the nearest spelling of a word that nothing holds.
    `loose` says that no record has all the words, so these have some; `suggestions` are what else to try.
    `standing_in` says that the search server does not answer, and the archive's own database did.
    """

    hits: tuple[Hit, ...]
    total: int
    number: int
    facets: Mapping[str, tuple[FacetValue, ...]]
    also: tuple[str, ...] = ()
    loose: bool = False
    suggestions: tuple[str, ...] = ()
    standing_in: bool = False


class Document(Protocol):
    """The part of a public document (`stories.pages.documents.PublicDocument`) that an engine needs."""

    pk: Any
    record_id: str
    kind: str
    language: str
    parts: Any


class Engine(Protocol):
    """A search engine. Embedded ones live in the archive's own database and take part in its transactions.

    One behind a server is told by the worker, afterwards. What speaks to the server may raise OSError: then it waits.
    """

    def add(self, *, document: Document) -> None:
        """Index the parts `document` has now. Called inside the transaction that makes it public; may be repeated."""

    def forget(self, *, document_id: str) -> None:
        """Take everything of this document out of the index. May be repeated."""

    def find(self, query: Query) -> Page:
        """The records that fit, as the door shows them now."""

    def suggest(self, *, prefix: str, language: str = "es", limit: int = 6) -> tuple[str, ...]:
        """Words and terms that begin like this and that visible parts hold."""

    def tidy(self) -> None:
        """Rewrite the index so that no deleted word is left in it (the write-ahead log is the caller's)."""

    def verify_forgotten(self, *, document_id: str) -> bool:
        """Whether nothing of this document is left in the index."""

    def holds_record(self, *, record: str) -> bool:
        """Whether anything of this record is in the index, also what nobody would be shown."""

    def keep_in_step(self, *, at: datetime.date) -> None:
        """Do what waits to be done in the index, and once a day compare all of it with the public view."""
