"""The ISO family (MP4, M4A, QuickTime; ISO 14496-12): whether it has sound or pictures, and how long it lasts."""

from collections.abc import Iterator
from dataclasses import dataclass

from stories.intake.looking.source import Blocks, Broken

_MOST_BOXES = 20_000
_NESTED = (b"moov", b"trak", b"mdia")


@dataclass(frozen=True)
class Film:
    """What a file of the ISO family holds."""

    seconds: float
    has_video: bool
    has_sound: bool


def film(source: Blocks) -> Film:
    """Reads the boxes that say what there is. Raises Broken without an index (`moov`) or without anything indexed."""
    walk = _Walk(source)
    walk.boxes(0, source.size)
    if not walk.indexed or not (walk.data or walk.fragments) or not walk.handlers & {b"vide", b"soun"}:
        raise Broken("a film without its index, or an index without its film")
    return Film(
        seconds=walk.seconds,
        has_video=b"vide" in walk.handlers,
        has_sound=b"soun" in walk.handlers,
    )


class _Walk:
    def __init__(self, source: Blocks) -> None:
        self.source, self.left = source, _MOST_BOXES
        self.handlers: set[bytes] = set()
        self.seconds = 0.0
        self.indexed = self.fragments = False
        self.data = 0

    def boxes(self, start: int, stop: int) -> None:
        for kind, at, end in self._within(start, stop):
            if kind in _NESTED:
                self.indexed |= kind == b"moov"
                self.boxes(at, end)
            elif kind == b"mdat":
                self.data += max(0, end - at)
            elif kind == b"moof":
                self.fragments = True
            elif kind == b"mvhd":
                self._duration(at)
            elif kind == b"hdlr":
                handler = self.source.exactly(at, 12)[8:12]
                # QuickTime also has handlers of data ("alis"), which say nothing of the track.
                self.handlers.add(handler)

    def _within(self, start: int, stop: int) -> Iterator[tuple[bytes, int, int]]:
        """Kind, first and last byte of the content of each box; a box that claims more than there is ends there."""
        at = start
        while at + 8 <= stop and self.left:
            self.left -= 1
            head = self.source.read(at, at + 16)
            length, kind, content = int.from_bytes(head[:4], "big"), head[4:8], at + 8
            if length == 1:
                length, content = int.from_bytes(head[8:16], "big"), at + 16
            elif length == 0:
                length = stop - at
            if length < content - at:
                # Zeros at the end of a container are QuickTime's way to close it.
                return
            yield kind, content, min(at + length, stop)
            at += length

    def _duration(self, at: int) -> None:
        head = self.source.exactly(at, 32)
        if head[0] == 1:
            scale, length = int.from_bytes(head[20:24], "big"), int.from_bytes(head[24:32], "big")
        else:
            scale, length = int.from_bytes(head[12:16], "big"), int.from_bytes(head[16:20], "big")
        if scale and length < 0xFFFFFFFF:
            self.seconds = length / scale
