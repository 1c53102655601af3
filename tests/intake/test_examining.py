"""What a file is, by its content alone; and what cannot be taken, with its reason."""

import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stories.intake.examining import Found, examine, refuse_at_once
from stories.intake.refusing import Reason, Refused
from stories.intake.sniffing import HEAD, TYPES, media_type_of
from tests.intake import samples
from tests.intake.recorded import recorded
from tests.intake.samples import WHOLE, Bytes


def found(data: bytes) -> Found:
    return examine(Bytes(data))


def reason(data: bytes) -> Reason:
    with pytest.raises(Refused) as refused:
        found(data)
    return refused.value.reason


def test_there_is_a_sample_of_everything_that_is_taken() -> None:
    assert set(WHOLE) == set(TYPES)


@pytest.mark.parametrize("media_type", WHOLE)
def test_each_kind_is_known_by_its_content(media_type: str) -> None:
    assert found(WHOLE[media_type]).media_type == media_type


@pytest.mark.parametrize(
    ("media_type", "seconds"),
    [
        *(("audio/mpeg", 1.05), ("audio/mp4", 5), ("audio/ogg", 3), ("audio/wav", 1), ("audio/webm", 2)),
        *(("video/mp4", 5), ("video/quicktime", 5), ("video/webm", 2)),
    ],
)
def test_sound_and_film_say_how_long_they_are(media_type: str, seconds: float) -> None:
    assert found(WHOLE[media_type]).seconds == pytest.approx(seconds, abs=0.05)


def test_a_picture_says_its_size() -> None:
    photo = found(samples.photograph(size=(120, 80)))
    assert (photo.width, photo.height) == (120, 80)


@pytest.mark.parametrize(
    "data",
    [
        b"<html><script>alert(1)</script></html>",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
        b"MZ\x90\x00" + bytes(64),
        b"PK\x03\x04" + bytes(64),
        b"GIF89a" + bytes(64),
        b"#!/bin/sh\nrm -rf /\n",
        b"{\\rtf1 hola}",
        b"BEGIN:VCARD\nFN:Rosario\n",
        b"\x7fELF" + bytes(64),
        samples.box(b"ftyp", b"avif" + bytes(8)),
        b"hola\0mundo",
        bytes(5000),
    ],
)
def test_what_is_none_of_them_is_not_known(data: bytes) -> None:
    assert reason(data) == Reason.UNKNOWN


def test_an_empty_file_is_said_to_be_empty() -> None:
    assert reason(b"") == Reason.EMPTY


@pytest.mark.parametrize("media_type", [each for each in WHOLE if each != "text/plain"])
def test_a_file_that_only_begins_like_one_is_broken(media_type: str) -> None:
    assert reason(WHOLE[media_type][:20].ljust(20, b"\0") + b"ruido " * 50) in (
        *(Reason.BROKEN, Reason.MIXED, Reason.UNKNOWN),
    )


@pytest.mark.parametrize("media_type", ["image/jpeg", "image/png", "image/webp", "image/heic"])
def test_half_a_photograph_is_broken(media_type: str) -> None:
    assert reason(WHOLE[media_type][: len(WHOLE[media_type]) // 2]) == Reason.BROKEN


def test_a_film_without_its_index_is_broken() -> None:
    assert reason(samples.film(late=True)[:1000]) == Reason.BROKEN


@pytest.mark.parametrize("size", [(60_000, 60_000), (2_000_000_000, 1), (10_000, 9_000)])
def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    assert reason(samples.png_that_promises(*size)) == Reason.TOO_MANY_PIXELS


@pytest.mark.parametrize("media_type", ["image/jpeg", "audio/mpeg", "video/mp4", "application/pdf"])
def test_a_file_that_is_an_archive_too_is_refused(media_type: str) -> None:
    assert reason(WHOLE[media_type] + samples.archive_end()) == Reason.MIXED


def test_a_photograph_that_is_a_page_too_is_refused() -> None:
    jpeg = WHOLE["image/jpeg"]
    comment = b"<script>alert(document.cookie)</script>"
    assert reason(jpeg[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + jpeg[2:]) == Reason.MIXED


def test_a_moving_picture_behind_a_photograph_is_what_telephones_do() -> None:
    assert found(WHOLE["image/jpeg"] + WHOLE["video/mp4"]).media_type == "image/jpeg"


def test_what_is_too_large_for_its_family_is_known_from_the_first_bytes(settings: Any) -> None:
    settings.ARCHIVE_FILE_LIMITS = {"photo": 1000, "sound": 2000, "video": 3000, "document": 500}
    for media_type, length in (("image/jpeg", 1001), ("audio/wav", 2001), ("video/mp4", 3001), ("text/plain", 501)):
        with pytest.raises(Refused) as refused:
            refuse_at_once(WHOLE[media_type][:HEAD], length=length)
        assert (refused.value.reason, refused.value.family) == (Reason.TOO_LARGE, TYPES[media_type].family)
        refuse_at_once(WHOLE[media_type][:HEAD], length=length - 1)


def test_sound_in_a_film_s_wrapping_has_the_limit_of_sound(settings: Any) -> None:
    settings.ARCHIVE_FILE_LIMITS = {"photo": 100, "sound": 100, "video": 10_000, "document": 100}
    assert reason(WHOLE["audio/mp4"]) == Reason.TOO_LARGE
    assert found(WHOLE["video/mp4"]).media_type == "video/mp4"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_text_in_the_letters_that_telephones_and_old_computers_write(encoding: str) -> None:
    assert found("Mañana será otro día. ¿Quién lo diría?".encode(encoding)).media_type == "text/plain"


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.data())
def test_whatever_bytes_come_there_is_an_answer(media_type: str, data: st.DataObject) -> None:
    changed = bytearray(WHOLE[media_type])
    for _ in range(data.draw(st.integers(1, 8))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(changed[: data.draw(st.integers(0, len(changed)))])
    with contextlib.suppress(Refused):
        assert found(cut).media_type in TYPES


@given(st.binary(max_size=5000))
def test_any_bytes_at_all_are_sniffed(data: bytes) -> None:
    assert media_type_of(data) in ("", *TYPES)


@pytest.mark.parametrize(
    ("browser", "media_type"), [("safari", "audio/mp4"), ("chromium", "audio/webm"), ("firefox", "audio/ogg")]
)
def test_what_browsers_record_is_known_whole_and_where_it_was_cut_off(browser: str, media_type: str) -> None:
    """No length at its head, fragments, and an end wherever the battery died."""
    data = recorded(browser)
    assert media_type_of(data[:HEAD]) in (media_type, media_type.replace("audio", "video"))
    assert found(data).media_type == media_type
    for place in range(len(data) // 3, len(data), len(data) // 17):
        assert found(data[:place]).media_type == media_type
