"""Stretches of a recording: what is silenced, covered by a tone, or cut out. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

HOW = ("silence", "tone", "cut")


@dataclass(frozen=True, order=True)
class Stretch:
    """Seconds `start` to `stop` of the original, and how they go: one of HOW."""

    start: float
    stop: float
    how: str = "silence"


def in_order(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The same, sorted, none inside or across another: what is cut wins, then the tone."""
    edges = sorted({edge for one in stretches if one.stop > one.start for edge in (one.start, one.stop)})
    made: list[Stretch] = []
    every = list(stretches)
    for start, stop in pairwise(edges):
        over = [one for one in every if one.start < stop and start < one.stop]
        if not over:
            continue
        how = max((one.how for one in over), key=HOW.index)
        if made and made[-1].stop == start and made[-1].how == how:
            made[-1] = Stretch(made[-1].start, stop, how)
        else:
            made.append(Stretch(start, stop, how))
    return tuple(made)


def moved(seconds: float, stretches: Sequence[Stretch]) -> float:
    """Where a moment of the original is after cutting: a transcript keeps its time by this."""
    gone = sum(max(0.0, min(seconds, one.stop) - one.start) for one in in_order(stretches) if one.how == "cut")
    return round(seconds - gone, 3)


def left(seconds: float, stretches: Sequence[Stretch]) -> float:
    """How long a recording of `seconds` is after cutting."""
    return moved(seconds, stretches)
