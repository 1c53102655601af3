"""Decodes one photograph in a cell (`stories.cell`), which holds nothing else: FORMAT MOST_PIXELS SIDE.

Decoders are where hostile bytes do harm. This program has no key and no database, opens no file and no socket, and has
so much memory and so many seconds. It answers a line of JSON: `{"width": ..., "height": ...}`, the right way up, or
`{"error": "broken" | "pixels"}`; and, where a SIDE is said, the picture drawn anew as a JPEG of at most so many pixels
a side, without any hidden data. It imports nothing of the archive.
"""

import functools
import importlib
import io
import json
import struct
import sys
from collections.abc import Callable

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

ORIENTATION = 0x0112
SIDEWAYS = (5, 6, 7, 8)
# A JPEG is decoded at a half, a quarter or an eighth of its size, no smaller than this; others ignore it.
SMALLEST = 256
# What Pillow would look for on the disk while it decodes: where Exif is read, and relatives of a format.
PARTS = {
    "JPEG": ("PIL.MpoImagePlugin", "PIL.TiffImagePlugin"),
    "PNG": ("PIL.TiffImagePlugin",),
    "WEBP": ("PIL.WebPImagePlugin", "PIL.TiffImagePlugin"),
    "HEIF": ("pillow_heif", "PIL.TiffImagePlugin"),
}
STUMBLES = (
    UnidentifiedImageError,
    *(OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError),
    *(OverflowError, RuntimeError, MemoryError, struct.error, AttributeError, AssertionError),
)


def decode(data: bytes, *, form: str, most: int, side: int) -> tuple[dict[str, object], bytes]:
    """What is answered."""
    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(io.BytesIO(data), formats=(form,)) as opened:
            width, height = opened.size
            if width * height > most:
                return {"error": "pixels"}, b""
            if width < 1 or height < 1:
                return {"error": "broken"}, b""
            if opened.getexif().get(ORIENTATION, 1) in SIDEWAYS:
                width, height = height, width
            if isinstance(opened, ImageFile.ImageFile):
                opened.draft("RGB", (side or SMALLEST, side or SMALLEST))
            opened.load()
            return {"width": width, "height": height}, drawn(opened, side) if side else b""
    except STUMBLES:
        return {"error": "broken"}, b""


def drawn(opened: Image.Image, side: int) -> bytes:
    opened.thumbnail((side, side))
    turned = ImageOps.exif_transpose(opened).convert("RGB")
    canvas = Image.new("RGB", turned.size)
    canvas.paste(turned)
    out = io.BytesIO()
    canvas.save(out, "JPEG", quality=80)
    return out.getvalue()


def ready(form: str, most: str, side: str) -> Callable[[], None]:
    """What is done once the cell is shut: a picture in, an answer out."""
    Image.preinit()
    for name in PARTS[form]:
        part = importlib.import_module(name)
        if form == "HEIF" and name == "pillow_heif":
            part.register_heif_opener()
    return functools.partial(answer, form=form, most=int(most), side=int(side))


def answer(*, form: str, most: int, side: int) -> None:
    said, picture = decode(sys.stdin.buffer.read(), form=form, most=most, side=side)
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + picture)
    sys.stdout.buffer.flush()
