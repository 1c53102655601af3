"""In whose voice a recording may be heard: asked only of who recorded something, with what was measured."""

import json
from pathlib import Path

import pytest

from stories.consent.voice_figures import FIGURES
from stories.intake.question import VOICE
from stories.intake.questions import asked, kept
from tests.intake.samples import wav
from tests.narrator.walking import Narrator

MEASURED = Path(__file__).parents[2] / "benchmarks/voice/figures.json"


def test_only_who_recorded_something_is_asked_about_the_voice() -> None:
    for kind in ("testimony", "mural", "vigil"):
        assert "voice" not in [question.key for question in asked(kind, {})]
        assert "voice" in [question.key for question in asked(kind, {"recorded": "yes"})]
        assert "voice" in [question.key for question in asked(kind, {"recorded": "yes"}, more=True)]
        assert "voice" not in [question.key for question in asked(kind, {}, more=True)]


def test_what_was_answered_about_a_voice_is_not_sent_without_a_recording() -> None:
    said = {"story": "Algo", "voice": "own"}
    assert "voice" not in kept(said, kind="testimony", more=False, also=())
    assert kept({**said, "recorded": "yes"}, kind="testimony", more=False, also=("recorded",))["voice"] == "own"


def test_the_figures_that_a_narrator_reads_are_the_last_that_were_measured() -> None:
    measured = json.loads(MEASURED.read_text())
    assert dict(FIGURES) == {
        "own": round(measured["own"] * 100),
        "altered": round(measured["altered"]["does_not_know"] * 100),
        "altered_knowing": round(measured["altered"]["knows"] * 100),
        "chance": round(100 / measured["speakers"] - 0.01),
    }
    why = str(VOICE.why)
    assert all(str(number) in why for number in FIGURES.values())


def test_a_changed_pitch_alone_is_not_among_the_choices_and_nothing_is_promised() -> None:
    assert [key for key, _words in VOICE.choices] == ["words", "respoken", "synthetic", "altered", "own"]
    assert "no impide" in str(VOICE.hint)


@pytest.mark.parametrize(
    ("chosen", "allowed", "said"),
    [
        ("altered", "no", "no permitió que su historia se oiga"),
        ("synthetic", "no", "no permitió que su historia se oiga"),
        ("words", "yes", "también eligió que solo se lea"),
        ("words", "no", ""),
        ("altered", "yes", ""),
    ],
)
def test_the_review_says_when_two_answers_about_the_voice_do_not_agree(
    narrator: Narrator, chosen: str, allowed: str, said: str
) -> None:
    narrator.begin()
    narrator.answer(language="es", age="adult", story="Tocaron la puerta.")
    narrator.upload(wav(1), name="nota.wav")
    narrator.answer(voice=chosen)
    narrator.open("tell:permit", "web")
    narrator.post(answer="yes")
    narrator.open("tell:permit", "voice")
    narrator.post(answer=allowed)
    narrator.open("tell:review")
    assert said in narrator.words
    assert ("Cambiar si se oye" in narrator.words) == bool(said)
