"""Forgiven spelling, and beginnings of words: both read from visible rows, never from the engine's own list of words.

One slip leaves the first or the last half of a word as it is. So rows are looked up whose words begin, or end, like the
word typed, as long a piece as finds something; what the door shows of them is searched for the nearest word.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from search.shown import Shown
from search.words import distance, tokens
from stories.pages.documents import PublicPart
from stories.pages.reading import SALT_BYTES

SHORTEST = 4
SHORT = 7
NEAREST = 3


class WordRows(Protocol):
    """What an engine looks up for this: (part id, folded words) of rows by the beginning or the end of a word."""

    def rows_with(self, *, beginning: str = "", ending: str = "") -> Sequence[tuple[str, str]]: ...


def nearest(word: str, *, rows: WordRows, shown: Shown) -> dict[str, str]:
    """The nearest spellings of a folded word that visible parts hold, best first, each with a part that holds it."""
    if len(word) < SHORTEST:
        return {}
    limit = _slips(word)
    for length in range(len(word) - 1, max(1, len(word) // 2 - 1), -1):
        counts, held_by = _held(rows, shown, beginning=word[:length], ending=word[-length:])
        near = [(distance(word, other, limit=limit), -count, other) for other, count in counts.items()]
        if found := sorted(one for one in near if one[0] <= limit):
            closest = found[0][0]
            return {other: held_by[other] for far, _count, other in found[:NEAREST] if far == closest}
    return {}


def nearest_named(word: str, *, names: Iterable[str]) -> list[str]:
    """The nearest spellings of a folded word among the vocabulary's names, which are public whatever is visible."""
    if len(word) < SHORTEST:
        return []
    limit = _slips(word)
    near = sorted((distance(word, name, limit=limit), name) for name in names)
    return [name for far, name in near if far <= limit and far == near[0][0]][:NEAREST]


def _slips(word: str) -> int:
    return 1 if len(word) < SHORT else 2


def beginning_with(prefix: str, *, rows: WordRows, shown: Shown, limit: int) -> dict[str, str]:
    """Words of visible parts that begin so, most frequent first, each with a part that holds it."""
    counts, held_by = _held(rows, shown, beginning=prefix)
    found = [word for word, _count in counts.most_common()]
    return {word: held_by[word] for word in found[:limit]}


def _held(rows: WordRows, shown: Shown, *, beginning: str, ending: str = "") -> tuple[Counter[str], dict[str, str]]:
    """Words that begin or end so: in how many visible parts each stands, of those looked up, and one of them."""
    found = rows.rows_with(beginning=beginning, ending=ending)
    visible = shown.among(part for part, _words in found)
    counts: Counter[str] = Counter()
    held_by: dict[str, str] = {}
    for part, words in found:
        if part in visible:
            for word in dict.fromkeys(words.split()):
                if word.startswith(beginning) or (ending and word.endswith(ending)):
                    counts[word] += 1
                    held_by.setdefault(word, part)
    return counts, held_by


def as_written(words: Mapping[str, str]) -> list[str]:
    """Folded words with their accents again, as the parts that hold them write them."""
    bodies = dict(PublicPart.objects.visible().filter(pk__in=set(words.values())).values_list("pk", "body"))
    written = []
    for word, part in words.items():
        texts = _texts(json.loads(bytes(bodies[part])[SALT_BYTES:])) if part in bodies else ()
        spelled = (
            text[token.start : token.end].lower() for text in texts for token in tokens(text) if token.word == word
        )
        written.append(next(spelled, word))
    return written


def _texts(said: Any) -> Iterator[str]:
    if isinstance(said, str):
        yield said
    elif isinstance(said, Mapping):
        for value in said.values():
            yield from _texts(value)
    elif isinstance(said, list):
        for value in said:
            yield from _texts(value)
