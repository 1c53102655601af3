"""What a visitor typed, as clauses. Pure; engines turn clauses into their own language and quote every word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from search.interface import LONGEST_QUERY
from search.synonyms import LONGEST_NAME, Sense, Thesaurus
from search.words import STOP_WORDS, english_stem, spanish_stems, words_of

MOST_CLAUSES = 8
MOST_SEQUENCES = 24
T = TypeVar("T")
_QUOTED = re.compile(r'["«“]([^"»”]*)["»”]')


@dataclass(frozen=True)
class Clause:
    """One thing asked for; any of its ways to say it will do.

    `words` are folded words that also count by their stems; `sequences` are words in a row, as they stand; `facets` are
    such as "term:redada". `typed` is what the visitor wrote, `labels` what else it is called.
    """

    typed: str
    words: tuple[str, ...] = ()
    sequences: tuple[tuple[str, ...], ...] = ()
    facets: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()

    @property
    def spanish(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(stem for word in self.words for stem in spanish_stems(word)))

    @property
    def english(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(english_stem(word) for word in self.words))


def respelled(clause: Clause, nearest: Sequence[str], *, thesaurus: Thesaurus) -> Clause:
    """The same, asking for the nearest spellings too, and for whatever the vocabulary calls them."""
    meant = [_clause((word,), thesaurus.senses((word,))) for word in nearest]
    return replace(
        clause,
        words=_once(clause.words, *(each.words for each in meant)),
        sequences=_once(clause.sequences, *(each.sequences for each in meant))[:MOST_SEQUENCES],
        facets=_once(clause.facets, *(each.facets for each in meant)),
        labels=_once(clause.labels, *(each.labels for each in meant)),
    )


def _once(*several: Sequence[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(one for each in several for one in each))


def clauses(text: str, *, thesaurus: Thesaurus) -> tuple[Clause, ...]:
    """The clauses of a query, all of which a record should meet. None where nothing is a word (signs, emoji)."""
    text = text[:LONGEST_QUERY]
    found: list[Clause] = []
    rest, start = [], 0
    for quoted in _QUOTED.finditer(text):
        rest.append(text[start : quoted.start()])
        start = quoted.end()
        if phrase := words_of(quoted.group(1)):
            found.append(Clause(" ".join(phrase), sequences=(tuple(phrase),)))
    rest.append(text[start:])
    for piece in rest:
        found += _loose(words_of(piece), thesaurus)
    if not found and (words := words_of(text)):
        # Nothing but articles: then they are what is looked for.
        found = [Clause(word, words=(word,)) for word in words]
    return tuple(dict.fromkeys(found))[:MOST_CLAUSES]


def _loose(words: list[str], thesaurus: Thesaurus) -> Iterator[Clause]:
    """Words outside quotation marks: the longest names of the vocabulary first, then word by word."""
    place = 0
    while place < len(words):
        if words[place] in STOP_WORDS:
            place += 1
            continue
        for length in range(min(LONGEST_NAME, len(words) - place), 0, -1):
            sequence = tuple(words[place : place + length])
            senses = thesaurus.senses(sequence) if sequence[-1] not in STOP_WORDS else ()
            if senses or length == 1:
                yield _clause(sequence, senses)
                place += length
                break


def _clause(sequence: tuple[str, ...], senses: Sequence[Sense]) -> Clause:
    other = [words for sense in senses for words in sense.sequences if words != sequence]
    alone = tuple(dict.fromkeys([*(sequence if len(sequence) == 1 else ()), *(w[0] for w in other if len(w) == 1)]))
    together = [words for words in [sequence, *other] if len(words) > 1]
    return Clause(
        typed=" ".join(sequence),
        words=alone[:MOST_SEQUENCES],
        sequences=tuple(dict.fromkeys(together))[:MOST_SEQUENCES],
        facets=tuple(dict.fromkeys(facet for sense in senses for facet in sense.facets)),
        labels=tuple(dict.fromkeys(label for sense in senses for label in sense.labels)),
    )
