"""What time alone closes is looked for among stories that have an end, and nothing else is closed by time alone."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection

from stories.gate.clock import today
from stories.gate.expiring import EXPIRED, take_expired_down
from stories.gate.rules.pages import NOT_CLEARED
from stories.gate.rules.settling import as_it_stands
from tests import factories
from tests.factories import days

# As the door would find them: every page is looked at.
EVERYWHERE = f"SELECT id FROM wagtailcore_page WHERE {as_it_stands(NOT_CLEARED.when, 'wagtailcore_page')}"
pytestmark = pytest.mark.django_db


def pages(question: str) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return {page for (page,) in cursor.fetchall()}


def stories_with_and_without_an_end() -> list[factories.Story]:
    """Ends of every use on several days, some of them named after publication; what else closes and what hides."""
    first = today()
    told = [factories.published_record(pictures=1) for _story in range(3)]
    told += [factories.published_record(consent={"expires_on": first + days(end)}) for end in (1, 3)]
    for end, use in enumerate(factories.ALL_USES, start=1):
        story = factories.published_record(translation=True)
        factories.grant(story.submission, use, expires_on=first + days(end % 4))
        told.append(story)
    narrowed, held, withdrawn, *_rest = told
    factories.grant(narrowed.submission, "web", place_step=0)
    factories.hold(held.submission)
    factories.withdraw(withdrawn.submission)
    hidden_and_ends = factories.published_record(consent={"expires_on": first + days(2)})
    factories.hold(hidden_and_ends.submission)
    return [*told, hidden_and_ends]


@pytest.mark.parametrize("comes_by", [range(5), (3,), (4,)], ids=["every day", "once", "late"])
def test_the_worker_finds_whatever_may_not_be_live_any_more(
    on_day: Callable[[datetime.date], None], comes_by: range | tuple[int, ...]
) -> None:
    first = today()
    stories_with_and_without_an_end()
    closed: set[int] = set()
    for number in range(5):
        on_day(first + days(number))
        found = pages(EVERYWHERE)
        assert pages(EXPIRED) == found
        if number in comes_by:
            closed |= found
            assert take_expired_down() == len(found)
            assert pages(EVERYWHERE) == pages(EXPIRED) == set()
            assert take_expired_down() == 0
    # Two had their end from the beginning, one was hidden besides, one was told of it afterwards.
    assert len(closed) == 4


def test_the_door_asks_the_day_of_a_page_for_nothing_but_an_end() -> None:
    assert NOT_CLEARED.when.count("archive_today()") == NOT_CLEARED.when.count("g.expires_on <= archive_today()") > 0


def test_ends_are_found_by_their_day() -> None:
    asked = "SELECT g.submission_id FROM stories_grant g WHERE g.expires_on <= archive_today()"
    assert asked.partition("WHERE ")[2] in EXPIRED
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Of an empty table every plan costs the same.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {asked}")
            plan = " ".join(line for (line,) in cursor.fetchall())
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {EXPIRED}")
            plan = " ".join(str(row[-1]) for row in cursor.fetchall())
            assert "SCAN wagtailcore_page" not in plan
    assert "grant_ends" in plan
