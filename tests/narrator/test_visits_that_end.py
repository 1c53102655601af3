"""The visit ends on each page of telling and of the space: a kind page, and nothing lost that was acknowledged.

What was typed and not sent yet is carried over the door.
"""

from typing import Any

import pytest
from django.urls import get_resolver
from django.utils import timezone

from stories.consent.uses import Use
from stories.intake.models import Act
from stories.narrator import steps
from stories.narrator.drafts import open_draft
from stories.vault import by_code
from stories.vault.models import NarratorSession
from tests.narrator.desk import erased, told, version_of
from tests.narrator.saying import SAID, onward
from tests.narrator.walking import Narrator, photograph

SAYS = {"es": "La visita terminó", "en": "The visit has ended"}
# What needs no visit: where one begins, enters, reads what everybody may read.
OPEN = {"tell:start", "tell:answer", "tell:report", "tell:help", "tell:text", "tell:heard", "space:enter"}
# The pages of one question each are walked by kind.
WALKED = {"tell:question", "tell:permit"}
# Asked by a page's own script: answered without a page (tests/narrator/test_upload_resuming.py).
BY_SCRIPT = {"tell:uploads", "tell:upload"}


def end_of_visit() -> None:
    """Half an hour passes."""
    NarratorSession.objects.update(expires_at=timezone.now())


def ends_kindly(narrator: Narrator, address: str, *, looks_only: bool = False, **fields: Any) -> None:
    """Looked at, and pressed, after the visit ended: the way back, nothing kept by anybody, never an error."""
    answers = [(200, narrator.client.get(address))]
    if not looks_only:
        answers.append((403, narrator.client.post(address, {**narrator.token(), **fields})))
    for status, response in answers:
        if response.status_code == 405:
            continue  # A page without a form.
        html = response.content.decode()
        assert (response.status_code, response["Cache-Control"]) == (status, "no-store"), address
        assert SAYS[narrator.language] in html, address
        assert 'name="words"' in html
        assert 'class="leave"' in html
        assert "Tocaron la puerta" not in html


@pytest.mark.parametrize("kind", ["testimony", "mural", "vigil"])
def test_at_every_step_of_telling_nothing_saved_is_lost_and_what_is_typed_goes_on(
    narrator: Narrator, kind: str
) -> None:
    code = narrator.begin(kind)
    said: dict[str, Any] = {}
    while narrator.at == "tell:question":
        step, address = narrator.step, narrator.where
        end_of_visit()
        words = SAID.get(step, {"answer": f"Palabras de {step}."})
        ends_kindly(narrator, address, **words)
        carried = {} if step in SAID else {"carry": words["answer"], "carry_step": step}
        narrator.open("space:enter")
        narrator.post(words=code, **(carried if step != "files" else {}))
        narrator.get(address)
        if step == "files":
            onward(narrator)
            continue
        if carried:
            assert words["answer"] in narrator.html, "what was typed when the visit ended stands where it belongs"
        narrator.post(**words)
        said[step] = words
    secrets = by_code.unlock(submission_id=narrator.submission.pk, keys=by_code.derive(code=code))
    answers = open_draft(secrets).answers
    assert set(said) <= set(answers)
    assert all(answers[step] == words["answer"] for step, words in said.items() if step not in SAID)


def test_on_every_page_of_consent_what_was_decided_stays_and_what_was_not_is_no_yes(narrator: Narrator) -> None:
    code = narrator.begin()
    narrator.answer(language="es", age="adult", story="Tocaron la puerta.")
    narrator.open("tell:permit", Use.WEB)
    narrator.post(answer="yes")
    for step in (*list(Use.values)[1:], *steps.DETAILS):
        narrator.open("tell:permit", step)
        address = narrator.where
        end_of_visit()
        ends_kindly(narrator, address, answer="yes")
        narrator.enter(code)
    secrets = by_code.unlock(submission_id=narrator.submission.pk, keys=by_code.derive(code=code))
    assert open_draft(secrets).consent["uses"] == {"web": True}


def names_in(room: str) -> list[str]:
    """The names of the addresses of one room."""
    _prefix, resolver = get_resolver().namespace_dict[room]
    return [name for name in resolver.reverse_dict if isinstance(name, str)]


def pages_of(names: set[str], *, given: dict[str, tuple[object, ...]]) -> dict[str, tuple[object, ...]]:
    return {name: given.get(name, ()) for name in sorted(names)}


@pytest.mark.usefixtures("tree")
def test_every_other_page_of_telling_and_of_the_space_ends_kindly(narrator: Narrator) -> None:
    """Which pages there are is read from the addresses: a new one is walked too, or this fails."""
    every = {f"{room}:{name}" for room in ("tell", "space") for name in names_in(room)}
    code = told(picture=True)
    narrator.enter(code)
    version_of(narrator.submission)
    original = narrator.submission.originals.get()
    given: dict[str, tuple[object, ...]] = {
        "tell:record": ("story",),
        "tell:spoken": (Use.WEB,),
        "tell:photo": (original.pk,),
        "tell:original": (original.pk,),
        "space:edition": (1,),
        "space:marks": (1,),
        "space:file": (1, "0" * 64),
    }
    acts = Act.objects.count()
    looked_at_alone = {"tell:photo", "tell:original", "tell:qr", "tell:consent_record", "tell:sent", "space:file"}
    for name, args in pages_of(every - OPEN - WALKED - BY_SCRIPT, given=given).items():
        end_of_visit()
        ends_kindly(narrator, narrator.address(name, *args), looks_only=name in looked_at_alone, act="hide", send="1")
    assert Act.objects.count() == acts, "nothing is decided by nobody"


@pytest.mark.parametrize("fields", [{"message": "Llámenme cuando haya noticias."}, {"p1-say": "Quiten la calle."}])
def test_a_message_that_was_being_written_is_in_its_box_again_and_not_sent(
    anybody: Narrator, fields: dict[str, str]
) -> None:
    code = told()
    anybody.enter(code)
    anybody.open("space:messages")
    end_of_visit()
    anybody.post(**fields)
    (words,) = fields.values()
    assert anybody.page.status_code == 403
    assert words in anybody.html
    assert 'name="carry_step" value="message"' in anybody.html
    anybody.post_to(anybody.address("space:enter"), words=code, carry=words, carry_step="message")
    assert words in anybody.html
    acts = Act.objects.filter(kind="message")
    assert not acts.exists(), "only its writer sends it"
    anybody.post_to(anybody.address("space:messages"), message=words)
    assert acts.count() == 1


def test_files_that_arrived_stay_and_a_withdrawn_story_leads_to_its_report(narrator: Narrator) -> None:
    code = narrator.begin()
    narrator.answer(language="es", age="adult")
    narrator.upload(photograph(), words="La puerta")
    address = narrator.where
    end_of_visit()
    ends_kindly(narrator, address, words="Otra")
    narrator.enter(code)
    narrator.get(address)
    assert "La puerta" in narrator.html
    narrator.open("space:withdraw")
    narrator.post(act="delete", sure="on")
    end_of_visit()
    ends_kindly(narrator, narrator.address("space:report"), looks_only=True)
    erased()
    narrator.enter(code)
    assert narrator.page.status_code == 200
