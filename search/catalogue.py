"""What of the index a query needs of very many rows at once, as columns of numbers: whose each row is, facets, dates.

No words of a story are in here, and nothing of a query. Rows of the index never change, they only come and go, and a
part's id is random; so a row with the same id for the same part is the same row, and need not be read again. Whether it
may be shown is not said here: that is asked of the door (`search.shown`).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from django.db.models import Count, Sum

from search.listed import listed
from search.matches import Match
from search.models import Row

Numbers = npt.NDArray[np.int64]
Scores = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
COLUMNS = ("id", "part_id", "document_id", "record", "language", "is_facts", "told", "facets")


class Matched(NamedTuple):
    """Rows of a catalogue that meet one clause, by their places in it, and how well. No row twice, in no order."""

    places: Numbers
    scores: Scores

    def where(self, truths: Truths) -> "Matched":
        """Those for which it is true."""
        return Matched(self.places[truths], self.scores[truths])


def _once(words: Sequence[str]) -> list[str]:
    kept: dict[str, str] = {}
    return [kept.setdefault(word, word) for word in words]


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Rows of the index by their ids. A record is known by its number: its place in `names`, which are sorted."""

    ids: Numbers
    parts: Sequence[str]
    documents: Sequence[str]
    languages: Sequence[str]
    facts: Truths
    told: Sequence[str]
    facet_words: Sequence[str]
    # Whether these are all rows that there are, so that the door may be asked about all of them in one question.
    whole: bool
    names: list[str] = field(default_factory=list)
    records: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))
    # Facets by number; and each facet of each row, in the order of records and facets.
    facets: dict[str, int] = field(default_factory=dict)
    facet_names: list[str] = field(default_factory=list)
    pair_places: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))
    pair_facets: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))
    pair_records: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))
    # Rows that tell a date, and for all rows its place among the dates told; 0 for none.
    dated: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))
    dates: Numbers = field(default_factory=lambda: np.zeros(0, np.int64))

    def __len__(self) -> int:
        return len(self.parts)

    @classmethod
    def of(cls, rows: Iterable[Sequence[Any]], *, whole: bool = False) -> "Catalogue":
        """Of values in the order of COLUMNS."""
        columns = list(zip(*sorted(rows, key=itemgetter(0)), strict=True)) or [()] * len(COLUMNS)
        ids, parts, its_document, called, its_language, facts, its_day, its_facets = columns
        # One copy of what many rows share.
        documents, languages, told, facet_words = map(_once, (its_document, its_language, its_day, its_facets))
        names = sorted(set(called))
        numbers = {name: number for number, name in enumerate(names)}
        records = np.fromiter(map(numbers.__getitem__, called), np.int64, len(called))
        facet_names = sorted({facet for words in set(facet_words) for facet in words.split()})
        facets = {name: number for number, name in enumerate(facet_names)}
        pairs = [(place, facets[facet]) for place, words in enumerate(facet_words) if words for facet in words.split()]
        pair_places, pair_facets = np.array(pairs, np.int64).reshape(-1, 2).T
        order = np.lexsort((pair_facets, records[pair_places]))
        days = {day: number for number, day in enumerate(sorted({"", *told}))}
        dates = np.fromiter(map(days.__getitem__, told), np.int64, len(told))
        return cls(
            ids=np.array(ids, np.int64), parts=parts, documents=documents, languages=languages,
            facts=np.array(facts, np.bool_), told=told, facet_words=facet_words, whole=whole, names=names,
            records=records, facets=facets, facet_names=facet_names, pair_places=pair_places[order],
            pair_facets=pair_facets[order], pair_records=records[pair_places[order]],
            dated=np.flatnonzero(dates), dates=dates,
        )  # fmt: skip

    @classmethod
    def read(cls, earlier: "Catalogue | None" = None) -> "Catalogue":
        """All rows as they are now; `earlier` itself where they are the same."""
        if earlier is None or not len(earlier):
            return cls.of(list(Row.objects.values_list(*COLUMNS)), whole=True)
        if earlier.is_as_now():
            return earlier
        now = dict(Row.objects.values_list("id", "part_id"))
        stayed = np.fromiter(
            (now.get(row) == part for row, part in zip(earlier.ids.tolist(), earlier.parts, strict=True)),
            np.bool_,
            len(earlier),
        )
        new = now.keys() - set(earlier.ids[stayed].tolist())
        come = Row.objects.filter(part_id__in=listed(now[row] for row in new)).values_list(*COLUMNS)
        return cls.of([*earlier.rows(stayed), *(row for row in come if row[0] in new)], whole=True)

    def is_as_now(self) -> bool:
        """Whether these are all rows still. No database gives an id twice, and in another the last part is another."""
        rows = Row.objects.aggregate(Count("id"), Sum("id"))
        if tuple(rows.values()) != (len(self), int(self.ids.sum())):
            return False
        last = Row.objects.order_by("-pk").values_list("pk", "part_id").first()
        return last == (int(self.ids[-1]), self.parts[-1])

    def rows(self, truths: Truths) -> Iterator[tuple[Any, ...]]:
        """Values in the order of COLUMNS."""
        for place in np.flatnonzero(truths).tolist():
            yield (
                int(self.ids[place]), self.parts[place], self.documents[place], self.names[self.records[place]],
                self.languages[place], bool(self.facts[place]), self.told[place], self.facet_words[place],
            )  # fmt: skip

    # --- What meets a clause ---

    def sums(self, sets: Iterable[tuple[Numbers, float, bool]]) -> Scores:
        """For every row the sum of what the sets are worth in which it is: ids, none twice; their worth; and whether it
        counts only for rows of which no set before had anything to say. Rows that came meanwhile are passed over."""
        if not len(self):
            return np.zeros(0)
        # By their ids, not their places, which would have to be looked up for each.
        first, last = int(self.ids[0]), int(self.ids[-1])
        sums, said = np.zeros(last - first + 1), None
        for ids, worth, if_nothing in sets:
            places = ids[(ids >= first) & (ids <= last)] - first
            if if_nothing:
                said = sums > 0 if said is None else said
                places = places[~said[places]]
            sums[places] += worth
        return sums[self.ids - first]

    def matched(self, matches: Sequence[Match]) -> Matched:
        """Of parts that fit. For a few."""
        place_of = {part: place for place, part in enumerate(self.parts)}
        places = np.array([place_of[match.part_id] for match in matches], np.int64)
        return Matched(places, np.array([match.score for match in matches], np.float64))

    def heads(self) -> Matched:
        """Every document by its facts: what there is when nothing was asked for."""
        places = np.flatnonzero(self.facts)
        return Matched(places, np.zeros(len(places)))

    def match(self, place: int, score: float) -> Match:
        return Match(self.parts[place], self.documents[place], self.names[self.records[place]], score)

    # --- Whose they are ---

    def bearing(self, facet: str) -> Numbers:
        """The rows that have this facet."""
        number = self.facets.get(facet)
        return self.pair_places[self.pair_facets == number] if number is not None else np.zeros(0, np.int64)

    def marked(self, records: Numbers) -> Truths:
        """For every record, whether it is one of these."""
        marks = np.zeros(len(self.names), np.bool_)
        marks[records] = True
        return marks
