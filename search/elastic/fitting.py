"""Whether rows meet clauses, worked out here: for the records of one page, and for those the server lags behind on."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from search.asking import Clause
from search.matches import Match
from search.weighing import Alike, rarity, ways


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


class Held:
    """What of all that is looked for a row holds. A row has hundreds of words, and few are asked for: they are looked
    for in it as it is, so that nobody takes it apart."""

    def __init__(self, row: Read, *, ends: Iterable[str], sequences: Iterable[tuple[str, ...]]) -> None:
        self.row = row
        self.weighed = frozenset(_with_ends(f" {row.weighed} ", ends))
        words = f" {row.words} "
        self.sequences = frozenset(sequence for sequence in sequences if f" {' '.join(sequence)} " in words)

    def meets(self, alike: Alike) -> bool:
        """Whether it is met in any of these ways."""
        said = not (self.weighed.isdisjoint(alike.words) and self.sequences.isdisjoint(alike.sequences))
        return said and self.weighed.isdisjoint(alike.without)


def fitting(clauses: Sequence[Clause], rows: Iterable[Read]) -> list[list[Match]]:
    """Clause by clause, the rows that meet it, best first. As the engine of the database would find them."""
    by_clause = [list(ways(clause)) for clause in clauses]
    every = [alike for several in by_clause for alike in several]
    # A word stands in a row with its step: by what follows the colon all its steps are found at once.
    ends = {f":{word.partition(':')[2]} " for alike in every for word in alike.words}
    sequences = {sequence for alike in every for sequence in alike.sequences}
    held = [Held(row, ends=ends, sequences=sequences) for row in rows]
    return [_matches(several, held) for several in by_clause]


def _with_ends(words: str, ends: Iterable[str]) -> Iterator[str]:
    """Those of the words, with a space on either side, that end so."""
    for end in ends:
        place = words.find(end)
        while place >= 0:
            last = place + len(end) - 1
            yield words[words.rfind(" ", 0, place) + 1 : last]
            place = words.find(end, last)


def _matches(several: Sequence[Alike], held: Sequence[Held]) -> list[Match]:
    holding = (one for one in held if one.weighed or one.sequences)
    worth = [(one.row, sum(alike.score for alike in several if one.meets(alike))) for one in holding]
    met = [(row, score) for row, score in worth if score]
    rare = rarity(len(met), of=len(held))
    found = [Match(row.part_id, row.document_id, row.record, score * rare) for row, score in met]
    return sorted(found, key=lambda match: -match.score)
