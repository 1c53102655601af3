"""The names of programs, which ffmpeg writes into whatever it makes, taken out of a finished file in its place.

Of each only what ffmpeg is known to write goes, to the letter: whatever else stands there stays, and the verifier,
which lets no name pass, stops the file. No byte moves, so no index has to be written anew.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from stories.redaction.encoding.memory import MemoryFile
from stories.redaction.verifying.boxes import Box, boxes
from stories.redaction.verifying.source import Walk

# An MP4: what its tracks are called, its encoder (in the entry of H.264, 42 bytes in), and the list of titles that is
# written even where there are none.
_HANDLERS = (b"VideoHandler\0", b"SoundHandler\0")
_TRACKS = (b"moov", b"trak", b"mdia")
_ENTRY, _COMPRESSOR_AT, _COMPRESSOR = 8, 42, 32
_COMPRESSORS = re.compile(rb"\x0cLavc libx264\0{19}")
_NO_TITLES = b"\0\0\0\x35meta" + bytes(4) + b"\0\0\0\x21hdlr" + bytes(8) + b"mdirappl" + bytes(9) + b"\0\0\0\x08ilst"
# An Ogg: the program that wrote it, and of its one comment the encoder (RFC 7845; what follows the last comment is
# room to be ignored, where its first bit is nought).
_OGG_HEAD = 27
_OPUS_TAGS = re.compile(rb"OpusTags\x06\0\0\0ffmpeg(?:\0{4}|\x01\0\0\0\x14\0\0\0encoder=Lavc libopus)")
_OGG_POLYNOMIAL = 0x04C11DB7
# A WebM: the two programs that every file must name, and the encoder of each track.
_SEGMENT, _INFO, _TAGS, _TAG, _SIMPLE = 0x18538067, 0x1549A966, 0x1254C367, 0x7373, 0x67C8
_PROGRAMS, _CLUSTER = (0x4D80, 0x5741), 0x1F43B675
_ENCODER = re.compile(rb"\x45\xa3.ENCODER(?:\x44\x87.Lavc (?:libvpx-vp9|libopus))", re.DOTALL)
_VOID = b"\xec"


def unnamed(file: MemoryFile, media_type: str) -> None:
    """Takes the names out of a finished file of this type; of a type that has none, nothing."""
    if take := _TAKES.get(media_type):
        take(file)


def _mp4(file: MemoryFile) -> None:
    source = Walk(file)
    for media in _below(source, Box(b"", 0, file.size), *_TRACKS):
        for handler in _below(source, media, b"hdlr"):
            if source.exactly(handler.start, handler.stop - handler.start)[24:] in _HANDLERS:
                file.write(handler.start + 24, bytes(handler.stop - handler.start - 24))
        for described in _below(source, media, b"minf", b"stbl", b"stsd"):
            at = described.start + 2 * _ENTRY + _COMPRESSOR_AT
            if source.exactly(described.start + _ENTRY + 4, 4) == b"avc1" and _COMPRESSORS.fullmatch(
                source.exactly(at, _COMPRESSOR)
            ):
                file.write(at, bytes(_COMPRESSOR))
    for words in _below(source, Box(b"", 0, file.size), b"moov", b"udta"):
        if source.exactly(words.start, words.stop - words.start) == _NO_TITLES:
            file.write(words.start - 4, b"free" + bytes(words.stop - words.start))


def _below(source: Walk, box: Box, *path: bytes) -> Iterator[Box]:
    """Every box at the end of this path."""
    for inner in boxes(source, box.start, box.stop):
        if inner.name == path[0]:
            yield from _below(source, inner, *path[1:]) if path[1:] else (inner,)


def _ogg(file: MemoryFile) -> None:
    """The second page holds the words and nothing else."""
    source = Walk(file)
    start = _page_end(source, 0)
    page = bytearray(source.exactly(start, _page_end(source, start) - start))
    words = _OGG_HEAD + page[_OGG_HEAD - 1]
    if _OPUS_TAGS.fullmatch(page, words):
        page[words + 8 :] = bytes(len(page) - words - 8)
        page[22:26] = bytes(4)
        page[22:26] = _checked(page).to_bytes(4, "little")
        file.write(start, bytes(page))


def _page_end(source: Walk, start: int) -> int:
    segments = source.exactly(start + _OGG_HEAD - 1, 1)[0]
    return start + _OGG_HEAD + segments + sum(source.exactly(start + _OGG_HEAD, segments))


def _checked(page: bytes | bytearray) -> int:
    """The checksum of a page (RFC 3533, section 6)."""
    sum_ = 0
    for byte in page:
        sum_ ^= byte << 24
        for _bit in range(8):
            sum_ = (sum_ << 1) ^ (_OGG_POLYNOMIAL if sum_ & 0x80000000 else 0)
        sum_ &= 0xFFFFFFFF
    return sum_


class _Element(NamedTuple):
    name: int
    start: int
    content: int
    stop: int


def _webm(file: MemoryFile) -> None:
    source = Walk(file)
    for part in _inside(source, 0, file.size, _SEGMENT):
        for info in _inside(source, part.content, part.stop, _INFO):
            for program in _inside(source, info.content, info.stop, *_PROGRAMS):
                if source.exactly(program.content, program.stop - program.content) == b"Lavf":
                    file.write(program.content, bytes(4))
        for tags in _inside(source, part.content, part.stop, _TAGS):
            for tag in _inside(source, tags.content, tags.stop, _TAG):
                for word in _inside(source, tag.content, tag.stop, _SIMPLE):
                    if _ENCODER.fullmatch(source.exactly(word.content, word.stop - word.content)):
                        file.write(word.start, _void(word.stop - word.start))


def _inside(source: Walk, start: int, stop: int, *names: int) -> Iterator[_Element]:
    """The elements of these names between two places; of a film's pictures and sounds no more than the first."""
    at = start
    while at < stop:
        name_length = 9 - source.exactly(at, 1)[0].bit_length()
        width = 9 - source.exactly(at + name_length, 1)[0].bit_length()
        content = at + name_length + width
        size = source.number(at + name_length, width) & ((1 << 7 * width) - 1)
        found = _Element(source.number(at, name_length), at, content, content + size)
        if found.name in names:
            yield found
        at = found.stop


def _void(length: int) -> bytes:
    """An element that only takes up room, of so many bytes in all: fewer than 16 thousand."""
    return _VOID + (0x4000 | length - 3).to_bytes(2, "big") + bytes(length - 3)


_TAKES: Mapping[str, Callable[[MemoryFile], None]] = {
    "audio/mp4": _mp4,
    "video/mp4": _mp4,
    "audio/ogg": _ogg,
    "video/webm": _webm,
}
