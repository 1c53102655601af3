"""A small picture of something else, as cameras and programs keep one, and how it is found again: bytes and colours."""

import base64
import functools
import io
import re
import struct
import zlib

import numpy as np
from PIL import Image

from tests.redaction.finished import CANARY

WIDTH, HEIGHT = 160, 120
PIECE = 12


@functools.cache
def thumbnail() -> bytes:
    """A JPEG of magenta grain, such as no other picture here has; its comment is the canary."""
    grain = np.random.default_rng(11).integers(0, 56, (HEIGHT, WIDTH, 3), dtype=np.uint8)
    out = io.BytesIO()
    Image.fromarray(grain + np.array([200, 0, 200], np.uint8)).save(out, "JPEG", comment=CANARY.encode())
    return out.getvalue()


@functools.cache
def pieces() -> list[bytes]:
    """Its coded pixels, cut small: what stands before them stands in other JPEGs too."""
    data = thumbnail()
    pixels = data[data.index(b"\xff\xda") + 14 : -2]
    return [pixels[at : at + PIECE] for at in range(0, len(pixels) - PIECE, PIECE)]


def holds_thumbnail(data: bytes) -> bool:
    """Whether any piece of it stands there: plain, deflated, or written in letters as an Ogg does."""
    letters = b"".join(map(_from_letters, re.findall(rb"[A-Za-z0-9+/]{400,}=*", data)))
    return any(piece in all_ for all_ in (data, inflated(data), letters) for piece in pieces())


def _from_letters(said: bytes) -> bytes:
    return base64.b64decode(said[: len(said) // 4 * 4])


def inflated(data: bytes) -> bytes:
    """What lies deflated in a file, as in a PNG's text or a PDF's streams."""
    out, at = b"", -1
    while (at := data.find(b"\x78", at + 1)) >= 0:
        try:
            out += zlib.decompressobj().decompress(data[at:], 1 << 16)
        except zlib.error:
            continue
    return out


def shows_thumbnail(data: bytes) -> bool:
    """Whether a picture has pixels of its colours."""
    with Image.open(io.BytesIO(data)) as opened:
        red, green, blue = np.moveaxis(np.asarray(opened.convert("RGB"), dtype=int), 2, 0)
    return bool(((red > 170) & (blue > 170) & (green < 110)).any())


def box(name: bytes, *content: bytes) -> bytes:
    inside = b"".join(content)
    return struct.pack(">I4s", 8 + len(inside), name) + inside


def numbered(data: bytes, start: int, stop: int) -> dict[bytes, tuple[int, int]]:
    """The boxes between two places: name, and where each begins and ends."""
    found, at = dict[bytes, tuple[int, int]](), start
    while at < stop:
        end = at + int.from_bytes(data[at : at + 4], "big")
        found[data[at + 4 : at + 8]] = (at, end)
        at = end
    return found


def with_item(data: bytes, small: bytes) -> bytes:
    """A HEIF or AVIF of one picture, with `small` (a JPEG) as its thumbnail: an item of its own, named the canary."""
    meta, end = numbered(data, 0, len(data))[b"meta"]
    parts = {name: data[at:stop] for name, (at, stop) in numbered(data, meta + 12, end).items()}
    items, places = parts[b"iinf"], parts[b"iloc"]
    number = 1 + max(int.from_bytes(parts_of[12:14], "big") for parts_of in _rows(items))
    assert places[8:14] == bytes(4) + b"\x44\x00" or places[8:14] == bytes(4) + b"\x44\x40", "places written otherwise"
    told = struct.pack(">H", number)
    entry = box(b"infe", b"\x02\0\0\0", told, bytes(2), b"jpeg", CANARY.encode() + b"\0")
    count = struct.pack(">H", int.from_bytes(items[12:14], "big") + 1)
    parts[b"iinf"] = box(b"iinf", items[8:12], count, items[14:], entry)
    properties = numbered(parts[b"iprp"], 8, len(parts[b"iprp"]))
    ipco, ipma = (parts[b"iprp"][slice(*properties[name])] for name in (b"ipco", b"ipma"))
    size = box(b"ispe", bytes(4), struct.pack(">II", WIDTH, HEIGHT))
    which = bytes([1 + len(_rows_of(ipco))])
    rows = struct.pack(">I", int.from_bytes(ipma[12:16], "big") + 1)
    parts[b"iprp"] = box(
        b"iprp", box(b"ipco", ipco[8:], size), box(b"ipma", ipma[8:12], rows, ipma[16:], told, b"\x01", which)
    )
    tied = parts.get(b"iref", box(b"iref", bytes(4)))
    parts[b"iref"] = box(b"iref", tied[8:], box(b"thmb", told, struct.pack(">HH", 1, 1)))
    base = places[13] >> 4
    row = 2 + 2 + base + 2 + 8
    grown = sum(map(len, parts.values())) - (end - meta - 12) + row
    moved, at = b"", 16
    for _item in range(int.from_bytes(places[14:16], "big")):
        start = at + 4 + base + 2
        moved += places[at:start] + struct.pack(">I", int.from_bytes(places[start : start + 4], "big") + grown)
        moved += places[start + 4 : start + 8]
        at = start + 8
    mine = told + bytes(2 + base) + struct.pack(">HII", 1, len(data) + grown, len(small))
    parts[b"iloc"] = box(
        b"iloc", places[8:14], struct.pack(">H", int.from_bytes(places[14:16], "big") + 1), moved, mine
    )
    media, last = numbered(data, 0, len(data))[b"mdat"]
    assert last == len(data), "the coded pictures lie last"
    pictures = box(b"mdat", data[media + 8 :], small)
    return data[:meta] + box(b"meta", data[meta + 8 : meta + 12], *parts.values()) + data[end:media] + pictures


def _rows(items: bytes) -> list[bytes]:
    """The entries of an `iinf`."""
    found, at = [], 14
    while at < len(items):
        end = at + int.from_bytes(items[at : at + 4], "big")
        found.append(items[at:end])
        at = end
    return found


def _rows_of(ipco: bytes) -> list[int]:
    """Where each property begins."""
    found, at = [], 8
    while at < len(ipco):
        found.append(at)
        at += int.from_bytes(ipco[at : at + 4], "big")
    return found


def grown(data: bytes, path: tuple[bytes, ...], more: bytes) -> bytes:
    """A film with one box more at the end of the box at this path; what holds it is longer by as much.

    Its samples lie in front, so that no place of theirs changes.
    """
    made, start, stop = bytearray(data), 0, len(data)
    for name in path:
        at, stop = numbered(data, start, stop)[name]
        made[at : at + 4] = struct.pack(">I", stop - at + len(more))
        start = at + (12 if name == b"meta" else 8)
    return bytes(made[:stop]) + more + bytes(made[stop:])
