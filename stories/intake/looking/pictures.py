"""Photographs: decoded once when they arrive, as small as their format allows, so that a broken one is known."""

import contextlib
import io
import struct
import threading
from collections.abc import Iterator

import pillow_heif
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from stories.intake.looking.source import Broken

pillow_heif.register_heif_opener()

FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/heic": "HEIF"}
# Pixels. A JPEG is decoded at an eighth of its size; of the others every pixel is held, four bytes each.
MOST_JPEG, MOST = 100_000_000, 50_000_000
# Pillow warns at nine tenths of what is taken here and refuses at twice as much; one limit is enough.
Image.MAX_IMAGE_PIXELS = MOST_JPEG
ORIENTATION = 0x0112
_DECODED_AT = 256
STUMBLES = (
    UnidentifiedImageError,
    *(OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError),
    *(OverflowError, RuntimeError, MemoryError, struct.error),
)
# One picture at a time in this process: several large ones together would be more memory than a small machine has.
_one_at_a_time = threading.Lock()


class TooManyPixels(Broken):
    """Its header promises more pixels than we can hold."""


def shape(data: bytes, *, media_type: str) -> tuple[int, int]:
    """Width and height of a picture the right way up. Raises Broken, TooManyPixels."""
    with _decoding(data, media_type=media_type) as opened:
        width, height = opened.size
        on_its_side = opened.getexif().get(ORIENTATION, 1) in (5, 6, 7, 8)
        _decode(opened, at=_DECODED_AT)
    return (height, width) if on_its_side else (width, height)


def small(data: bytes, *, media_type: str, most: int) -> bytes:
    """The picture drawn anew as a JPEG, the right way up, at most `most` pixels a side, without any hidden data.

    Raises Broken, TooManyPixels.
    """
    with _decoding(data, media_type=media_type) as opened:
        _decode(opened, at=most)
        opened.thumbnail((most, most))
        turned = ImageOps.exif_transpose(opened).convert("RGB")
    canvas = Image.new("RGB", turned.size)
    canvas.paste(turned)
    out = io.BytesIO()
    canvas.save(out, "JPEG", quality=80)
    return out.getvalue()


@contextlib.contextmanager
def _decoding(data: bytes, *, media_type: str) -> Iterator[Image.Image]:
    """One picture, opened; nothing of it decoded yet. Whatever decoders stumble over inside is Broken."""
    try:
        with _one_at_a_time, Image.open(io.BytesIO(data), formats=(FORMATS[media_type],)) as opened:
            width, height = opened.size
            if width * height > (MOST_JPEG if media_type == "image/jpeg" else MOST):
                raise TooManyPixels("too many pixels")
            if width < 1 or height < 1:
                raise Broken("no pixels")
            yield opened
    except Broken:
        raise
    except Image.DecompressionBombError as error:
        raise TooManyPixels("too many pixels") from error
    except STUMBLES as error:
        # Decoders meet hostile bytes here; whatever they stumble over, the picture cannot be opened.
        raise Broken("cannot be opened") from error


def _decode(opened: Image.Image, *, at: int) -> None:
    if isinstance(opened, ImageFile.ImageFile):
        # A JPEG is decoded at a half, a quarter or an eighth, no smaller than asked; others ignore this.
        opened.draft("RGB", (at, at))
    opened.load()
