"""The consent texts are read aloud: by a machine once, by a person wherever there is a recording (R4)."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from stories.consent import listening, speech
from stories.consent.speech import NoVoice
from stories.consent.texts import INTRO, ConsentText, current, of_version, spoken, text_sha256, versions
from stories.consent.uses import Use

WHOLE = 10_000


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.CONSENT_AUDIO_DIR = tmp_path
    return tmp_path


def make() -> str:
    said = StringIO()
    call_command("make_consent_audio", stdout=said, stderr=said)
    return said.getvalue()


def test_r4_every_text_of_the_newest_version_can_be_heard_in_both_languages() -> None:
    assert listening.missing()
    assert "20 made" in make()
    for use in (INTRO, *Use.values):
        for language in ("es", "en"):
            reading = listening.reading_of(current(use, language))
            assert reading is not None
            assert (reading.media_type, reading.by_person) == ("audio/mpeg", False)
            # Light enough for a telephone: the introduction is the longest.
            assert WHOLE < reading.size < 450_000
    assert "0 made" in make()


def test_what_the_machine_says_is_as_long_as_the_words() -> None:
    text = current("web", "es")
    said = speech.speak(spoken(text), language="es")
    words = len(spoken(text).split())
    assert words / 4 < said.seconds < words
    assert speech.mp3(said)[:2] in (b"\xff\xf3", b"\xff\xfb", b"ID")


def test_a_changed_text_is_never_read_with_the_old_words(folder: Path) -> None:
    """The name of the file is the hash of the text."""
    (folder / "machine").mkdir()
    (folder / "machine" / f"{text_sha256(current('web', 'es'))}.mp3").write_bytes(b"a recording")
    changed = ConsentText(version=9, use="web", language="es", title="Otro", body="Otra cosa.", means="Otra.")
    assert listening.reading_of(current("web", "es")) is not None
    assert listening.reading_of(changed) is None


@pytest.mark.parametrize("ending", list(listening.ENDINGS))
def test_a_persons_recording_comes_before_the_machines(folder: Path, ending: str) -> None:
    text = current("voice", "es")
    for place, name in (("machine", text_sha256(text) + ".mp3"), ("people", listening.name_of(text) + ending)):
        (folder / place).mkdir()
        (folder / place / name).write_bytes(place.encode())
    reading = listening.reading_of(text)
    assert reading is not None
    assert reading.by_person
    assert reading.media_type == listening.ENDINGS[ending]
    assert listening.reading_of(current("voice", "en")) is None


def test_an_empty_recording_is_none(folder: Path) -> None:
    (folder / "people").mkdir()
    (folder / "people" / "2.es.web.mp3").touch()
    assert listening.reading_of(current("web", "es")) is None


def test_the_command_names_recordings_that_nobody_will_hear(folder: Path) -> None:
    (folder / "people").mkdir()
    (folder / "people" / "permiso-web.mp3").write_bytes(b"a recording")
    (folder / "people" / "2.es.web.mp3").write_bytes(b"a recording")
    said = make()
    assert "permiso-web.mp3 is no text's name" in said
    assert "19 made" in said


def test_without_a_synthesizer_the_command_says_what_can_be_done(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise NoVoice("there is no espeak-ng")

    monkeypatch.setattr(speech, "_library", none)
    said = make()
    assert "there is no espeak-ng" in said
    assert "Put recordings into" in said
    assert listening.missing() == [text for language in ("es", "en") for text in of_version(versions()[-1], language)]


def test_a_hash_that_we_never_showed_is_not_read() -> None:
    assert listening.reading_by_hash("0" * 64) is None
