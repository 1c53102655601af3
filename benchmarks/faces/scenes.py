"""Frames with one face whose place is known, and frames with nobody. The faces' boxes were drawn by hand."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

SIZE = (640, 480)
Box = tuple[float, float, float, float]
# File within the wheel, and where the face is in it.
PORTRAITS: dict[str, Box] = {
    "skimage/data/astronaut.png": (178, 62, 272, 178),
    "matplotlib/mpl-data/sample_data/grace_hopper.jpg": (185, 140, 345, 335),
}
BACKGROUNDS = ("sklearn/datasets/images/china.jpg", "skimage/data/coffee.png", "skimage/data/gravel.png")
NOBODY = (
    *BACKGROUNDS,
    *("sklearn/datasets/images/flower.jpg", "skimage/data/chelsea.png", "skimage/data/rocket.jpg"),
    *("skimage/data/brick.png", "skimage/data/grass.png", "skimage/data/page.png", "skimage/data/clock_motion.png"),
    *("skimage/data/motorcycle_left.png", "skimage/data/coins.png"),
)
# Faces are cut out with so much around them, in their own heights.
AROUND = 0.8


@dataclass(frozen=True)
class Scene:
    """A frame, what was done to the face in it, and where that is; no face: ()."""

    frame: npt.NDArray[np.uint8]
    condition: str
    face: Box | tuple[()] = ()


def every(wheels: Path) -> list[Scene]:
    return [*_with_faces(wheels), *(Scene(_frame(_read(wheels, name)), "nobody") for name in NOBODY)]


def is_found(scene: Scene, boxes: list[list[float]]) -> bool:
    """Whether the middle of the face lies in a box of fitting size: at most thrice as high, at least a third."""
    if not scene.face:
        return False
    left, top, right, bottom = scene.face
    across, down, height = (left + right) / 2, (top + bottom) / 2, bottom - top
    return any(
        one[0] <= across <= one[2] and one[1] <= down <= one[3] and height / 3 <= one[3] - one[1] <= 3 * height
        for one in boxes
    )


def _with_faces(wheels: Path) -> Iterator[Scene]:
    for name, face in PORTRAITS.items():
        portrait = _read(wheels, name)
        for background in BACKGROUNDS:
            ground = Image.fromarray(_frame(_read(wheels, background)))
            for condition, height, change in _conditions():
                yield _scene(portrait, face, ground, condition=condition, height=height, change=change)


Change = Callable[[Image.Image, Box], Image.Image]


def _conditions() -> Iterator[tuple[str, int, Change]]:
    """What is done, how high the face is in pixels, and how it is changed before it is put in."""
    for height in (8, 10, 12, 16, 24, 48, 96, 180):
        yield f"{height} pixels high", height, _as_it_is
    for degrees in (15, -15, 30, -30, 45, 90, 180, 270):
        yield f"turned by {abs(degrees)} degrees", 64, partial(_turned_by, degrees=degrees)
    for light in (0.5, 0.25, 0.1):
        yield f"with {light:.0%} of the light", 64, partial(_darkened, light=light)
    for height in (64, 24):
        yield f"masked, {height} pixels high", height, _masked
    yield "behind dark glasses", 64, _behind_glasses
    for share in (0.03, 0.06, 0.1):
        yield f"blurred by {share:.0%} of its height", 64, partial(_blurred, share=share)


def _as_it_is(cut: Image.Image, _face: Box) -> Image.Image:
    return cut


def _turned_by(cut: Image.Image, _face: Box, *, degrees: int) -> Image.Image:
    return cut.rotate(degrees, fillcolor=(128, 128, 128))


def _darkened(cut: Image.Image, _face: Box, *, light: float) -> Image.Image:
    return ImageEnhance.Brightness(cut).enhance(light)


def _masked(cut: Image.Image, face: Box) -> Image.Image:
    left, top, right, bottom = face
    ImageDraw.Draw(cut).rectangle((left, top + 0.52 * (bottom - top), right, bottom), fill=(70, 110, 150))
    return cut


def _behind_glasses(cut: Image.Image, face: Box) -> Image.Image:
    left, top, right, bottom = face
    height = bottom - top
    ImageDraw.Draw(cut).rectangle((left, top + 0.22 * height, right, top + 0.42 * height), fill=(15, 15, 18))
    return cut


def _blurred(cut: Image.Image, face: Box, *, share: float) -> Image.Image:
    return cut.filter(ImageFilter.GaussianBlur(share * (face[3] - face[1])))


def _scene(
    portrait: Image.Image, face: Box, ground: Image.Image, *, condition: str, height: int, change: Change
) -> Scene:
    left, top, right, bottom = face
    margin = AROUND * (bottom - top)
    corner = (max(0, left - margin), max(0, top - margin))
    cut = portrait.crop(
        tuple(map(round, (*corner, min(portrait.width, right + margin), min(portrait.height, bottom + margin))))
    )
    inside = (left - corner[0], top - corner[1], right - corner[0], bottom - corner[1])
    cut = change(cut.copy(), inside)
    scale = height / (bottom - top)
    small = cut.resize((max(2, round(cut.width * scale)), max(2, round(cut.height * scale))), Image.Resampling.LANCZOS)
    frame = ground.copy()
    at = (frame.width // 2 - small.width // 2, frame.height // 2 - small.height // 2)
    frame.paste(small, at)
    if condition.startswith("turned"):
        # Turning goes around the middle of the cutting: the face is looked for where its middle has gone.
        inside = _turned(inside, cut.size, change)
    placed = tuple(side * scale + at[axis % 2] for axis, side in enumerate(inside))
    return Scene(np.asarray(frame, dtype=np.uint8), condition, placed)  # type: ignore[arg-type]


def _turned(face: Box, size: tuple[int, int], change: Change) -> Box:
    """Where the face's middle is after turning, with a box of its height around it: found by turning a dot."""
    dot = Image.new("RGB", size)
    middle = ((face[0] + face[2]) / 2, (face[1] + face[3]) / 2)
    ImageDraw.Draw(dot).ellipse([side + by for by in (-4, 4) for side in middle], fill=(255, 0, 0))
    red = np.argwhere(np.asarray(change(dot, face))[:, :, 0] > 200)
    down, across = red.mean(axis=0)
    half = (face[3] - face[1]) / 2
    return across - half, down - half, across + half, down + half


def _read(wheels: Path, name: str) -> Image.Image:
    for wheel in wheels.glob("*.whl"):
        with zipfile.ZipFile(wheel) as held:
            if name in held.namelist():
                return Image.open(io.BytesIO(held.read(name))).convert("RGB")
    raise FileNotFoundError(name)


def _frame(picture: Image.Image) -> npt.NDArray[np.uint8]:
    """The picture filled to SIZE."""
    share = max(SIZE[0] / picture.width, SIZE[1] / picture.height)
    grown = picture.resize((round(picture.width * share), round(picture.height * share)), Image.Resampling.BICUBIC)
    return np.asarray(grown.crop((0, 0, *SIZE)), dtype=np.uint8)
