"""The code: seven words of 2,048, 77 bits. How it is spelled does not matter: case, accents, hyphens, spaces."""

import difflib
import secrets
import unicodedata
from dataclasses import dataclass

from mnemonic import Mnemonic

LENGTH = 7
_LONGEST_INPUT = 400
_MOST_UNKNOWN = 12


def _folded(text: str) -> str:
    spread = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


WORDS: tuple[str, ...] = tuple(unicodedata.normalize("NFC", word) for word in Mnemonic("spanish").wordlist)
_BY_FOLDED: dict[str, str] = {_folded(word): word for word in WORDS}
_LENGTHS = sorted({len(word) for word in _BY_FOLDED})

if len(WORDS) != 2048 or len(_BY_FOLDED) != 2048:
    raise RuntimeError("The word list is not the one that the codes of this archive are made of.")


@dataclass(frozen=True)
class UnknownWord:
    """A word that is not on the list: its place (from 1), how it was typed, and up to three near ones."""

    place: int
    typed: str
    nearest: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<UnknownWord {self.place}>"


class MalformedCode(Exception):
    """What was typed cannot be a code. `count` words were found; `unknown` are not on the list; `ambiguous` if the
    words were run together and can be read in more than one way. The message shows nothing of what was typed."""

    def __init__(self, *, count: int, unknown: tuple[UnknownWord, ...] = (), ambiguous: bool = False) -> None:
        super().__init__(f"{count} words, {len(unknown)} unknown")
        self.count = count
        self.unknown = unknown
        self.ambiguous = ambiguous


def new_code() -> str:
    """Seven words with their accents, separated by spaces, from the system's random source."""
    return " ".join(secrets.choice(WORDS) for _ in range(LENGTH))


def normalise(text: str) -> str:
    """The code as it is derived from: seven words without accents, lower case, one space between. Raises MalformedCode.

    Anything that is not a letter separates words. Words run together, or broken in two, are put right when they can
    be read in one way only.
    """
    folded = _folded(text[:_LONGEST_INPUT])
    typed = "".join(sign if sign.isalpha() else " " for sign in folded).split()
    if len(typed) == LENGTH and all(word in _BY_FOLDED for word in typed):
        return " ".join(typed)
    readings = _readings("".join(typed))
    if len(readings) == 1:
        return " ".join(readings[0])
    unknown = [(place, word) for place, word in enumerate(typed, start=1) if word not in _BY_FOLDED]
    raise MalformedCode(
        count=len(typed),
        unknown=tuple(UnknownWord(place, word, _nearest(word)) for place, word in unknown[:_MOST_UNKNOWN]),
        ambiguous=len(readings) > 1,
    )


def _nearest(word: str) -> tuple[str, ...]:
    return tuple(_BY_FOLDED[near] for near in difflib.get_close_matches(word[:16], _BY_FOLDED, n=3, cutoff=0.6))


def _readings(letters: str) -> list[tuple[str, ...]]:
    """At most two ways to read `letters` as exactly seven words of the list."""
    if not LENGTH * _LENGTHS[0] <= len(letters) <= LENGTH * _LENGTHS[-1]:
        return []
    # ways[n][end]: up to two readings of letters[:end] as n words; two are enough to know that it is ambiguous.
    ways: list[dict[int, list[tuple[str, ...]]]] = [{0: [()]}]
    for _ in range(LENGTH):
        step: dict[int, list[tuple[str, ...]]] = {}
        for start, readings in ways[-1].items():
            for size in _LENGTHS:
                word = letters[start : start + size]
                if len(word) == size and word in _BY_FOLDED:
                    found = step.setdefault(start + size, [])
                    found.extend((*reading, word) for reading in readings[: 2 - len(found)])
        ways.append(step)
    return ways[LENGTH].get(len(letters), [])
