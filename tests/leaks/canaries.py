"""Words that stand nowhere else, to be planted and looked for."""

import io
import random
import string
from typing import Any

from PIL import Image


class Canaries:
    """Words that stand nowhere else, one for each field; remembers which is which."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def __call__(self, field: str) -> str:
        word = "z" + "".join(random.choices(string.ascii_lowercase, k=15))
        self.names[word] = field
        return word

    def said(self, hits: Any) -> list[Any]:
        """The hits with names of fields in place of canaries."""
        return [tuple(self.names.get(part, part) for part in hit) for hit in hits]


def photograph(words: str) -> bytes:
    """A JPEG with the canary in EXIF, GPS, comment and XMP."""
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = words
    exif.get_ifd(0x8825)[0x001D] = words
    xmp = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{words}</x:xmpmeta>".encode()
    Image.new("RGB", (640, 480), (90, 140, 60)).save(out, "JPEG", exif=exif, comment=words.encode(), xmp=xmp)
    return out.getvalue()
