"""Writes that take something back are tried until they have committed: they are never the victim of a deadlock."""

import random
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, transaction

Result = TypeVar("Result")
LONGEST_PAUSE = 0.5


def until_committed(action: Callable[[], Result]) -> Result:
    """Run `action` in one transaction, again and again while the database answers *busy* or *deadlock*.

    Inside a transaction of the caller's the first error is the caller's to retry.
    """
    pause = 0.01
    while True:
        try:
            with transaction.atomic():
                return action()
        except OperationalError:
            if transaction.get_connection().in_atomic_block:
                raise
            time.sleep(random.uniform(0, pause))  # noqa: S311 - jitter, not a secret
            pause = min(pause * 2, LONGEST_PAUSE)
