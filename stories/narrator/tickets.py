"""A place kept for those who are told to try again: a signed moment that says nothing of them and counts nobody.

Whoever finds the queue full takes one away in the form. Brought back after a while it leads into the line of those who
came before, once. Nothing of it is stored but the numbers that were used, in memory, for as long as they would be good.
"""

import secrets
import threading
import time

from django.core import signing

SALT = "amparo.narrator.place"
# Sooner than this it was not a while; later than this the visit is another one.
EARLIEST_SECONDS = 5
LATEST_SECONDS = 600
_used: dict[str, float] = {}
_lock = threading.Lock()


def new_ticket() -> str:
    """A ticket for somebody who is told now to try again."""
    return signing.TimestampSigner(salt=SALT).sign(secrets.token_urlsafe(12))


def is_good(ticket: str) -> bool:
    """Whether this ticket was given a while ago and not used yet. It is used now."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        number = signer.unsign(ticket, max_age=LATEST_SECONDS)
    except signing.BadSignature:
        return False
    if too_early(ticket):
        return False
    now = time.monotonic()
    with _lock:
        # Oldest first, as a mapping keeps them.
        while _used and next(iter(_used.values())) < now:
            del _used[next(iter(_used))]
        if number in _used:
            return False
        _used[number] = now + LATEST_SECONDS
    return True


def too_early(ticket: str) -> bool:
    """Whether this ticket is ours and was given a moment ago: it will be good later, and should be kept."""
    signer = signing.TimestampSigner(salt=SALT)
    try:
        signer.unsign(ticket, max_age=EARLIEST_SECONDS)
    except signing.BadSignature:
        return False
    return True


def for_next_time(ticket: str) -> str:
    """What somebody takes away who found it full: the ticket that is not good yet, or a new one."""
    return ticket if too_early(ticket) else new_ticket()
