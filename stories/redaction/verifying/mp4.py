"""MP4 and M4A (ISO 14496-12, -14, -15) as ffmpeg writes them with `-fflags +bitexact -map_metadata -1`.

No dates, no titles, no place, no cover, no chapters, no other track, and no name of a program; the samples fill the
media data.
"""

import re
from collections.abc import Callable

from stories.redaction.verifying.boxes import Box, at_most, boxes, nothing, size, table
from stories.redaction.verifying.boxes import walk as walk_boxes
from stories.redaction.verifying.source import Unclean, Walk

_BRANDS = re.compile(rb"(?:isom|iso[2-9]|mp4[12]|M4A |avc1|av01|dash){1,8}")
_HANDLERS = (b"vide", b"soun")
_VISUAL, _AUDIO = 78, 28
# Length of each header in its two versions.
_HEADERS = {b"mvhd": (100, 112), b"tkhd": (84, 96), b"mdhd": (24, 36)}


def walk_sound(source: Walk) -> None:
    """One track of sound."""
    _walk(source, allowed=({b"soun"},))


def walk_video(source: Walk) -> None:
    """One track of pictures, with one of sound or without."""
    _walk(source, allowed=({b"vide"}, {b"vide", b"soun"}))


def _walk(source: Walk, *, allowed: tuple[set[bytes], ...]) -> None:
    top = {b"ftyp": _brands, b"moov": _MOVIE, b"mdat": None, b"free": nothing}
    found = walk_boxes(source, top, start=0, stop=source.size)
    names = [box.name for box in found]
    if names[:1] != [b"ftyp"] or any(names.count(name) != 1 for name in (b"ftyp", b"moov", b"mdat")):
        raise Unclean("not one film")
    tracks = [box for box in boxes(source, *_span(found, b"moov")) if box.name == b"trak"]
    kinds = [_kind(source, track) for track in tracks]
    if len(kinds) != len(set(kinds)) or set(kinds) not in allowed:
        raise Unclean("tracks that were not asked for")
    data = next(box for box in found if box.name == b"mdat")
    if sum(_sample_bytes(source, track) for track in tracks) != data.stop - data.start:
        raise Unclean("bytes that belong to no track")


def _span(found: list[Box], name: bytes) -> tuple[int, int]:
    box = next(box for box in found if box.name == name)
    return box.start, box.stop


def _inner(source: Walk, box: Box, *path: bytes) -> Box:
    for name in path:
        inside = [each for each in boxes(source, box.start, box.stop) if each.name == name]
        if len(inside) != 1:
            raise Unclean(f"not one {name!r}")
        box = inside[0]
    return box


def _kind(source: Walk, track: Box) -> bytes:
    return source.exactly(_inner(source, track, b"mdia", b"hdlr").start + 8, 4)


def _sample_bytes(source: Walk, track: Box) -> int:
    table = _inner(source, track, b"mdia", b"minf", b"stbl", b"stsz")
    each, count = source.number(table.start + 4, 4), source.number(table.start + 8, 4)
    if each:
        return each * count
    if table.stop - table.start != 12 + 4 * count:
        raise Unclean("a table of another length")
    sizes = source.exactly(table.start + 12, 4 * count)
    return sum(int.from_bytes(sizes[at : at + 4], "big") for at in range(0, len(sizes), 4))


def _brands(source: Walk, box: Box) -> None:
    said = source.exactly(box.start, box.stop - box.start)
    if not _BRANDS.fullmatch(said[:4] + said[8:]):
        raise Unclean("brands of another kind of file")


def _undated(source: Walk, box: Box) -> None:
    """Creation and modification time are nought."""
    version = source.exactly(box.start, 1)[0]
    if version > 1 or box.stop - box.start != _HEADERS[box.name][version]:
        raise Unclean(f"box {box.name!r} of another length")
    if not source.zeros(box.start + 4, box.start + 4 + (16 if version else 8)):
        raise Unclean(f"box {box.name!r} has a date")


def _handler(source: Walk, box: Box) -> None:
    said = source.exactly(box.start, box.stop - box.start)
    if said[4:8] != bytes(4) or said[12:24] != bytes(12) or said[8:12] not in _HANDLERS or any(said[24:]):
        raise Unclean("a handler with a name of its own")


def _entry(length: int, tree: dict[bytes, object], check: Callable[[bytes], None]) -> Callable[[Walk, Box], None]:
    def entry(source: Walk, box: Box) -> None:
        check(source.exactly(box.start, length))
        walk_boxes(source, tree, start=box.start + length, stop=box.stop, inside=box.name.decode("latin-1"))

    return entry


def _visual(said: bytes) -> None:
    if any(said[42:74]):
        raise Unclean("the name of an encoder")


def _sounds(said: bytes) -> None:
    if any(said[:6]) or any(said[8:16]):
        raise Unclean("a sound described in another way")


def _descriptions(source: Walk, box: Box) -> None:
    if source.exactly(box.start, 8) != bytes(7) + b"\x01":
        raise Unclean("more than one description")
    walk_boxes(source, _CODECS, start=box.start + 8, stop=box.stop, inside="stsd")


def _own_data(source: Walk, box: Box) -> None:
    if source.exactly(box.start, box.stop - box.start) != bytes(7) + b"\x01" + b"\0\0\0\x0curl \0\0\0\x01":
        raise Unclean("data that lie elsewhere")


def _colours(source: Walk, box: Box) -> None:
    if source.exactly(box.start, 4) != b"nclx" or box.stop - box.start != 11:
        raise Unclean("a colour profile")


_PICTURE_BOXES = {b"pasp": size(8), b"btrt": size(12), b"colr": _colours, b"fiel": size(2), b"chrm": size(1)}
_CODECS = {
    b"avc1": _entry(_VISUAL, {b"avcC": at_most(512), **_PICTURE_BOXES}, _visual),
    b"av01": _entry(_VISUAL, {b"av1C": at_most(256), **_PICTURE_BOXES}, _visual),
    b"mp4a": _entry(_AUDIO, {b"esds": at_most(64), b"btrt": size(12)}, _sounds),
}
_TABLES: dict[bytes, object] = {
    b"stsd": _descriptions,
    **dict.fromkeys((b"stts", b"ctts", b"co64"), table(8)),
    **dict.fromkeys((b"stss", b"stco"), table(4)),
    b"stsc": table(12),
    b"stsz": None,
    **dict.fromkeys((b"sgpd", b"sbgp"), at_most(4_096)),
}
_MEDIA = {
    b"mdhd": _undated,
    b"hdlr": _handler,
    b"minf": {b"vmhd": size(12), b"smhd": size(8), b"dinf": {b"dref": _own_data}, b"stbl": _TABLES},
}
_TRACK = {b"tkhd": _undated, b"edts": {b"elst": at_most(256)}, b"mdia": _MEDIA}
_MOVIE = {b"mvhd": _undated, b"trak": _TRACK, b"free": nothing}
