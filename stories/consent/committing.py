"""Writes that take something back are tried until they have committed: they are never the victim of a deadlock.

Only a database that does not answer for longer than a person waits ends the trying, and then whoever pressed is told.
"""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, OperationalError, transaction

Result = TypeVar("Result")
LONGEST_PAUSE = 0.5
# A deadlock or a busy database is over in seconds. After so long it is something else: a full disk, a lost server.
PATIENCE = 30.0
# Two decisions at once take the same number: the second is tried with the next. More often than this it is no race.
MOST_COLLISIONS = 20
COLLISIONS = ("enter in order", "there already", "duplicate key", "unique constraint")


class NotCommitted(Exception):
    """It was not done: the database did not take it in time. Whoever asked must hear that, and may ask again."""


def until_committed(action: Callable[[], Result]) -> Result:
    """Run `action` in one transaction, again and again while the database answers *busy* or *deadlock*.

    So it is when somebody else took the number that a row was to have: `action` looks anew each time. Inside a
    transaction of the caller's the first error is the caller's to retry. Raises NotCommitted after PATIENCE seconds of
    nothing but errors.
    """
    pause, collisions, began = 0.01, 0, time.monotonic()
    while True:
        try:
            with transaction.atomic():
                return action()
        except OperationalError as error:
            if transaction.get_connection().in_atomic_block:
                raise
            if time.monotonic() - began > PATIENCE:
                raise NotCommitted from error
            # A connection that broke is made anew; one that is only busy stays.
            transaction.get_connection().close_if_unusable_or_obsolete()
        except IntegrityError as error:
            collisions += 1
            if transaction.get_connection().in_atomic_block or not collided(error) or collisions > MOST_COLLISIONS:
                raise
        time.sleep(random.uniform(0, pause))  # noqa: S311 - jitter, not a secret
        pause = min(pause * 2, LONGEST_PAUSE)


def collided(error: IntegrityError) -> bool:
    """Whether two rows wanted the same place."""
    said = str(error).lower()
    return any(words in said for words in COLLISIONS)
