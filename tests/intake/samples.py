"""Small whole files of every format that is taken, made here byte by byte or by Pillow."""

import io
import struct
import zlib

import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()


class Bytes:
    """Bytes in memory, as a source that is looked at."""

    def __init__(self, data: bytes) -> None:
        self._data, self.size = data, len(data)

    def read(self, start: int = 0, stop: int | None = None) -> bytes:
        return self._data[start:stop]


def photograph(form: str = "JPEG", size: tuple[int, int] = (64, 48)) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(out, form)
    return out.getvalue()


def wav(seconds: float = 1.0, *, hertz: int = 8000) -> bytes:
    data = bytes(int(seconds * hertz) * 2)
    form = struct.pack("<HHIIHH", 1, 1, hertz, hertz * 2, 2, 16)
    body = b"WAVE" + b"fmt " + struct.pack("<I", len(form)) + form + b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def mp3(frames: int = 40) -> bytes:
    """MPEG 1 layer III, 128 kbit/s, 44.1 kHz: 417 bytes and 26 ms a frame, behind an ID3 tag."""
    tag = b"ID3\x04\0\0\0\0\0\x0a" + bytes(10)
    return tag + (b"\xff\xfb\x90\x00" + bytes(413)) * frames


def ogg(seconds: int = 3) -> bytes:
    """Opus: a head, a comment, and a page that ends after `seconds`."""
    head = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 0, 48_000, 0, 0)
    pages = [(2, 0, head), (0, 0, b"OpusTags" + bytes(8)), (4, seconds * 48_000, b"\xf8\xff\xfe" * 40)]
    return b"".join(_page(*page, number) for number, page in enumerate(pages))


def _page(flags: int, position: int, data: bytes, number: int) -> bytes:
    head = b"OggS\0" + struct.pack("<BqIIIB", flags, position, 7, number, 0, 1)
    # Heads are short; the reader looks at 64 bytes, which the pages behind fill.
    return head + bytes([len(data)]) + data


def box(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", 8 + len(data)) + kind + data


BOTH = (b"vide", b"soun")


def film(brand: bytes = b"isom", *, handlers: tuple[bytes, ...] = BOTH, seconds: int = 5, late: bool = False) -> bytes:
    """An MP4; `late`: with its index at the end, as telephones write it."""
    header = box(b"mvhd", bytes(12) + struct.pack(">II", 1000, seconds * 1000) + bytes(80))
    tracks = b"".join(box(b"trak", box(b"mdia", box(b"hdlr", bytes(8) + handler + bytes(13)))) for handler in handlers)
    index, data = box(b"moov", header + tracks), box(b"mdat", b"\x01\x02\x03\x04" * 400)
    return box(b"ftyp", brand + bytes(4) + brand) + (data + index if late else index + data)


def element(name: int, data: bytes) -> bytes:
    length = (name.bit_length() + 7) // 8
    return name.to_bytes(length, "big") + (0x10_00_00_00 | len(data)).to_bytes(4, "big") + data


def webm(types: tuple[int, ...] = (1, 2), seconds: float = 2.0) -> bytes:
    header = element(0x1A45DFA3, element(0x4282, b"webm"))
    info = element(
        0x1549A966,
        element(0x2AD7B1, (1_000_000).to_bytes(3, "big")) + element(0x4489, struct.pack(">d", seconds * 1000)),
    )
    tracks = element(0x1654AE6B, b"".join(element(0xAE, element(0x83, bytes([kind]))) for kind in types))
    return header + element(0x18538067, info + tracks + element(0x1F43B675, bytes(300)))


def pdf() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000052 00000 n \n"
        b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n98\n%%EOF\n"
    )


def png_that_promises(width: int, height: int) -> bytes:
    """A PNG whose header promises more than it holds."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def archive_end(entries: int = 1, size: int = 46) -> bytes:
    """How a ZIP archive ends."""
    return b"PK\x01\x02" + bytes(size - 4) + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, entries, entries, size, 0, 0)


WHOLE: dict[str, bytes] = {
    "image/jpeg": photograph("JPEG"),
    "image/png": photograph("PNG"),
    "image/webp": photograph("WEBP"),
    "image/heic": photograph("HEIF"),
    "audio/mpeg": mp3(),
    "audio/mp4": film(b"M4A ", handlers=(b"soun",)),
    "audio/ogg": ogg(),
    "audio/wav": wav(),
    "audio/webm": webm((2,)),
    "video/mp4": film(),
    "video/quicktime": film(b"qt  ", late=True),
    "video/webm": webm(),
    "application/pdf": pdf(),
    "text/plain": "Crucé la calle y no volví. Así fue.\n".encode() * 10,
}
