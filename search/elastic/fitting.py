"""Whether rows meet clauses, worked out here: for the records of one page, and for those the server lags behind on."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count
from typing import NamedTuple

from search.asking import Clause
from search.matches import Match
from search.weights import AS_IT_STANDS, STEM
from search.words import positions_of

# Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009): when a word said once more
# says no more, and how much a long part is held against it.
ENOUGH, LONG = 1.2, 0.75


class Read(NamedTuple):
    """What of a row of the index is needed here."""

    id: int
    part_id: str
    document_id: str
    record: str
    language: str
    is_facts: bool
    told: str
    facets: str
    words: str
    spanish: str
    english: str


@dataclass(frozen=True)
class Counted:
    """A row's words, by how often they stand there."""

    row: Read
    sequence: list[str]
    words: Counter[str]
    spanish: Counter[str]
    english: Counter[str]
    facets: frozenset[str]

    @classmethod
    def of(cls, row: Read) -> "Counted":
        said = row.words.split()
        stems = Counter(row.spanish.split()), Counter(row.english.split())
        return cls(row, said, Counter(said), *stems, frozenset(row.facets.split()))


def fitting(clauses: Sequence[Clause], rows: Iterable[Read]) -> list[list[Match]]:
    """Clause by clause, the rows that meet it, best first. As the engine of the database would find them."""
    counted = [Counted.of(row) for row in rows]
    usual = sum(len(one.sequence) for one in counted) / len(counted) if counted else 1.0
    return [_matches(clause, counted, usual) for clause in clauses]


def _matches(clause: Clause, counted: list[Counted], usual: float) -> list[Match]:
    ways = _Ways(clause)
    by_row = [(one, ways.met_by(one)) for one in counted]
    held = Counter(place for _one, met in by_row for place, _weight, _often in met)
    rare = {place: math.log(1 + (len(counted) - rows + 0.5) / (rows + 0.5)) for place, rows in held.items()}
    found = []
    for one, met in by_row:
        if met:
            length = ENOUGH * (1 - LONG + LONG * len(one.sequence) / usual)
            score = sum(weight * rare[place] * often * (ENOUGH + 1) / (often + length) for place, weight, often in met)
            found.append(Match(one.row.part_id, one.row.document_id, one.row.record, score))
    return sorted(found, key=lambda match: -match.score)


class _Ways:
    """Every way to say a clause, each at its place: most rows say none of them, and are done with at once."""

    def __init__(self, clause: Clause) -> None:
        places = count()
        self.words = dict(zip(clause.words, places, strict=False))
        self.spanish = dict(zip(clause.spanish, places, strict=False))
        self.english = dict(zip(clause.english, places, strict=False))
        self.facets = dict(zip(clause.facets, places, strict=False))
        self.sequences = list(zip(clause.sequences, places, strict=False))

    def met_by(self, one: Counted) -> list[tuple[int, float, int]]:
        """(place, weight, how often) of each way that the row says."""
        met = [(self.words[word], AS_IT_STANDS, one.words[word]) for word in self.words.keys() & one.words.keys()]
        met += [(self.spanish[stem], STEM, one.spanish[stem]) for stem in self.spanish.keys() & one.spanish.keys()]
        met += [(self.english[stem], STEM, one.english[stem]) for stem in self.english.keys() & one.english.keys()]
        met += [(self.facets[facet], AS_IT_STANDS, 1) for facet in self.facets.keys() & one.facets]
        for sequence, place in self.sequences:
            if sequence[0] in one.words and (often := sum(1 for _place in positions_of(sequence, one.sequence))):
                met.append((place, AS_IT_STANDS, often))
        return sorted(met)
