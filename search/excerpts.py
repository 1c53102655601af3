"""The words around what was looked for, marked. Made from a part's own words, never from the index. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Self

from search.asking import Clause
from search.words import LONGEST, WORD, Tongues, english_stem, fold, positions_of, spanish_stems, tongues

LENGTH = 240
BEFORE = 70

Span = tuple[int, int]


@dataclass(frozen=True)
class Marker:
    """Knows which words of a text were looked for: by the same rules as the index."""

    words: frozenset[str]
    spanish: frozenset[str]
    english: frozenset[str]
    sequences: tuple[tuple[str, ...], ...]
    # No stem begins with another letter than its word: most words of a text are passed over by their first.
    first: "First" = field(compare=False, repr=False)
    # What is known of words as they are written: a page's texts say the same ones again and again.
    known: dict[Tongues, "Known"] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, clauses: Iterable[Clause]) -> Self:
        clauses = list(clauses)
        words = frozenset(word for clause in clauses for word in clause.words)
        spanish = frozenset(stem for clause in clauses for stem in clause.spanish)
        english = frozenset(stem for clause in clauses for stem in clause.english)
        return cls(
            words=words,
            spanish=spanish,
            english=english,
            sequences=tuple(sequence for clause in clauses for sequence in clause.sequences),
            first=First(each[0] for each in words | spanish | english if each),
        )

    def spans(self, text: str, language: str) -> list[Span]:
        """Where in `text` the matches stand, in order, none touching another."""
        known = self._known(tongues(language))
        first = self.first
        written = list(WORD.finditer(text))
        spans = [one.span() for one in written if first[(word := one[0])[0]] and known[word]]
        if self.sequences:
            found = [(one, word) for one in written if (word := folded(one[0]))]
            words = [word for _one, word in found]
            held = set(words)
            for sequence in self.sequences:
                places = positions_of(sequence, words) if sequence[0] in held else ()
                spans += [(found[first][0].start(), found[first + len(sequence) - 1][0].end()) for first in places]
        return list(_apart(sorted(spans)))

    def _known(self, into: Tongues) -> "Known":
        if into not in self.known:
            self.known[into] = Known(self, into)
        return self.known[into]

    def means(self, word: str, into: Tongues) -> bool:
        """Whether a folded word of a text in these tongues was looked for."""
        return (
            word in self.words
            or (into.spanish and not self.spanish.isdisjoint(spanish_stems(word)))
            or (into.english and english_stem(word) in self.english)
        )


class First(dict[str, bool]):
    """Of each letter as it is written, whether a word that was looked for begins with it."""

    def __init__(self, letters: Iterable[str]) -> None:
        super().__init__()
        self._letters = frozenset(letters)

    def __missing__(self, written: str) -> bool:
        # A sign that is no letter by itself may be one together with the next.
        letter = fold(written)[:1]
        self[written] = begins = not letter or letter in self._letters
        return begins


def folded(written: str) -> str:
    """`fold`, which has nothing to do but lower letters where a word has plain ones alone."""
    return written.lower()[:LONGEST] if written.isascii() and written.isalnum() else fold(written)


class Known(dict[str, bool]):
    """Of each word as it is written, whether it was looked for: worked out when it is first met."""

    def __init__(self, marker: Marker, into: Tongues) -> None:
        super().__init__()
        self._marker, self._into = marker, into

    def __missing__(self, written: str) -> bool:
        word = folded(written)
        self[written] = meant = word != "" and self._marker.means(word, self._into)
        return meant


def _apart(spans: list[Span]) -> Iterator[Span]:
    last: Span | None = None
    for start, end in spans:
        if last and start <= last[1]:
            last = (last[0], max(end, last[1]))
            continue
        if last:
            yield last
        last = (start, end)
    if last:
        yield last


def excerpt(text: str, spans: list[Span]) -> tuple[tuple[bool, str], ...]:
    """(marked, text) runs of about LENGTH letters around the densest matches; the beginning where nothing matches."""
    start, end = _window(text, spans)
    runs: list[tuple[bool, str]] = []
    place = start
    for first, last in spans:
        if first < start or last > end:
            continue
        runs += [(False, text[place:first]), (True, text[first:last])]
        place = last
    runs.append((False, text[place:end]))
    opening = [(False, "…")] if start > 0 else []
    closing = [(False, "…")] if end < len(text) else []
    return tuple(_joined([*opening, *runs, *closing]))


def _window(text: str, spans: list[Span]) -> Span:
    """From the edge of a word to the edge of a word."""
    if len(text) <= LENGTH:
        return 0, len(text)
    start = 0
    if spans:
        reach = [
            sum(1 for other in spans if first <= other[0] and other[1] <= first + LENGTH - BEFORE) for first, _ in spans
        ]
        densest = spans[reach.index(max(reach))][0]
        start = max(0, min(densest - BEFORE, len(text) - LENGTH))
    if start:
        space = text.find(" ", start, start + BEFORE)
        start = space + 1 if space >= 0 else start
    end = min(len(text), start + LENGTH)
    if end < len(text):
        space = text.rfind(" ", start + LENGTH // 2, end)
        end = space if space >= 0 else end
    return start, end


def _joined(runs: Iterable[tuple[bool, str]]) -> Iterator[tuple[bool, str]]:
    last: tuple[bool, str] | None = None
    for marked, text in runs:
        if not text:
            continue
        if last and last[0] == marked:
            last = (marked, last[1] + text)
            continue
        if last:
            yield last
        last = (marked, text)
    if last:
        yield last
