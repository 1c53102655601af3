"""Whether rows meet clauses, worked out here: for the records of one page, and for those the server lags behind on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from search.asking import Clause
from search.matches import Match
from search.models import Row
from search.words import positions_of

AS_IT_STANDS, STEM = 4.0, 1.5


def fitting(clauses: Sequence[Clause], rows: Iterable[Row]) -> list[list[Match]]:
    """Clause by clause, the rows that meet it, best first. As the engine of the database would find them."""
    found: list[list[Match]] = [[] for _clause in clauses]
    for row in rows:
        words = Counter(row.words.split())
        spanish, english = Counter(row.spanish.split()), Counter(row.english.split())
        facets = set(row.facets.split())
        length = 1.0 + len(row.words) / 1000
        for number, clause in enumerate(clauses):
            score = sum(_scores(clause, row, words, spanish, english, facets))
            if score:
                found[number].append(Match(row.part_id, row.document_id, row.record, score / length))
    for matches in found:
        matches.sort(key=lambda match: -match.score)
    return found


def _scores(
    clause: Clause, row: Row, words: Counter[str], spanish: Counter[str], english: Counter[str], facets: set[str]
) -> Iterator[float]:
    yield from (AS_IT_STANDS * words[word] for word in clause.words)
    yield from (STEM * spanish[stem] for stem in clause.spanish)
    yield from (STEM * english[stem] for stem in clause.english)
    yield AS_IT_STANDS * len(facets.intersection(clause.facets))
    for sequence in clause.sequences:
        if sequence[0] in words:
            yield AS_IT_STANDS * sum(1 for _place in positions_of(sequence, row.words.split()))
