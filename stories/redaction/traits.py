"""Details that point to nobody alone: work, origin, family, health, age, years, events, place, language. Pure.

Word lists of ours in both languages, so that a Spanish story and its English neighbour are seen to tell the same.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from stories.redaction.finding.words import fold
from stories.redaction.trait_words import KINDS, NUMBERS, PHRASES, RELATIVES


@dataclass(frozen=True, order=True)
class Trait:
    """One detail: its kind and what it comes to, the same in both languages. `words`: as this text has it."""

    kind: str
    value: str
    words: str = field(default="", compare=False)


_COUNTS = {word: number for number, words in enumerate(NUMBERS, start=1) for word in words.split()}
_COUNTS |= {str(number): number for number in range(2, 20)}
_RELATIVE_OF = {word: value for value, words in RELATIVES.items() for word in words.split()}
_MANY = re.compile(rf"\b({'|'.join(_COUNTS)}) (?:\w+ )?({'|'.join(_RELATIVE_OF)})\b")
_AGE = re.compile(
    r"\b(?:a los|tenia|cumpli|cumplio|de) (\d{1,2}) anos\b|\b(?:at|was|turned|age) (\d{1,2})\b|\b(\d{1,2}) years old\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d{2}\b")


_PHRASES = [" ".join(phrase.split()) for phrase in PHRASES.split(";")]


def _pattern(word: str) -> str:
    folded = re.escape(fold(word))
    return folded.replace(r"\*", r"\w*").replace(r"\ ", " ")


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[str, str, re.Pattern[str]]]:
    found = []
    for kind, listed in KINDS.items():
        for entry in " ".join(listed.split()).split(";"):
            value, _colon, words = entry.partition(":")
            if words:
                found.append((kind, value.strip(), re.compile(rf"\b(?:{'|'.join(_ways(words))})\b")))
    return found


def _ways(words: str) -> list[str]:
    said, phrases = f" {' '.join(words.split())} ", []
    for phrase in _PHRASES:
        if f" {phrase} " in said:
            phrases.append(phrase)
            said = said.replace(f" {phrase} ", "  ")
    return [_pattern(word) for word in [*phrases, *said.split()]]


def traits_of(text: str) -> set[Trait]:
    """The details of a text in either language, or of both at once."""
    folded = fold(text)
    found = {
        Trait(kind, value, match.group())
        for kind, value, pattern in _patterns()
        if (match := pattern.search(folded)) is not None
    }
    for match in _MANY.finditer(folded):
        found.add(Trait("family", f"{_COUNTS[match[1]]} {_RELATIVE_OF[match[2]]}", match.group()))
    for match in _AGE.finditer(folded):
        found.add(Trait("age", next(filter(None, match.groups())), match.group()))
    return found | {Trait("year", match.group(), match.group()) for match in _YEAR.finditer(folded)}


def traits_of_version(contents: Iterable[Mapping[str, Any]]) -> set[Trait]:
    """The details of everything that a version shows; nothing of what it withholds."""
    found: set[Trait] = set()
    for content in contents:
        if content["kind"] == "facts":
            found |= _of_facts(content)
        elif content["kind"] == "passage":
            found |= traits_of(" … ".join(words for kind, words in content["runs"] if kind != "cut"))
            if content["lang"].split("-")[0] not in ("es", "en"):
                found.add(Trait("language", content["lang"], content["lang"]))
        else:
            texts = [content.get("alt"), content.get("caption")]
            texts += [point.get(name) for point in content.get("points", ()) for name in ("title", "synopsis")]
            found |= traits_of(" … ".join(words for text in texts if text for words in text.values()))
    return found


def _of_facts(facts: Mapping[str, Any]) -> set[Trait]:
    found = traits_of((facts.get("title") or {}).get("text", ""))
    if place := facts.get("place"):
        found.add(Trait("place", place, place))
    for edtf in filter(None, (facts.get("date"), (facts.get("vigil") or {}).get("held"))):
        found |= {Trait("year", year, year) for year in _YEAR.findall(str(edtf))}
    return found
