"""An original of every format that is taken, with a canary wherever that format has room for words."""

import io
import struct
from collections.abc import Callable

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.redaction import finished, recorded
from tests.redaction.finished import CANARY, segment

WORD = CANARY.encode()


def thumbnail() -> bytes:
    """A small JPEG of something else, as cameras keep of a picture before it was cut; its comment is the canary."""
    out = io.BytesIO()
    Image.new("RGB", (160, 120), (250, 0, 250)).save(out, "JPEG", comment=WORD)
    return out.getvalue()


def exif() -> bytes:
    """Words, a place, a maker's note and a thumbnail (EXIF 2.3), in big-endian TIFF."""
    small = thumbnail()
    words = [
        (0x010E, 2, WORD + b"\0"),
        (0x013B, 2, WORD + b"\0"),
        (0x9286, 7, b"ASCII\0\0\0" + WORD),
        (0x927C, 7, WORD),
    ]
    first = 8 + 2 + 12 * len(words) + 4
    body, entries = b"", b""
    for tag, kind, said in sorted(words):
        entries += struct.pack(">HHII", tag, kind, len(said), first + len(body))
        body += said
    second = first + len(body)
    ifd1 = struct.pack(">H", 2) + struct.pack(">HHII", 0x0201, 4, 1, second + 30)
    ifd1 += struct.pack(">HHII", 0x0202, 4, 1, len(small)) + bytes(4)
    head = b"MM\0*" + struct.pack(">I", 8) + struct.pack(">H", len(words)) + entries + struct.pack(">I", second)
    return b"Exif\0\0" + head + body + ifd1 + small


def iptc() -> bytes:
    by_line = b"\x1c\x02\x50" + struct.pack(">H", len(WORD)) + WORD
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(by_line)) + by_line + b"\0" * (len(by_line) % 2)


def picture(form: str) -> bytes:
    shown = finished.drawing(900, 500)
    out = io.BytesIO()
    common = {"exif": exif(), "icc_profile": finished.profile()}
    if form == "JPEG":
        shown.save(out, form, comment=WORD, xmp=finished.xmp(), **common)
        made = out.getvalue()
        return made[:2] + segment(0xED, iptc()) + made[2:] + WORD
    if form == "PNG":
        words = PngInfo()
        words.add_text("Comment", CANARY)
        words.add_text("Author", CANARY, zip=True)
        words.add_itxt("XML:com.adobe.xmp", CANARY)
        shown.save(out, form, pnginfo=words, **common)
    elif form == "WEBP":
        shown.save(out, form, xmp=finished.xmp(), **common)
    else:
        shown.save(out, form, exif=exif(), xmp=finished.xmp())
    return out.getvalue()


def document() -> bytes:
    """A PDF of one page: the canary in its information, XMP, attachment, hidden note and script."""
    packet = b"<?xpacket begin=''?>" + finished.xmp() + b"<?xpacket end='w'?>"
    drawn = b"0.2 0.4 0.6 rg 20 20 120 90 re f"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R/OpenAction 8 0 R/Names<</EmbeddedFiles<</Names[(a)7 0 R]>>>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 150]/Contents 4 0 R/Annots[9 0 R]>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream" % (len(packet), packet),
        b"<</Author(%s)/Title(%s)/Producer(%s)>>" % (WORD, WORD, WORD),
        b"<</Type/Filespec/F(%s.txt)/EF<</F 10 0 R>>>>" % WORD,
        b"<</S/JavaScript/JS(app.alert\\('%s'\\))>>" % WORD,
        b"<</Type/Annot/Subtype/Text/F 2/Rect[10 10 30 30]/Contents(%s)/T(%s)>>" % (WORD, WORD),
        b"<</Type/EmbeddedFile/Length %d>>stream\n%s\nendstream" % (len(WORD), WORD),
    ]
    made, places = b"%PDF-1.4\n", []
    for number, said in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, said)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (len(objects) + 1, table, trailer)


def id3() -> bytes:
    """A title, a comment, a cover with a comment of its own, and something private (ID3v2.3)."""
    frames = b"".join(
        name + struct.pack(">I", len(said)) + bytes(2) + said
        for name, said in (
            (b"TIT2", b"\0" + WORD),
            (b"COMM", b"\0spa\0" + WORD),
            (b"APIC", b"\0image/jpeg\0\x03" + WORD + b"\0" + thumbnail()),
            (b"PRIV", WORD + b"\0" + WORD),
        )
    )
    size = bytes(len(frames) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\0\0" + size + frames


def sound(media_type: str) -> bytes:
    """A recording: ID3, atoms, Ogg comments, Matroska tags, or INFO and `bext` of a WAV."""
    made = recorded.recording(media_type, recorded.voice(1.0))
    if media_type == "audio/mpeg":
        return id3() + made[10 + sum(byte << shift for byte, shift in zip(made[6:10], (21, 14, 7, 0), strict=True)) :]
    if media_type == "audio/wav":
        info = b"INFOIART" + struct.pack("<I", len(WORD) + 1) + WORD + b"\0"
        made += b"LIST" + struct.pack("<I", len(info)) + info
        made = made[:4] + struct.pack("<I", len(made) - 8) + made[8:]
    return made


def film(media_type: str) -> bytes:
    """A film: atoms, or Matroska tags, of the whole and of its sound."""
    return recorded.film(media_type, seconds=0.5, size="96x64")


PICTURES: dict[str, Callable[[], bytes]] = {
    "image/jpeg": lambda: picture("JPEG"),
    "image/png": lambda: picture("PNG"),
    "image/webp": lambda: picture("WEBP"),
    "image/heic": lambda: picture("HEIF"),
    "application/pdf": document,
}
SOUNDS = tuple(recorded.SOUNDS)
FILMS = tuple(recorded.FILMS)
