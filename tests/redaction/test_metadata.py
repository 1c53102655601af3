"""Of every format that is taken nothing but pixels and samples reaches any file that is made; two programs agree."""

import functools
import json
import shutil
import subprocess
import threading
import zlib
from contextlib import ExitStack
from pathlib import Path

import pytest

from stories.intake.sniffing import TYPES
from stories.redaction import video
from stories.redaction.encoding.memory import MemoryFile
from stories.redaction.named import FILE_TYPES
from stories.redaction.pixels import PDF, rebuilt, seen, veiled
from stories.redaction.sound import Encoded, encoded, samples
from stories.redaction.verifying.exiftool import found, second_opinion
from stories.redaction.verifying.verify import verify
from tests.redaction import finished, originals, recorded
from tests.redaction.recorded import source

pytestmark = pytest.mark.long

# In pictures one name stands, in recordings another.
NAMES = (finished.CANARY, recorded.CANARY)
DISGUISES = [name.encode(letters) for name in NAMES for letters in ("utf-8", "utf-16-le", "utf-16-be")]
# What mat2 reads of the types that the archive makes, and the ending by which it knows them.
MAT2 = {"image/jpeg": "jpg", "audio/ogg": "ogg", "audio/mp4": "mp4", "video/mp4": "mp4"}
# What it says of an Ogg and an MP4 in which there is nothing but structure, the same in each that is made.
MAT2_STRUCTURE = {
    *("encoder", "CompressorID", "CompressorName", "GraphicsMode", "PixelAspectRatio", "Rotation", "TimeScale"),
    *("AverageBitrate", "MaxBitrate", "BufferSize", "CompatibleBrands", "MajorBrand", "MinorVersion"),
    *("HandlerDescription", "HandlerType", "HandlerVendorID", "MediaDataOffset", "MediaDataSize", "MediaHeaderVersion"),
    *(
        "MovieHeaderVersion",
        "NextTrackID",
        "PreferredRate",
        "TrackHeaderVersion",
        "TrackID",
        "TrackLayer",
        "TrackVolume",
    ),
}


@functools.cache
def made_of(media_type: str) -> list[tuple[str, bytes]]:
    """Every file that can be made of an original of this type, with its media type."""
    data = original(media_type)
    if media_type in originals.PICTURES:
        page = int(media_type == PDF)
        assert named(data)
        picture = rebuilt(data, media_type=media_type, page=page, tiles=True)
        shown = [seen(data, media_type=media_type, page=page, side=400), veiled(data, media_type=media_type, page=page)]
        files = [(file.media_type, file.data) for file in (*picture.files, *picture.tiles)]
        return [*files, *(("image/jpeg", each) for each in shown)]
    film = media_type in originals.FILMS
    assert named(data)
    stop = threading.Event()
    with ExitStack() as stack:
        heard, _seconds = encoded(samples(source(data, media_type), stop=stop), stack=stack, stop=stop)
        files = [(file.media_type, file.memory) for file in heard]
        if film:
            files += filmed(data, media_type, heard, stack)
        return [(kind, b"".join(memory.pieces())) for kind, memory in files]


def filmed(data: bytes, media_type: str, heard: list[Encoded], stack: ExitStack) -> list[tuple[str, MemoryFile]]:
    made, poster, _seconds = video.film(
        source(data, media_type),
        sound=heard,
        boxes=[],
        stretches=[],
        stack=stack,
        stop=threading.Event(),
        progress=lambda _seconds: None,
    )
    return [(file.media_type, file.memory) for file in (*made, *poster)]


def named(data: bytes) -> bool:
    """Whether somebody's name stands in a file, plain, in wide letters, or deflated as a PNG and a PDF do."""
    return any(name in data or name in inflated(data) for name in DISGUISES)


EVERY = (*originals.PICTURES, *originals.SOUNDS, *originals.FILMS)


def test_no_format_that_is_taken_is_missing_here() -> None:
    assert set(EVERY) == set(TYPES) - {"text/plain"}


@pytest.mark.parametrize("media_type", EVERY)
def test_nothing_planted_in_an_original_reaches_what_is_made(media_type: str) -> None:
    made = made_of(media_type)
    assert {kind for kind, _data in made} <= set(FILE_TYPES)
    for kind, data in made:
        verify(data, kind)
        assert not named(data), kind
    second_opinion([data for _kind, data in made])


def inflated(data: bytes) -> bytes:
    """What lies deflated in a file, as in a PNG's text or a PDF's streams."""
    out, at = b"", -1
    while (at := data.find(b"\x78", at + 1)) >= 0:
        try:
            out += zlib.decompressobj().decompress(data[at:], 1 << 16)
        except zlib.error:
            continue
    return out


@pytest.mark.skipif(found() is None, reason="exiftool (libimage-exiftool-perl) is not installed")
def test_exiftool_read_the_canary_in_every_original(tmp_path: Path) -> None:
    """Else that it finds none in what was made would prove nothing."""
    paths = [tmp_path / str(number) for number in range(len(EVERY))]
    for path, media_type in zip(paths, EVERY, strict=True):
        path.write_bytes(original(media_type))
    done = subprocess.run(["exiftool", "-json", "-G1", "-a", "-ee", *paths], capture_output=True, check=True)
    read = {}
    for media_type, told in zip(EVERY, json.loads(done.stdout), strict=True):
        read[media_type] = {name.split(":")[0] for name, said in told.items() if any(one in str(said) for one in NAMES)}
    assert all(read.values()), read
    assert {"IFD0", "XMP-dc", "IPTC", "File"} <= read["image/jpeg"]
    assert {"PDF", "XMP-dc"} <= read[PDF] and "PNG" in read["image/png"] and "ID3v2_3" in read["audio/mpeg"]


def original(media_type: str) -> bytes:
    if media_type in originals.PICTURES:
        return originals.PICTURES[media_type]()
    return originals.film(media_type) if media_type in originals.FILMS else originals.sound(media_type)


@pytest.mark.skipif(shutil.which("mat2") is None, reason="mat2 is not installed")
def test_mat2_finds_nothing_in_what_was_made(tmp_path: Path) -> None:
    """It reads JPEG, Ogg and MP4; of WebP, AVIF and WebM it knows nothing."""
    paths = []
    for media_type in ("image/heic", "audio/wav", "video/mp4"):
        for number, (kind, data) in enumerate(made_of(media_type)):
            if kind in MAT2:
                paths.append(tmp_path / f"{media_type.replace('/', '-')}-{number}.{MAT2[kind]}")
                paths[-1].write_bytes(data)
    assert {path.suffix for path in paths} == {".jpg", ".ogg", ".mp4"}
    done = subprocess.run(["mat2", "--show", *paths], capture_output=True, text=True, check=True)
    names = {line.strip().partition(":")[0] for line in done.stdout.splitlines() if line.startswith("    ")}
    assert "encoder" in names and names <= MAT2_STRUCTURE
    assert done.stdout.count("No metadata found") == sum(path.suffix == ".jpg" for path in paths)
