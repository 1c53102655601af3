"""Any junk on any form of telling: never an error of ours, and what was typed is kept."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.db import OperationalError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stories.intake.models import Submission
from stories.intake.questions import questions
from stories.narrator.drafts import Draft
from stories.narrator.forms import LONGEST, CreditForm, GuardianForm, StartForm
from stories.narrator.question_forms import answer_in, form_for
from stories.narrator.starting import OFFERED
from tests.narrator.walking import Narrator

JUNK = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["\x00", "\U0001f600" * 9, "<script>", "' OR 1=1 --", "{{ 7*7 }}", "%s%n", "a" * 400, "٣", "on", "yes"]
    ),
)
FIELDS = st.dictionaries(
    st.sampled_from(["answer", "area", "name", "wants", "agrees", "guardian", "assent", "kind", "helping", "noticed"]),
    JUNK,
    max_size=6,
)
RECORDED = {"recorded": "yes"}
PAGES = [
    (
        kind,
        {"age": about, "about": about, "helped": "yes", "has_themes": "yes", "photographer": "me", **RECORDED},
        question.key,
    )
    for kind in ("testimony", "mural", "vigil", "report")
    for about in (("mine", "deported", "died", "child") if kind == "testimony" else ("adult",))
    for question in questions(kind, {"age": about, "about": about})
    if question.field != "files"
]


def a_draft(kind: str, answers: Mapping[str, Any]) -> Draft:
    """A draft that nobody saved: forms need its kind and its answers."""
    return Draft(
        secrets=None, submission=Submission(kind=kind, language="es"), sitting=1, answers=dict(answers), key=b""
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(("kind", "answers", "step"), PAGES)
def test_no_junk_breaks_the_form_of_any_question(kind: str, answers: dict[str, Any], step: str) -> None:
    draft = a_draft(kind, answers)

    @given(FIELDS)
    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    def tried(data: dict[str, str]) -> None:
        form = form_for(draft, step, data=data)
        if form.is_valid():
            answer_in(form, step)
        else:
            assert form.errors
        drawn = form.as_p()
        if step != "themes" and "answer" in form.errors and len(data.get("answer", "")) == 400:
            assert "a" * 400 in drawn

    tried()


@given(FIELDS)
def test_no_junk_breaks_the_first_form(data: dict[str, str]) -> None:
    form = StartForm(data, kinds=tuple(OFFERED))
    assert form.is_valid() == (data.get("kind") in OFFERED)


@given(FIELDS)
def test_a_credit_and_a_guardians_yes_are_two_yeses_or_none(data: dict[str, str]) -> None:
    for form, step in ((CreditForm(data), "interviewer"), (GuardianForm(data), "guardian")):
        if form.is_valid():
            said = answer_in(form, step)
            if said == "both":
                assert {"guardian", "assent"} <= set(data)


@given(st.lists(st.tuples(st.sampled_from(["story", "age", "title", "where", "about", "when"]), JUNK), max_size=3))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_junk_breaks_a_page(narrator: Narrator, posted: list[tuple[str, str]]) -> None:
    if not narrator.visit:
        narrator.begin()
    for step, words in posted:
        narrator.open("tell:question", step)
        narrator.post(answer=words)
        assert narrator.page.status_code == 200
        if "data-errors" in narrator.html and "\x00" not in words:
            assert narrator.step == step


@pytest.mark.parametrize("step", ["title", "story"])
def test_too_many_words_are_kept_and_said_so_without_blame(anybody: Narrator, step: str) -> None:
    anybody.begin()
    words = "b" * (LONGEST + 1 if step == "story" else 301)
    anybody.open("tell:question", step)
    anybody.post(answer=words)
    assert anybody.step == step
    assert words in anybody.html
    summary = anybody.html[anybody.html.index("data-errors") :]
    assert 'href="#id_answer"' in summary
    assert 'role="alert"' in anybody.html
    assert 'aria-invalid="true"' in anybody.html
    # The browser knows no limit of ours: it would cut off what is pasted, and say nothing.
    assert "maxlength" not in anybody.html


def test_a_choice_that_was_not_offered_is_said_so(anybody: Narrator) -> None:
    anybody.begin()
    anybody.open("tell:question", "age")
    anybody.post(answer="ninety")
    assert anybody.step == "age"
    assert "data-errors" in anybody.html


@pytest.mark.parametrize(("step", "said"), [("story", "Tocaron la puerta."), ("title", "No abrimos")])
def test_what_could_not_be_saved_is_still_in_its_box_and_said_without_blame(
    anybody: Narrator, monkeypatch: pytest.MonkeyPatch, step: str, said: str
) -> None:
    anybody.begin()
    anybody.open("tell:question", step)

    def full(*_args: object, **_kwargs: object) -> None:
        raise OperationalError("database or disk is full")

    with monkeypatch.context() as disk:
        disk.setattr("stories.narrator.drafts.telling.save_answers", full)
        anybody.post(answer=said)
        assert (anybody.page.status_code, anybody.step) == (503, step)
        assert said in anybody.html
        assert {"es": "No es culpa suya", "en": "It is not your fault"}[anybody.language] in anybody.words
        anybody.post(skip="1")
        assert anybody.page.status_code == 503
    anybody.post(answer=said)
    assert anybody.step != step
    anybody.open("tell:question", step)
    assert said in anybody.html
