"""Steps of tending that look through everything and that nobody waits for: once on each day is enough."""

import datetime
from collections.abc import Callable


class OnceADay:
    """A step that a process does in the first round of each day, and in its own first. One that fails is tried again in
    the next."""

    def __init__(self, step: Callable[..., int]) -> None:
        self._step = step
        self._done_on: datetime.date | None = None

    def __call__(self, *, at: datetime.date) -> int:
        if self._done_on == at:
            return 0
        did = self._step(at=at)
        self._done_on = at
        return did
