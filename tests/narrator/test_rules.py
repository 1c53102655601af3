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


# How somebody writes with a telephone: lower case, no accents, no full stops.
FOUR = {
    "entry": (
        "cruce el rio con un coyote",
        "pase por la linea de noche",
        "entre sin papeles en el 98",
        "llegue en marzo de 2006",
        "vine con visa de turista y me quede",
        "me trajeron de niña",
        "mi mama me trajo cuando yo tenia dos años",
        "nos pasaron en la cajuela de un carro",
        "brinque la barda",
        "i crossed the river with a coyote",
        "we came without papers in 2005",
        "i overstayed my visa",
        "they brought me here when i was two",
        "we walked through the desert",
    ),
    "conviction": (
        "me condenaron por robo",
        "me declare culpable",
        "tengo antecedentes penales",
        "estuve en prision por drogas",
        "i was convicted of theft",
        "i pled guilty",
        "he did two years for assault",
    ),
    "removal": (
        "tenia orden de deportacion",
        "ya me habian deportado una vez",
        "el juez ordeno mi deportacion",
        "firme mi salida voluntaria",
        "i had a removal order",
        "i was deported in 2011",
        "i missed my court and got ordered deported",
    ),
    "relative_status": (
        "mi esposo no tiene papeles",
        "mis papas son indocumentados",
        "mi hermana tiene daca",
        "mi mama arreglo papeles",
        "my husband doesnt have papers",
        "my dad is not legal",
        "my brother has tps",
    ),
    "phone": ("mi numero es 213 555 0187", "call me at (213) 555-0187"),
    "address": ("vivo en 1423 e 4th st", "vivo en la calle olvera 14"),
    "a_number": ("mi numero a es a123456789", "my a number is a 123 456 789"),
}


@pytest.mark.parametrize(("text", "kind"), [(text, kind) for kind, texts in FOUR.items() for text in texts])
def test_the_form_warns_of_the_four_and_of_what_is_exact_however_it_is_typed(text: str, kind: str) -> None:
    """R11: manner and date of entry, convictions, removal orders, relatives' status; and phone, street, A-number."""
    assert kind in [notice.kind for notice in notices(text, language="es")]


@pytest.mark.parametrize(
    "text",
    [
        "me arrestaron",
        "lo arrestaron en la esquina",
        "detuvieron a mi papa",
        "they arrested him at work",
        "estuvo detenido tres meses",
        "cruce la calle y cruzamos el parque en marzo",
        "llegamos a la vigilia en marzo de 2018",
        "we came to the vigil in 2018",
        "entre todos juntamos dinero",
        "pase la noche sin dormir",
    ],
)
def test_an_arrest_and_a_walk_to_the_vigil_are_none_of_them(text: str) -> None:
    assert notices(text, language="es") == []


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
    way = steps.way(kind, {"age": "adult", "consent": {"one_by_one": True, "uses": {"web": True}}})
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
