"""Writes that take something back are tried until they have committed: they are never the victim of a deadlock."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, OperationalError, transaction

Result = TypeVar("Result")
LONGEST_PAUSE = 0.5
# Two decisions at once take the same number: the second is tried with the next. More often than this it is no race.
MOST_COLLISIONS = 20
COLLISIONS = ("enter in order", "there already", "duplicate key", "unique constraint")


def until_committed(action: Callable[[], Result]) -> Result:
    """Run `action` in one transaction, again and again while the database answers *busy* or *deadlock*.

    So it is when somebody else took the number that a row was to have: `action` looks anew each time. Inside a
    transaction of the caller's the first error is the caller's to retry.
    """
    pause, collisions = 0.01, 0
    while True:
        try:
            with transaction.atomic():
                return action()
        except OperationalError:
            if transaction.get_connection().in_atomic_block:
                raise
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
