"""What a file is, by its first bytes alone. Its name and what a browser says of it count for nothing.

Own and small: twelve formats, of which a signature and its neighbours say enough to choose who looks closer
(`examining`). Libraries that guess among thousands of formats are many more ways to be wrong.
"""

from dataclasses import dataclass

from django.conf import settings

# Enough for every signature below; an ID3 tag or a byte order mark says who it is at once.
HEAD = 4096
PHOTO, SOUND, VIDEO, DOCUMENT = "photo", "sound", "video", "document"


@dataclass(frozen=True)
class FileType:
    """A media type that is taken, which family's limit holds for it, and the ending a downloaded copy gets."""

    media_type: str
    family: str
    ending: str


TYPES = {
    each.media_type: each
    for each in (
        FileType("image/jpeg", PHOTO, "jpg"),
        FileType("image/png", PHOTO, "png"),
        FileType("image/webp", PHOTO, "webp"),
        FileType("image/heic", PHOTO, "heic"),
        FileType("audio/mpeg", SOUND, "mp3"),
        FileType("audio/mp4", SOUND, "m4a"),
        FileType("audio/ogg", SOUND, "ogg"),
        FileType("audio/wav", SOUND, "wav"),
        FileType("audio/webm", SOUND, "webm"),
        FileType("video/mp4", VIDEO, "mp4"),
        FileType("video/quicktime", VIDEO, "mov"),
        FileType("video/webm", VIDEO, "webm"),
        FileType("application/pdf", DOCUMENT, "pdf"),
        FileType("text/plain", DOCUMENT, "txt"),
    )
}
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
# A QuickTime film of an old telephone may begin without naming its brand.
_FILM_BOXES = (b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")


def media_type_of(head: bytes) -> str:
    """The media type that the first `HEAD` bytes show; "" for what is not taken.

    For the ISO family and WebM it is the video's; only the whole file shows that it is sound alone.
    """
    if head[:3] == b"\xff\xd8\xff":
        return "image/jpeg"
    if head[:8] == b"\x89PNG\r\n\x1a\n":
        return "image/png"
    if head[:4] in (b"RIFF", b"RF64"):
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        if head[8:12] in _HEIF_BRANDS:
            return "image/heic"
        if head[8:12] in (b"avif", b"avis"):
            return ""
        return "video/quicktime" if head[8:12] == b"qt  " else "video/mp4"
    if head[4:8] in _FILM_BOXES:
        return "video/quicktime"
    if head[:4] == b"OggS":
        return "audio/ogg"
    if head[:4] == b"\x1aE\xdf\xa3":
        return "video/webm"
    if head[:5] == b"%PDF-":
        return "application/pdf"
    if head[:3] == b"ID3" or (len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2):
        return "audio/mpeg"
    return "text/plain" if reads_as_text(head) else ""


def reads_as_text(head: bytes) -> bool:
    """Whether bytes could be the beginning of somebody's plain text, and of nothing that a browser would run."""
    if not head or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return bool(head)
    if any(byte < 32 and byte not in b"\t\n\r\f" for byte in head) or 127 in head:
        return False
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:64].lower()
    return bool(begins) and not begins.startswith((b"<", b"#!", b"{\\rtf", b"%!", b"begin:v"))


def limit_of(family: str) -> int:
    """How many bytes one file of this family may have."""
    limits: dict[str, int] = settings.ARCHIVE_FILE_LIMITS  # type: ignore[misc]
    return limits[family]


def largest() -> int:
    """How many bytes the largest file of any family may have."""
    limits: dict[str, int] = settings.ARCHIVE_FILE_LIMITS  # type: ignore[misc]
    return max(limits.values())
