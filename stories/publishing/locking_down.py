"""`lock_down()`: nobody opens anything any more, and everybody on the desk is signed out. Taking back goes on."""

from dataclasses import dataclass

from django.contrib.sessions.models import Session

from stories.vault import locking
from stories.vault.errors import KeyStoreAway


@dataclass(frozen=True)
class LockedDown:
    """What was done: whether it was open before, how many desk sessions ended, whether the key was destroyed.

    `newly` is None where the machine that has the key store did not answer: while it does not nothing can be opened,
    and afterwards everything can.
    """

    newly: bool | None
    sessions: int
    key_destroyed: bool


def lock_down(*, destroy_key: bool = False) -> LockedDown:
    """Lock the vault, end every session of the desk, and, if asked, destroy the vault key on this machine.

    Public pages, telling, hiding and withdrawing work as before; so does erasing, which needs no vault key. Nothing is
    projected, published or read until the lock is lifted.
    """
    newly: bool | None
    try:
        newly = locking.lock()
    except KeyStoreAway:
        newly = None
    sessions, _by_model = Session.objects.all().delete()
    return LockedDown(newly=newly, sessions=sessions, key_destroyed=destroy_key and locking.destroy_vault_key())
