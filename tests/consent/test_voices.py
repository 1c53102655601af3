"""In whose voice a recording may be heard: never one that tells more of its narrator than what was chosen."""

import pytest

from stories.consent.texts import current
from stories.consent.voices import chosen_for, may_be_heard, only_read
from stories.intake.question import VOICE
from stories.pages.record_words import VOICES

MOST_TELLING_LAST = ("respoken", "synthetic", "altered", "own")


def heard(chosen: str) -> set[str]:
    return {voice for voice in VOICES if may_be_heard(voice, chosen=chosen)}


def test_each_choice_allows_its_own_voice_and_those_that_tell_less():
    assert heard("words") == set()
    assert heard("respoken") == heard("synthetic") == {"respoken", "synthetic"}
    assert heard("altered") == {"respoken", "synthetic", "altered"}
    assert heard("own") == set(MOST_TELLING_LAST)


def test_r2_who_chose_no_voice_is_never_heard_in_their_own():
    assert heard("") == {"respoken", "synthetic"}


def test_a_recording_is_heard_as_was_chosen_with_it_and_not_with_another():
    assert chosen_for(1, chosen={1: "own", 2: "words"}) == "own"
    assert chosen_for(2, chosen={1: "own", 2: "words"}) == "words"
    assert chosen_for(2, chosen={1: "own", 2: "", 3: "respoken"}) == "respoken"
    assert chosen_for(1, chosen={1: ""}) == chosen_for(1, chosen={}) == ""


def test_what_is_unknown_is_refused():
    assert heard("loud") == set() and only_read("loud")
    assert not may_be_heard("loud", chosen="own")


def test_the_rule_knows_every_answer_that_can_be_given_and_every_voice_that_can_be_made():
    answers = [key for key, _words in VOICE.choices]
    assert [answer for answer in answers if only_read(answer)] == ["words"]
    assert set(answers) - {"words"} == set(VOICES) == set(MOST_TELLING_LAST)


@pytest.mark.parametrize(
    ("language", "unless_chosen", "nothing"),
    [
        (
            "es",
            "no se oye nunca si usted no la eligió",
            "nada se oye, tampoco leído por otra persona o por una máquina",
        ),
        ("en", "never heard unless you chose it", "nothing is heard, not even read by someone else or by a machine"),
    ],
)
def test_the_text_says_what_the_rule_does(language, unless_chosen, nothing):
    text = current("voice", language)
    assert unless_chosen in text.body
    assert nothing in text.means
