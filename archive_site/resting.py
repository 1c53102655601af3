"""A store that did not answer is left alone for a while: 5 seconds, then twice as long each time, at most 5 minutes.

So a round of a thousand duties does not wait a thousand times for a store that is away, and a visitor is told at once.
Kept in the memory of one process and forgotten with it: when something failed is written nowhere.
"""

import threading
import time
from collections.abc import Callable

FIRST, MOST = 5.0, 300.0


class Resting:
    """Which stores rest, by name. `clock` counts seconds from any moment."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._until: dict[str, float] = {}
        self._pause: dict[str, float] = {}

    def rests(self, name: str) -> bool:
        """Whether this store is not to be asked now."""
        with self._lock:
            return self._clock() < self._until.get(name, float("-inf"))

    def failed(self, name: str) -> None:
        """It did not answer. Several failures at the same moment count once."""
        with self._lock:
            if self._clock() < self._until.get(name, float("-inf")):
                return
            self._pause[name] = min(MOST, 2 * self._pause[name]) if name in self._pause else FIRST
            self._until[name] = self._clock() + self._pause[name]

    def answered(self, name: str) -> None:
        """It is there: the next failure begins anew."""
        with self._lock:
            self._until.pop(name, None)
            self._pause.pop(name, None)
