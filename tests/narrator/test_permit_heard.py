"""Listening to the consent texts: on their pages, in stretches, without a visit and without leaving a trace."""

from pathlib import Path
from typing import Any

import pytest

from stories.consent import listening
from stories.consent.texts import INTRO, current, text_sha256
from tests.narrator.walking import Narrator

SOUND = bytes(range(256)) * 8


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.CONSENT_AUDIO_DIR = tmp_path / "consent-audio"
    listening.machine().mkdir(parents=True)
    listening.people().mkdir()
    return tmp_path


def read_by_the_machine(use: str, language: str) -> None:
    (listening.machine() / f"{text_sha256(current(use, language))}.mp3").write_bytes(SOUND)


def test_the_text_of_a_use_is_heard_on_its_page_and_says_that_a_machine_reads(anybody: Narrator) -> None:
    read_by_the_machine("web", anybody.language)
    anybody.begin()
    anybody.answer(language="es", age="adult")
    anybody.open("tell:permit", "web")
    assert '<audio controls preload="none"' in anybody.html
    assert {"es": "Lo lee una máquina.", "en": "A machine reads it."}[anybody.language] in anybody.words
    address = anybody.address("tell:heard", text_sha256(current("web", anybody.language)))
    assert f'src="{address}"' in anybody.html
    anybody.open("tell:permit", "photo")
    assert "<audio" not in anybody.html


def test_the_introduction_is_heard_where_one_chooses(narrator: Narrator) -> None:
    read_by_the_machine(INTRO, "es")
    (listening.people() / "2.es.ai.ogg").write_bytes(SOUND)
    narrator.begin()
    narrator.answer(language="es", age="adult")
    narrator.open("tell:permits")
    assert narrator.html.count("<audio") == 2
    assert "Lo lee una persona." in narrator.words


def test_any_version_is_heard_part_by_part_under_its_titles(anybody: Narrator) -> None:
    for use in (INTRO, "web"):
        read_by_the_machine(use, anybody.language)
    anybody.open("tell:text", current("web", anybody.language).version)
    assert anybody.html.count("<audio") == 2
    assert f'<p class="label">{current("web", anybody.language).title}</p>' in anybody.html
    anybody.open("tell:text", 1)
    assert "<audio" not in anybody.html


def test_nothing_of_it_is_loaded_before_one_presses(narrator: Narrator) -> None:
    read_by_the_machine("web", "es")
    narrator.begin()
    narrator.answer(language="es", age="adult")
    narrator.open("tell:permit", "web")
    assert "autoplay" not in narrator.html
    assert narrator.html.count('preload="none"') == narrator.html.count("<audio")


def test_it_is_sent_in_stretches_and_kept_by_nobody(narrator: Narrator) -> None:
    read_by_the_machine("web", "es")
    address = narrator.address("tell:heard", text_sha256(current("web", "es")))
    whole = narrator.client.get(address)
    assert b"".join(whole) == SOUND
    assert (whole["Content-Type"], whole["Cache-Control"], whole["Accept-Ranges"]) == (
        "audio/mpeg",
        "no-store",
        "bytes",
    )
    assert not whole.cookies
    part = narrator.client.get(address, headers={"Range": "bytes=10-19"})
    assert (part.status_code, b"".join(part), part["Content-Range"]) == (206, SOUND[10:20], f"bytes 10-19/{len(SOUND)}")
    beyond = narrator.client.get(address, headers={"Range": "bytes=9999-"})
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{len(SOUND)}")
    head = narrator.client.head(address)
    assert (head.status_code, head["Content-Length"]) == (200, str(len(SOUND)))


@pytest.mark.parametrize("sha256", ["0" * 64, "x", text_sha256(current("photo", "es"))])
def test_what_nobody_has_read_aloud_is_not_there(narrator: Narrator, sha256: str) -> None:
    assert narrator.open("tell:heard", sha256).status_code == 404
