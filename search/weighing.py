"""How much a part says of a word, worked out when the part is indexed: so that ranking needs no more than sets of rows.

Best first would else be counted at every search, for every row that holds the word: most of the time of a search for a
word that a third of the archive holds. Instead each word of a row stands in the index with how much is said of it, in
one of a few steps, and a row's score is the sum of the steps under which it is found. After Anh and Moffat,
"Vector-Space Ranking with Effective Early Termination" (2001), who call it an impact; the impact itself is the part of
BM25 that depends on the row: Robertson and Zaragoza, "The Probabilistic Relevance Framework" (2009). Pure.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from search.asking import Clause
from search.weights import AS_IT_STANDS, STEM
from search.words import english_stem, spanish_stems

# When a word said once more says no more, how much a long part is held against it, and how many words are usual.
ENOUGH, LONG, USUAL = 1.2, 0.4, 45
# The steps: up to which impact each goes, and what it is worth. A word said once in a part of usual length has 1.
STEPS = ((0.8, 0.55), (1.1, 0.95), (1.4, 1.25), (math.inf, 1.7))
# Before the step: a word as it stands, a Spanish stem, an English one.
WORD, SPANISH, ENGLISH = "w", "s", "e"


class Alike(NamedTuple):
    """Ways to meet a clause that say as much as each other: words of the index, and folded words in a row. A row that
    has one of `without` is another's: `Catalogue.sums` passes over it. For each of `words` an engine need leave out no
    rows but those with one of its `nearly`: nearly all of them, and to look for all would take it twice as long."""

    score: float
    words: tuple[str, ...]
    sequences: tuple[tuple[str, ...], ...] = ()
    without: tuple[str, ...] = ()
    nearly: tuple[tuple[str, ...], ...] = ()


def weighed(said: Mapping[str, Sequence[str]], *, length: int) -> Iterator[str]:
    """The words of a part of that many words, each once with its step. `said` maps WORD, SPANISH and ENGLISH."""
    for letter, words in said.items():
        for word, often in Counter(words).items():
            yield f"{letter}{_step(often, length)}:{word}"


def _step(often: int, length: int) -> int:
    impact = often * (ENOUGH + 1) / (often + ENOUGH * (1 - LONG + LONG * length / USUAL))
    return next(step for step, (below, _worth) in enumerate(STEPS) if impact < below)


def ways(clause: Clause) -> Iterator[Alike]:
    """Every way to meet the clause, those together that are worth the same. A row is worth the sum of its ways."""
    steps = range(len(STEPS)) if clause.words else ()
    as_it_stands = [_under(WORD, step, clause.words) for step in steps]
    every = tuple(word for words in as_it_stands for word in words)
    stems: dict[tuple[str, str], list[str]] = {}
    for word in clause.words:
        for letter, stem in (*((SPANISH, stem) for stem in spanish_stems(word)), (ENGLISH, english_stem(word))):
            stems.setdefault((letter, stem), []).append(word)
    for step in steps:
        yield Alike((AS_IT_STANDS + STEM) * STEPS[step][1], as_it_stands[step])
    for step in steps:
        # Where a word stands its stem does too, and nearly always in the same step: such a row is fetched once.
        said = tuple(f"{letter}{step}:{stem}" for letter, stem in stems)
        nearly = tuple(_under(WORD, step, words) for words in stems.values())
        yield Alike(STEM * STEPS[step][1], said, without=every, nearly=nearly)
    if clause.facets or clause.sequences:
        yield Alike(AS_IT_STANDS, clause.facets, clause.sequences)


def _under(letter: str, step: int, words: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{letter}{step}:{word}" for word in words)


def rarity(held_by: int, of: int) -> float:
    """What a clause that so many rows of so many meet is worth beside others: the rarer, the more."""
    return math.log(1 + (of - held_by + 0.5) / (held_by + 0.5))
