"""How exactly, from when and until when: examples drawn from what was told, days that only close."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.consent.models import Grant
from stories.consent.rules import decide
from stories.intake.models import Submission
from stories.narrator.waiting import CHOICES, ENDS, DayForm, chosen, until
from tests.narrator.walking import Narrator

DAY = datetime.date(2026, 3, 31)
days = st.dates(datetime.date(2024, 1, 1), datetime.date(2060, 1, 1))


def at_detail(narrator: Narrator, step: str, **answers: str) -> None:
    narrator.begin()
    narrator.answer(language="es", age="adult", story="Tocaron la puerta.", **answers)
    narrator.open("tell:permits")
    narrator.post(preset="public_no_name")
    narrator.open("tell:permit", step)


def sent(narrator: Narrator) -> Submission:
    narrator.open("tell:review")
    narrator.post(send="1")
    return Submission.objects.get()


@given(at=days, choice=st.sampled_from([choice for choice, _words in (*CHOICES, *ENDS)]))
def test_a_length_is_a_day_to_come_and_is_found_again(at: datetime.date, choice: str) -> None:
    day = until(choice, at=at)
    if choice == "0":
        assert day is None
    else:
        assert day is not None
        assert datetime.date.fromisoformat(day) > at
        assert chosen(day, at=at, choices=(*CHOICES, *ENDS)) == choice


def form(**data: str) -> DayForm:
    return DayForm(data, choices=ENDS, label="¿?", at=DAY, not_before="2026-09-28")


@pytest.mark.parametrize(
    ("data", "day"),
    [
        ({}, None),
        ({"answer": "0"}, None),
        ({"answer": "12"}, "2027-03-28"),
        ({"answer": "day", "day": "2030-01-15"}, "2030-01-15"),
        ({"day": "15/01/2030"}, "2030-01-15"),
        ({"answer": "12", "day": "2030-01-15"}, "2027-03-28"),
    ],
)
def test_a_day_is_a_length_or_a_day_of_ones_own(data: dict[str, str], day: str | None) -> None:
    filled = form(**data)
    assert filled.is_valid(), filled.errors
    assert filled.chosen_day() == day


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"answer": "day"}, "day"),
        ({"answer": "day", "day": "2026-03-31"}, "day"),
        ({"day": "mañana"}, "day"),
        ({"day": "2026-09-28"}, "day"),
    ],
)
def test_a_day_that_cannot_be_is_said_kindly_beside_it(data: dict[str, str], field: str) -> None:
    filled = form(**data)
    assert not filled.is_valid()
    assert list(filled.errors) == [field]


def test_each_step_of_a_place_shows_what_would_be_read(narrator: Narrator, tree: None) -> None:
    at_detail(narrator, "place", where="cerca del parque, en Boyle Heights")
    assert "El barrio: «Boyle Heights»" in narrator.words
    assert "Solo el estado: «California»" in narrator.words
    assert "No mostrar el lugar" in narrator.words
    assert "Los ejemplos salen de lo que usted escribió." in narrator.words
    assert "checked" not in narrator.html


def test_a_place_we_do_not_know_has_an_example_of_another(narrator: Narrator, tree: None) -> None:
    at_detail(narrator, "place", where="Zaragoza la vieja")
    assert "No entendimos «Zaragoza la vieja»." in narrator.words
    assert "«Boyle Heights»" in narrator.words


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("14 de marzo de 2018", ["década de 2010", "2018", "marzo de 2018", "14 de marzo de 2018"]),
        ("marzo de 2018", ["década de 2010", "2018", "marzo de 2018"]),
        ("en 2018", ["década de 2010", "2018"]),
    ],
)
def test_each_step_of_a_date_shows_what_would_be_read(narrator: Narrator, written: str, offered: list[str]) -> None:
    at_detail(narrator, "date", when=written)
    assert re.findall("«([^»]*)»", narrator.words) == offered


def test_a_date_that_was_not_written_has_an_example_of_another(anybody: Narrator) -> None:
    at_detail(anybody, "date")
    assert {"es": "Todavía no lo ha escrito.", "en": "You have not written it yet."}[anybody.language] in anybody.words
    assert len(re.findall("[«“][^»”]*[»”]", anybody.words)) == 4


def test_a_permission_ends_on_its_day_and_asks_again(narrator: Narrator) -> None:
    """R9: the day closes by itself, and nothing opens by itself."""
    at_detail(narrator, "again")
    assert "Ese día la historia deja de verse sola." in narrator.words
    narrator.post(answer="day", day="2031-05-04")
    narrator.open("tell:review")
    assert "Hasta el 4 de mayo de 2031." in narrator.words
    grants = list(sent(narrator).grants.all())
    assert decide(grants, use="web", at=datetime.date(2031, 5, 3))
    assert decide(grants, use="web", at=datetime.date(2031, 5, 4)).reason == "expired"


def test_it_cannot_end_before_it_begins(narrator: Narrator) -> None:
    at_detail(narrator, "wait")
    narrator.post(day="2031-05-04")
    narrator.open("tell:permit", "again")
    narrator.post(day="2031-05-04")
    assert (narrator.at, narrator.step) == ("tell:permit", "again")
    assert "tiene que ser después del día en que sale." in narrator.words
    assert 'value="2031-05-04"' in narrator.html


def test_a_day_that_was_chosen_is_shown_again_when_one_comes_back(narrator: Narrator) -> None:
    at_detail(narrator, "wait")
    narrator.post(day="2031-05-04")
    narrator.open("tell:permit", "wait")
    assert re.search(r'value="day"[^>]*checked', narrator.html)
    assert 'value="2031-05-04"' in narrator.html


def test_less_is_immediate_and_more_needs_a_look_is_said_before_one_chooses(anybody: Narrator) -> None:
    words = {
        "es": "Si otro día permite menos, se hace en ese momento. Si permite más, primero verá cómo queda",
        "en": "If you allow less another day, it is done at that moment. If you allow more, you first see how it looks",
    }[anybody.language]
    anybody.begin()
    anybody.answer(language="es", age="adult")
    anybody.open("tell:permits")
    assert words in anybody.words


def change_page(narrator: Narrator, **fields: str) -> None:
    """The page of permissions in the space, sent as it was drawn, with these fields changed."""
    narrator.open("space:permits")
    drawn = dict(re.findall(r'<input type="radio" name="(\w+)" value="([^"]*)"[^>]*checked', narrator.html))
    seen = re.search(r'name="seen" value="(\d+)"', narrator.html)
    assert seen is not None
    narrator.post(**{**drawn, "seen": seen[1], **fields})


def web(narrator: Narrator) -> Grant:
    return narrator.submission.grants.filter(use="web").latest("seq")


def test_the_same_days_can_be_chosen_later(anybody: Narrator) -> None:
    """A wait and an end with a day of one's own, and what stands is kept by a form that says nothing of it."""
    code = anybody.tell()
    anybody.enter(code)
    change_page(anybody, wait="day", wait_day="2031-05-04", end_day="04/05/2033", end="day")
    assert (web(anybody).embargo_until, web(anybody).expires_on) == (
        datetime.date(2031, 5, 4),
        datetime.date(2033, 5, 4),
    )
    acts = anybody.submission.acts.count()
    change_page(anybody)
    assert anybody.submission.acts.count() == acts, "nothing was changed, nothing is signed"
    change_page(anybody, wait="0")
    assert (web(anybody).embargo_until, web(anybody).expires_on) == (None, datetime.date(2033, 5, 4))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"wait": "day"}, "escriba el día, o elija otra respuesta."),
        ({"end": "day", "end_day": "2001-01-01"}, "elija un día que todavía no haya pasado."),
        ({"wait": "day", "wait_day": "31 de mayo"}, "no lo pudimos leer."),
        ({"wait": "60", "end": "12"}, "tiene que ser después del día en que sale."),
    ],
)
def test_a_day_that_cannot_be_is_said_and_nothing_is_saved(
    narrator: Narrator, fields: dict[str, str], words: str
) -> None:
    code = narrator.tell()
    narrator.enter(code)
    acts = narrator.submission.acts.count()
    change_page(narrator, **fields)
    assert words in narrator.words
    assert "data-errors" in narrator.html
    assert narrator.submission.acts.count() == acts
