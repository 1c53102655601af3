"""Other ways to say it, by the bilingual vocabulary: "redada" also asks for "raid", "ICE" for "la migra", and back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from search.light_spanish import singular
from search.words import STOP_WORDS, english_stem, words_of
from stories.pages.terms import Term

LONGEST_NAME = 6
Key = tuple[str, ...]


class Named(NamedTuple):
    """What a term is called and where it stands, as plain values."""

    slug: str
    parent: str
    facet: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Sense:
    """What a term adds to a query: other sequences of words, in both languages, and facets of records."""

    sequences: tuple[tuple[str, ...], ...]
    facets: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Thesaurus:
    """All terms, by their labels and synonyms in any number. `words` are the names that are one word."""

    by_key: Mapping[Key, tuple[Sense, ...]]
    words: frozenset[str]

    @classmethod
    def of(cls, terms: Iterable[Term]) -> "Thesaurus":
        """The terms as they are worded now. Made anew only when an editor changed one."""
        return _thesaurus(tuple(map(_named, terms)))

    def senses(self, sequence: Key) -> tuple[Sense, ...]:
        """What these words may also mean."""
        found = (sense for key in keys(core(list(sequence))) for sense in self.by_key.get(key, ()))
        return tuple(dict.fromkeys(found))


@lru_cache(maxsize=2)
def _thesaurus(terms: tuple[Named, ...]) -> Thesaurus:
    narrower: dict[str, list[Named]] = defaultdict(list)
    for term in terms:
        narrower[term.parent].append(term)
    by_key: dict[Key, list[Sense]] = defaultdict(list)
    for term in terms:
        sequences = list(dict.fromkeys(filter(None, (core(words_of(name)) for name in term.names))))
        facets = tuple(below.facet for below in _with_narrower(term, narrower))
        sense = Sense(tuple(sequences), facets, term.names[:2])
        for key in dict.fromkeys(key for sequence in sequences for key in keys(sequence)):
            by_key[key].append(sense)
    words = (sequence[0] for term in terms for name in term.names if len(sequence := core(words_of(name))) == 1)
    return Thesaurus({key: tuple(senses) for key, senses in by_key.items()}, frozenset(words))


def _named(term: Term) -> Named:
    """`words()` begins with the two labels."""
    facet = f"{'place' if term.kind == Term.Kind.PLACE else 'term'}:{term.slug}"
    return Named(term.slug, term.parent_id or "", facet, tuple(term.words()))


def core(words: list[str]) -> Key:
    """Without the articles and prepositions at either end: "la migra" is asked for as "migra"."""
    first = next((place for place, word in enumerate(words) if word not in STOP_WORDS), None)
    if first is None:
        return ()
    last = next(place for place in range(len(words) - 1, -1, -1) if words[place] not in STOP_WORDS)
    return tuple(words[first : last + 1])[:LONGEST_NAME]


def keys(sequence: Key) -> tuple[Key, ...]:
    """Under which a sequence of words is kept: in the singular, and by its English stems. Less than the index forgives:
    a stem would make a door (puerta) mean whatever a harbour (puerto) does."""
    return ("es", *map(singular, sequence)), ("en", *map(english_stem, sequence))


def begins(name: str, prefix: str) -> bool:
    """Whether a name begins like this, with its article or without: "la corte" begins with "cort" too."""
    words = words_of(name)
    return any(" ".join(some).startswith(prefix) for some in (words, core(words)))


def _with_narrower(term: Named, narrower: Mapping[str, list[Named]]) -> list[Named]:
    """The term and all below it, each once (an editor may have made a circle)."""
    found = {term.slug: term}
    waiting = [term]
    while waiting:
        for below in narrower.get(waiting.pop().slug, ()):
            if below.slug not in found:
                found[below.slug] = below
                waiting.append(below)
    return list(found.values())
