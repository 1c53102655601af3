"""Every kind of telling, page by page, in both languages, as a browser without scripts does it."""

import re
from typing import Any

import pytest

from stories.consent.models import Grant
from stories.intake.models import Submission
from stories.intake.question import Question
from stories.intake.questions import asked
from stories.publishing.wishes import credits, kept_to, refused_by
from stories.redaction.worksheet import PictureChoice, Worksheet
from tests.narrator.saying import finish, opened, walk
from tests.narrator.walking import Narrator, photograph

TELLINGS: dict[str, tuple[str, dict[str, dict[str, Any]]]] = {
    "one's own": ("testimony", {}),
    "for a child": ("testimony", {"age": {"answer": "child"}}),
    "of somebody deported": ("testimony", {"about": {"answer": "deported"}}),
    "of somebody who died": ("testimony", {"about": {"answer": "died"}}),
    "a minor's own": ("testimony", {"age": {"answer": "minor"}}),
    "a mural": ("mural", {}),
    "a vigil": ("vigil", {}),
}


@pytest.mark.parametrize("telling", TELLINGS)
def test_every_telling_reaches_the_desk_whole(anybody: Narrator, telling: str) -> None:
    kind, own = TELLINGS[telling]
    anybody.begin(kind)
    seen = walk(anybody, **own)
    assert anybody.at == "tell:permits"
    finish(anybody)
    submission = Submission.objects.get()
    story = opened(submission)
    public = [question for question in asked(kind, story.answers) if question.public]
    assert {question.key for question in public} <= set(seen)
    assert [place for place, _text in story.passages] == [f"{question.key}:0" for question in public]
    assert all(story.answers[step] for step in seen if step not in ("files",))


@pytest.mark.parametrize("telling", TELLINGS)
def test_each_page_has_its_question_as_heading_why_skip_back_and_the_way_out(anybody: Narrator, telling: str) -> None:
    """R25, R11."""
    kind, own = TELLINGS[telling]
    anybody.begin(kind)
    first = True
    while anybody.at == "tell:question":
        assert anybody.html.count("<h1") == 1
        assert anybody.html.index('class="leave"') < anybody.html.index("<main")
        assert anybody.page["Cache-Control"] == "no-store"
        if anybody.step == "files":
            following = re.search(r'<a class="btn[^"]*" href="([^"]+)"', anybody.html)
            assert following is not None
            anybody.get(following[1])
            continue
        assert 'name="skip"' in anybody.html
        assert re.search(r"<details[^>]*><summary>[^<]*(Por qué|Why)", anybody.html)
        assert first or re.search(r'<a href="[^"]*(pregunta|question)/', anybody.html)
        first = False
        said = own.get(anybody.step)
        anybody.post(**(said or {"skip": "1"}))


def test_a_persons_story_asks_what_goes_with_it(narrator: Narrator) -> None:
    narrator.begin()
    died = walk(narrator, about={"answer": "died"})
    assert {"relation", "family", "person", "after"} <= set(died)
    narrator.begin()
    deported = walk(narrator, about={"answer": "deported"})
    assert {"relation", "knows", "after"} <= set(deported)
    assert "family" not in deported
    narrator.begin()
    child = walk(narrator, age={"answer": "child"})
    assert "guardian" in child
    assert "about" not in child


def test_what_the_review_no_longer_shows_is_not_sent(narrator: Narrator) -> None:
    """A change of mind about whose story it is leaves no words behind."""
    narrator.begin()
    narrator.answer(language="es", age="adult", about="died", person="Le gustaba el café.", story="Se fue.")
    narrator.answer(about="mine")
    narrator.open("tell:review")
    assert "Le gustaba el café." not in narrator.words
    finish(narrator)
    story = opened(narrator_submission := Submission.objects.get())
    assert narrator_submission.sent_on is not None
    assert "person" not in story.sittings[1]
    assert [text for _place, text in story.passages] == ["Se fue."]


def test_changing_one_thing_from_the_review_leads_back_to_it(narrator: Narrator) -> None:
    narrator.begin()
    walk(narrator)
    narrator.get(narrator.address("tell:question", "title") + "?r=1")
    narrator.post(answer="Otro título")
    assert narrator.at == "tell:review"
    assert "Otro título" in narrator.words


def test_a_change_that_opens_a_new_question_asks_it_before_the_review(narrator: Narrator) -> None:
    narrator.begin("mural")
    walk(narrator, photographer={"answer": "none"})
    narrator.get(narrator.address("tell:question", "photographer") + "?r=1")
    narrator.post(answer="me")
    assert narrator.step == "credit"
    narrator.post(answer="Las tías")
    assert narrator.step == "licence"
    narrator.post(answer="by")
    assert narrator.step == "people"
    narrator.post(answer="none")
    assert narrator.at == "tell:review"


def test_who_helped_is_said_only_when_both_agree(anybody: Narrator) -> None:
    """Assisted telling: the page comes only where somebody helps, and the words are the narrator's."""
    anybody.open("tell:start")
    anybody.post(kind="testimony", helping="on")
    assert anybody.html.count('class="note"') >= 1
    anybody.post(saved="1")
    assert "interviewer" in walk(anybody)
    finish(anybody)
    answers = opened(Submission.objects.get()).answers
    assert credits(answers, pictures=False) == {"interviewer": "Doña Tere"}
    for missing in ("wants", "agrees"):
        half = {**answers, "interviewer": {**answers["interviewer"], missing: False}}
        assert credits(half, pictures=False) == {}


def test_nobody_is_asked_who_helped_where_nobody_helps(narrator: Narrator) -> None:
    narrator.begin()
    assert "interviewer" not in walk(narrator)
    assert narrator.open("tell:question", "interviewer").status_code == 404


def test_a_licence_is_apart_from_consent(narrator: Narrator) -> None:
    """R3: the photographer's licence changes no grant, and consent changes no licence."""
    narrator.begin("mural")
    walk(narrator, licence={"answer": "by"})
    finish(narrator, preset="keep")
    assert not Grant.objects.filter(allowed=True).exists()
    answers = opened(Submission.objects.get()).answers
    assert credits(answers, pictures=True)["licence"] == "CC BY 4.0"
    assert "licence" not in credits(answers, pictures=False)


def test_an_artist_who_does_not_want_to_be_named_is_not(narrator: Narrator) -> None:
    narrator.begin("mural")
    walk(narrator, artist={"answer": "Rosa Pintora"}, artist_wish={"answer": "no_name"})
    narrator.post(preset="public_no_name")
    narrator.open("tell:review")
    sheet = narrator.html[narrator.html.index('class="sheet') :]
    assert "Rosa Pintora" not in sheet
    narrator.post(send="1")
    answers = opened(Submission.objects.get()).answers
    assert answers["artist_wish"] == "no_name"
    kept = kept_to(Worksheet(mural={"artist": "Rosa Pintora", "condition": "whole"}), answers)
    assert kept.mural == {"artist": "", "condition": "whole"}


def test_photographs_of_somebody_who_was_not_asked_are_not_drawn_and_not_published(narrator: Narrator) -> None:
    """R27: having a photograph is no permission."""
    narrator.begin("mural")
    narrator.upload(photograph(), words="El muro")
    narrator.open("tell:question", "language")
    walk(narrator, photographer={"answer": "not_asked"})
    narrator.post(preset="public_no_name")
    narrator.open("tell:review")
    assert 'alt="El muro"' not in narrator.html
    narrator.post(send="1")
    answers = opened(Submission.objects.get()).answers
    sheet = Worksheet(pictures=(PictureChoice("x", {"es": "a", "en": "b"}),))
    assert refused_by(sheet, answers, allowed={"web"}) == "photographer"
    assert refused_by(Worksheet(), answers, allowed={"web"}) == ""
    assert not Grant.objects.get(use="photo").allowed, "the door lets no photograph of it in"


@pytest.mark.usefixtures("tree")
def test_a_place_may_be_chosen_from_a_list_and_is_never_said_twice(narrator: Narrator) -> None:
    code = narrator.begin()
    for written, area, kept in (
        ("", "eastside", "Eastside"),
        ("Por el mercado", "eastside", "Por el mercado, Eastside"),
        ("En Eastside", "eastside", "En Eastside"),
        ("Por el mercado", "", "Por el mercado"),
    ):
        narrator.open("tell:question", "where")
        assert 'name="area"' in narrator.html
        narrator.post(answer=written, area=area)
        narrator.open("tell:question", "where")
        assert f'value="{kept}"' in narrator.html
    assert code


def test_every_public_question_can_be_told_otherwise(narrator: Narrator) -> None:
    """Files are offered where a story is asked for."""
    narrator.begin()
    narrator.open("tell:question", "story")
    assert narrator.address("tell:question", "files") in narrator.html
    narrator.open("tell:question", "title")
    assert narrator.address("tell:question", "files") not in narrator.html


def test_a_question_is_asked_only_after_the_answer_it_hangs_on() -> None:
    hanging = Question("a", "?", "", "", only=("b", ("x", "y")))
    assert hanging.is_asked({"b": "y"})
    assert not hanging.is_asked({"b": "z"})
    assert not hanging.is_asked({})
