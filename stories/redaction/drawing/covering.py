"""Covering what identifies: painted over in one colour, or a mosaic of few cells in few colours. Neither comes back."""

import math
from collections.abc import Iterable

from PIL import Image, ImageDraw

from stories.redaction.regions import COVER, MOSAIC, Region

# At most so many cells on the longer side of a box, and so many colours in it.
CELLS, COLOURS = 8, 16


def cover(picture: Image.Image, regions: Iterable[Region]) -> Image.Image:
    """Covers each region in the picture itself, to the last pixel that it touches."""
    draw = ImageDraw.Draw(picture)
    # Mosaics first: what is painted over must not shine through into the cells beside it, nor be drawn over again.
    for region in sorted(regions, key=lambda region: region.how != MOSAIC):
        box = pixels_of(region, picture.size)
        if region.how == MOSAIC:
            picture.paste(mosaic(picture.crop(box)), box)
        else:
            draw.rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=COVER)
    return picture


def pixels_of(region: Region, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Left, top, and one past right and bottom, outward to whole pixels."""
    width, height = size
    left, top = math.floor(region.left * width), math.floor(region.top * height)
    right, bottom = math.ceil(region.right * width), math.ceil(region.bottom * height)
    return max(0, left), max(0, top), min(width, max(right, left + 1)), min(height, max(bottom, top + 1))


def mosaic(piece: Image.Image) -> Image.Image:
    """The piece as at most CELLS by CELLS cells of their mean colour, of which COLOURS are kept."""
    share = CELLS / max(piece.size)
    cells = (max(1, min(CELLS, round(piece.width * share))), max(1, min(CELLS, round(piece.height * share))))
    few = piece.resize(cells, Image.Resampling.BOX).quantize(COLOURS, dither=Image.Dither.NONE).convert("RGB")
    return few.resize(piece.size, Image.Resampling.NEAREST)
