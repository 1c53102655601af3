"""How words are taken apart: the one analysis that indexing, asking and highlighting share. Pure.

Everything is built on the *folded* word: lower case, without accents. ñ is folded to n too: a visitor at an English
keyboard writes "nino" and must find "niño", and the pairs this joins (año and ano, caña and cana) cost a visitor one
odd hit, while keeping ñ apart would cost them the story. Stems are taken from the folded word as well, so "deportación"
and "deportacion" can never part.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer

from search.light_spanish import light_stem

LONGEST = 40
# Letters and digits with their combining marks; an apostrophe between letters belongs to the word (K'iche', don't).
# Chinese and Japanese are written without spaces: each character is a word, and several in a row are a phrase.
_CHARACTER = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_LETTERS = rf"(?:[^\W_{_CHARACTER}]+|[\u0300-\u036f])+"
WORD = re.compile(rf"[{_CHARACTER}]|{_LETTERS}(?:['’ʼ]{_LETTERS})*")

_SPANISH = snowballstemmer.stemmer("spanish")
_ENGLISH = snowballstemmer.stemmer("english")
# A stemmer works on a word that it keeps in itself: two threads in one make stems of nothing, which would be kept.
_STEMMING = threading.Lock()

# Snowball takes a raid (redada) for something done to a net (red), and the archive is full of both.
_NOT_SNOWBALL = frozenset(["redada", "redadas"])

# Words that say nothing alone. They stay in the index for the sake of phrases; loose in a query they are passed over.
_STOP_WORDS = """
    a al algo alli ante aqui asi aun aunque cada como con cual cuando de del desde donde dos e el ella ellas ello ellos
    en entre era eran es esa esas ese eso esos esta estaba estan estas este esto estos fue fueron ha habia han hasta hay
    la las le les lo los mas me mi mis muy ni no nos o os otra otras otro otros para pero por porque pues que
    quien se sea ser si sin sobre son su sus tambien tan te tu tus u un una unas uno unos y ya yo
    about all also am an and any are as at be been but by can did do does for from had has have he her him his how i if
    in into is it its just my not of on or our out she so some such than that the their them then there they this those
    to too up us was we were what when where which who will with would you your
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())


class Token(NamedTuple):
    """One word of a text: where it stands there, and its folded form."""

    start: int
    end: int
    word: str


def tokens(text: str) -> Iterator[Token]:
    """The words of `text` in order. What is no letter and no digit (quotes, NUL, emoji) is never part of one."""
    for match in WORD.finditer(text):
        if word := fold(match[0]):
            yield Token(*match.span(), word)


def words_of(text: str) -> list[str]:
    """The folded words of `text`."""
    return [token.word for token in tokens(text)]


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """Lower case without accents, apostrophes or an English 's: letters and digits alone, `LONGEST` at most."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").replace("ʼ", "'")).casefold().removesuffix("'s")
    return "".join(letter for letter in plain if letter.isalnum())[:LONGEST]


@lru_cache(maxsize=16384)
def spanish_stems(word: str) -> tuple[str, ...]:
    """Both Spanish stems of a folded word: Snowball joins what verbs become, the light one mujer and mujeres."""
    if word in _NOT_SNOWBALL:
        return (light_stem(word),)
    with _STEMMING:
        stem = _SPANISH.stemWord(word)
    return tuple(dict.fromkeys((stem, light_stem(word))))


@lru_cache(maxsize=16384)
def english_stem(word: str) -> str:
    """The English stem of a folded word."""
    with _STEMMING:
        return str(_ENGLISH.stemWord(word))


class Tongues(NamedTuple):
    """In which languages a text's words are stemmed."""

    spanish: bool
    english: bool


def tongues(language: str) -> Tongues:
    """A text is stemmed by its own language alone (else "case" would be found by "casa"), and where that is neither of
    ours by both: tellers of Zapotec and K'iche' borrow from each."""
    base = language.split("-")[0].lower()
    return Tongues(spanish=base != "en", english=base != "es")


def distance(one: str, other: str, *, limit: int) -> int:
    """How many letters apart two words are, `limit` + 1 when more than `limit`: insert, leave out, change, swap two
    neighbours (Damerau 1964, in the form that touches no letter twice)."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, its in enumerate(other, start=1):
            cost = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != its))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == its:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > limit:
            return limit + 1
        before, last = last, line
    return min(last[-1], limit + 1)


def positions_of(sequence: tuple[str, ...], words: list[str]) -> Iterator[int]:
    """Where in `words` the whole `sequence` begins."""
    length = len(sequence)
    for place in range(len(words) - length + 1):
        if tuple(words[place : place + length]) == sequence:
            yield place
