"""The strip of key frames of a film: where faces were found in each, and what a person drew over it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from stories.publishing.rendered import Finished
from stories.redaction.transcripts.clock import clock
from stories.redaction.worksheet import FaceBox

# Left, top, width and height in hundredths.
Rectangle = tuple[float, float, float, float]


@dataclass(frozen=True)
class StripFrame:
    """One frame: when it is, until when the next one comes, its address, and rectangles over it.

    Beside what a person drew stands the number of its row.
    """

    at: float
    next: float
    time: str
    url: str
    width: int
    height: int
    boxes: list[Rectangle]
    drawn: list[tuple[int, Rectangle]]


def strip(seen: Finished, *, boxes: Iterable[FaceBox], address: Callable[[str], str]) -> list[StripFrame]:
    """The frames of a look, in order."""
    shapes = {file["sha256"]: (file["width"], file["height"]) for file in seen.files}
    said = list(seen.facts.get("frames", ()))
    drawn = list(boxes)
    return [
        StripFrame(
            at=frame["at"],
            next=said[number + 1]["at"] if number + 1 < len(said) else max(seen.seconds, frame["at"] + 1),
            time=clock(frame["at"]),
            url=address(frame["sha256"]),
            width=shapes[frame["sha256"]][0],
            height=shapes[frame["sha256"]][1],
            boxes=[_rectangle(face) for face in frame["faces"]],
            drawn=[(row, _rectangle(one.box)) for row, one in enumerate(drawn) if one.start <= frame["at"] <= one.stop],
        )
        for number, frame in enumerate(said)
    ]


def _rectangle(sides: Iterable[float]) -> Rectangle:
    left, top, right, bottom = sides
    return round(left * 100, 1), round(top * 100, 1), round((right - left) * 100, 1), round((bottom - top) * 100, 1)
