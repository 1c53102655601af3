"""A film made anew from covered frames and covered sound, or from one of them: H.264, VP9, and a poster."""

import io
import math
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import repeat

import numpy as np
from PIL import Image

from stories.redaction import faces
from stories.redaction.encoding.ffmpeg import CLEAN, HANDED, PIPE, Limits, MediaRefused, into_mp4
from stories.redaction.encoding.memory import MemoryFile
from stories.redaction.film import Frame, Shape, covered_frames, frames, shape_of
from stories.redaction.sound import Encoded, Source
from stories.redaction.stretches import Stretch
from stories.redaction.unnamed import unnamed
from stories.redaction.worksheet import FaceBox

# The shorter side in pixels: for a telephone held near, and for a poor line.
SIDES = (720, 480)
H264 = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "25", "-pix_fmt", "yuv420p", "-threads", "2")
VP9 = (
    *("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-row-mt", "1", "-threads", "2"),
    *("-crf", "36", "-b:v", "0", "-pix_fmt", "yuv420p"),
)
LIMITS = Limits(seconds=12 * 3600.0, memory=6 << 30, output=1 << 31)
# The encoder's own words (libx264 writes its settings into the stream) are taken out.
NO_WORDS = ("-bsf:v", "filter_units=remove_types=6")
STRIP, STRIP_WIDTH = 24, 360
# A picture that stands still is written once a second.
STILL = (1, 1)


def missing() -> tuple[str, ...]:
    """The packages without which no film is published, as pip names them."""
    return faces.missing()


def film(
    source: Source,
    *,
    sound: Sequence[Encoded],
    boxes: Sequence[FaceBox],
    stretches: Sequence[Stretch],
    stack: ExitStack,
    stop: threading.Event,
    progress: Callable[[float], None],
) -> tuple[list[Encoded], list[Encoded], float]:
    """Files, poster and seconds of a film whose faces are covered. `sound`: AAC and Opus, or nothing for a silent one.

    Raises MediaRefused, also "no_faces" where nothing can look for them: then no film leaves.
    """
    shape, best, seen = _looked_through(source, boxes, stretches, stop=stop, progress=progress)
    files = _encoded(seen, shape, _sides(shape), sound=sound, stack=stack, stop=stop)
    return files, best.files(stack), best.count / shape.a_second


def still(
    source: Source,
    *,
    sound: Sequence[Encoded],
    seconds: float,
    boxes: Sequence[FaceBox],
    stretches: Sequence[Stretch],
    stack: ExitStack,
    stop: threading.Event,
    progress: Callable[[float], None],
) -> tuple[list[Encoded], list[Encoded], float]:
    """The same of one covered frame, that of the poster, for so many seconds of sound; 0: as long as the film.

    The whole film is looked through, so that what one frame misses its neighbours see. Raises MediaRefused.
    """
    shape, best, seen = _looked_through(source, boxes, stretches, stop=stop, progress=progress)
    for _frame in seen:
        pass
    lasts = seconds or best.count / shape.a_second
    every = repeat(best.frame, max(1, math.ceil(lasts)))
    files = _encoded(every, replace(shape, rate=STILL), _sides(shape), sound=sound, stack=stack, stop=stop)
    return files, best.files(stack), lasts


def _looked_through(
    source: Source,
    boxes: Sequence[FaceBox],
    stretches: Sequence[Stretch],
    *,
    stop: threading.Event,
    progress: Callable[[float], None],
) -> tuple[Shape, "Poster", Iterable[Frame]]:
    """The film's shape, its covered frames, and what keeps the best of them while they pass."""
    finder = faces.shared()
    if finder is None:
        raise MediaRefused("no_faces")
    shape, best = shape_of(source, stop=stop), Poster()
    every = frames(source, shape, stop=stop)
    seen = covered_frames(every, shape, finder=finder, boxes=boxes, stretches=stretches, progress=progress)
    return shape, best, best.over(seen)


def _sides(shape: Shape) -> list[int]:
    """The shorter sides of what is made, the longest first; none longer than the film's own."""
    return sorted({min(side, min(shape.width, shape.height) // 2 * 2) for side in SIDES}, reverse=True)


def _encoded(
    every: Iterable[Frame],
    shape: Shape,
    sizes: Sequence[int],
    *,
    sound: Sequence[Encoded],
    stack: ExitStack,
    stop: threading.Event,
) -> list[Encoded]:
    large, small_webm = stack.enter_context(MemoryFile()), stack.enter_context(MemoryFile())
    heard, hand = _sound_inputs(sound)
    rate = f"{shape.rate[0]}/{shape.rate[1]}"
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{shape.width}x{shape.height}", "-r", rate, "-i", PIPE]
    graph = f"[0:v]split[a][b];[a]{_scale(shape, sizes[0])}[large];[b]{_scale(shape, sizes[-1])}[small]"
    opus = ["-map", f"{len(sound)}:a", "-c:a", "copy"] if sound else []
    aac = ["-map", "1:a", "-c:a", "copy"] if sound else []
    with into_mp4(
        [
            *(*HANDED, *raw, *heard, "-filter_complex", graph),
            *("-map", "[small]", *opus, *CLEAN, *VP9, "-fd", str(small_webm.descriptor), "-f", "webm", "fd:"),
            *("-map", "[large]", *aac, *CLEAN, *H264, *NO_WORDS),
        ],
        out=large,
        limits=LIMITS,
        stop=stop,
        hand=[small_webm.descriptor, *hand],
    ) as encoder:
        for frame in every:
            encoder.write(np.ascontiguousarray(frame).data)
    made = [Encoded(large, "video/mp4", *_size(shape, sizes[0]))]
    if len(sizes) > 1:
        made.append(_smaller(large, shape, sizes[-1], stack=stack, stop=stop))
    made.append(Encoded(small_webm, "video/webm", *_size(shape, sizes[-1])))
    for file in made:
        unnamed(file.memory, file.media_type)
    return made


def _smaller(large: MemoryFile, shape: Shape, side: int, *, stack: ExitStack, stop: threading.Event) -> Encoded:
    """The size for a poor line, from the covered film."""
    out = stack.enter_context(MemoryFile())
    read = ["-f", "mov", "-fd", str(large.descriptor), "-i", "fd:"]
    with into_mp4(
        [
            *(*HANDED, *read, "-map", "0:v", "-map", "0:a?", *CLEAN, "-vf", _scale(shape, side)),
            *(*H264, *NO_WORDS, "-c:a", "copy"),
        ],
        out=out,
        limits=Limits(seconds=3600, idle=3600, memory=LIMITS.memory, output=LIMITS.output),
        stop=stop,
        hand=[large.descriptor],
    ):
        pass
    return Encoded(out, "video/mp4", *_size(shape, side))


def _sound_inputs(sound: Sequence[Encoded]) -> tuple[list[str], list[int]]:
    forms = {"audio/mp4": "mov", "audio/ogg": "ogg"}
    arguments: list[str] = []
    for file in sound:
        arguments += [*HANDED, "-f", forms[file.media_type], "-fd", str(file.memory.descriptor), "-i", "fd:"]
    return arguments, [file.memory.descriptor for file in sound]


def _size(shape: Shape, side: int) -> tuple[int, int]:
    times = side / min(shape.width, shape.height)
    return round(shape.width * times / 2) * 2, round(shape.height * times / 2) * 2


def _scale(shape: Shape, side: int) -> str:
    width, height = _size(shape, side)
    matrix = "bt709" if height >= 720 else "smpte170m"
    return f"scale={width}:{height}:out_color_matrix={matrix}:out_range=tv,setsar=1"


class Poster:
    """Keeps, of the frames that pass, the one with the least covered that is neither the first nor dark."""

    def __init__(self) -> None:
        self.count, self._share = 0, 2.0
        self._frame: Frame | None = None

    @property
    def frame(self) -> Frame:
        """The one that was kept. Raises MediaRefused where nothing passed."""
        if self._frame is None:
            raise MediaRefused("no_picture")
        return self._frame

    def over(self, every: Iterable[tuple[Frame, float]]) -> Iterator[Frame]:
        for frame, share in every:
            self.count += 1
            dull = share + (1.0 if frame.std() < 12 else 0.0) if self.count % 10 == 1 else 3.0
            if dull < self._share:
                self._share, self._frame = dull, frame
            yield frame

    def files(self, stack: ExitStack) -> list[Encoded]:
        """The poster as WebP and JPEG. Raises MediaRefused where nothing passed."""
        picture = Image.fromarray(self.frame)
        picture.thumbnail((960, 960))
        return [_picture(picture, "WEBP", stack), _picture(picture, "JPEG", stack)]


def _picture(picture: Image.Image, form: str, stack: ExitStack) -> Encoded:
    out = io.BytesIO()
    picture.save(out, form, quality=82)
    memory = stack.enter_context(MemoryFile.of([out.getvalue()], most=1 << 26))
    return Encoded(memory, f"image/{form.lower()}", *picture.size)


def strip(
    source: Source, *, seconds: float, stack: ExitStack, stop: threading.Event
) -> tuple[list[Encoded], list[dict[str, object]]]:
    """Frames from beginning to end, for the desk: a JPEG each, and when it is and where faces were found in it."""
    shape = shape_of(source, stop=stop)
    every = max(1.0, (seconds or STRIP) / STRIP)
    finder = faces.shared()
    files, said = [], []
    for number, frame in enumerate(frames(source, shape, stop=stop, every=every)):
        if number >= 2 * STRIP:
            break
        found = finder.find(frame) if finder else []
        sides = [
            [round(side / whole, 4) for side, whole in zip(box, (shape.width, shape.height) * 2, strict=True)]
            for box in ((face.left, face.top, face.right, face.bottom) for face in found)
        ]
        picture = Image.fromarray(frame)
        picture.thumbnail((STRIP_WIDTH, STRIP_WIDTH))
        files.append(_picture(picture, "JPEG", stack))
        said.append({"at": round(number * every, 2), "sha256": files[-1].memory.sha256, "faces": sides})
    return files, said
