"""The consent record is taken along: from the Sent page and from the space, nothing in it that one did not choose."""

import json
from typing import Any

import pytest

from stories.intake.models import Submission
from tests.intake.samples import wav
from tests.narrator.test_recording import say
from tests.narrator.walking import Narrator


def tell(narrator: Narrator, *, aloud: bool = False) -> str:
    code = narrator.begin()
    narrator.answer(language="es", age="adult", story="Tocaron la puerta de Rosario.")
    if aloud:
        say(narrator, "web", wav(1.0))
    narrator.open("tell:permits")
    narrator.post(preset="public_chosen_name")
    narrator.post(answer="Marisol")
    narrator.open("tell:review")
    narrator.post(send="1")
    assert narrator.at == "tell:sent"
    return code


def taken(narrator: Narrator) -> dict[str, Any]:
    answer = narrator.client.get(narrator.address("tell:consent_record"))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert "attachment" in answer["Content-Disposition"]
    record: dict[str, Any] = json.loads(answer.content)
    return record


def test_it_is_taken_from_the_sent_page_in_the_language_one_reads(anybody: Narrator) -> None:
    tell(anybody)
    assert anybody.address("tell:consent_record") in anybody.html
    record = taken(anybody)
    assert record["language"] == anybody.language
    assert record["pii_processing"]["name_shown"] == "Marisol"
    purposes = {each["purpose"]: each for each in record["pii_processing"]["purposes"]}
    assert (purposes["web"]["state"], purposes["ai"]["state"]) == ("given", "refused")


def test_nothing_of_the_story_or_of_who_told_it_is_in_it(narrator: Narrator) -> None:
    """R15."""
    code = tell(narrator)
    said = json.dumps(taken(narrator), ensure_ascii=False)
    for word in ("Rosario", "Tocaron", Submission.objects.get().pk, code):
        assert word not in said


def test_from_the_space_it_says_where_a_spoken_yes_lies(narrator: Narrator) -> None:
    code = tell(narrator, aloud=True)
    narrator.open("space:enter")
    narrator.post(words=code)
    assert narrator.address("tell:consent_record") in narrator.html
    (web, *_others) = taken(narrator)["pii_processing"]["purposes"]
    assert web["events"][0]["channel"] == "spoken"
    assert set(web["events"][0]["evidence"]) == {"original", "sha256", "text_sha256"}


@pytest.mark.parametrize("begun", [True, False])
def test_without_anything_sent_there_is_no_record(narrator: Narrator, begun: bool) -> None:
    if begun:
        narrator.begin()
        assert narrator.client.get(narrator.address("tell:consent_record")).status_code == 404
    else:
        answer = narrator.client.get(narrator.address("tell:consent_record"))
        assert "application/json" not in answer["Content-Type"]
