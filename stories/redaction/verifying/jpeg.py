"""JPEG (ITU-T T.81, JFIF): tables, one frame, its scans. No application segment but a bare JFIF, no comment."""

from stories.redaction.verifying.source import Unclean, Walk

_FRAMES = (0xC0, 0xC1, 0xC2)
_SCAN, _END, _JFIF = 0xDA, 0xD9, 0xE0
# The segments besides JFIF, and how long each can be: four tables of quantization, eight of Huffman, the interval of
# restarts, a frame and a scan of three components.
_LONGEST = {0xDB: 2 + 4 * 129, 0xC4: 2 + 8 * 273, 0xDD: 4, **dict.fromkeys(_FRAMES, 17), _SCAN: 12}
# Version, unit, densities, and a thumbnail of nought by nought.
_JFIF_LENGTH = 16


def walk(source: Walk) -> None:
    if source.exactly(0, 2) != b"\xff\xd8":
        raise Unclean("it does not begin like a JPEG")
    at, frames, scans = 2, 0, 0
    while True:
        marker = source.exactly(at, 2)
        if marker[0] != 0xFF:
            raise Unclean(f"at {at}: no segment")
        kind = marker[1]
        if kind == _END:
            break
        length = source.number(at + 2, 2)
        if length < 2:
            raise Unclean(f"at {at}: a segment without length")
        if kind == _JFIF:
            _jfif(source, at, length)
        elif length > _LONGEST.get(kind, 0):
            raise Unclean(f"at {at}: segment {kind:02X}")
        frames += kind in _FRAMES
        source.exactly(at, 2 + length)
        at += 2 + length
        if kind == _SCAN:
            scans += 1
            at = _after_scan(source, at)
    if frames != 1 or not scans:
        raise Unclean("not one picture")
    if at + 2 != source.size:
        raise Unclean(f"at {at + 2}: bytes after the end")


def _jfif(source: Walk, at: int, length: int) -> None:
    said = source.exactly(at + 4, length - 2)
    if at != 2 or length != _JFIF_LENGTH or said[:5] != b"JFIF\0" or said[12:14] != b"\0\0":
        raise Unclean(f"at {at}: a JFIF segment with more than JFIF needs")


def _after_scan(source: Walk, at: int) -> int:
    """Where the next segment begins: after the coded data, in which 0xFF is followed by zero or a restart."""
    while True:
        block = source.exactly(at, min(32_768, source.size - at))
        place = block.find(b"\xff")
        while 0 <= place < len(block) - 1:
            following = block[place + 1]
            if following and not 0xD0 <= following <= 0xD7:
                return at + place
            place = block.find(b"\xff", place + 2)
        if at + len(block) >= source.size:
            raise Unclean("it has no end")
        at += place if place == len(block) - 1 else len(block)
