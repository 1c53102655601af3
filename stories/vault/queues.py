"""A bounded queue before slow work. Full means "try again in a minute", for everybody alike; nobody is ever counted.

Two lines wait before the same work: those who come for the first time, and those who came, found it full, and came
back. Each has room of its own and they are served in turn, so a flood in the one does not shut the other.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from stories.vault.errors import Busy


class BoundedQueue:
    """At most `running` at once, and at most `waiting` more in each line, first come first served within a line."""

    def __init__(self, *, running: int, waiting: int) -> None:
        if running < 1 or waiting < 0:
            raise ValueError("At least one must be able to run.")
        self._lock = threading.Lock()
        self._free = running
        self._room = waiting
        self._lines: tuple[deque[threading.Event], deque[threading.Event]] = (deque(), deque())
        self._next = 0

    def line(self, *, returning: bool | None = None) -> int:
        """How many are waiting now: in one of the lines, or in both."""
        with self._lock:
            lines = self._lines if returning is None else (self._lines[int(returning)],)
            return sum(len(line) for line in lines)

    @contextmanager
    def turn(self, *, returning: bool = False) -> Iterator[None]:
        """Hold a place while the block runs. `returning`: this one was told to try again. Raises Busy at once when the
        line is full.
        """
        called = self._enter(self._lines[int(returning)])
        if called is not None:
            try:
                called.wait()
            except BaseException:
                self._give_up(called)
                raise
        try:
            yield
        finally:
            self._leave()

    def _enter(self, line: deque[threading.Event]) -> threading.Event | None:
        """A place at once (None), or a place in line and what will be set when the turn has come."""
        with self._lock:
            if self._free and not any(self._lines):
                self._free -= 1
                return None
            if len(line) >= self._room:
                raise Busy("try again in a minute")
            called = threading.Event()
            line.append(called)
            return called

    def _leave(self) -> None:
        with self._lock:
            self._hand_on()

    def _hand_on(self) -> None:
        """The place goes to the line whose turn it is; to the other one if nobody waits there."""
        for line in (self._lines[self._next], self._lines[1 - self._next]):
            if line:
                line.popleft().set()
                self._next = 1 - self._next
                return
        self._free += 1

    def _give_up(self, called: threading.Event) -> None:
        """Somebody who waited is interrupted: out of the line, or, if the turn came meanwhile, on to the next."""
        with self._lock:
            for line in self._lines:
                if called in line:
                    line.remove(called)
                    return
            self._hand_on()
