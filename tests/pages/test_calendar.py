"""The calendar: what has a day stands on it, what may be copied can be taken along, and nothing outlives its vigil."""

import datetime
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from stories.gate.clock import today
from tests import factories
from tests.pages.surfaces import at, body, page_of
from tests.pages.test_topics import fact


def vigil(held: str, *, title: str = "Una silla", **traits: Any) -> factories.Story:
    said = {"remembered": "Un vecino", "family": "no_name", "held": held, "called_by": ""}
    facts = factories.facts(kind="vigil", title={"lang": "es", "text": title}, vigil=said, place="eastside")
    return factories.published_record(kind="vigil", parts=[facts, factories.passage(1, "Cantamos.")], **traits)


def events(client: Client, address: str) -> list[Any]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_an_empty_calendar_says_so(site: Client) -> None:
    page = body(site, at("calendar")).decode()
    assert "No hay nada anunciado." in page
    assert "En este mes no hay nada." in page


def test_a_vigil_stands_on_its_day_and_in_the_list(site: Client) -> None:
    story = vigil("2018-11-02")
    page = body(site, at("calendar") + "?m=2018-11").decode()
    assert 'href="#dia-2"' in page
    assert 'id="dia-2"' in page
    assert page_of(story) in page
    assert "Noviembre de 2018" in page


def test_a_vigil_of_a_month_stands_on_no_day(site: Client) -> None:
    story = vigil("2018-11")
    page = body(site, at("calendar") + "?m=2018-11").decode()
    assert page_of(story) in page
    assert 'href="#dia-' not in page


def test_what_is_to_come_comes_first(site: Client) -> None:
    soon = vigil(str(today() + datetime.timedelta(days=9)))
    past = vigil("2018-11-02")
    page = body(site, at("calendar")).decode()
    assert page.index(page_of(soon)) < page.index("Todos los meses")
    assert page_of(past) not in page


def test_without_a_month_the_nearest_with_something_is_shown(site: Client) -> None:
    vigil("2018-11-02")
    assert "Noviembre de 2018" in body(site, at("calendar")).decode()


@pytest.mark.parametrize("month", ["x", "2018-13", "0000-00", "'; --", "9999-99", "%00"])
def test_a_month_that_is_none_does_no_harm(site: Client, month: str) -> None:
    vigil("2018-11-02")
    assert site.get(at("calendar"), {"m": month}).status_code == 200
    assert site.get(at("calendar_file"), {"m": month}).status_code == 200


def test_events_stand_beside_vigils(site: Client) -> None:
    fact("Asamblea", kind="town_hall", date="2018-11-05")
    fact("Ley", kind="law", date="2018-11-06")
    page = body(site, at("calendar") + "?m=2018-11").decode()
    assert "Asamblea" in page
    assert 'href="#dia-6"' not in page


def test_a_month_can_be_taken_along(site: Client) -> None:
    story = vigil("2018-11-02", title="Una silla; una vela, un plato")
    vigil("2018-12-01")
    fact("Asamblea", kind="town_hall", date="2018-11-05")
    first, second = events(site, at("calendar_file") + "?m=2018-11")
    assert str(first["summary"]) == "Vigilia: Una silla; una vela, un plato"
    assert first["dtstart"].dt == datetime.date(2018, 11, 2)
    assert first["dtend"].dt == datetime.date(2018, 11, 3)
    assert str(first["url"]).endswith(page_of(story))
    assert str(first["uid"]).startswith(f"{story.record.pk}@")
    assert first["dtstamp"].dt.day == 1
    assert str(second["summary"]) == "Asamblea: Asamblea"
    assert len(events(site, at("calendar_file"))) == 3


def test_only_what_may_be_copied_is_taken_along(site: Client) -> None:
    story = vigil("2018-11-02", uses=["web", "quote"])
    assert events(site, at("calendar_file")) == []
    assert site.get(at("vigil_calendar", story.record.pk)).status_code == 404
    assert page_of(story) in body(site, at("calendar") + "?m=2018-11").decode()


def test_one_vigil_can_be_taken_along_and_not_after_its_withdrawal(site: Client) -> None:
    story = vigil("2018-11-02")
    (event,) = events(site, at("vigil_calendar", story.record.pk))
    assert str(event["summary"]).startswith("Vigilia:")
    factories.withdraw(story.submission)
    assert site.get(at("vigil_calendar", story.record.pk)).status_code == 410
    assert events(site, at("calendar_file")) == []


def test_a_vigil_without_a_day_gives_no_file(site: Client) -> None:
    assert site.get(at("vigil_calendar", vigil("2018-11").record.pk)).status_code == 404
    assert site.get(at("vigil_calendar", factories.published_record().record.pk)).status_code == 404


def test_held_facts_give_no_day(site: Client) -> None:
    story = vigil("2018-11-02")
    factories.hold(story.submission, part_sha256=story.version.parts[0].sha256)
    assert "dia-2" not in body(site, at("calendar") + "?m=2018-11").decode()
    assert events(site, at("calendar_file")) == []
