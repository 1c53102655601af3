"""A bounded queue before slow work. Full means "try again in a minute", for everybody alike; nobody is ever counted."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from stories.vault.errors import Busy


class BoundedQueue:
    """At most `running` at once and `waiting` more in line, first come first served."""

    def __init__(self, *, running: int, waiting: int) -> None:
        if running < 1 or waiting < 0:
            raise ValueError("At least one must be able to run.")
        self._limits = (running, waiting)
        self._changed = threading.Condition()
        self._running = 0
        self._waiting = 0

    def line(self) -> int:
        """How many are waiting now."""
        with self._changed:
            return self._waiting

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold a place while the block runs. Raises Busy at once when the line is full."""
        running, waiting = self._limits
        with self._changed:
            if self._running >= running or self._waiting:
                if self._waiting >= waiting:
                    raise Busy("try again in a minute")
                self._waiting += 1
                try:
                    self._changed.wait_for(lambda: self._running < running)
                finally:
                    self._waiting -= 1
            self._running += 1
        try:
            yield
        finally:
            with self._changed:
                self._running -= 1
                self._changed.notify()
