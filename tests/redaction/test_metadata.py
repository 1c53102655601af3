"""Of every format that is taken nothing but pixels and samples reaches any file that is made; two programs agree."""

import functools
import json
import re
import shutil
import subprocess
import threading
from contextlib import ExitStack
from pathlib import Path

import imageio_ffmpeg
import pillow_heif
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
from tests.redaction.thumbnails import holds_thumbnail, inflated, shows_thumbnail, thumbnail

pytestmark = pytest.mark.long

# In pictures one name stands, in recordings another.
NAMES = (finished.CANARY, recorded.CANARY)
DISGUISES = [name.encode(letters) for name in NAMES for letters in ("utf-8", "utf-16-le", "utf-16-be")]
# Where exiftool reads the name in each original, and where it sees the small picture: what stands here was planted.
# IPTC has no place of its own in WebP, HEIC and PDF, nor a colour profile in what is heard.
EXIF = {"IFD0:ImageDescription", "IFD0:Artist", "IFD0:UserComment", "IFD0:MakerNoteUnknownText", "XMP-dc:Creator"}
EXIF |= {"ICC_Profile:ProfileDescription-es-MX", "ICC_Profile:ProfileCopyright-es-MX"}
ATOMS = {"ItemList:Title", "ItemList:Artist", "ItemList:Comment", "ItemList:Copyright", "ItemList:CoverArt"}
TAGS = {"Matroska:Title", "Matroska:Artist", "Matroska:Comment", "Matroska:AttachedFileName"}
PLANTED = {
    "image/jpeg": {*EXIF, "IPTC:By-line", "File:Comment", "IFD1:ThumbnailImage", "JFXX:ThumbnailImage"}
    | {"Photoshop:PhotoshopThumbnail"},
    "image/png": {*EXIF, "IPTC:By-line", "PNG:Comment", "PNG:Author", "IFD1:ThumbnailImage"}
    | {"Photoshop:PhotoshopThumbnail"},
    "image/webp": {*EXIF, "IFD1:ThumbnailImage"},
    "image/heic": {*EXIF, "IFD1:ThumbnailImage", "File:PreviewImage"},
    "application/pdf": {"PDF:Author", "PDF:Producer", "PDF:Title", "XMP-dc:Creator"},
    "audio/mpeg": {"ID3v2_3:Title", "ID3v2_3:Comment-spa", "ID3v2_3:Picture", "ID3v1:Title", "ID3v1:Artist"},
    "audio/mp4": ATOMS,
    "audio/ogg": {"Vorbis:Title", "Vorbis:Artist", "Vorbis:Location", "FLAC:PictureDescription", "FLAC:Picture"},
    "audio/wav": {"RIFF:Artist", "RIFF:Title", "RIFF:Description", "ID3v2_3:Title", "ID3v2_3:Picture"}
    | {"XMP-dc:Creator"},
    "audio/webm": {*TAGS, "Matroska:AttachedFileData", "Track1:TrackName"},
    "video/mp4": {*ATOMS, "Track2:Track2Name"},
    "video/quicktime": {"UserData:Title", "UserData:Artist", "UserData:Copyright", "UserData:UnknownThumbnail"},
    "video/webm": {*TAGS, "Matroska:AttachedFileData", "Track2:TrackName"},
}
PICTURE_TAGS = ("Thumbnail", "Picture", "CoverArt", "AttachedFileData", "PreviewImage", "Image")
# By which ending mat2 knows the types that the archive makes; the others it does not know: of those exiftool and the
# walk over every byte are all that is asked. (Captions are words that the archive writes; nothing else is in them.)
MAT2 = {"image/jpeg": "jpg", "audio/ogg": "ogg", "audio/mp4": "mp4", "video/mp4": "mp4"}
UNKNOWN_TO_MAT2 = {"image/webp": "webp", "image/avif": "avif", "video/webm": "webm"}
# In JPEG and Ogg it finds nothing. Of an MP4 it lists how the file is built, and nothing may stand there but numbers
# and names of the format: how large the samples are and where they lie; what kind of file, of tracks, of picture it
# is; versions of its boxes.
MAT2_OF_AN_MP4 = {
    **dict.fromkeys(("AverageBitrate", "MaxBitrate", "BufferSize", "MediaDataOffset", "MediaDataSize"), r"\d+"),
    **dict.fromkeys(("MovieHeaderVersion", "TrackHeaderVersion", "MediaHeaderVersion", "TrackLayer", "Rotation"), "0"),
    **{"TrackID": "[12]", "NextTrackID": "[23]", "TimeScale": "1000", "PreferredRate": "1", "TrackVolume": r"[\d.]+%"},
    **{"MajorBrand": r"MP4 .*\[IS0 14496-12:2003\]", "MinorVersion": r"0\.2\.0", "PixelAspectRatio": "1:1"},
    **{"CompatibleBrands": r"\[(?:'(?:isom|iso2|avc1|mp41)'(?:, )?)+\]", "HandlerType": "(?:Audio|Video) Track"},
    **{"CompressorID": "avc1", "GraphicsMode": "srcCopy"},
}
# What it tells ffmpeg to do with an MP4 that it is to clean (libmat2/video.py).
MAT2_CLEANS = (
    *("-loglevel", "error", "-map", "0", "-codec", "copy", "-map_metadata", "-1", "-map_chapters", "-1"),
    *("-disposition", "0", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"),
)
PROGRAMS = (b"Lavc", b"Lavf", b"ffmpeg", b"x264", b"libopus", b"libvpx", b"Handler", b"mdirappl", b"libavif")


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
    """No byte of a name nor of the small picture that was in it; and nobody sees that picture."""
    assert named(original(media_type)) and holds_thumbnail(original(media_type))
    made = made_of(media_type)
    assert {kind for kind, _data in made} <= set(FILE_TYPES)
    for kind, data in made:
        verify(data, kind)
        assert not named(data) and not holds_thumbnail(data), kind
        assert not any(program in data for program in PROGRAMS), kind
        if media_type in originals.PICTURES:
            assert not shows_thumbnail(data), kind
    second_opinion([data for _kind, data in made])


def test_what_stands_beside_a_picture_is_seen_where_it_is_shown() -> None:
    """Else that nobody sees it would prove nothing."""
    assert shows_thumbnail(thumbnail())
    opened = pillow_heif.open_heif(original("image/heic"))
    assert opened.info["thumbnails"] == [160], "the decoder takes the item for a thumbnail"


@pytest.mark.skipif(found() is None, reason="exiftool (libimage-exiftool-perl) is not installed")
def test_exiftool_read_what_was_planted_in_every_original(tmp_path: Path) -> None:
    """Else that it finds nothing in what was made would prove nothing."""
    assert set(PLANTED) == set(EVERY)
    paths = [tmp_path / str(number) for number in range(len(EVERY))]
    for path, media_type in zip(paths, EVERY, strict=True):
        path.write_bytes(original(media_type))
    done = subprocess.run(["exiftool", "-json", "-G1", "-a", "-ee", *paths], capture_output=True, check=True)
    for media_type, told in zip(EVERY, json.loads(done.stdout), strict=True):
        words = {name for name, said in told.items() if any(one in str(said) for one in NAMES)}
        pictures = {name for name in told if name.endswith(PICTURE_TAGS)}
        assert PLANTED[media_type] <= words | pictures, (media_type, PLANTED[media_type] - words - pictures)


def original(media_type: str) -> bytes:
    if media_type in originals.PICTURES:
        return originals.PICTURES[media_type]()
    return originals.film(media_type) if media_type in originals.FILMS else originals.sound(media_type)


@pytest.mark.skipif(shutil.which("mat2") is None, reason="mat2 is not installed")
def test_mat2_finds_nothing_in_what_was_made_of_any_format(tmp_path: Path) -> None:
    assert set(MAT2) | set(UNKNOWN_TO_MAT2) == set(FILE_TYPES)
    paths: dict[str, list[Path]] = {}
    for media_type in EVERY:
        for number, (kind, data) in enumerate(made_of(media_type)):
            path = tmp_path / f"{media_type.replace('/', '-')}-{number}.{(MAT2 | UNKNOWN_TO_MAT2)[kind]}"
            path.write_bytes(data)
            paths.setdefault(kind, []).append(path)
    assert set(paths) == set(FILE_TYPES)
    read = {kind: subprocess.run(["mat2", "--show", *paths[kind]], capture_output=True, text=True) for kind in paths}
    for kind in UNKNOWN_TO_MAT2:
        # A later one may know them.
        said_of_all = [read[kind].stdout.count(words) for words in ("is not supported", "No metadata found")]
        assert sum(said_of_all) == len(paths[kind]), read[kind].stdout
    for kind in ("image/jpeg", "audio/ogg"):
        assert read[kind].stdout.count("No metadata found") == len(paths[kind]), read[kind].stdout
    for kind in ("audio/mp4", "video/mp4"):
        said = [line.strip().partition(": ") for line in read[kind].stdout.splitlines() if line.startswith("    ")]
        assert said and read[kind].stdout.count("Metadata for") == len(paths[kind])
        strange = {name: value for name, _colon, value in said if not re.fullmatch(MAT2_OF_AN_MP4.get(name, ""), value)}
        assert not strange, strange
        # Of a file that it has cleaned itself it lists all of this too: less is not to be had.
        cleaned = tmp_path / f"cleaned-{kind.replace('/', '-')}.mp4"
        subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), "-i", paths[kind][0], *MAT2_CLEANS, cleaned], check=True)
        told = subprocess.run(["mat2", "--show", cleaned], capture_output=True, text=True, check=True).stdout
        assert {name for name, _colon, _value in said} <= set(re.findall(r"^    (\w+): ", told, re.MULTILINE))
