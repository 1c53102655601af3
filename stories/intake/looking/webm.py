"""WebM (RFC 8794, RFC 9559): whether it has sound or pictures, and how long it lasts if it says so."""

import struct
from collections.abc import Iterator

from stories.intake.looking.boxes import Film
from stories.intake.looking.source import AnotherFormat, Blocks, Broken

_HEADER, _SEGMENT, _INFO, _TRACKS, _CLUSTER = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1654AE6B, 0x1F43B675
_DOC_TYPE, _SCALE, _DURATION, _TRACK, _TRACK_TYPE = 0x4282, 0x2AD7B1, 0x4489, 0xAE, 0x83
_MOST_ELEMENTS = 5_000
_LONGEST_WORD = 64


def webm(source: Blocks) -> Film:
    """Reads header, information and tracks. Raises Broken for what is not WebM or holds nothing."""
    elements = _elements(source, 0, source.size)
    kind, at, stop = next(elements, (0, 0, 0))
    if kind != _HEADER or not any(
        name == _DOC_TYPE and source.read(a, min(b, a + _LONGEST_WORD)).rstrip(b"\0") == b"webm"
        for name, a, b in _elements(source, at, stop)
    ):
        raise AnotherFormat("not WebM")
    segment = next(((a, b) for name, a, b in elements if name == _SEGMENT), None)
    if segment is None:
        raise Broken("WebM without a segment")
    seconds, types, clusters = 0.0, set[int](), False
    for name, a, b in _elements(source, *segment):
        if name == _INFO:
            seconds = _seconds(source, a, b)
        elif name == _TRACKS:
            types = _types(source, a, b)
        elif name == _CLUSTER:
            clusters = b > a
            break
    if not clusters or not types & {1, 2}:
        raise Broken("WebM without sound or pictures")
    return Film(seconds=seconds, has_video=1 in types, has_sound=2 in types)


def _seconds(source: Blocks, start: int, stop: int) -> float:
    scale, length = 1_000_000, 0.0
    for name, a, b in _elements(source, start, stop):
        data = source.read(a, min(b, a + 8))
        if name == _SCALE:
            scale = int.from_bytes(data, "big")
        elif name == _DURATION and len(data) in (4, 8):
            (length,) = struct.unpack(">f" if len(data) == 4 else ">d", data)
    seconds = length * scale / 1e9
    return seconds if 0 < seconds < 1e7 else 0.0


def _types(source: Blocks, start: int, stop: int) -> set[int]:
    return {
        int.from_bytes(source.read(c, min(d, c + 8)), "big")
        for name, a, b in _elements(source, start, stop)
        if name == _TRACK
        for inner, c, d in _elements(source, a, b)
        if inner == _TRACK_TYPE
    }


def _elements(source: Blocks, start: int, stop: int) -> Iterator[tuple[int, int, int]]:
    """Id, first and last byte of the data of each element; one of unknown size reaches to the end."""
    at = start
    for _ in range(_MOST_ELEMENTS):
        if at >= stop:
            return
        head = source.read(at, min(at + 12, stop))
        name_length = _width(head[0]) if head else 0
        if not 1 <= name_length <= 4 or len(head) <= name_length:
            return
        size_length = _width(head[name_length])
        if not size_length or len(head) < name_length + size_length:
            return
        size = int.from_bytes(head[name_length : name_length + size_length], "big") & ((1 << 7 * size_length) - 1)
        data = at + name_length + size_length
        end = stop if size == (1 << 7 * size_length) - 1 else data + size
        yield int.from_bytes(head[:name_length], "big"), data, min(end, stop)
        at = end


def _width(first: int) -> int:
    """How many bytes a variable-size number takes, by its first; 0 for none."""
    return 9 - first.bit_length() if first else 0
