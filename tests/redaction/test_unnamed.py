"""The names of programs go, each in its place; nothing else changes, and no name of anybody else is taken for one."""

import threading

import numpy as np
import pytest

from stories.redaction import unnamed
from stories.redaction.film import frames, shape_of
from stories.redaction.verifying.source import Held, Walk
from stories.redaction.verifying.verify import Unclean, verify
from tests.redaction import finished
from tests.redaction.recorded import heard, source

ENDINGS = finished.TYPES
NAMES = {
    "m4a": (b"SoundHandler", b"mdirappl"),
    "mp4": (b"VideoHandler", b"SoundHandler", b"mdirappl", b"Lavc libx264"),
    "ogg": (b"ffmpeg", b"Lavc libopus"),
    "webm": (b"Lavf", b"Lavc libvpx-vp9", b"Lavc libopus"),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_name_of_a_program_is_taken_out_and_the_file_is_as_long_as_it_was(ending: str) -> None:
    written, bare = finished.as_written(ending), finished.film(ending)
    assert all(name in written and name not in bare for name in NAMES[ending])
    assert len(written) == len(bare)
    with pytest.raises(Unclean):
        verify(written, ENDINGS[ending])
    verify(bare, ENDINGS[ending])
    assert finished.bare_of_names(bare, ENDINGS[ending]) == bare


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_heard_and_seen_is_the_same(ending: str) -> None:
    written, bare, kind = finished.as_written(ending), finished.film(ending), ENDINGS[ending]
    assert np.array_equal(heard(written, kind), heard(bare, kind))
    if kind.startswith("video/"):
        stop = threading.Event()
        shown = [
            list(frames(source(data, kind), shape_of(source(data, kind), stop=stop), stop=stop))
            for data in (written, bare)
        ]
        assert len(shown[0]) == 5 and np.array_equal(shown[0], shown[1])


def test_every_page_of_an_ogg_still_has_its_checksum() -> None:
    for data in (finished.as_written("ogg"), finished.film("ogg")):
        at, pages, walk = 0, 0, Walk(Held(data))
        while at < len(data):
            end = unnamed._page_end(walk, at)
            page = bytearray(data[at:end])
            said, page[22:26] = page[22:26], bytes(4)
            assert unnamed._checked(page) == int.from_bytes(said, "little")
            at, pages = end, pages + 1
        assert pages > 2


@pytest.mark.parametrize(
    ("ending", "name", "other"),
    [
        ("ogg", b"encoder=Lavc libopus", b"artist=Rosario Luna."),
        ("ogg", b"\x06\0\0\0ffmpeg", b"\x06\0\0\0Xochit"),
        ("mp4", b"VideoHandler", b"Rosario Luna"),
        ("mp4", b"Lavc libx264", b"Rosario Luna"),
        ("mp4", b"mdirappl", b"mdirRosa"),
        ("webm", b"Lavf", b"Rosa"),
        ("webm", b"Lavc libvpx-vp9", b"Rosario Luna -9"),
    ],
)
def test_a_name_that_is_no_program_stays_where_it_is_and_stops_the_file(ending: str, name: bytes, other: bytes) -> None:
    made = finished.renamed(ending, name, other)
    assert other in made
    with pytest.raises(Unclean):
        verify(made, ENDINGS[ending])


def test_a_picture_is_left_as_it_is() -> None:
    picture = finished.picture("JPEG")
    assert finished.bare_of_names(picture, "image/jpeg") == picture
