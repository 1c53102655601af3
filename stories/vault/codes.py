"""The code: seven words of one list of 2,048, 77 bits.

How it is spelled does not matter: case, accents, hyphens, spaces. A code is made in the language of the page that made
it, and recognised in either.
"""

import secrets
from dataclasses import dataclass

from stories.vault.word_lists import LANGUAGES, WordList, folded, word_list

LENGTH = 7
_LONGEST_INPUT = 400
_MOST_UNKNOWN = 12


@dataclass(frozen=True)
class UnknownWord:
    """A word that is not on the list: its place (from 1), how it was typed, and the words it may have been."""

    place: int
    typed: str
    nearest: tuple[str, ...]

    def __repr__(self) -> str:
        return f"<UnknownWord {self.place}>"


class MalformedCode(Exception):
    """What was typed cannot be a code. `count` words were found; `unknown` are not on the list of `language`, the one
    that most of the others are from; `ambiguous` if the words were run together and can be read in more than one way.
    The message shows nothing of what was typed."""

    def __init__(
        self, *, count: int, unknown: tuple[UnknownWord, ...] = (), ambiguous: bool = False, language: str = "es"
    ) -> None:
        super().__init__(f"{count} words, {len(unknown)} unknown")
        self.count = count
        self.unknown = unknown
        self.ambiguous = ambiguous
        self.language = language


def new_code(*, language: str = "es") -> str:
    """Seven words with their accents, separated by spaces, from the system's random source; Spanish ones for a language
    that has no list.
    """
    words = word_list(language if language in LANGUAGES else "es").words
    return " ".join(secrets.choice(words) for _ in range(LENGTH))


def language_of(code: str) -> str:
    """The list that most words of a code are from."""
    return _likeliest(_typed(code)).language


def normalise(text: str) -> str:
    """The code as it is derived from: seven words without accents, lower case, one space between. Raises MalformedCode.

    Anything that is not a letter separates words. Words run together, or broken in two, are put right when they can
    be read in one way only.
    """
    typed = _typed(text)
    listed = _likeliest(typed)
    unknown = [(place, word) for place, word in enumerate(typed, start=1) if word not in listed.by_folded]
    if len(typed) == LENGTH and not unknown:
        return " ".join(typed)
    # One word misspelt among seven is a misspelt word. Reading all the letters anew might find another code in them.
    misspelt = len(typed) == LENGTH and len(unknown) == 1
    readings = [] if misspelt else [way for language in LANGUAGES for way in _readings("".join(typed), language)]
    if len(readings) == 1:
        return " ".join(readings[0])
    raise MalformedCode(
        count=len(typed),
        unknown=tuple(UnknownWord(place, word, listed.near(word)) for place, word in unknown[:_MOST_UNKNOWN]),
        ambiguous=len(readings) > 1,
        language=listed.language,
    )


def corrected(text: str, *, place: int, word: str) -> str:
    """What was typed with the word at `place` (from 1) put right, words of the list as they are written. Unchanged if
    there is no such place, or `word` is on no list.
    """
    typed = _typed(text)
    if not 1 <= place <= len(typed) or not any(folded(word) in word_list(each).by_folded for each in LANGUAGES):
        return text
    typed[place - 1] = folded(word)
    listed = _likeliest(typed)
    return " ".join(listed.by_folded.get(each, each) for each in typed)


def _typed(text: str) -> list[str]:
    """The words of what was typed, folded."""
    letters = folded(text[:_LONGEST_INPUT])
    return "".join(sign if sign.isalpha() else " " for sign in letters).split()


def _likeliest(typed: list[str]) -> WordList:
    """The list that knows most of these words; Spanish when both know as many."""
    return max(map(word_list, LANGUAGES), key=lambda listed: sum(word in listed.by_folded for word in typed))


def _readings(letters: str, language: str) -> list[tuple[str, ...]]:
    """At most two ways to read `letters` as exactly seven words of one list."""
    listed = word_list(language)
    if not LENGTH * listed.lengths[0] <= len(letters) <= LENGTH * listed.lengths[-1]:
        return []
    # ways[n][end]: up to two readings of letters[:end] as n words; two are enough to know that it is ambiguous.
    ways: list[dict[int, list[tuple[str, ...]]]] = [{0: [()]}]
    for _ in range(LENGTH):
        step: dict[int, list[tuple[str, ...]]] = {}
        for start, readings in ways[-1].items():
            for size in listed.lengths:
                word = letters[start : start + size]
                if len(word) == size and word in listed.by_folded:
                    found = step.setdefault(start + size, [])
                    found.extend((*reading, word) for reading in readings[: 2 - len(found)])
        ways.append(step)
    return ways[LENGTH].get(len(letters), [])
