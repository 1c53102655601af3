"""A submission's two wraps opened with whichever of the vault's keys fits: one, and two while it is being changed."""

from collections.abc import Iterable

from stories.vault.errors import CannotOpen
from stories.vault.keystore import DESK_WRAP, VAULT_WRAP, wrap_context
from stories.vault.pairs import HALF_SIZE, Pair, Purpose


def unwrap(vaults: Iterable[Pair], *, submission_id: str, vault_wrap: bytes, desk_wrap: bytes) -> tuple[Pair, Pair]:
    """The encryption pair and the desk pair. Raises CannotOpen."""
    known = list(vaults)
    encryption = unseal_with_any(known, vault_wrap, context=wrap_context(VAULT_WRAP, submission_id))
    secret = unseal_with_any(known, desk_wrap[HALF_SIZE:], context=wrap_context(DESK_WRAP, submission_id))
    desk = Pair(Purpose.DESK, secret)
    if desk.public != desk_wrap[:HALF_SIZE]:
        raise CannotOpen("the desk's two halves are not of the same key")
    return Pair(Purpose.ENCRYPTION, encryption), desk


def unseal_with_any(vaults: Iterable[Pair], blob: bytes, *, context: str) -> bytes:
    """What was sealed to one of these pairs. Raises CannotOpen."""
    for vault in vaults:
        try:
            return vault.unseal(blob, context=context)
        except CannotOpen:
            continue
    raise CannotOpen("none of the vault's keys fits")
