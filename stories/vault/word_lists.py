"""The two lists that codes are made of, 2,048 words each, and the words of a list that are near to what was typed.

How they were chosen: docs/vault-format.md. Every two words of a list are at least two letters apart, in spelling and
in sound, so no single mistake makes one word out of another; the lists share no word. All of it after accents and the
tilde are folded, since nobody has to type them.
"""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stories.vault.sounds import sound

LANGUAGES = ("es", "en")
SIZE = 2048
OFFERED = 3
_LONGEST_TYPED = 16
_FOLDER = Path(__file__).with_name("words")


def folded(text: str) -> str:
    """Lower case, without accents: `ñ` becomes `n`, compatible signs become letters."""
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


@dataclass(frozen=True)
class WordList:
    """One language's words. `by_folded` leads from what is typed to the word as it is written."""

    language: str
    words: tuple[str, ...]
    by_folded: dict[str, str]
    lengths: tuple[int, ...]
    _by_sound: dict[str, list[str]]
    _by_shortened: dict[str, list[str]]
    _by_end: dict[str, list[str]]

    def near(self, typed: str) -> tuple[str, ...]:
        """Words as they are written: those that sound alike, every one a single mistake away, and, until there are
        OFFERED, those that begin or end alike. `typed` is folded.
        """
        typed = typed[:_LONGEST_TYPED]
        one_away = {
            word for piece in _shortened(typed) for word in self._by_shortened.get(piece, ()) if apart(typed, word) <= 1
        }
        alike = set(self._by_sound.get(sound(typed, language=self.language), ()))
        found = [*_ranked(alike, typed), *_ranked(one_away - alike, typed)]
        if len(found) < OFFERED:
            ends = {*self._by_end.get(typed[:3], ()), *self._by_end.get(f"-{typed[-3:]}", ())} - {*found}
            close = [word for word in _ranked(ends, typed) if apart(typed, word) <= 1 + len(typed) // 3]
            found += close[: OFFERED - len(found)]
        return tuple(self.by_folded[word] for word in found)


def _ranked(words: set[str], typed: str) -> list[str]:
    return sorted(words, key=lambda word: (apart(typed, word), word))


def _shortened(word: str) -> set[str]:
    """The word, and the word without one of its letters: two words one mistake apart share one of these."""
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


def apart(one: str, other: str) -> int:
    """How many mistakes lie between two words: a letter too many, missing, or another, or two that changed places."""
    before, last = [0] * (len(other) + 1), list(range(len(other) + 1))
    for row, mine in enumerate(one, start=1):
        line = [row]
        for column, theirs in enumerate(other, start=1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (mine != theirs))
            if row > 1 and column > 1 and mine == other[column - 2] and one[row - 2] == theirs:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, last = last, line
    return last[-1]


@cache
def word_list(language: str) -> WordList:
    """The list of "es" or "en". Raises RuntimeError if it is not the one that codes are made of."""
    text = (_FOLDER / f"{language}.txt").read_text(encoding="utf-8")
    words = tuple(unicodedata.normalize("NFC", word) for word in text.split())
    by_folded = {folded(word): word for word in words}
    if len(words) != SIZE or len(by_folded) != SIZE:
        raise RuntimeError("The word list is not the one that the codes of this archive are made of.")
    by_sound, by_shortened, by_end = defaultdict(list), defaultdict(list), defaultdict(list)
    for word in by_folded:
        by_sound[sound(word, language=language)].append(word)
        for piece in _shortened(word):
            by_shortened[piece].append(word)
        by_end[word[:3]].append(word)
        by_end[f"-{word[-3:]}"].append(word)
    lengths = tuple(sorted({len(word) for word in by_folded}))
    return WordList(language, words, by_folded, lengths, dict(by_sound), dict(by_shortened), dict(by_end))
