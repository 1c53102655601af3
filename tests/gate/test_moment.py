"""Which moment it is: asked in one round trip, ended by any commit and by midnight, and untold rather than guessed."""

import datetime
import tempfile
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction

from stories.gate.commits import moment
from tests import factories
from tests.gate.clocks import set_clock, start_clock

pytestmark = pytest.mark.usefixtures("fresh_database")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'")


def elsewhere(act: Callable[[], object]) -> None:
    """Done by another connection, and done."""

    def acting() -> None:
        try:
            act()
        finally:
            connection.close()

    thread = threading.Thread(target=acting)
    thread.start()
    thread.join()


def test_it_lasts_until_somebody_commits() -> None:
    story = factories.published_record()
    before = moment()
    assert before is not None
    # On PostgreSQL a commit in any database of the server ends it: others' tests may come between.
    assert any(moment() == moment() for _try in range(100))
    elsewhere(lambda: factories.withdraw(story.submission))
    assert before != moment() is not None


def test_it_ends_at_midnight_without_any_commit() -> None:
    before = moment()
    assert before is not None
    try:
        set_clock(datetime.date.fromisoformat(before.day) + datetime.timedelta(days=1))
        after = moment()
        assert after is not None
        assert after.day > before.day
    finally:
        start_clock()


def test_inside_a_transaction_it_is_not_told() -> None:
    assert moment() is not None
    with transaction.atomic():
        assert moment() is None
    assert moment() is not None


@on_postgresql
def test_it_takes_one_round_trip_and_nobody_looks_at_the_line_before() -> None:
    connection.ensure_connection()
    connection.health_check_enabled, connection.health_check_done = True, False
    line: Any = connection.connection
    with tempfile.NamedTemporaryFile() as said:
        line.pgconn.trace(said.fileno())
        assert moment() is not None
        with connection.cursor() as cursor:
            cursor.execute("SELECT 'the next question'")
        line.pgconn.untrace()
        said.seek(0)
        answers = said.read().decode().count("ReadyForQuery")
    assert answers == 2


@on_postgresql
def test_a_line_that_nobody_answers_on_is_closed_and_another_is_opened() -> None:
    assert moment() is not None
    elsewhere(partial(_end, connection.connection))
    assert moment() is None
    assert moment() is not None


def _end(line: Any) -> None:
    """As a server that is started again ends it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [line.info.backend_pid])


@on_postgresql
def test_a_transaction_that_django_knows_nothing_of_tells_no_moment() -> None:
    connection.ensure_connection()
    line: Any = connection.connection
    line.pgconn.exec_(b"BEGIN")
    assert moment() is None
    line.pgconn.exec_(b"ROLLBACK")
    assert moment() is not None
