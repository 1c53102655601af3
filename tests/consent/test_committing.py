"""Taking something back is tried until it is done; what a database does not take in time is said to whoever asked."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import IntegrityError, OperationalError, connection

from stories.consent import committing
from stories.consent.committing import NotCommitted, until_committed
from stories.consent.models import Withdrawal
from stories.gate.clock import today
from stories.publishing.withdrawing import withdraw
from tests.publishing.stories_told import tell


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Patience of a fifth of a second."""
    monkeypatch.setattr(committing, "PATIENCE", 0.2)


def failing(times: int, error: Exception) -> Callable[[], str]:
    """An action that fails so often before it is done."""
    left = [times]

    def action() -> str:
        if left[0] > 0:
            left[0] -= 1
            raise error
        return "done"

    return action


@pytest.mark.parametrize("error", [OperationalError("deadlock detected"), IntegrityError("door: acts enter in order")])
def test_what_is_only_busy_is_tried_until_it_is_done(fresh_database: str, error: Exception) -> None:
    assert until_committed(failing(5, error)) == "done"


def test_a_lasting_error_ends_in_a_clear_one(fresh_database: str, hurried: None) -> None:
    with pytest.raises(NotCommitted):
        until_committed(failing(10_000, OperationalError("disk I/O error")))


def test_another_refusal_is_not_tried_again(fresh_database: str) -> None:
    action = failing(1, IntegrityError("door: the story was withdrawn"))
    with pytest.raises(IntegrityError):
        until_committed(action)
    assert action() == "done"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="holds SQLite's one lock")
def test_a_withdrawal_is_not_believed_done_while_the_database_is_held_and_works_when_it_is_let_go(
    own_home: Path, hurried: None
) -> None:
    told = tell()
    connection.cursor().execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(own_home / "archive.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotCommitted):
        withdraw(secrets=told.secrets, at=today())
    other.execute("ROLLBACK")
    other.close()
    assert not Withdrawal.objects.exists()
    withdraw(secrets=told.secrets, at=today())
    assert Withdrawal.objects.get().submission_id == told.submission.pk
