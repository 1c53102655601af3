"""A film as frames, and frames with faces covered: solid boxes over every face that was found nearby in time."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from stories.redaction.encoding.ffmpeg import CLEAN, Ffmpeg, Limits, MediaRefused
from stories.redaction.faces import Face
from stories.redaction.regions import COVER, Box, widened
from stories.redaction.sound import Source, reading
from stories.redaction.stretches import Stretch
from stories.redaction.worksheet import FaceBox

Frame = NDArray[np.uint8]
# A face is covered where it was found so many frames before or after, too: what one frame misses its neighbours see.
NEIGHBOURS = 5
# Every so many frames are looked at; the neighbours' boxes lie over those between.
LOOKED_AT = 2
MOST_SIDE, MOST_RATE = 1920, 30
LONGEST_SECONDS = 30 * 60
LIMITS = Limits(seconds=12 * 3600.0, memory=4 << 30)
FITTING = f"scale=w='min({MOST_SIDE},iw)':h='min({MOST_SIDE},ih)'"
FITTING += ":force_original_aspect_ratio=decrease:force_divisible_by=2"


class Finds(Protocol):
    """What finds faces in a frame."""

    def find(self, frame: Frame) -> list[Face]: ...


@dataclass(frozen=True)
class Shape:
    """Width and height of the frames as they are read, and how many there are a second, as a fraction."""

    width: int
    height: int
    rate: tuple[int, int]

    @property
    def a_second(self) -> float:
        return self.rate[0] / self.rate[1]


def shape_of(source: Source, *, stop: threading.Event) -> Shape:
    """What the first frame is like, the right way up. Raises MediaRefused."""
    with ExitStack() as stack:
        arguments, feed, hand = reading(source, stack)
        head = b""
        decoder = Ffmpeg(
            [
                *(*arguments, "-map", "0:v:0", "-frames:v", "1", "-an", "-vf", FITTING, "-fpsmax", str(MOST_RATE)),
                *("-pix_fmt", "yuv420p", "-f", "yuv4mpegpipe", "pipe:1"),
            ],
            limits=LIMITS,
            stop=stop,
            feed=feed,
            hand=hand,
        )
        try:
            head = next(decoder.blocks(1 << 10), b"").split(b"\n", 1)[0]
        finally:
            decoder.end()
    words = {word[:1]: word[1:] for word in head.decode("ascii", "replace").split()[1:]}
    try:
        over, under = words["F"].split(":")
        found = Shape(int(words["W"]), int(words["H"]), (int(over), int(under)))
    except (KeyError, ValueError) as error:
        raise MediaRefused("no_picture") from error
    if not (found.width and found.height and found.rate[0] and found.rate[1]):
        raise MediaRefused("no_picture")
    return found


def frames(source: Source, shape: Shape, *, stop: threading.Event, every: float = 0.0) -> Iterator[Frame]:
    """Every frame (height, width, 3; RGB), or one every so many seconds. Raises MediaRefused."""
    # Rounded up: a frame is the last one before its moment, and the first is the first.
    paced = f"{FITTING},fps=1/{every}:round=up" if every else FITTING
    most = int(LONGEST_SECONDS / every) if every else int(LONGEST_SECONDS * shape.a_second)
    with ExitStack() as stack:
        arguments, feed, hand = reading(source, stack)
        rate = [] if every else ["-fpsmax", str(MOST_RATE)]
        decoder = stack.enter_context(
            Ffmpeg(
                [
                    *(*arguments, "-map", "0:v:0", *CLEAN, "-an", "-vf", paced, *rate),
                    *("-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1"),
                ],
                limits=LIMITS,
                stop=stop,
                feed=feed,
                hand=hand,
            )
        )
        size = shape.width * shape.height * 3
        for number, block in enumerate(decoder.blocks(size)):
            if number >= most:
                raise MediaRefused("too_long")
            if len(block) == size:
                yield np.frombuffer(block, np.uint8).reshape(shape.height, shape.width, 3)


def around(face: Face, shape: Shape) -> Box:
    """A face's box, larger by what hair and ears need, in pixels."""
    return widened((face.left, face.top, face.right, face.bottom), within=(shape.width, shape.height))


def covered_frames(
    every: Iterable[Frame],
    shape: Shape,
    *,
    finder: Finds,
    boxes: Sequence[FaceBox] = (),
    stretches: Sequence[Stretch] = (),
    progress: Callable[[float], None],
) -> Iterator[tuple[Frame, float]]:
    """Frames with every face covered, and the share of each that is; what is cut out is left out.

    Nothing is let through before the NEIGHBOURS that come after it were looked at.
    """
    waiting: deque[Frame] = deque()
    found: deque[list[Box]] = deque(maxlen=2 * NEIGHBOURS + 1)
    first = 0

    def pass_on() -> tuple[Frame, float] | None:
        nonlocal first
        frame, seconds = waiting.popleft(), first / shape.a_second
        first += 1
        progress(seconds)
        if any(one.how == "cut" and one.start <= seconds < one.stop for one in stretches):
            return None
        drawn = [_in_pixels(one.box, shape) for one in boxes if one.start <= seconds <= one.stop]
        return covered(frame, [*(box for near in found for box in near), *drawn])

    look = True
    for number, frame in enumerate(every):
        waiting.append(frame)
        look = number % LOOKED_AT == 0
        found.append([around(face, shape) for face in finder.find(frame)] if look else [])
        if len(waiting) > NEIGHBOURS and (out := pass_on()) is not None:
            yield out
    if not look:
        # The last frame has no neighbour after it that would cover what has moved since the one before.
        found[-1] = [around(face, shape) for face in finder.find(waiting[-1])]
    # After the last frame no more are found: the window still holds its neighbours.
    while waiting:
        if len(found) > NEIGHBOURS + len(waiting):
            found.popleft()
        if (out := pass_on()) is not None:
            yield out


def _in_pixels(box: Box, shape: Shape) -> Box:
    left, top, right, bottom = box
    return left * shape.width, top * shape.height, right * shape.width, bottom * shape.height


def covered(frame: Frame, boxes: Iterable[Box]) -> tuple[Frame, float]:
    """A copy with solid boxes, and the share of it that they cover."""
    out, mask = frame.copy(), np.zeros(frame.shape[:2], bool)
    for left, top, right, bottom in boxes:
        # Whole pixels outwards.
        rows = slice(int(np.floor(top)), int(np.ceil(bottom)))
        columns = slice(int(np.floor(left)), int(np.ceil(right)))
        out[rows, columns] = COVER
        mask[rows, columns] = True
    return out, float(mask.mean())
