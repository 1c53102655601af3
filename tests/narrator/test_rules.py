"""What needs no page: dates as people write them, what is noticed, the way through, waiting."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.consent.uses import Use
from stories.intake.question import Question
from stories.intake.questions import KINDS_TOLD, LATER, questions
from stories.intake.testimonies import TESTIMONIES
from stories.narrator import steps, waiting
from stories.narrator.noticing import notices
from stories.narrator.when import loosely
from stories.pages.vocabulary import names_a_status


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2018", "2018"),
        ("en 2018, creo", "2018"),
        ("marzo de 2018", "2018-03"),
        ("March 2018", "2018-03"),
        ("3 de marzo de 2018", "2018-03-03"),
        ("March 3rd, 2018", "2018-03-03"),
        ("03/2018", "2018-03"),
        ("2018-03-14", "2018-03-14"),
        ("los años 1990", "199X"),
        ("entre 2016 y 2018", ""),
        ("hace mucho", ""),
        ("", ""),
        ("2018-99", "2018"),
    ],
)
def test_a_date_is_read_as_it_is_written(written: str, edtf: str) -> None:
    assert loosely(written) == edtf


@given(st.text(max_size=200))
def test_no_text_is_too_strange_to_read_a_date_from_or_to_notice_something_in(text: str) -> None:
    loosely(text)
    notices(text, language="es")


@pytest.mark.parametrize(
    "text",
    [
        "Tocaron la puerta a las cinco y no abrimos.",
        "Mi vecina trajo café y nos sentamos en la cocina.",
        "They knocked at five and we did not open.",
        "Fue en 2018, en Boyle Heights.",
    ],
)
def test_an_ordinary_sentence_is_left_alone(text: str) -> None:
    assert notices(text, language="es") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Lo arrestaron por manejar tomado.", "conviction"),
        ("My uncle was arrested for shoplifting.", "conviction"),
        ("Mis papás no tienen papeles.", "relative_status"),
        ("Soy indocumentada desde niña.", "relative_status"),
        ("My parents are undocumented.", "relative_status"),
        ("Tenía una orden de deportación.", "removal"),
        ("Entramos sin visa, con coyote.", "entry"),
    ],
)
def test_the_four_that_the_form_warns_of_are_noticed_in_either_language(text: str, kind: str) -> None:
    """R11: manner of entry, convictions, removal orders, status."""
    assert kind in [notice.kind for notice in notices(text, language="en")]


@pytest.mark.parametrize("text", ["Se lo llevaron de la esquina.", "They took her from the shop at noon."])
def test_a_raid_told_is_no_conviction(text: str) -> None:
    """What most stories here are about is not warned of in every one."""
    assert notices(text, language="es") == []


def test_a_notice_quotes_what_it_means_and_advises() -> None:
    (note,) = notices("Llámeme al 213 555 0187, al 213 555 0187.", language="es")
    assert note.quotes == ("213 555 0187",)
    assert note.words


def every_question() -> dict[str, tuple[Question, ...]]:
    """The questions of every kind, and of every person a testimony may be about."""
    told = {f"testimony {about}": questions("testimony", {"about": about, "age": about}) for about in TESTIMONIES}
    return {**told, **{kind: questions(kind) for kind in (*KINDS_TOLD, "report")}, "more": LATER}


@pytest.mark.parametrize("told", every_question())
def test_no_question_asks_for_a_status_and_each_says_why(told: str) -> None:
    """R12."""
    asked_here = every_question()[told]
    assert len({question.key for question in asked_here}) == len(asked_here)
    for question in asked_here:
        assert names_a_status(str(question.label)) is None
        assert question.why
        assert question.hint


@pytest.mark.parametrize("kind", KINDS_TOLD)
def test_after_and_before_walk_the_same_way(kind: str) -> None:
    way = steps.way(kind, {"age": "minor", "consent": {"one_by_one": True, "uses": {"web": True}}})
    assert way[0] == steps.LANGUAGE
    assert way[-1] == steps.REVIEW
    assert set(Use.values) < set(way)
    walked = [way[0]]
    while walked[-1] != steps.REVIEW:
        walked.append(steps.after(walked[-1], way))
    assert walked == way
    assert [steps.before(step, way) for step in way[1:]] == way[:-1]
    assert steps.before(way[0], way) == ""


@pytest.mark.parametrize(
    ("answers", "may"),
    [
        ({}, False),
        ({"age": ""}, False),
        ({"age": "adult"}, True),
        ({"age": "minor"}, False),
        ({"age": "minor", "guardian": "guardian"}, False),
        ({"age": "minor", "guardian": "both"}, True),
        ({"age": "child", "guardian": "both"}, True),
        ({"guardian": "both"}, False),
        ({"age": "zzz", "guardian": "both"}, False),
    ],
)
def test_who_may_say_yes(answers: dict[str, str], may: bool) -> None:
    """R7."""
    assert steps.may_publish(answers) is may


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2100, 12, 31)))
def test_a_wait_ends_on_a_day_that_exists_and_lies_ahead(at: datetime.date) -> None:
    for choice, _words in waiting.CHOICES:
        until = waiting.until(choice, at=at)
        if choice == "0":
            assert until is None
        else:
            assert datetime.date.fromisoformat(str(until)) > at
            assert waiting.chosen(until, at=at) == choice


@pytest.mark.parametrize("nonsense", ["", "x", "-6", "7x"])
def test_a_wait_that_was_not_offered_is_none(nonsense: str) -> None:
    assert waiting.until(nonsense, at=datetime.date(2026, 1, 1)) is None
