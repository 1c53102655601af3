"""How long one waits after wrong passwords and wrong codes: by user name alone, without addresses, and never for ever.

Wrong passwords cost seconds at most, so that nobody can keep a colleague out by guessing badly. Wrong codes cost up to
a quarter of an hour: whoever types them knows the password already.
"""

import datetime
import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from django.conf import settings
from django.core.cache import cache

What = Literal["password", "code"]

FREE = 3
LONGEST: dict[What, int] = {"password": 30, "code": 15 * 60}
FORGOTTEN_AFTER = 24 * 60 * 60
# One attempt at a time for each name: guesses sent all at once wait in line like any others.
ONE_ATTEMPT_LASTS = 15


class InTurn(Exception):
    """Another attempt for this name is being looked at."""


def _key(username: str, what: str) -> str:
    """The cache does not learn names."""
    digest = hmac.new(settings.STAFF_SECRET_KEY.encode(), f"{what} {username.casefold()}".encode(), hashlib.sha256)
    return f"patience:{digest.hexdigest()}"


def seconds_to_wait(*, username: str, what: What, now: datetime.datetime) -> int:
    """How many seconds until this name may be tried again; 0 for now."""
    _failures, until = cache.get(_key(username, what), (0, 0.0))
    return max(0, round(float(until) - now.timestamp()))


def failed(*, username: str, what: What, now: datetime.datetime, times: int = 0) -> None:
    """One more failure. `times` is how many there were, where a table knows better than this memory."""
    failures, _until = cache.get(_key(username, what), (0, 0.0))
    failures = max(failures + 1, times)
    wait = min(2 ** (failures - FREE), LONGEST[what]) if failures > FREE else 0
    cache.set(_key(username, what), (failures, now.timestamp() + wait), FORGOTTEN_AFTER)


def succeeded(*, username: str) -> None:
    """All is forgotten."""
    cache.delete_many([_key(username, what) for what in LONGEST])


@contextmanager
def in_turn(*, username: str) -> Iterator[None]:
    """One attempt at a time. Raises InTurn when another one for this name is under way."""
    key = _key(username, "turn")
    if not cache.add(key, 1, ONE_ATTEMPT_LASTS):
        raise InTurn
    try:
        yield
    finally:
        cache.delete(key)
