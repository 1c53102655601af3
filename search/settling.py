"""From rows that meet clauses to records that may be shown, counted and in order. What every engine does alike.

All of it in columns of numbers (`search.catalogue`): a word that most records hold costs thousands of rows, and a step
of Python for each of them would be most of a search.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from search.catalogue import Catalogue, Matched, Numbers, Scores, Truths
from search.interface import FACETS, FacetValue, Query
from search.matches import Match
from search.shown import Shown
from search.weights import CLAUSE_WEIGHT, SHARES
from search.words import words_of
from stories.pages.terms import Term

# record -> clause by clause -> what fits, best first
ByRecord = dict[str, list[list[Match]]]


@dataclass(frozen=True, eq=False)
class Found:
    """Records that may be shown, by their numbers in the catalogue; of all records their scores and dates, 0 for the
    others; the facets of those found; and the visible rows, clause by clause."""

    catalogue: Catalogue
    numbers: Numbers
    scores: Scores
    dates: Numbers
    pair_records: Numbers
    pair_facets: Numbers
    matched: Sequence[Matched]
    loose: bool = False

    @property
    def total(self) -> int:
        return len(self.numbers)

    def counts(self) -> dict[str, int]:
        """How many of the records found have each facet."""
        times = np.bincount(self.pair_facets, minlength=len(self.catalogue.facet_names))
        return {self.catalogue.facet_names[facet]: int(times[facet]) for facet in np.flatnonzero(times)}

    def called(self, numbers: Numbers) -> list[str]:
        return [self.catalogue.names[number] for number in numbers.tolist()]

    def in_order(self, query: Query, *, asked: bool, terms: Iterable[Term], first: int | None = None) -> Numbers:
        """The records in the order that is wanted, or so many that come first; the next best decides between equals.
        Where nothing was asked, no record is better than another: newest first."""
        numbers = self.numbers
        better = self._better(query, asked=asked, terms=terms)[numbers]
        if first is not None and first < len(numbers):
            # Whoever comes later than these need not be put in order.
            some = better >= np.partition(better, -first)[-first]
            numbers, better = numbers[some], better[some]
        return numbers[np.lexsort((numbers, self.dates[numbers], self.scores[numbers], better))[::-1]][:first]

    def _better(self, query: Query, *, asked: bool, terms: Iterable[Term]) -> Scores | Numbers:
        """For every record what it is ordered by: more is earlier."""
        order = query.order if asked or query.order != "relevance" else "newest"
        if order == "newest":
            return self.dates
        if order == "oldest":
            return np.where(self.dates == 0, np.iinfo(np.int64).min, -self.dates)
        if order == "place":
            return -self._places(query.language, terms)
        return self.scores

    def matches(self, numbers: Numbers) -> ByRecord:
        """What of these records meets which clause."""
        found: ByRecord = {record: [[] for _clause in self.matched] for record in self.called(numbers)}
        marks = self.catalogue.marked(numbers)
        for clause, matched in enumerate(self.matched):
            places, scores = matched.where(marks[self.catalogue.records[matched.places]])
            for place in np.argsort(-scores, kind="stable").tolist():
                match = self.catalogue.match(int(places[place]), float(scores[place]))
                found[match.record][clause].append(match)
        return found

    def languages(self, numbers: Numbers) -> dict[str, str]:
        """The language of every document of these records."""
        rows = np.flatnonzero(self.catalogue.marked(numbers)[self.catalogue.records]).tolist()
        return {self.catalogue.documents[row]: self.catalogue.languages[row] for row in rows}

    def _places(self, language: str, terms: Iterable[Term]) -> Numbers:
        """For every record the rank of its place's name as lists are sorted; last where it has none."""
        labels = {f"place:{term.slug}": term.label_en if language == "en" else term.label_es for term in terms}
        names = sorted(set(labels.values()))
        folded = sorted({tuple(words_of(name)) for name in names})
        rank = np.array([folded.index(tuple(words_of(name))) for name in names] + [len(folded)], np.int64)
        of_facet = np.array(
            [names.index(labels[facet]) if facet in labels else len(names) for facet in self.catalogue.facet_names],
            np.int64,
        )
        first = np.full(len(self.catalogue.names), len(names), np.int64)
        np.minimum.at(first, self.pair_records, of_facet[self.pair_facets])
        return rank[first]


def settle(
    per_clause: Sequence[Matched], query: Query, *, catalogue: Catalogue, shown: Shown, any_of_them: bool = False
) -> Found:
    """The records that visibly meet every clause (or any) and every filter."""
    count = len(catalogue.names)
    filters = sorted(wanted(query.filters))
    met = [catalogue.marked(catalogue.records[matched.places]) for matched in per_clause]
    possible = np.logical_or.reduce(met) if any_of_them else np.logical_and.reduce(met)
    for facet in filters:
        possible &= catalogue.marked(catalogue.records[catalogue.bearing(facet)])
    scores, times = np.zeros(count), np.zeros(count, np.int64)
    visible = []
    for matched in per_clause:
        some = matched.where(possible[catalogue.records[matched.places]])
        some = some.where(shown.rows(catalogue, some.places))
        visible.append(some)
        records = catalogue.records[some.places]
        scores += _shared(records, some.scores, count)
        times += catalogue.marked(records)
    fitting = times >= (1 if any_of_them else len(per_clause))
    pair_records, pair_facets = _facets(catalogue, fitting, shown)
    for facet in filters:
        fitting &= catalogue.marked(pair_records[pair_facets == catalogue.facets.get(facet, -1)])
    kept = fitting[pair_records]
    return Found(
        catalogue=catalogue,
        numbers=np.flatnonzero(fitting),
        scores=times * CLAUSE_WEIGHT + scores,
        dates=_dates(catalogue, fitting, shown),
        pair_records=pair_records[kept],
        pair_facets=pair_facets[kept],
        matched=visible,
        loose=any_of_them,
    )


def _shared(records: Numbers, scores: Scores, count: int) -> Scores:
    """Of each record its best passages, each with its share."""
    found = np.zeros(count)
    if not len(records):
        return found
    # By record, the best first: one column to sort by, for two take six times as long.
    order = np.argsort(records - scores / (scores.max() + 1), kind="stable")
    records, scores = records[order], scores[order]
    first = np.flatnonzero(np.diff(records, prepend=-1))
    after = np.append(first[1:], len(records))
    for place, share in enumerate(SHARES):
        first, after = first[first + place < after], after[first + place < after]
        found[records[first]] += share * scores[first + place]
    return found


def _facets(catalogue: Catalogue, fitting: Truths, shown: Shown) -> tuple[Numbers, Numbers]:
    """The visible facets of these records, each once."""
    its = np.flatnonzero(fitting[catalogue.pair_records])
    its = its[shown.rows(catalogue, catalogue.pair_places[its])]
    records, facets = catalogue.pair_records[its], catalogue.pair_facets[its]
    once = (np.diff(records, prepend=-1) != 0) | (np.diff(facets, prepend=-1) != 0)
    return records[once], facets[once]


def _dates(catalogue: Catalogue, fitting: Truths, shown: Shown) -> Numbers:
    """The last date that each of these records visibly tells."""
    places = catalogue.dated[fitting[catalogue.records[catalogue.dated]]]
    places = places[shown.rows(catalogue, places)]
    dates = np.zeros(len(catalogue.names), np.int64)
    np.maximum.at(dates, catalogue.records[places], catalogue.dates[places])
    return dates


def wanted(filters: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Filters as facets: all of them must be there. Unknown names are passed over."""
    return frozenset(f"{name}:{value}" for name in FACETS for value in filters.get(name, ()))


def by_frequency(counts: Mapping[str, int]) -> dict[str, tuple[FacetValue, ...]]:
    """How many records have each value, by the names of FACETS, most frequent first."""
    found: dict[str, list[FacetValue]] = {name: [] for name in FACETS}
    for facet, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        name, _, value = facet.partition(":")
        if name in found:
            found[name].append(FacetValue(value, count))
    return {name: tuple(values) for name, values in found.items()}
