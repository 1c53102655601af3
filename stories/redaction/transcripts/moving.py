"""Decisions carried from one wording of a transcript to the next: never less hidden than before. Pure."""

import difflib
import re
from collections.abc import Iterable, Sequence

from stories.redaction.equal import equal_places, telling
from stories.redaction.finding.words import fold
from stories.redaction.spans import Span
from stories.redaction.worksheet import Kept

Paragraphs = Sequence[tuple[str, str]]
_PIECE = re.compile(r"\w+|\W")
_WORD = re.compile(r"\w+")
# What stands in the stead of a few words is hidden whole up to so many letters more.
SHORT = 40
# Words of so many letters, so much alike, may be one name heard twice.
TELLING, ALIKE = 4, 0.7


def moved(
    *, before: Paragraphs, after: Paragraphs, spans: Iterable[Span], kept: Iterable[Kept] = ()
) -> tuple[tuple[Span, ...], tuple[Kept, ...]]:
    """Spans and kept stretches of `before` (place, words) as they lie in `after`; those of other places stay.

    Where words under a span were changed, everything that stands in their stead is hidden, whole words at a time; where
    a longer stretch was worded anew, what is like the hidden words in it, and the detectors propose the rest. A kept
    stretch whose words changed is undecided again.
    """
    places = {place for place, _words in before}
    spans, kept = list(spans), list(kept)
    if [text for _place, text in before] == [text for _place, text in after]:
        return _renamed(before, after, spans, kept)
    way = _Way(before, after)
    hidden = [way.whole(span) for span in spans if span.place in places]
    new_spans = [span for span in spans if span.place not in places]
    for span in (span for span in spans if span.place in places):
        stretches, words = way.wide(span.place, span.start, span.stop), way.words(span)
        if telling(words) or not stretches:
            stretches += way.elsewhere(words, hidden=hidden)
        new_spans += [Span(place, start, stop, span.how, span.shown) for place, start, stop in stretches]
    new_kept = [one for one in kept if one.place not in places]
    for one in (one for one in kept if one.place in places):
        if (found := way.same(one.place, one.start, one.stop)) is not None:
            new_kept.append(Kept(*found))
    return _apart(new_spans), tuple(sorted(set(new_kept)))


def _renamed(
    before: Paragraphs, after: Paragraphs, spans: list[Span], kept: list[Kept]
) -> tuple[tuple[Span, ...], tuple[Kept, ...]]:
    called = {old: new for (old, _a), (new, _b) in zip(before, after, strict=True)}
    return (
        tuple(Span(called.get(span.place, span.place), span.start, span.stop, span.how, span.shown) for span in spans),
        tuple(Kept(called.get(one.place, one.place), one.start, one.stop) for one in kept),
    )


class _Way:
    """From characters of all old paragraphs in a row to characters of all new ones."""

    def __init__(self, before: Paragraphs, after: Paragraphs) -> None:
        self.old, self.old_at = _in_a_row(before)
        self.new, self.new_at = _in_a_row(after)
        self.after = after
        old, new = _PIECE.findall(self.old), _PIECE.findall(self.new)
        old_starts, new_starts = _starts(old), _starts(new)
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        # (same, old start, old stop, new start, new stop), in characters.
        self.steps = [
            (tag == "equal", old_starts[a], old_starts[b], new_starts[c], new_starts[d])
            for tag, a, b, c, d in matcher.get_opcodes()
        ]

    def whole(self, span: Span) -> tuple[int, int]:
        """Where a span lay among all old characters."""
        first = self.old_at[span.place]
        return first + span.start, first + span.stop

    def words(self, span: Span) -> str:
        """What a span hid before."""
        start, stop = self.whole(span)
        return self.old[start:stop]

    def elsewhere(self, words: str, *, hidden: Sequence[tuple[int, int]]) -> list[tuple[str, int, int]]:
        """Where else the same words stand now: a stretch that was moved is hidden there too.

        Not where they stood before and were left in sight: in no stretch of `hidden`.
        """
        return [
            (place, start, stop)
            for place, text in self.after
            for start, stop in equal_places(text=text, words=words)
            if not self._was_in_sight(self.new_at[place] + start, self.new_at[place] + stop, hidden)
        ]

    def _was_in_sight(self, start: int, stop: int, hidden: Sequence[tuple[int, int]]) -> bool:
        for same, a, _b, c, d in self.steps:
            if same and c <= start and stop <= d:
                first, last = a + start - c, a + stop - c
                return not any(first < to and at < last for at, to in hidden)
        return False

    def wide(self, place: str, start: int, stop: int) -> list[tuple[str, int, int]]:
        """Everything that stands for these characters now, cut where paragraphs end."""
        first, last = self.old_at[place] + start, self.old_at[place] + stop
        found: list[tuple[int, int]] = []
        for same, a, b, c, d in self.steps:
            inside = a < last and first < b
            if same and inside:
                found.append((c + max(first - a, 0), c + min(last, b) - a))
            elif not same and d > c and (inside or (a == b and first < a < last)):
                # A longer stretch was worded anew: of it only what is like the hidden words.
                found += [(c, d)] if d - c <= SHORT + 2 * (last - first) else []
        found += self._alike(self.old[first:last])
        return self._cut(found)

    def _alike(self, words: str) -> list[tuple[int, int]]:
        """Where words like these stand in what is new: a name that is spelled anew, wherever."""
        wanted = [fold(word) for word in _WORD.findall(words) if len(word) >= TELLING and telling(word)]
        return [
            (start + match.start(), start + match.end())
            for same, _a, _b, start, stop in self.steps
            if not same and wanted
            for match in _WORD.finditer(self.new[start:stop])
            if difflib.get_close_matches(fold(match.group()), wanted, n=1, cutoff=ALIKE)
        ]

    def same(self, place: str, start: int, stop: int) -> tuple[str, int, int] | None:
        """Where exactly these characters lie now, if no one of them changed."""
        first, last = self.old_at[place] + start, self.old_at[place] + stop
        for same, a, b, c, _d in self.steps:
            if same and a <= first and last <= b:
                cut = self._cut([(c + first - a, c + last - a)])
                return cut[0] if len(cut) == 1 else None
        return None

    def _cut(self, stretches: Sequence[tuple[int, int]]) -> list[tuple[str, int, int]]:
        """Stretches by paragraph; those that touch are one."""
        pieces: list[tuple[str, int, int]] = []
        for place, text in self.after:
            begin = self.new_at[place]
            inside = sorted(
                (max(start, begin) - begin, min(stop, begin + len(text)) - begin)
                for start, stop in stretches
                if start < begin + len(text) and begin < stop
            )
            for start, stop in inside:
                if pieces and pieces[-1][0] == place and start <= pieces[-1][2] + 1:
                    pieces[-1] = (place, pieces[-1][1], max(pieces[-1][2], stop))
                else:
                    pieces.append((place, start, stop))
        return pieces


def _in_a_row(paragraphs: Paragraphs) -> tuple[str, dict[str, int]]:
    at, offset = {}, 0
    for place, text in paragraphs:
        at[place] = offset
        offset += len(text) + 1
    return "\n".join(text for _place, text in paragraphs), at


def _starts(pieces: Sequence[str]) -> list[int]:
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts


def _apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Without overlaps: where two meet they become one that covers both, and says what the first says."""
    found: list[Span] = []
    for span in sorted(spans):
        last = found[-1] if found else None
        if last is not None and last.place == span.place and span.start < last.stop:
            found[-1] = Span(last.place, last.start, max(last.stop, span.stop), last.how, last.shown)
        else:
            found.append(span)
    return tuple(found)
