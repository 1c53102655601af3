"""Redactions of text: spans of what was told that are withheld or told in general, and what is left. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

How = Literal["cut", "loose"]
Run = tuple[str, str]


@dataclass(frozen=True, order=True)
class Span:
    """One decision: characters `start` to `stop` of the paragraph at `place` are withheld ("cut") or generalized
    ("loose").

    `shown` says what was withheld ("un nombre") or is what stands there instead ("una ciudad de Honduras").
    """

    place: str
    start: int
    stop: int
    how: How
    shown: str


class BadSpan(ValueError):
    """A span that lies outside its paragraph, is empty, or overlaps another."""


def runs(text: str, spans: Iterable[Span]) -> list[Run]:
    """The paragraph as runs ("text" | "cut" | "loose", words). Raises BadSpan; never shows a character of a span."""
    found: list[Run] = []
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        if not at <= span.start < span.stop <= len(text):
            raise BadSpan(f"{span.place} {span.start}-{span.stop}")
        if text[at : span.start]:
            found.append(("text", text[at : span.start]))
        found.append((span.how, span.shown))
        at = span.stop
    if text[at:]:
        found.append(("text", text[at:]))
    return found


def hidden(text: str, spans: Iterable[Span]) -> list[str]:
    """What the spans take away, for the leak check before publishing."""
    return [text[span.start : span.stop] for span in spans]
