"""The files of a finished picture: three widths in two formats, one JPEG for everything else, and tiles for a wall."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from PIL import Image

WIDTHS = (480, 960, 1600)
JPEG_WIDTH = 960
TILE, FACTORS = 512, (1, 2, 4)
# A wall smaller than this is seen whole in the largest width: it gets no tiles.
WORTH_TILES = 2_048


@dataclass
class Finished:
    """One file: its bytes, its media type, its size in pixels, and, for a tile, where it belongs."""

    data: bytes
    media_type: str
    width: int
    height: int
    place: dict[str, int] = field(default_factory=dict)


def sizes(picture: Image.Image) -> Iterator[Finished]:
    """WebP and AVIF in each width that is not larger than the picture, and one JPEG."""
    for width in sorted({min(width, picture.width) for width in WIDTHS}):
        sized = _sized(picture, width)
        yield _encoded(sized, "WEBP", quality=82, method=4)
        yield _encoded(sized, "AVIF", quality=60, speed=9, max_threads=2)
    yield _encoded(_sized(picture, min(JPEG_WIDTH, picture.width)), "JPEG", quality=84, optimize=True, progressive=True)


def tiles(picture: Image.Image) -> Iterator[Finished]:
    """Squares of TILE pixels at full size, a half and a quarter (IIIF Image API 3, level 0). None for a small one."""
    if max(picture.size) < WORTH_TILES:
        return
    for factor in FACTORS:
        scaled = picture.reduce(factor) if factor > 1 else picture
        for row in range(-(-scaled.height // TILE)):
            for column in range(-(-scaled.width // TILE)):
                left, top = column * TILE, row * TILE
                piece = scaled.crop((left, top, min(left + TILE, scaled.width), min(top + TILE, scaled.height)))
                tile = _encoded(piece, "WEBP", quality=80, method=2)
                tile.place = {"factor": factor, "column": column, "row": row}
                yield tile


def seen(picture: Image.Image, *, side: int) -> Finished:
    """One JPEG of at most `side` pixels a side, for a screen of the desk."""
    shown = picture.copy()
    shown.thumbnail((side, side), Image.Resampling.LANCZOS)
    return _encoded(shown, "JPEG", quality=86)


def veiled(picture: Image.Image) -> Finished:
    """A hint of a picture: so small that nobody is known in it."""
    hint = picture.copy()
    hint.thumbnail((VEILED, VEILED), Image.Resampling.BOX)
    return _encoded(hint, "JPEG", quality=70)


# Pixels of the longer side: colours and shapes, and no face.
VEILED = 24


def _sized(picture: Image.Image, width: int) -> Image.Image:
    if width == picture.width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2.0)


def _encoded(picture: Image.Image, form: str, **saving: object) -> Finished:
    out = io.BytesIO()
    picture.save(out, form, **saving)
    return Finished(out.getvalue(), f"image/{form.lower()}", picture.width, picture.height)
