"""An original of every format that is taken, with a canary wherever that format has room for words."""

import base64
import io
import struct
from collections.abc import Callable

from PIL.PngImagePlugin import PngInfo

from tests.redaction import finished, recorded
from tests.redaction.finished import CANARY, segment
from tests.redaction.thumbnails import HEIGHT, WIDTH, box, grown, thumbnail, with_item

WORD = CANARY.encode()


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
    """Whose picture it is, and a thumbnail, as Photoshop keeps them."""
    by_line = b"\x1c\x02\x50" + struct.pack(">H", len(WORD)) + WORD
    small = thumbnail()
    sizes = (1, WIDTH, HEIGHT, WIDTH * 3, WIDTH * 3 * HEIGHT, len(small), 24, 1)
    return b"Photoshop 3.0\0" + _resource(0x0404, by_line) + _resource(0x040C, struct.pack(">6I2H", *sizes) + small)


def _resource(number: int, said: bytes) -> bytes:
    return b"8BIM" + struct.pack(">HHI", number, 0, len(said)) + said + b"\0" * (len(said) % 2)


def in_letters(name: str, said: bytes) -> str:
    """As ImageMagick writes into a PNG what has no chunk of its own there."""
    return f"\n{name}\n{len(said):8}\n{said.hex()}\n"


def picture(form: str) -> bytes:
    shown = finished.drawing(900, 500)
    out = io.BytesIO()
    common = {"exif": exif(), "icc_profile": finished.profile()}
    if form == "JPEG":
        shown.save(out, form, comment=WORD, xmp=finished.xmp(), **common)
        made = out.getvalue()
        jfxx = segment(0xE0, b"JFXX\0\x10" + thumbnail())
        return made[:20] + jfxx + segment(0xED, iptc()) + made[20:] + WORD
    if form == "PNG":
        words = PngInfo()
        words.add_text("Comment", CANARY)
        words.add_text("Author", CANARY, zip=True)
        words.add_itxt("XML:com.adobe.xmp", finished.xmp().decode())
        words.add_text("Raw profile type iptc", in_letters("iptc", iptc()[14:]), zip=True)
        shown.save(out, form, pnginfo=words, **common)
        return out.getvalue()
    shown.save(out, form, xmp=finished.xmp(), **common)
    return out.getvalue() if form == "WEBP" else with_item(out.getvalue(), thumbnail())


def document() -> bytes:
    """A PDF of one page: the canary in its information, XMP, attachment, hidden note, script and thumbnail."""
    packet = b"<?xpacket begin=''?>" + finished.xmp() + b"<?xpacket end='w'?>"
    drawn = b"0.2 0.4 0.6 rg 20 20 120 90 re f"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R/OpenAction 8 0 R/Names<</EmbeddedFiles<</Names[(a)7 0 R]>>>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 150]/Contents 4 0 R/Annots[9 0 R]/Thumb 11 0 R>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream" % (len(packet), packet),
        b"<</Author(%s)/Title(%s)/Producer(%s)>>" % (WORD, WORD, WORD),
        b"<</Type/Filespec/F(%s.txt)/EF<</F 10 0 R>>>>" % WORD,
        b"<</S/JavaScript/JS(app.alert\\('%s'\\))>>" % WORD,
        b"<</Type/Annot/Subtype/Text/F 2/Rect[10 10 30 30]/Contents(%s)/T(%s)>>" % (WORD, WORD),
        b"<</Type/EmbeddedFile/Length %d>>stream\n%s\nendstream" % (len(WORD), WORD),
        b"<</Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode" % (WIDTH, HEIGHT)
        + b"/Length %d>>stream\n%s\nendstream" % (len(thumbnail()), thumbnail()),
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
    """A recording: ID3, atoms, Ogg comments, Matroska tags, or INFO, `bext`, ID3 and XMP of a WAV; and its cover."""
    more = ("-metadata", f"METADATA_BLOCK_PICTURE={cover()}") if media_type == "audio/ogg" else ()
    made = recorded.recording(media_type, recorded.voice(1.0), more=more)
    if media_type == "audio/mpeg":
        return id3() + made[10 + sum(byte << shift for byte, shift in zip(made[6:10], (21, 14, 7, 0), strict=True)) :]
    if media_type == "audio/wav":
        # Written through a pipe, it does not know how long its samples are.
        at = made.index(b"data")
        made = made[: at + 4] + struct.pack("<I", len(made) - at - 8) + made[at + 8 :]
        info = b"INFOIART" + struct.pack("<I", len(WORD) + 1) + WORD + b"\0"
        for name, said in ((b"LIST", info), (b"id3 ", id3()), (b"_PMX", finished.xmp())):
            made += name + struct.pack("<I", len(said)) + said + b"\0" * (len(said) % 2)
        return made[:4] + struct.pack("<I", len(made) - 8) + made[8:]
    return covered(made, media_type)


def film(media_type: str) -> bytes:
    """A film: atoms, or Matroska tags, of the whole and of its sound; and a cover."""
    return covered(recorded.film(media_type, seconds=0.5, size="96x64"), media_type)


def cover() -> str:
    """A cover as an Ogg has it: the picture block of a FLAC, in letters."""
    small = thumbnail()
    words = [struct.pack(">I", len(said)) + said for said in (b"image/jpeg", WORD)]
    sizes = struct.pack(">4I", WIDTH, HEIGHT, 24, 0)
    return base64.b64encode(b"\0\0\0\x03" + b"".join(words) + sizes + struct.pack(">I", len(small)) + small).decode()


def covered(made: bytes, media_type: str) -> bytes:
    """With its cover: an atom of the titles, or of a QuickTime film's words; an attachment of a Matroska."""
    small = thumbnail()
    if media_type.endswith("/webm"):
        said = ((b"\x46\x6e", WORD), (b"\x46\x60", b"image/jpeg"), (b"\x46\xae", b"\x01"), (b"\x46\x5c", small))
        return made + element(b"\x19\x41\xa4\x69", element(b"\x61\xa7", b"".join(element(*each) for each in said)))
    if media_type == "video/quicktime":
        return grown(made, (b"moov", b"udta"), box(b"thmb", bytes(4), small))
    if media_type.endswith("/mp4"):
        data = box(b"data", struct.pack(">II", 13, 0), small)
        return grown(made, (b"moov", b"udta", b"meta", b"ilst"), box(b"covr", data))
    return made


def element(name: bytes, said: bytes) -> bytes:
    """One element of a Matroska, its length in eight bytes."""
    return name + (1 << 56 | len(said)).to_bytes(8, "big") + said


PICTURES: dict[str, Callable[[], bytes]] = {
    "image/jpeg": lambda: picture("JPEG"),
    "image/png": lambda: picture("PNG"),
    "image/webp": lambda: picture("WEBP"),
    "image/heic": lambda: picture("HEIF"),
    "application/pdf": document,
}
SOUNDS = tuple(recorded.SOUNDS)
FILMS = tuple(recorded.FILMS)
