"""What the archive does by itself: whether anybody does it, and what does not get done; no story is named."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from stories.desk.waiting import WORDS
from stories.gate.clock import today
from stories.publishing.models import Duty
from stories.publishing.tending import hold_lease
from stories.publishing.waiting import STUCK_AFTER
from tests import factories
from tests.desk.staff import browser_of, member, text_of

pytestmark = pytest.mark.usefixtures("archive")


def page(person: str = "cleo") -> str:
    return text_of(browser_of(member(person, "stewards")).get(reverse("desk:tasks")))


def duty(kind: str, *, days: int = 0, attempts: int = 0, submission_id: str = "") -> Duty:
    return Duty.objects.create(
        kind=kind, made_on=today() - datetime.timedelta(days=days), attempts=attempts, submission_id=submission_id
    )


def test_when_nobody_tends_the_page_says_so_and_that_hiding_works() -> None:
    assert "Nadie atiende desde hace más de un minuto" in page()
    hold_lease(name="tend", holder="somebody", now=timezone.now())
    assert "Nadie atiende" not in page("dora")


def test_with_nothing_to_do_it_says_that_all_is_erased() -> None:
    hold_lease(name="tend", holder="somebody", now=timezone.now())
    assert "Nada espera" in page()


def test_what_does_not_get_done_stands_first_with_where_to_look() -> None:
    hold_lease(name="tend", holder="somebody", now=timezone.now())
    submission = factories.told()
    duty("sealed_rows", submission_id=submission.pk)
    duty("public_file", attempts=STUCK_AFTER, days=1)
    duty("search_index", attempts=STUCK_AFTER + 3, days=30)
    shown = page()
    assert (
        shown.index("Borrar de la búsqueda")
        < shown.index("Borrar archivos públicos")
        < shown.index("Borrar lo escrito")
    )
    assert "2 tareas no salen" in shown
    assert "1 fuera de plazo" in shown
    assert "Mire el buscador" in shown
    assert "En su turno" in shown
    assert submission.pk not in shown


def test_what_a_legal_order_delays_is_counted_apart() -> None:
    hold_lease(name="tend", holder="somebody", now=timezone.now())
    submission = factories.told()
    factories.freeze(submission)
    duty("sealed_rows", attempts=900, submission_id=submission.pk)
    shown = page()
    assert "1 tarea más espera por una orden legal" in shown
    assert "no sale" not in shown


def test_every_kind_of_duty_has_words() -> None:
    assert set(WORDS) == set(Duty.Kind.values)


def test_it_is_for_stewards() -> None:
    assert browser_of(member("mo", "moderators")).get(reverse("desk:tasks")).status_code in (302, 403)
