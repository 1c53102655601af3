"""The decisions on the story carried into its titles, captions and alternative texts. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stories.redaction.equal import SHORTEST, equal_places, key
from stories.redaction.phrases import in_language
from stories.redaction.spans import Span
from stories.redaction.worksheet import Person


@dataclass(frozen=True)
class Instead:
    """Words that are hidden or told otherwise in the story; `name` when what stands for them is another name."""

    words: str
    shown: str
    name: bool = False


def decisions(*, spans: Iterable[Span], passages: Mapping[str, str], people: Iterable[Person]) -> tuple[Instead, ...]:
    """The list that goes for every text of a submission, longest words first."""
    found: dict[str, Instead] = {}
    for person in people:
        for name in person.names:
            found[key(name)] = Instead(name, person.shown, name=True)
    for span in sorted(spans):
        words = passages.get(span.place, "")[span.start : span.stop]
        found.setdefault(key(words), Instead(words, span.shown))
    long_enough = [one for folded, one in found.items() if len(folded.replace(" ", "")) >= SHORTEST]
    return tuple(sorted(long_enough, key=lambda one: (-len(one.words), one.words)))


def carried(text: str, *, decided: Iterable[Instead], language: str, told_in: str) -> tuple[str, int]:
    """`text` with the same decisions, and in how many places it changed."""
    times = 0
    for one in decided:
        shown = one.shown if one.name else in_language(shown=one.shown, language=language, told_in=told_in)
        # From the right, so that the places before stay where they are.
        for start, stop in reversed(equal_places(text=text, words=one.words)):
            text = text[:start] + shown + text[stop:]
            times += 1
    return text, times
