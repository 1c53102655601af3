"""What the door said of parts is used by the next query only while nothing was committed."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test import Client

from search.engine import get_engine
from search.interface import Query
from search.shown import Shown
from stories.pages.preparing import prepare_tree
from tests import factories
from tests.factories import Story
from tests.gate.clocks import set_clock, start_clock
from tests.pages.surfaces import at, page_of


def told() -> Story:
    story = factories.published_record()
    get_engine().add(document=story.document)
    return story


def found(story: Story) -> bool:
    return story.record.pk in [hit.record for hit in get_engine().find(Query("puerta")).hits]


def withdraw(story: Story) -> None:
    factories.withdraw(story.submission)


def hold(story: Story) -> None:
    factories.hold(story.submission)


def hold_the_passage(story: Story) -> None:
    factories.hold(story.submission, part_sha256=story.version.parts[1].sha256)


def expire(story: Story) -> None:
    day = factories.today() + factories.days(2)
    factories.grant(story.submission, "web", expires_on=day)
    assert found(story)
    set_clock(day)


@pytest.mark.parametrize("close", [withdraw, hold, hold_the_passage, expire])
def test_the_very_next_search_sees_what_was_taken_back(fresh_database: str, close: Callable[[Story], None]) -> None:
    prepare_tree()
    story, other = told(), told()
    assert found(story)
    assert found(story)
    try:
        close(story)
        assert not found(story)
        if close is not expire:
            assert found(other)
    finally:
        start_clock()


def test_a_page_of_hits_and_its_counts_follow(fresh_database: str) -> None:
    prepare_tree()
    story, other = told(), told()
    client, address = Client(), at("search") + "?q=puerta"
    for _twice in range(2):
        assert page_of(story) in client.get(address).content.decode()
    factories.withdraw(story.submission)
    page = client.get(address).content.decode()
    assert page_of(story) not in page
    assert page_of(other) in page


def test_nothing_is_remembered_inside_a_transaction(fresh_database: str) -> None:
    with transaction.atomic():
        assert Shown()._answered is not Shown()._answered
    # On PostgreSQL a commit in any database of the server ends the moment: others' tests may come between.
    assert any(Shown()._answered is Shown()._answered for _try in range(100))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE somebody_commits_something (id integer)")
    before = Shown()._answered
    factories.draft()
    assert Shown()._answered is not before
