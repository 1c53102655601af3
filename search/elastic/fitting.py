"""Whether rows meet clauses, worked out here: for the records of one page, and for those the server lags behind on."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from search.asking import Clause
from search.matches import Match
from search.weighing import Alike, rarity, ways
from search.words import positions_of


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
    weighed: str


class Split:
    """A row with its words apart."""

    def __init__(self, row: Read) -> None:
        self.row = row
        self.weighed = frozenset(row.weighed.split())

    @cached_property
    def sequence(self) -> list[str]:
        return self.row.words.split()

    def meets(self, alike: Alike) -> bool:
        """Whether it is met in any of these ways."""
        said = not self.weighed.isdisjoint(alike.words) or any(
            any(True for _place in positions_of(sequence, self.sequence)) for sequence in alike.sequences
        )
        return said and self.weighed.isdisjoint(alike.without)


def fitting(clauses: Sequence[Clause], rows: Iterable[Read]) -> list[list[Match]]:
    """Clause by clause, the rows that meet it, best first. As the engine of the database would find them."""
    split = [Split(row) for row in rows]
    return [_matches(list(ways(clause)), split) for clause in clauses]


def _matches(several: Sequence[Alike], split: Sequence[Split]) -> list[Match]:
    worth = [(one.row, sum(alike.score for alike in several if one.meets(alike))) for one in split]
    met = [(row, score) for row, score in worth if score]
    rare = rarity(len(met), of=len(split))
    found = [Match(row.part_id, row.document_id, row.record, score * rare) for row, score in met]
    return sorted(found, key=lambda match: -match.score)
