"""Opus in Ogg (RFC 3533, RFC 7845): one stream, its two headers without words, pages of sound to the end."""

from stories.redaction.verifying.source import Unclean, Walk

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
    """No vendor, no comment; and nothing but noughts in the room that these left."""
    if said[:8] != b"OpusTags" or len(said) < 16 or any(said[8:]):
        raise Unclean("words about the sound")
