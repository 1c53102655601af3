"""The leak check before every publication: nothing that was taken out may stand in any public field. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from stories.redaction.parts import FILE_LISTS

# Shorter than this, a taken-out word is found everywhere ("de", "los") and says nothing.
SHORTEST = 3


@dataclass(frozen=True)
class Leak:
    """Where something taken out reappears: the part's id and field. Never what it was."""

    part: str
    field: str

    def __str__(self) -> str:
        return f"{self.part}, {self.field}"


def folded(text: str) -> str:
    """Lower case, no accents, words apart by one space: what a reader's eye takes for the same."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(letter)
    )
    return " ".join(re.findall(r"\w+", bare))


def public_strings(content: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every string of a part that people or machines will read, with the field it is in. File hashes are not words."""

    def walk(value: Any, field: str) -> Iterator[tuple[str, str]]:
        if isinstance(value, str):
            yield field, value
        elif isinstance(value, dict):
            for name, inner in value.items():
                place = f"{field}.{name}" if field else name
                if place not in FILE_LISTS:
                    yield from walk(inner, place)
        elif isinstance(value, list):
            for inner in value:
                yield from walk(inner, field)

    return walk(content, "")


def leaks(*, contents: Iterable[dict[str, Any]], taken_out: Iterable[str]) -> list[Leak]:
    """Every place of the public version where something taken out can be read again.

    Words are compared folded and whole; a run of digits is also compared without what separates them, so that a
    telephone number does not slip through with other dashes.
    """
    words = {folded(text) for text in taken_out}
    words = {text for text in words if len(text.replace(" ", "")) >= SHORTEST}
    digits = {re.sub(r"\D", "", text) for text in words}
    digits = {text for text in digits if len(text) >= 7}
    found = []
    for content in contents:
        for field, text in public_strings(content):
            shown = f" {folded(text)} "
            only_digits = re.sub(r"\D", "", text)
            if any(f" {word} " in shown for word in words) or any(number in only_digits for number in digits):
                found.append(Leak(part=str(content.get("id", "")), field=field))
    return found
