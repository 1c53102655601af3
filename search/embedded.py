"""What both embedded engines do alike. They differ in how a row is looked up: see `sqlite` and `postgres`.

A query runs in this order. Rows that fit, clause by clause, from the index. Records that meet every clause. What the
door shows of them: nothing is counted, listed or suggested that was not asked of the door. Facets. One page of hits,
read from the parts themselves.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import ClassVar

import numpy as np
from django.db import connection

from search import spelling
from search.asking import Clause, clauses
from search.catalogue import Matched, Numbers
from search.hits import choose, tell
from search.interface import PAGE_SIZE, Document, Page, Query
from search.ladder import NEIGHBOURS, go_down
from search.models import Pending, Row
from search.rows import row_of
from search.settling import Found, by_frequency, settle
from search.shown import Shown
from search.synonyms import Thesaurus, begins
from search.weighing import Alike, rarity, ways
from search.words import words_of
from stories.pages.terms import Term

RECENT = 200


def every_term() -> list[Term]:
    """The vocabulary as it is worded now."""
    return list(Term.objects.all())


class EmbeddedEngine:
    """Rows in the archive's own database, indexed by it, deleted by it. Stateless."""

    # --- What an engine supplies ---

    # A question: whether the index has anything that no row of ours stands behind.
    left_over: ClassVar[str]

    def rows_meeting(self, several: Sequence[Alike]) -> Sequence[Numbers]:
        """For each of several, the ids of the rows that are met in any of its ways: each once, in no order."""
        raise NotImplementedError

    def rows_with(self, *, beginning: str = "", ending: str = "") -> Sequence[tuple[str, str]]:
        """Some (part id, words) of rows with a word that begins or ends so. Both are letters and digits."""
        raise NotImplementedError

    def tidy(self) -> None:
        """Rewrite the index so that no deleted word is left in it."""
        raise NotImplementedError

    # --- Writing ---

    def add(self, *, document: Document) -> None:
        self.forget(document_id=document.pk)
        shared = {"kind": document.kind, "record": document.record_id, "language": document.language}
        Row.objects.bulk_create(
            Row(document_id=document.pk, part_id=part.pk, **shared, **row_of(**shared, body=part.body))
            for part in document.parts.order_by("position")
        )

    def forget(self, *, document_id: str) -> None:
        Row.objects.filter(document_id=document_id).delete()

    def verify_forgotten(self, *, document_id: str) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(self.left_over)
            (left_over,) = cursor.fetchone()
        return not left_over and not Row.objects.filter(document_id=document_id).exists()

    def holds_record(self, *, record: str) -> bool:
        return Row.objects.filter(record=record).exists()

    def keep_in_step(self, *, at: datetime.date) -> None:
        """This index is part of the transactions that change it: the list for a search server is not needed."""
        if Pending.objects.exists():  # to empty an empty table is a commit as well
            Pending.objects.all().delete()

    # --- Asking ---

    def find(self, query: Query) -> Page:
        shown = Shown()
        terms = shown.once("terms", every_term)
        thesaurus = shown.once("thesaurus", lambda: Thesaurus.of(terms))
        asked = clauses(query.text, thesaurus=thesaurus)
        if query.text.strip() and not asked:
            return Page((), 0, 1, by_frequency({}))
        came = go_down(asked, asks=Asking(self, query, shown), rows=self, shown=shown, thesaurus=thesaurus)
        found = came.answer
        number = max(1, min(query.page, -(-found.total // PAGE_SIZE)))
        first = found.in_order(query, asked=bool(asked), terms=terms, first=number * PAGE_SIZE)
        page = first[(number - 1) * PAGE_SIZE :]
        chosen = choose(
            found.called(page),
            found.matches(page),
            languages=found.languages(page),
            language=query.language,
            shown=shown,
        )
        return Page(
            hits=tell(chosen, clauses=came.asked, language=query.language, terms=terms),
            total=found.total,
            number=number,
            facets=by_frequency(found.counts()),
            also=came.also,
            loose=found.loose,
            suggestions=() if found.total else self._neighbours(query, terms, shown),
        )

    def suggest(self, *, prefix: str, language: str = "es", limit: int = 6) -> tuple[str, ...]:
        words = words_of(prefix)
        if not words:
            return ()
        shown = Shown()
        named = self._terms_beginning(" ".join(words), language, shown)
        held = spelling.beginning_with(words[-1], rows=self, shown=shown, limit=limit) if len(words) == 1 else {}
        return tuple(dict.fromkeys([*named, *spelling.as_written(held)]))[:limit]

    def _neighbours(self, query: Query, terms: Iterable[Term], shown: Shown) -> tuple[str, ...]:
        """What begins like the last word, and what the newest visible records are about."""
        begun = self.suggest(prefix=(words_of(query.text) or [""])[-1], language=query.language)
        rows = Row.objects.filter(is_facts=True).order_by("-pk").values_list("part_id", "record", "facets")[:RECENT]
        visible = shown.among(part for part, _record, _facets in rows)
        borne = {(record, facet) for part, record, facets in rows if part in visible for facet in facets.split()}
        newest = by_frequency(Counter(facet for _record, facet in borne))["term"]
        labels = {term.slug: term.label_en if query.language == "en" else term.label_es for term in terms}
        about = [labels[facet.value] for facet in newest if facet.value in labels]
        return tuple(dict.fromkeys([*begun, *about]))[:NEIGHBOURS]

    def _terms_beginning(self, prefix: str, language: str, shown: Shown) -> list[str]:
        """Labels of the vocabulary that begin so and that a visible record bears."""
        begin = [term for term in Term.objects.all() if any(begins(name, prefix) for name in term.words())]
        if not begin:
            return []
        catalogue = shown.catalogue()
        return [
            term.label_en if language == "en" else term.label_es
            for term in begin
            if any(shown.rows(catalogue, catalogue.bearing(f"{name}:{term.slug}")).any() for name in ("term", "place"))
        ]


class Asking:
    """One visitor's search in the embedded index."""

    def __init__(self, engine: EmbeddedEngine, query: Query, shown: Shown) -> None:
        self._engine, self._query, self._shown = engine, query, shown
        self._catalogue = shown.catalogue()
        self._matched: dict[Clause, Matched] = {}

    def ask(self, asked: tuple[Clause, ...], *, any_of_them: bool = False) -> Found:
        per_clause = [self._of(clause) for clause in asked] if asked else [self._catalogue.heads()]
        return settle(per_clause, self._query, catalogue=self._catalogue, shown=self._shown, any_of_them=any_of_them)

    def anything_at_all(self, clause: Clause) -> bool:
        return bool(np.any(self._shown.rows(self._catalogue, self._of(clause).places)))

    def _of(self, clause: Clause) -> Matched:
        if clause not in self._matched:
            frequent, count = self._shown.frequent, len(self._catalogue)
            self._matched[clause] = frequent.matched(tuple(ways(clause)), self._ranked, of=count)
        return self._matched[clause]

    def _ranked(self, several: Sequence[Alike]) -> Matched:
        """The rows that are met in any way, each with the sum of what its ways are worth."""
        found = zip(self._engine.rows_meeting(several), several, strict=True)
        scores = self._catalogue.sums((ids, alike.score, bool(alike.without)) for ids, alike in found)
        places = np.flatnonzero(scores > 0)
        return Matched(places, scores[places] * rarity(len(places), of=len(scores)))
