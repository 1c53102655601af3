"""Opus in Ogg (RFC 3533, RFC 7845): one stream, its two headers without words, pages of sound to the end."""

import re

from stories.redaction.verifying.source import Unclean, Walk

_VENDOR = re.compile(rb"ffmpeg|Lavf[\d.]*|libopus [\w.-]{1,40}")
_COMMENT = re.compile(rb"encoder=Lavc[\d.]* libopus")
_LONGEST_HEADER = 4_096
_CONTINUED, _FIRST, _LAST = 1, 2, 4


def walk(source: Walk) -> None:
    at, number, serial = 0, 0, b""
    headers, packet, last = list[bytes](), b"", False
    while at < source.size:
        head = source.exactly(at, 27)
        if head[:5] != b"OggS\0" or last:
            raise Unclean(f"at {at}: no page, or one after the last")
        flags, sizes = head[5], source.exactly(at + 27, head[26])
        serial = serial or head[14:18]
        if head[14:18] != serial or int.from_bytes(head[18:22], "little") != number or flags & ~7:
            raise Unclean(f"at {at}: a page of another stream")
        if bool(flags & _FIRST) != (number == 0):
            raise Unclean(f"at {at}: a second beginning")
        start = at + 27 + head[26]
        if len(headers) < 2:
            if bool(flags & _CONTINUED) != bool(packet):
                raise Unclean(f"at {at}: a page out of turn")
            place = start
            for length in sizes:
                packet += source.exactly(place, length)
                place += length
                if len(packet) > _LONGEST_HEADER or len(headers) == 2:
                    raise Unclean("headers longer than they need to be")
                if length < 255:
                    headers.append(packet)
                    packet = b""
        at, number, last = start + sum(sizes), number + 1, bool(flags & _LAST)
    if at != source.size or not last or len(headers) != 2:
        raise Unclean("not one whole sound")
    _head(headers[0])
    _tags(headers[1])


def _head(said: bytes) -> None:
    if said[:9] != b"OpusHead\x01" or len(said) != 19 or said[18] != 0:
        raise Unclean("not Opus in one or two channels")


def _tags(said: bytes) -> None:
    """The vendor's name, and at most the encoder's."""
    if said[:8] != b"OpusTags":
        raise Unclean("no list of words where it belongs")
    vendor, at = _word(said, 8)
    if not _VENDOR.fullmatch(vendor):
        raise Unclean("the name of another program")
    count = int.from_bytes(said[at : at + 4], "little")
    at += 4
    for _ in range(min(count, 2)):
        comment, at = _word(said, at)
        if not _COMMENT.fullmatch(comment):
            raise Unclean("words about the sound")
    if count > 1 or at != len(said):
        raise Unclean("words about the sound")


def _word(said: bytes, at: int) -> tuple[bytes, int]:
    length = int.from_bytes(said[at : at + 4], "little")
    if at + 4 + length > len(said):
        raise Unclean("it ends too soon")
    return said[at + 4 : at + 4 + length], at + 4 + length
