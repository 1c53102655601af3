"""Second steps sealed anew when the staff's secret key was changed, so that nobody has to set theirs up again."""

import hashlib
from dataclasses import dataclass

from django.db import models, transaction

from stories.moderation.models import Passkey, SecondFactor
from stories.vault.boxes import open_box, seal_box, subkey
from stories.vault.errors import CannotOpen


@dataclass(frozen=True)
class Resealed:
    """How many were sealed anew, how many had been, and how many open with neither key."""

    anew: int
    already: int
    closed: int


def reseal(*, former: str, new: str) -> Resealed:
    """Seal every second step that is sealed under the `former` staff secret under the `new` one. May be repeated."""
    anew = already = closed = 0
    for model, column, purpose in (
        (SecondFactor, "sealed_secret", "second factor"),
        (Passkey, "sealed_credential", "passkey"),
    ):
        keys = [subkey(hashlib.sha256(secret.encode()).digest(), purpose=purpose) for secret in (former, new)]
        with transaction.atomic():
            for row in model._default_manager.select_for_update().all():
                done = _reseal(row, column, old=keys[0], new=keys[1], context=f"{purpose} {row.person_id}")
                anew, already, closed = anew + (done == 1), already + (done == 0), closed + (done < 0)
    return Resealed(anew=anew, already=already, closed=closed)


def _reseal(row: models.Model, column: str, *, old: bytes, new: bytes, context: str) -> int:
    """1: sealed anew; 0: it was; -1: neither key opens it."""
    blob = bytes(getattr(row, column))
    try:
        open_box(new, blob, context=context)
    except CannotOpen:
        try:
            plain = open_box(old, blob, context=context)
        except CannotOpen:
            return -1
        type(row)._default_manager.filter(pk=row.pk).update(**{column: seal_box(new, plain, context=context)})
        return 1
    return 0
