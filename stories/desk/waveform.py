"""A waveform as one path, and stretches over it: drawn here, so that it is there without scripts."""

from collections.abc import Iterable
from dataclasses import dataclass

from stories.publishing.rendered import Finished
from stories.redaction.stretches import Stretch, in_order
from stories.redaction.transcripts.clock import clock

WIDTH, HEIGHT, BARS = 1000, 100, 500


@dataclass(frozen=True)
class Shade:
    """One stretch over the drawing: where it begins and how wide it is, of WIDTH, and how it is covered."""

    x: float
    width: float
    how: str


@dataclass(frozen=True)
class Waveform:
    """`path` is for an SVG of WIDTH by HEIGHT; `marks` are the times below it, with their place of WIDTH."""

    path: str
    seconds: float
    shades: list[Shade]
    marks: list[tuple[float, str]]

    @classmethod
    def of(cls, seen: Finished, stretches: Iterable[Stretch]) -> "Waveform":
        peaks = list(seen.facts.get("peaks", ()))
        seconds = seen.seconds or 1.0
        each = max(1, -(-len(peaks) // BARS))
        bars = [max(peaks[at : at + each]) for at in range(0, len(peaks), each)]
        step = WIDTH / max(1, len(bars))
        path = "".join(
            f"M{(number + 0.5) * step:.1f} {HEIGHT / 2 - high:.1f}V{HEIGHT / 2 + high:.1f}"
            for number, bar in enumerate(bars)
            if (high := max(0.5, bar / 255 * HEIGHT / 2))
        )
        shades = [
            Shade(one.start / seconds * WIDTH, max(2.0, (one.stop - one.start) / seconds * WIDTH), one.how)
            for one in in_order(stretches)
        ]
        marks = [(part * WIDTH / 4, clock(round(seconds * part / 4, 0 if seconds > 60 else 1))) for part in range(5)]
        return cls(path=path, seconds=seconds, shades=shades, marks=marks)
