"""From words a moderator types to spans of what was told: found exactly once, or asked which one is meant. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from stories.redaction.spans import How, Span

EVERYWHERE = "all"
CONTEXT = 24


class NotThere(ValueError):
    """The words do not stand in this paragraph, or all of them are hidden already."""


@dataclass
class WhichOne(ValueError):
    """The words stand there more than once. `places` shows each with a little of what is around it, in order."""

    places: list[str]


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where `words` stand as whole words: as they are written, else in other cases, else inside other words."""
    words = words.strip()
    if not words:
        return []
    exact = re.escape(words)
    whole = rf"(?<!\w){exact}(?!\w)"
    for pattern, flags in ((whole, 0), (whole, re.IGNORECASE), (exact, re.IGNORECASE)):
        found = [match.span() for match in re.finditer(pattern, text, flags)]
        if found:
            return found
    return []


def around(text: str, start: int, stop: int) -> str:
    """The words with what is around them, to choose by."""
    before, after = max(0, start - CONTEXT), min(len(text), stop + CONTEXT)
    return ("… " if before else "") + text[before:after].strip() + (" …" if after < len(text) else "")


def find(
    *,
    passages: Mapping[str, str],
    place: str,
    words: str,
    which: str,
    how: How,
    shown: str,
    taken: Sequence[Span],
) -> list[Span]:
    """The spans meant. `which` is "" (there is only one), "1", "2", ... or EVERYWHERE, in every paragraph.

    Stretches that touch a span in `taken` are passed over. Raises NotThere or WhichOne.
    """
    if not words.strip():
        raise NotThere(words)
    if which == EVERYWHERE:
        spans = [
            Span(at, start, stop, how, shown)
            for at, text in passages.items()
            for start, stop in _whole(text, words)
            if not _touches(at, start, stop, taken)
        ]
        if not spans:
            raise NotThere(words)
        return spans
    text = passages[place]
    free = [spot for spot in occurrences(text, words) if not _touches(place, *spot, taken)]
    if not free:
        raise NotThere(words)
    if which.isdigit() and 1 <= int(which) <= len(free):
        free = [free[int(which) - 1]]
    if len(free) > 1:
        raise WhichOne([around(text, *spot) for spot in free])
    return [Span(place, *free[0], how, shown)]


def _whole(text: str, words: str) -> list[tuple[int, int]]:
    """Everywhere means whole words: "Ana" is not in "Anaheim"."""
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words.strip())}(?!\w)", text, re.IGNORECASE)]


def _touches(place: str, start: int, stop: int, taken: Sequence[Span]) -> bool:
    return any(span.place == place and start < span.stop and span.start < stop for span in taken)
