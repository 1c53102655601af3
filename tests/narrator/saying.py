"""What somebody answers on each page of telling, and the walk through every page as it is served."""

import re
from typing import Any

from stories.intake.models import Submission
from stories.publishing.worksheets import Told, told
from stories.vault.keeper import get_keeper
from tests.narrator.walking import Narrator

# One of a choice's values, or words, by page. A page that is not here is answered with words of its own.
SAID: dict[str, dict[str, Any]] = {
    "language": {"answer": "es"},
    "age": {"answer": "adult"},
    "guardian": {"guardian": "on", "assent": "on"},
    "about": {"answer": "mine"},
    "knows": {"answer": "no_name"},
    "family": {"answer": "agreed"},
    "when": {"answer": "marzo de 2018"},
    "where": {"answer": "Por el mercado"},
    "interviewer": {"name": "Doña Tere", "wants": "on", "agrees": "on"},
    "photographer": {"answer": "me"},
    "licence": {"answer": "by-nc"},
    "people": {"answer": "none"},
    "artist_wish": {"answer": "no_name"},
    "condition": {"answer": "tagged"},
    "add": {"answer": "yes"},
    "themes": {"answer": ["redada"]},
}


def words_for(step: str) -> dict[str, Any]:
    return SAID.get(step, {"answer": f"Palabras de {step}."})


def onward(narrator: Narrator) -> None:
    """Past the page of files, by its own link."""
    following = re.search(r'<a class="btn[^"]*" href="([^"]+)"', narrator.html)
    assert following is not None
    narrator.get(following[1])


def walk(narrator: Narrator, **own: dict[str, Any]) -> list[str]:
    """Answer every page until the questions end. Returns the pages in order."""
    seen: list[str] = []
    while narrator.at == "tell:question":
        seen.append(narrator.step)
        assert len(seen) == len(set(seen)), seen
        if narrator.step == "files":
            onward(narrator)
        else:
            narrator.post(**own.get(narrator.step, words_for(narrator.step)))
            assert narrator.page.status_code == 200
    return seen


def finish(narrator: Narrator, *, preset: str = "public_no_name") -> None:
    """Choose a proposal, look at the review, send."""
    if narrator.at == "tell:permits":
        narrator.post(preset=preset)
    narrator.open("tell:review")
    narrator.post(send="1")
    assert narrator.at == "tell:sent"


def opened(submission: Submission) -> Told:
    """What the desk reads."""
    return told(submission=submission, opened=get_keeper().open("1", submission.pk, "redact"))
