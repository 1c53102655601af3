"""Telling, page by page."""

import re

import pytest

from stories.consent.models import Grant
from stories.intake.models import SealedBody, Submission
from stories.narrator.drafts import open_draft
from stories.vault import by_code
from tests.narrator.walking import Narrator


def drafted(narrator: Narrator, code: str) -> dict[str, object]:
    """The saved answers, opened with the words."""
    secrets = by_code.unlock(submission_id=narrator.submission.pk, keys=by_code.derive(code=code))
    return open_draft(secrets).answers


def test_the_first_page_says_what_cannot_be_promised_and_where_help_is(anybody: Narrator) -> None:
    """R13, R14: legal help before telling; a court may compel; no absolute confidentiality."""
    anybody.open("tell:start")
    assert anybody.page.status_code == 200
    assert len(re.findall(r'name="kind"', anybody.html)) == 3
    assert 'class="leave"' in anybody.html
    assert "prometer" in anybody.html
    assert anybody.html.count("<details") >= 2


def test_the_code_is_shown_before_anything_is_written_and_must_be_kept(anybody: Narrator) -> None:
    """R16: seven words of 2,048, shown once."""
    anybody.open("tell:start")
    anybody.post(kind="testimony")
    assert anybody.at == "tell:code"
    words = anybody.shown_words()
    assert len(words.split()) == 7
    anybody.post()
    assert anybody.at == "tell:code"
    assert 'aria-invalid="true"' in anybody.html
    assert anybody.shown_words() == words
    anybody.post(saved="1")
    assert (anybody.at, anybody.step) == ("tell:question", "language")


def test_the_words_are_printed_without_a_name_and_drawn_as_a_picture(narrator: Narrator) -> None:
    narrator.open("tell:start")
    narrator.post(kind="mural")
    words = narrator.shown_words().split()
    narrator.open("tell:sheet")
    assert all(word in narrator.html for word in words)
    assert "amparo" not in narrator.html.lower()
    picture = narrator.open("tell:qr")
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    assert picture["Cache-Control"] == "no-store"


@pytest.mark.parametrize("kind", ["testimony", "mural", "vigil"])
def test_every_question_of_every_kind_can_be_skipped(narrator: Narrator, kind: str) -> None:
    """R25: skip on each page, to the end."""
    narrator.begin(kind)
    seen = []
    while narrator.at == "tell:question":
        seen.append(narrator.step)
        if narrator.step == "files":
            following = re.search(r'<a class="btn[^"]*" href="([^"]+)"', narrator.html)
            assert following is not None
            narrator.get(following[1])
            continue
        assert 'name="skip"' in narrator.html
        narrator.post(skip="1")
    assert seen[:2] == ["language", "age"]
    assert len(seen) == len(set(seen)) >= 9
    assert narrator.at == "tell:permits"
    narrator.open("tell:review")
    narrator.post(send="1")
    assert narrator.at == "tell:sent"
    assert not Grant.objects.filter(allowed=True).exists()


def test_each_answer_is_saved_sealed_at_its_step_and_can_be_changed(narrator: Narrator) -> None:
    code = narrator.begin()
    narrator.answer(story="Tocaron la puerta a las cinco.")
    assert drafted(narrator, code)["story"] == "Tocaron la puerta a las cinco."
    assert all(b"puerta" not in bytes(body.sealed) for body in SealedBody.objects.all())
    narrator.open("tell:question", "story")
    assert "Tocaron la puerta a las cinco." in narrator.html
    narrator.answer(story="Otra cosa.")
    assert drafted(narrator, code)["story"] == "Otra cosa."
    assert SealedBody.objects.filter(purpose="answers").count() == 1


def test_a_double_click_saves_once_and_goes_on(narrator: Narrator) -> None:
    code = narrator.begin()
    narrator.open("tell:question", "story")
    address, token = narrator.where, narrator.token()
    first = narrator.client.post(address, {**token, "answer": "Uno."})
    second = narrator.client.post(address, {**token, "answer": "Uno."})
    assert first.status_code == second.status_code == 303
    assert first["Location"] == second["Location"]
    assert drafted(narrator, code)["story"] == "Uno."


def test_two_windows_that_answer_different_questions_both_keep_theirs(narrator: Narrator) -> None:
    code = narrator.begin()
    narrator.open("tell:question", "story")
    one, token = narrator.where, narrator.token()
    narrator.open("tell:question", "help")
    other = narrator.where
    narrator.client.post(other, {**token, "answer": "Mi vecina."})
    narrator.client.post(one, {**token, "answer": "Tocaron."})
    assert drafted(narrator, code)["help"] == "Mi vecina."
    assert drafted(narrator, code)["story"] == "Tocaron."


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("mi hermana me llamó del 213 555 0187", "phone"),
        ("vivimos en la calle Olvera 14", "address"),
        ("mi número es A 123 456 789", "a_number"),
        ("crucé por la frontera de noche", "entry"),
        ("I crossed the border at night", "entry"),
        ("a él lo condenaron por eso", "conviction"),
        ("tenía una orden de deportación", "removal"),
        ("mis papás no tienen papeles", "relative_status"),
    ],
)
def test_the_form_warns_gently_once_and_never_blocks(narrator: Narrator, written: str, kind: str) -> None:
    """R11: manner and date of entry, convictions, removal orders, relatives' status; said once, saved all the same."""
    code = narrator.begin()
    narrator.open("tell:question", "story")
    narrator.post(answer=written)
    assert narrator.step == "story"
    noticed = re.search(r'name="noticed" value="([^"]*)"', narrator.html)
    assert noticed is not None
    assert kind in noticed[1].split()
    assert drafted(narrator, code)["story"] == written
    narrator.post(answer=written, noticed=noticed[1])
    assert narrator.step == "help"


def test_what_was_told_is_not_remembered_by_the_browser_and_nobody_spells_it(narrator: Narrator) -> None:
    """R21: no-store on forms."""
    narrator.begin()
    narrator.open("tell:question", "story")
    assert narrator.page["Cache-Control"] == "no-store"
    assert 'autocomplete="off"' in narrator.html
    assert 'spellcheck="false"' in narrator.html


def test_nothing_asks_for_status_name_telephone_or_address(anybody: Narrator) -> None:
    """R12, R15, R17: no field for any of them."""
    anybody.begin()
    fields = set()
    while anybody.at == "tell:question" and anybody.step != "files":
        fields |= set(re.findall(r'<(?:input|textarea)[^>]*name="(\w+)"', anybody.html))
        assert not re.search(r'type="(?:tel|email)"', anybody.html)
        anybody.post(skip="1")
    assert fields == {"csrfmiddlewaretoken", "answer"}


def test_a_step_that_does_not_exist_is_not_found(narrator: Narrator) -> None:
    narrator.begin()
    for step in ("guardian", "artist", "consent", "xxxx"):
        assert narrator.open("tell:question", step).status_code == 404


def test_a_very_long_answer_is_kept_on_the_page_with_a_kind_word(narrator: Narrator) -> None:
    narrator.begin()
    narrator.open("tell:question", "title")
    narrator.post(answer="a" * 400)
    assert narrator.step == "title"
    assert "a" * 400 in narrator.html
    assert "data-errors" in narrator.html


def test_the_language_of_the_story_is_the_narrators(narrator: Narrator) -> None:
    narrator.begin()
    narrator.answer(language="zap")
    assert Submission.objects.get().language == "zap"


def test_coming_back_goes_on_after_the_last_answer(narrator: Narrator) -> None:
    code = narrator.begin()
    narrator.answer(language="es", age="adult", story="Una cosa.")
    narrator.enter(code)
    assert narrator.at == "space:home"
    following = re.search(r'<a class="btn[^"]*" href="([^"]+)"', narrator.html)
    assert following is not None
    narrator.get(following[1])
    assert narrator.step == "help"


def test_starting_again_never_opens_the_story_of_who_was_here_before(narrator: Narrator) -> None:
    narrator.begin()
    narrator.answer(story="De otra persona.")
    before = narrator.visit
    narrator.begin()
    assert narrator.visit != before
    narrator.open("tell:question", "story")
    assert "De otra persona." not in narrator.html


def test_too_many_at_once_are_asked_to_wait_a_minute(narrator: Narrator, settings: object, monkeypatch: object) -> None:
    """R16: attempts are limited by a queue, without counting anybody."""
    from stories.vault import by_code as vault

    settings.CODE_QUEUE = (1, 0)  # type: ignore[attr-defined]
    narrator.open("tell:start")
    with vault._queue(1, 0).turn():
        narrator.post(kind="testimony")
    assert narrator.page.status_code == 503
    assert narrator.page["Retry-After"] == "60"
    assert 'name="kind"' in narrator.html
    assert not Submission.objects.exists()
