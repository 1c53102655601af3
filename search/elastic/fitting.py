"""Whether rows meet clauses, worked out here: for the records of one page, and for those the server lags behind on."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from search.asking import Clause
from search.matches import Match
from search.models import Row
from search.weights import AS_IT_STANDS, STEM
from search.words import positions_of

# Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009): when a word said once more
# says no more, and how much a long part is held against it.
ENOUGH, LONG = 1.2, 0.75


@dataclass(frozen=True)
class Counted:
    """A row's words, by how often they stand there."""

    row: Row
    sequence: list[str]
    words: Counter[str]
    spanish: Counter[str]
    english: Counter[str]
    facets: frozenset[str]

    @classmethod
    def of(cls, row: Row) -> "Counted":
        said = row.words.split()
        stems = Counter(row.spanish.split()), Counter(row.english.split())
        return cls(row, said, Counter(said), *stems, frozenset(row.facets.split()))


def fitting(clauses: Sequence[Clause], rows: Iterable[Row]) -> list[list[Match]]:
    """Clause by clause, the rows that meet it, best first. As the engine of the database would find them."""
    counted = [Counted.of(row) for row in rows]
    usual = sum(len(one.sequence) for one in counted) / len(counted) if counted else 1.0
    return [_matches(clause, counted, usual) for clause in clauses]


def _matches(clause: Clause, counted: list[Counted], usual: float) -> list[Match]:
    by_row = [(one, list(_times(clause, one))) for one in counted]
    rare = (
        [
            math.log(1 + (len(counted) - held + 0.5) / (held + 0.5))
            for held in (sum(1 for _one, times in by_row if times[place][1]) for place in range(len(by_row[0][1])))
        ]
        if by_row
        else []
    )
    found = []
    for one, times in by_row:
        length = ENOUGH * (1 - LONG + LONG * len(one.sequence) / usual)
        score = sum(
            weight * rarity * often * (ENOUGH + 1) / (often + length)
            for (weight, often), rarity in zip(times, rare, strict=True)
        )
        if score:
            found.append(Match(one.row.part_id, one.row.document_id, one.row.record, score))
    return sorted(found, key=lambda match: -match.score)


def _times(clause: Clause, one: Counted) -> Iterator[tuple[float, int]]:
    """(weight, how often) for each way to say it, in one order for every row."""
    yield from ((AS_IT_STANDS, one.words[word]) for word in clause.words)
    yield from ((STEM, one.spanish[stem]) for stem in clause.spanish)
    yield from ((STEM, one.english[stem]) for stem in clause.english)
    yield from ((AS_IT_STANDS, int(facet in one.facets)) for facet in clause.facets)
    for sequence in clause.sequences:
        held = sequence[0] in one.words
        yield AS_IT_STANDS, sum(1 for _place in positions_of(sequence, one.sequence)) if held else 0
