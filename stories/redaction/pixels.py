"""Photographs rebuilt from their pixels: no metadata, no profile, no thumbnail; covered where the moderator says so."""

import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass

import pillow_heif
from PIL import Image, ImageDraw, ImageOps, UnidentifiedImageError

pillow_heif.register_heif_opener()

WIDTHS = (480, 960, 1600)
JPEG_WIDTH = 960
# About a hundred million pixels: more than any telephone takes, less than memory.
LARGEST = 100_000_000
COVER = (34, 34, 38)


class NotAPicture(ValueError):
    """These bytes are not a photograph that we can rebuild."""


@dataclass(frozen=True)
class PictureFile:
    """One size of a rebuilt picture."""

    data: bytes
    media_type: str
    width: int
    height: int

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def listed(self) -> dict[str, object]:
        """As a part names it."""
        return {
            "sha256": self.sha256,
            "type": self.media_type,
            "width": self.width,
            "height": self.height,
            "bytes": len(self.data),
        }


def upright(data: bytes) -> Image.Image:
    """The picture's pixels, the right way up, on a new canvas. Raises NotAPicture."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "HEIF")) as opened:
            if opened.width * opened.height > LARGEST:
                raise NotAPicture("too large")
            turned = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise NotAPicture(str(error)) from error
    canvas = Image.new("RGB", turned.size)
    canvas.paste(turned)
    return canvas


def cover(picture: Image.Image, boxes: Iterable[tuple[float, float, float, float]]) -> Image.Image:
    """Paint solid boxes (left, top, right, bottom as fractions) over faces, plates, tattoos. Cannot be undone."""
    draw = ImageDraw.Draw(picture)
    for left, top, right, bottom in boxes:
        start = (round(left * picture.width), round(top * picture.height))
        stop = (round(right * picture.width), round(bottom * picture.height))
        draw.rectangle((start, stop), fill=COVER)
    return picture


def rebuilt(data: bytes, *, boxes: Iterable[tuple[float, float, float, float]] = ()) -> list[PictureFile]:
    """Every size of a photograph, from its pixels alone: WebP in `WIDTHS` no larger than the original, and one JPEG."""
    picture = cover(upright(data), boxes)
    widths = sorted({min(width, picture.width) for width in WIDTHS})
    files = [_encoded(picture, width, "WEBP") for width in widths]
    files.append(_encoded(picture, min(JPEG_WIDTH, picture.width), "JPEG"))
    return files


def _encoded(picture: Image.Image, width: int, form: str) -> PictureFile:
    height = max(1, round(picture.height * width / picture.width))
    sized = picture.resize((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    if form == "WEBP":
        sized.save(out, "WEBP", quality=82, method=4)
    else:
        sized.save(out, "JPEG", quality=84, optimize=True, progressive=True)
    return PictureFile(out.getvalue(), f"image/{form.lower()}", width, height)
