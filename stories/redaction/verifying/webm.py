"""WebM (RFC 9559, RFC 8794) as ffmpeg writes it: information, one track of pictures or sound or both, clusters."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from stories.redaction.verifying.source import BLOCK, Unclean, Walk

_PROGRAM = re.compile(rb"\0*")
_LANGUAGE = re.compile(rb"und")
_CODEC = re.compile(rb"V_VP[89]|V_AV1|A_OPUS")
_TAG_NAME = re.compile(rb"DURATION")
_TAG_WORDS = re.compile(rb"\d\d:\d\d:\d\d\.\d{9}\0{0,2}")
_DOC_TYPE = re.compile(rb"webm")
MOST_ELEMENTS = 2_000_000
# Numbers and short binary codes, in bytes.
_NUMBER, _PRIVATE = 8, 256
_MEDIA = -1

_SEEK = {0x4DBB: {0x53AB: 4, 0x53AC: _NUMBER}}
_INFO = {0x2AD7B1: _NUMBER, 0x4489: _NUMBER, 0x4D80: _PROGRAM, 0x5741: _PROGRAM}
_COLOUR = dict.fromkeys((0x55B1, 0x55B2, 0x55B3, 0x55B4, 0x55B7, 0x55B8, 0x55B9, 0x55BA, 0x55BB), _NUMBER)
_PICTURE = {
    **dict.fromkeys((0xB0, 0xBA, 0x9A, 0x9D, 0x54B0, 0x54BA, 0x54B2, 0x53B8, 0x53C0), _NUMBER),
    0x55B0: _COLOUR,
}
_SOUND = dict.fromkeys((0x9F, 0xB5, 0x78B5, 0x6264), _NUMBER)
_TRACK = {
    **dict.fromkeys((0xD7, 0x73C5, 0x83, 0xB9, 0x88, 0x55AA, 0x9C, 0x23E383, 0x56AA, 0x56BB, 0x55EE), _NUMBER),
    0x22B59C: _LANGUAGE,
    0x86: _CODEC,
    0x63A2: _PRIVATE,
    0xE0: _PICTURE,
    0xE1: _SOUND,
}
_BLOCKS = {0xA1: _MEDIA, 0x9B: _NUMBER, 0xFB: _NUMBER, 0x75A2: _NUMBER}
_CLUSTER = {0xE7: _NUMBER, 0xA7: _NUMBER, 0xAB: _NUMBER, 0xA3: _MEDIA, 0xA0: _BLOCKS}
_CUES = {0xBB: {0xB3: _NUMBER, 0xB7: dict.fromkeys((0xF7, 0xF1, 0xF0, 0xB2, 0x5378), _NUMBER)}}
_TAG = {0x63C0: {0x63C5: _NUMBER}, 0x67C8: {0x45A3: _TAG_NAME, 0x4487: _TAG_WORDS, 0x447A: _LANGUAGE, 0x4484: _NUMBER}}
_SEGMENT = {
    0x114D9B74: _SEEK,
    0x1549A966: _INFO,
    0x1654AE6B: {0xAE: _TRACK},
    0x1F43B675: _CLUSTER,
    0x1C53BB6B: _CUES,
    0x1254C367: {0x7373: _TAG},
}
_HEADER = {**dict.fromkeys((0x4286, 0x42F7, 0x42F2, 0x42F3, 0x4287, 0x4285), _NUMBER), 0x4282: _DOC_TYPE}
_FILE = {0x1A45DFA3: _HEADER, 0x18538067: _SEGMENT}
_VOID, _TRACKS, _ENTRY, _TYPE = 0xEC, 0x1654AE6B, 0xAE, 0x83


def walk(source: Walk) -> None:
    seen = _Elements(source)
    seen.inside(_FILE, 0, source.size)
    if seen.kinds not in ([1], [2], [1, 2], [2, 1]) or seen.names[:1] != [0x1A45DFA3] or len(seen.names) != 2:
        raise Unclean("not one film or sound")


class _Elements:
    def __init__(self, source: Walk) -> None:
        self.source, self.left = source, MOST_ELEMENTS
        self.kinds, self.names = list[int](), list[int]()

    def inside(self, tree: Mapping[int, Any], start: int, stop: int, depth: int = 0) -> None:
        for name, at, end in self._elements(start, stop):
            if not depth:
                self.names.append(name)
            if name == _VOID:
                if not self.source.zeros(at, end):
                    raise Unclean("a filled gap")
                continue
            if name not in tree:
                raise Unclean(f"at {at}: element {name:X}")
            self._one(tree[name], name, at, end, depth)

    def _one(self, allowed: Any, name: int, at: int, end: int, depth: int) -> None:
        if isinstance(allowed, Mapping):
            self.inside(allowed, at, end, depth + 1)
        elif isinstance(allowed, int):
            if allowed != _MEDIA and end - at > allowed:
                raise Unclean(f"at {at}: element {name:X} is too long")
            if name == _TYPE:
                self.kinds.append(self.source.number(at, end - at))
        elif end - at > BLOCK or not allowed.fullmatch(self.source.exactly(at, end - at)):
            raise Unclean(f"at {at}: words in element {name:X}")

    def _elements(self, start: int, stop: int) -> Iterator[tuple[int, int, int]]:
        """Id, first and last byte of each element; the lengths are said, and fill the stretch without a gap."""
        at = start
        while at < stop:
            self.left -= 1
            if self.left < 0:
                raise Unclean("too many elements")
            name_length = _width(self.source.exactly(at, 1)[0])
            if not 1 <= name_length <= 4:
                raise Unclean(f"at {at}: no element")
            name, at = self.source.number(at, name_length), at + name_length
            width = _width(self.source.exactly(at, 1)[0])
            if not width:
                raise Unclean(f"at {at}: no length")
            size, at = self.source.number(at, width) & ((1 << 7 * width) - 1), at + width
            if size == (1 << 7 * width) - 1 or at + size > stop:
                raise Unclean(f"at {at}: element {name:X} does not fit")
            yield name, at, at + size
            at += size


def _width(first: int) -> int:
    """How many bytes a number of variable size takes, by its first; 0 for none."""
    return 9 - first.bit_length() if first else 0
