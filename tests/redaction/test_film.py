"""A film: a face is covered wherever its neighbours in time saw it, and nothing of the original file is left."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack

import numpy as np
import pytest

from stories.redaction import faces, video
from stories.redaction.encoding.ffmpeg import MediaRefused
from stories.redaction.faces import Face
from stories.redaction.film import NEIGHBOURS, Frame, Shape, covered, covered_frames, frames, shape_of
from stories.redaction.regions import COVER
from stories.redaction.sound import encoded, samples
from stories.redaction.stretches import Stretch
from stories.redaction.verifying.verify import verify
from stories.redaction.worksheet import FaceBox
from tests.redaction.recorded import CANARY, FILMS, film, heard, recording, source, voice

SMALL = Shape(64, 48, (10, 1))


def white(count: int) -> Iterator[Frame]:
    for _number in range(count):
        yield np.full((48, 64, 3), 255, np.uint8)


class Sees:
    """Finds one face in those calls that are listed."""

    def __init__(self, *when: int) -> None:
        self.when, self.calls = when, -1

    def find(self, frame: Frame) -> list[Face]:
        self.calls += 1
        return [Face(20, 10, 30, 22, 0.9)] if self.calls in self.when else []


def run(count: int, finder: Sees, **more: object) -> list[tuple[Frame, float]]:
    return list(covered_frames(white(count), SMALL, finder=finder, progress=lambda _s: None, **more))  # type: ignore[arg-type]


def is_covered(frame: Frame) -> bool:
    return bool((frame[10:22, 20:30] == COVER).all())


def test_a_face_that_one_frame_shows_is_covered_in_its_neighbours_too() -> None:
    # The tenth look is at the twentieth frame.
    out = run(40, Sees(10))
    assert len(out) == 40
    assert [is_covered(frame) for frame, _share in out] == [15 <= number <= 25 for number in range(40)]
    assert NEIGHBOURS == 5


@pytest.mark.parametrize(("count", "seen"), [(1, 0), (3, 1), (6, 0), (11, 5), (12, 5)])
def test_the_first_and_the_last_frames_are_covered_too(count: int, seen: int) -> None:
    out = run(count, Sees(seen))
    assert len(out) == count
    near = [abs(number - 2 * seen) <= NEIGHBOURS for number in range(count)]
    assert all(is_covered(frame) for (frame, _share), close in zip(out, near, strict=True) if close)


def test_the_last_frame_is_looked_at_whether_or_not_its_turn_has_come() -> None:
    for count in (12, 13):
        # Looks at 0, 2, 4, 6, 8, 10, and then at the last one.
        assert is_covered(run(count, Sees(6))[-1][0])


def test_what_a_person_draws_is_covered_while_it_was_said_and_what_is_cut_is_gone() -> None:
    box = FaceBox(1.0, 1.4, (0.5, 0.5, 0.75, 1.0))
    out = run(30, Sees(), boxes=[box], stretches=[Stretch(2.0, 2.5, "cut"), Stretch(0, 1, "silence")])
    assert len(out) == 25
    drawn = [bool((frame[24:48, 32:48] == COVER).all()) for frame, _share in out]
    assert drawn[:20] == [10 <= number <= 14 for number in range(20)]


def test_a_box_covers_whole_pixels_outwards_and_leaves_the_frame_it_was_given() -> None:
    frame = next(white(1))
    out, share = covered(frame, [(10.4, 10.4, 20.6, 20.6)])
    assert (out[10:21, 10:21] == COVER).all() and (frame == 255).all()
    assert out[9, 10, 0] == 255 and share == pytest.approx(121 / (48 * 64))


def test_the_shape_is_read_from_every_format_and_a_sound_has_none() -> None:
    stop = threading.Event()
    for kind in FILMS:
        assert shape_of(source(film(kind, seconds=0.5, size="160x120"), kind), stop=stop) == Shape(160, 120, (15, 1))
    with pytest.raises(MediaRefused, match="no_picture"):
        shape_of(source(recording("audio/ogg"), "audio/ogg"), stop=stop)


def test_frames_are_pictures_of_the_film_in_order() -> None:
    stop, data = threading.Event(), film("video/mp4", seconds=1, size="160x120")
    every = list(frames(source(data, "video/mp4"), Shape(160, 120, (15, 1)), stop=stop))
    assert len(every) == 15 and every[0].shape == (120, 160, 3)
    assert 0 < np.abs(every[0].astype(int) - every[-1]).mean() < 120


@pytest.mark.long
@pytest.mark.skipif(bool(faces.missing()), reason="there is no detector of faces")
def test_a_film_becomes_two_formats_and_a_poster_without_a_word_of_its_sender() -> None:
    stop, data = threading.Event(), film("video/quicktime", seconds=1, size="160x120")
    assert CANARY.encode() in data
    given = source(data, "video/quicktime")
    with ExitStack() as stack:
        sound, _seconds = encoded(samples(given, stop=stop), stack=stack, stop=stop)
        files, poster, seconds = video.film(
            given, sound=sound, boxes=[], stretches=[], stack=stack, stop=stop, progress=lambda _s: None
        )
        assert [(file.media_type, file.height) for file in files] == [("video/mp4", 120), ("video/webm", 120)]
        assert {file.media_type for file in poster} == {"image/webp", "image/jpeg"} and seconds == 1.0
        for file in (*files, *poster):
            verify(file.memory, file.media_type)
            out = b"".join(file.memory.pieces())
            assert b"Rosario" not in out and b"x264 - core" not in out
        for file in files:
            out = b"".join(file.memory.pieces())
            assert shape_of(source(out, file.media_type), stop=stop).width == 160
            assert len(heard(out, file.media_type)) / 48_000 == pytest.approx(1.0, abs=0.15)


@pytest.mark.long
@pytest.mark.parametrize("heard_for", [2.0, 0.0])
def test_a_picture_that_stands_still_is_covered_and_lasts_as_long_as_its_sound(
    heard_for: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "shared", lambda: Sees(*range(20)))
    stop, given = threading.Event(), source(film("video/mp4", seconds=1.0, size="160x120"), "video/mp4")
    with ExitStack() as stack:
        sound, seconds = (
            encoded(
                samples(source(recording("audio/ogg", voice(heard_for)), "audio/ogg"), stop=stop),
                stack=stack,
                stop=stop,
            )
            if heard_for
            else ([], 0.0)
        )
        files, poster, lasts = video.still(
            given,
            sound=sound,
            seconds=seconds,
            boxes=[FaceBox(0.0, 9.0, (0.5, 0.5, 1.0, 1.0))],
            stretches=[],
            stack=stack,
            stop=stop,
            progress=lambda _s: None,
        )
        assert lasts == pytest.approx(heard_for or 1.0, abs=0.1)
        assert {file.media_type for file in poster} == {"image/webp", "image/jpeg"}
        assert [file.media_type for file in files] == ["video/mp4", "video/webm"]
        for file in (*files, *poster):
            verify(file.memory, file.media_type)
        for file in files:
            out = source(b"".join(file.memory.pieces()), file.media_type)
            shown = np.array(list(frames(out, shape_of(out, stop=stop), stop=stop)), dtype=int)
            assert len(shown) == round(heard_for or 1.0), "one frame a second"
            assert np.abs(shown - shown[0]).max() < 12, "it stands still"
            assert np.abs(shown[:, 64:116, 84:156] - COVER).max() < 24, "what a person drew is covered"
            assert np.abs(shown[:, 12:20, 22:28] - COVER).max() < 24, "and the face that was found"
            assert np.ptp(shown[:, 30:56], axis=(1, 2)).max() > 100
            if heard_for:
                data = b"".join(file.memory.pieces())
                assert len(heard(data, file.media_type)) / 48_000 == pytest.approx(2.0, abs=0.15)


def test_without_a_detector_no_film_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faces, "shared", lambda: None)
    with ExitStack() as stack, pytest.raises(MediaRefused, match="no_faces"):
        video.film(
            source(b"", "video/mp4"),
            sound=[],
            boxes=[],
            stretches=[],
            stack=stack,
            stop=threading.Event(),
            progress=lambda _s: None,
        )


@pytest.mark.parametrize(("shape", "side", "size"), [((1920, 1080), 720, (1280, 720)), ((1080, 1920), 480, (480, 854))])
def test_sizes_are_for_telephones_and_even(shape: tuple[int, int], side: int, size: tuple[int, int]) -> None:
    assert video._size(Shape(*shape, (30, 1)), side) == size
