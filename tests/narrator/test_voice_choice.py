"""In whose voice a recording may be heard: asked only of who recorded something, with what was measured."""

import json
from pathlib import Path

from stories.consent.voice_figures import FIGURES
from stories.intake.question import VOICE
from stories.intake.questions import asked, kept

MEASURED = Path(__file__).parents[2] / "benchmarks/voice/figures.json"


def test_only_who_recorded_something_is_asked_about_the_voice() -> None:
    for kind in ("testimony", "mural", "vigil"):
        assert "voice" not in [question.key for question in asked(kind, {})]
        assert "voice" in [question.key for question in asked(kind, {"recorded": "yes"})]
        assert "voice" in [question.key for question in asked(kind, {"recorded": "yes"}, more=True)]


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
    hint = str(VOICE.hint)
    assert all(str(number) in hint for number in FIGURES.values())


def test_a_changed_pitch_alone_is_not_among_the_choices_and_nothing_is_promised() -> None:
    assert [key for key, _words in VOICE.choices] == ["words", "respoken", "synthetic", "altered", "own"]
    assert "no impide" in str(VOICE.hint)
