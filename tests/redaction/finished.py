"""Finished files of every type, as the archive makes them, and the same with something planted."""

import functools
import io
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

import imageio_ffmpeg
from PIL import Image, ImageCms

from stories.redaction.encoding.memory import MemoryFile
from stories.redaction.unnamed import unnamed

# What is planted must not come out anywhere: one word, found in bytes of any encoding we plant it in.
CANARY = "Xochitlcanary"
BARE = ("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact")


def drawing(width: int = 160, height: int = 120) -> Image.Image:
    """A picture with edges and gradients, without a face."""
    across = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (across, across.rotate(90).resize((width, height)), Image.new("L", (width, height), 90)))


def picture(form: str, **saving: object) -> bytes:
    out = io.BytesIO()
    drawing().save(out, form, **saving)
    return out.getvalue()


TYPES = {"m4a": "audio/mp4", "ogg": "audio/ogg", "mp4": "video/mp4", "webm": "video/webm"}


def film(ending: str, *more: str) -> bytes:
    """One second of a test card and a tone, without names of programs. `more` are further words for ffmpeg."""
    return bare_of_names(as_written(ending, *more), TYPES[ending])


def bare_of_names(data: bytes, media_type: str) -> bytes:
    with MemoryFile.of([data], most=len(data)) as held:
        unnamed(held, media_type)
        return held.read()


@functools.cache
def as_written(ending: str, *more: str) -> bytes:
    """The same as the ffmpeg of the wheel leaves it."""
    codecs = {
        "m4a": ("-map", "1:a", "-c:a", "aac", "-f", "ipod"),
        "ogg": ("-map", "1:a", "-c:a", "libopus", "-f", "ogg"),
        "mp4": ("-map", "0:v", "-map", "1:a", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac", "-f", "mp4"),
        "webm": ("-map", "0:v", "-map", "1:a", "-c:v", "libvpx-vp9", "-c:a", "libopus", "-f", "webm"),
    }[ending]
    sources = ("-f", "lavfi", "-i", "testsrc=d=1:s=64x48:r=5", "-f", "lavfi", "-i", "sine=d=1")
    exact = ("-flags:v", "+bitexact", "-flags:a", "+bitexact")
    # An MP4 wants a file that can be sought in.
    with tempfile.NamedTemporaryFile(suffix=f".{ending}") as place:
        program = imageio_ffmpeg.get_ffmpeg_exe()
        command = [program, "-v", "error", "-y", *sources, *codecs, *BARE, *exact, *more, place.name]
        subprocess.run(command, check=True)
        return Path(place.name).read_bytes()


def clean() -> dict[str, bytes]:
    """Media type -> a file that is as it should be."""
    return {
        "image/jpeg": picture("JPEG", quality=84, optimize=True, progressive=True),
        "image/webp": picture("WEBP", quality=82, method=4),
        "image/avif": picture("AVIF", quality=60, speed=8),
        "audio/mp4": film("m4a"),
        "audio/ogg": film("ogg"),
        "video/mp4": film("mp4", "-movflags", "+faststart"),
        "video/webm": film("webm"),
    }


def exif() -> Image.Exif:
    said = Image.Exif()
    said[0x010E] = said[0x013B] = said[0x9286] = CANARY
    said[0x8825] = {1: "N", 2: (34.0, 3.0, 8.0)}
    return said


def xmp() -> bytes:
    words = f'<rdf:Description rdf:about="" dc:creator="{CANARY}"/>'
    return f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{words}</x:xmpmeta>'.encode()


def profile() -> bytes:
    """A colour profile whose description and copyright are the canary (ICC.1, multiLocalizedUnicodeType)."""
    made = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    said = CANARY.encode("utf-16-be")
    words = b"mluc" + struct.pack(">4xII2s2sII", 1, 12, b"es", b"MX", len(said), 28) + said
    made += bytes(-len(made) % 4)
    for at in range(132, 132 + 12 * int.from_bytes(made[128:132], "big"), 12):
        if made[at : at + 4] in (b"desc", b"cprt"):
            made[at + 4 : at + 12] = struct.pack(">II", len(made), len(words))
    made += words + bytes(-len(words) % 4)
    made[:4] = len(made).to_bytes(4, "big")
    return bytes(made)


def segment(marker: int, said: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(said) + 2).to_bytes(2, "big") + said


def planted_jpegs() -> dict[str, bytes]:
    """Where something was planted -> the JPEG."""
    bare = picture("JPEG")
    word = CANARY.encode()
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + (len(word) + 5).to_bytes(4, "big") + b"\x1c\x02\x50\0" + bytes([13])
    jfif = bytearray(bare)
    thumbnail = bytes(bare[2:4]) + (16 + 3 * 36).to_bytes(2, "big") + bare[6:18] + b"\x06\x06" + word * 9
    return {
        "exif": picture("JPEG", exif=exif()),
        "xmp": picture("JPEG", xmp=xmp()),
        "iptc": bare[:2] + segment(0xED, iptc + word) + bare[2:],
        "icc": picture("JPEG", icc_profile=profile()),
        "comment": picture("JPEG", comment=word),
        "thumbnail": bytes(jfif[:2]) + thumbnail[: 18 + 3 * 36] + bare[20:],
        "after the end": bare + word,
        "app segment": bare[:2] + segment(0xEB, word) + bare[2:],
        "padded table": bare[:2] + segment(0xDB, bytes(600)) + bare[2:],
    }


def planted_webps() -> dict[str, bytes]:
    bare = picture("WEBP")
    word = CANARY.encode()
    chunk = b"WORD" + len(word + b".").to_bytes(4, "little") + word + b"."
    return {
        "exif": picture("WEBP", exif=exif()),
        "xmp": picture("WEBP", xmp=xmp()),
        "icc": picture("WEBP", icc_profile=profile()),
        "after the end": bare + word,
        "chunk": bare[:4] + (len(bare + chunk) - 8).to_bytes(4, "little") + bare[8:] + chunk,
    }


def planted_avifs() -> dict[str, bytes]:
    bare = picture("AVIF")
    word = CANARY.encode()
    box = (8 + len(word)).to_bytes(4, "big")
    at = bare.index(b"mdat") - 4
    longer = (int.from_bytes(bare[at : at + 4], "big") + len(word)).to_bytes(4, "big")
    return {
        "exif": picture("AVIF", exif=exif()),
        "xmp": picture("AVIF", xmp=xmp()),
        "icc": picture("AVIF", icc_profile=profile()),
        "after the end": bare + word,
        "box": bare + box + b"uuid" + word,
        "free": bare + box + b"free" + word,
        "data of nobody": bare[:at] + longer + bare[at + 4 :] + word,
        "name": bare.replace(b"Color\0", b"Xochi\0"),
    }


def planted_films() -> dict[str, tuple[str, bytes]]:
    """Where something was planted -> media type and file."""
    word = CANARY.encode()
    tag = ("-metadata", f"title={CANARY}", "-metadata", f"comment={CANARY}")
    stream = ("-metadata:s:a", f"title={CANARY}", "-metadata:s:a", "language=nah")
    mp4, webm, ogg = film("mp4"), film("webm"), film("ogg")
    box = (8 + len(word)).to_bytes(4, "big")
    return {
        "atoms": ("audio/mp4", film("m4a", *tag)),
        "film atoms": ("video/mp4", film("mp4", *tag)),
        "date": ("video/mp4", film("mp4", "-metadata", "creation_time=2025-06-06T10:00:00Z")),
        "place": ("video/mp4", film("mp4", "-metadata", "location=+34.05-118.24/")),
        "free box": ("video/mp4", mp4 + box + b"free" + word),
        "unknown box": ("video/mp4", mp4 + box + b"uuid" + word),
        "after the film": ("video/mp4", mp4 + word),
        "handler": ("video/mp4", renamed("mp4", b"VideoHandler", b"VideoXochitl")),
        "encoder": ("video/mp4", renamed("mp4", b"Lavc libx264", b"Xochitlcanar")),
        "names of programs": ("video/mp4", as_written("mp4")),
        "id3 before": ("audio/mp4", b"ID3\x04\0\0\0\0\0\x0d" + word + film("m4a")),
        "comments": ("audio/ogg", film("ogg", *tag)),
        "stream comments": ("audio/ogg", film("ogg", *stream)),
        "after the sound": ("audio/ogg", ogg + word),
        "second stream": ("audio/ogg", ogg + ogg),
        "tags": ("video/webm", film("webm", *tag)),
        "track": ("video/webm", film("webm", *stream)),
        "after the segment": ("video/webm", webm + word),
        "program": ("video/webm", renamed("webm", b"Lavf", b"Xoch")),
        "encoder of a webm": ("video/webm", renamed("webm", b"Lavc libvpx-vp9", b"Xochitlcanary-9")),
        "encoder of a sound": ("audio/ogg", renamed("ogg", b"encoder=Lavc libopus", b"artist=Xochitlcanary")),
        "vendor": ("audio/ogg", renamed("ogg", b"\x06\0\0\0ffmpeg", b"\x06\0\0\0Xochit")),
        "another type": ("video/mp4", webm),
    }


def renamed(ending: str, name: bytes, other: bytes) -> bytes:
    """With another name where a program's would stand."""
    written = as_written(ending)
    assert name in written and len(name) == len(other)
    return bare_of_names(written.replace(name, other), TYPES[ending])


def planted_png() -> bytes:
    """A PNG, which is only ever taken in, with the canary in text and in Exif."""
    bare = picture("PNG", exif=exif())
    said = b"tEXt" + b"Author\0" + CANARY.encode()
    chunk = (len(said) - 4).to_bytes(4, "big") + said + zlib.crc32(said).to_bytes(4, "big")
    return bare[:33] + chunk + bare[33:]
