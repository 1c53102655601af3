"""Decodes one photograph, in a process of its own: `python -I decoder.py FORMAT MOST_PIXELS SIDE < picture`.

Decoders are where hostile bytes do harm. This process has no key, no database, no way to write a file, so much memory
and no more, and so many seconds. It answers a line of JSON: `{"width": ..., "height": ...}`, the right way up, or
`{"error": "broken" | "pixels"}`; and, where a SIDE is said, the picture drawn anew as a JPEG of at most so many pixels
a side, without any hidden data. It imports nothing of the archive.
"""

import io
import json
import resource
import struct
import sys

from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

ORIENTATION = 0x0112
SIDEWAYS = (5, 6, 7, 8)
# A JPEG is decoded at a half, a quarter or an eighth of its size, no smaller than this; others ignore it.
SMALLEST = 256
MEMORY = 1536 * 1024 * 1024
SECONDS = 10
STUMBLES = (
    UnidentifiedImageError,
    *(OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError),
    *(OverflowError, RuntimeError, MemoryError, struct.error, AttributeError, AssertionError),
)


def limit() -> None:
    """From here on: no file, no trace of memory on a disk, no more memory or time than a picture needs."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


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


def main() -> None:
    form, most, side = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if form == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
    data = sys.stdin.buffer.read()
    limit()
    said, picture = decode(data, form=form, most=most, side=side)
    sys.stdout.buffer.write(json.dumps(said).encode() + b"\n" + picture)


if __name__ == "__main__":
    main()
