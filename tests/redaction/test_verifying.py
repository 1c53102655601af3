"""The verifier lets a clean file of every type pass, and none in which something was planted."""

import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stories.redaction.named import FILE_TYPES
from stories.redaction.verifying import exiftool
from stories.redaction.verifying.verify import READERS, Unclean, verify
from tests.redaction import finished
from tests.redaction.thumbnails import thumbnail, with_item

CLEAN = finished.clean()


def test_every_type_that_an_edition_can_hold_has_its_walk() -> None:
    assert set(READERS) == set(FILE_TYPES)


@pytest.mark.parametrize("media_type", CLEAN)
def test_a_clean_file_passes_from_bytes_and_from_a_reader(media_type: str) -> None:
    verify(CLEAN[media_type], media_type)
    verify(OneByOne(CLEAN[media_type]), media_type)


class OneByOne:
    """A reader that knows nothing but stretches, as a sealed file's does."""

    def __init__(self, data: bytes) -> None:
        self.data, self.size = data, len(data)

    def read(self, start: int = 0, stop: int | None = None) -> bytes:
        assert stop is not None and stop - start <= 70_000
        return self.data[start:stop]


@pytest.mark.parametrize("where", finished.planted_jpegs())
def test_nothing_planted_in_a_jpeg_passes(where: str) -> None:
    with pytest.raises(Unclean):
        verify(finished.planted_jpegs()[where], "image/jpeg")


@pytest.mark.parametrize("where", finished.planted_webps())
def test_nothing_planted_in_a_webp_passes(where: str) -> None:
    with pytest.raises(Unclean):
        verify(finished.planted_webps()[where], "image/webp")


@pytest.mark.parametrize("where", finished.planted_avifs())
def test_nothing_planted_in_an_avif_passes(where: str) -> None:
    with pytest.raises(Unclean):
        verify(finished.planted_avifs()[where], "image/avif")


def test_no_avif_passes_that_has_a_small_picture_beside_its_own() -> None:
    with pytest.raises(Unclean, match="an item that is no picture"):
        verify(with_item(CLEAN["image/avif"], thumbnail()), "image/avif")


FILMS = finished.planted_films()


@pytest.mark.parametrize("where", FILMS)
def test_nothing_planted_in_sound_or_film_passes(where: str) -> None:
    media_type, data = FILMS[where]
    with pytest.raises(Unclean):
        verify(data, media_type)


def test_a_reason_never_says_what_was_planted() -> None:
    for data in finished.planted_jpegs().values():
        with pytest.raises(Unclean) as refused:
            verify(data, "image/jpeg")
        assert finished.CANARY not in str(refused.value)


@pytest.mark.parametrize("media_type", ["text/html", "image/png", "image/svg+xml", ""])
def test_another_type_is_refused(media_type: str) -> None:
    with pytest.raises(Unclean):
        verify(CLEAN["image/jpeg"], media_type)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), media_type=st.sampled_from(sorted(CLEAN)))
def test_whatever_is_changed_it_answers(data: st.DataObject, media_type: str) -> None:
    """A changed byte passes or is refused; a byte more or fewer at the end never passes."""
    file = CLEAN[media_type]
    at = data.draw(st.integers(0, len(file) - 1))
    changed = file[:at] + data.draw(st.binary(min_size=1, max_size=9)) + file[at + 1 :]
    for attempt in (changed, file[:at], file[at:]):
        try:
            verify(attempt, media_type)
        except Unclean:
            continue
        assert attempt in (changed, file)


@settings(max_examples=60, deadline=None)
@given(junk=st.binary(max_size=200), media_type=st.sampled_from(sorted(CLEAN)))
def test_nothing_may_follow_a_finished_file(junk: bytes, media_type: str) -> None:
    with pytest.raises(Unclean):
        verify(CLEAN[media_type] + junk + b"\x01", media_type)


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="exiftool is not installed")
class TestWithExiftool:
    def test_every_clean_file_passes_in_one_go(self) -> None:
        assert exiftool.second_opinion(list(CLEAN.values()))

    @pytest.mark.parametrize("where", ["exif", "xmp", "iptc", "icc", "comment"])
    def test_it_finds_what_was_planted(self, where: str) -> None:
        with pytest.raises(Unclean) as refused:
            exiftool.second_opinion([CLEAN["image/webp"], finished.planted_jpegs()[where]])
        assert finished.CANARY not in str(refused.value)

    @pytest.mark.parametrize("where", ["atoms", "date", "place", "comments", "track"])
    def test_it_finds_what_was_planted_in_films(self, where: str) -> None:
        with pytest.raises(Unclean):
            exiftool.second_opinion([FILMS[where][1]])


def test_without_exiftool_there_is_no_second_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert not exiftool.second_opinion([CLEAN["image/jpeg"]])
