"""Numbers in steps, by year, up to last month: none of them can be a person."""

import datetime

import pytest
from django.test import Client

from stories.gate.clock import today
from stories.intake.models import Kind
from stories.moderation.models import Refusal
from stories.pages.transparency import Figure, told, years
from stories.publishing.withdrawing import withdraw_unsigned
from tests import factories
from tests.pages.surfaces import at, body


@pytest.mark.parametrize(
    ("count", "figure"),
    [
        (0, Figure("none")),
        (1, Figure("few")),
        (4, Figure("few")),
        (5, Figure("some", 5)),
        (9, Figure("some", 5)),
        (10, Figure("some", 10)),
        (27, Figure("some", 25)),
    ],
)
def test_a_number_is_told_in_steps(count: int, figure: Figure) -> None:
    assert told(count) == figure


@pytest.mark.django_db
def test_a_year_tells_what_arrived_in_it_in_steps() -> None:
    for _ in range(6):
        factories.told()
    next_month = (today().replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
    (year,) = years(until=next_month)
    assert year.year == today().year
    assert (year.received, year.published, year.withdrawn) == (Figure("some", 5), Figure("none"), Figure("none"))
    assert years(until=today()) == []


def test_this_month_is_not_told_yet(site: Client) -> None:
    for _ in range(6):
        factories.withdraw(factories.published_record().submission)
    page = body(site, at("transparency")).decode()
    assert "Todavía no hay un mes entero que contar." in page
    assert "<table" not in page


def test_a_draft_and_a_report_are_no_stories(site: Client) -> None:
    factories.draft()
    assert years(until=today() + datetime.timedelta(days=40)) == []


@pytest.mark.django_db
def test_only_what_its_narrator_took_back_is_told_as_that() -> None:
    """A reporter's space that ran out and a machine's flood end in withdrawals too, and nobody who told made those."""
    for _ in range(5):
        factories.withdraw(factories.told(kind=Kind.OBJECTION))
        junk = factories.told()
        Refusal.objects.create(submission=junk, person=factories.person(), reason=Refusal.Reason.JUNK, day=today())
        withdraw_unsigned(submission_id=junk.pk, at=today())
    factories.withdraw(factories.told())
    (year,) = years(until=today() + datetime.timedelta(days=40))
    assert year.withdrawn == Figure("few")
