"""WebP (RFC 9649): one still picture, and its transparency. No profile, no Exif, no XMP, no chunk of another name."""

from stories.redaction.verifying.source import Unclean, Walk

_PICTURES = (b"VP8 ", b"VP8L")
_ONLY_TRANSPARENCY = 0b0001_0000


def walk(source: Walk) -> None:
    head = source.exactly(0, 12)
    if head[:4] != b"RIFF" or head[8:] != b"WEBP":
        raise Unclean("it does not begin like a WebP")
    if int.from_bytes(head[4:8], "little") + 8 != source.size:
        raise Unclean("it is longer or shorter than it says")
    at, pictures, names = 12, 0, list[bytes]()
    while at < source.size:
        name, length = source.exactly(at, 4), int.from_bytes(source.exactly(at + 4, 4), "little")
        if name in _PICTURES:
            pictures += 1
        elif name == b"VP8X":
            if length != 10 or names or source.exactly(at + 8, 4)[0] & ~_ONLY_TRANSPARENCY or not _bare(source, at):
                raise Unclean("a header that announces more than a picture")
        elif name != b"ALPH":
            raise Unclean(f"at {at}: chunk {name!r}")
        names.append(name)
        if length % 2 and source.exactly(at + 8 + length, 1) != b"\0":
            raise Unclean(f"at {at + 8 + length}: a filled gap")
        at += 8 + length + length % 2
    if at != source.size or pictures != 1 or len(names) != len(set(names)):
        raise Unclean("not one picture")


def _bare(source: Walk, at: int) -> bool:
    return source.exactly(at + 9, 3) == b"\0\0\0"
