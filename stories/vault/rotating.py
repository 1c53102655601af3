"""Another vault key for every wrap: begun, wrapped anew, counted, and the former key gone. Killed anywhere it goes on.

Both keys are known until every wrap opens with the new one, here and in the mirror, and the key store's backup holds
no other. A submission that is withdrawn meanwhile stays withdrawn.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from stories.vault import exchanging, keyring, keystore
from stories.vault.archive_keys import KeyFileError, key_path, read_public, vault_public
from stories.vault.errors import CannotOpen, Shredded
from stories.vault.keystore import DESK_WRAP, VAULT_WRAP, wrap_context
from stories.vault.pairs import HALF_SIZE, Pair, Purpose, seal_to_half
from stories.vault.store_folders import mirror_first, path_of
from stories.vault.unwrapping import unseal_with_any


@dataclass(frozen=True)
class Wrapped:
    """How many wraps were made anew, how many opened with the new key before, and which submissions' open with none."""

    anew: int
    already: int
    closed: tuple[str, ...]


def begin(*, keep_secret: bool) -> Pair:
    """Make the next key. Nothing is sealed to it yet. Raises KeyFileError where a change was begun before."""
    if half_begun(keep_secret=keep_secret):
        give_up()
    if keyring.being_changed():
        raise KeyFileError("the vault's key is being changed already")
    pair = Pair.new(Purpose.VAULT)
    keyring.begin_with(pair, keep_secret=keep_secret)
    return pair


def half_begun(*, keep_secret: bool) -> bool:
    """Whether a beginning died before the next key's secret half was in its file: there is nothing to go on with."""
    secrets = (keyring.NEXT_SECRET, keyring.OLD_SECRET)
    return (
        keep_secret
        and keyring.being_changed()
        and _never_sealed_to()
        and not any(key_path(name).exists() for name in secrets)
    )


def _never_sealed_to() -> bool:
    following = key_path(keyring.NEXT_PUBLIC)
    begun = following.exists() and read_public(following) != vault_public()
    return begun and exchanging.accepted_halves() in (None, {vault_public()})


def give_up() -> bool:
    """Forget a key that nothing was sealed to yet. False where something may have been."""
    return _never_sealed_to() and keyring.forget_the_next()


def change(*, pairs: Iterable[Pair]) -> Wrapped:
    """Seal to the next key from now on, and wrap everything anew for it. `pairs` are both. May be repeated.

    Raises KeyFileError when the next key is not among them, and MirrorFailed.
    """
    known = list(pairs)
    following = key_path(keyring.NEXT_PUBLIC)
    wanted = read_public(following) if following.exists() else vault_public()
    new = next((pair for pair in known if pair.public == wanted), None)
    if new is None:
        raise KeyFileError("the next key was not brought")
    exchanging.accept_only({vault_public(), new.public})
    keyring.seal_to_the_next_from_now_on()
    exchanging.accept_only({new.public})
    return _wrap_everything(new, [pair for pair in known if pair.public != new.public])


def _wrap_everything(new: Pair, former: list[Pair]) -> Wrapped:
    anew = already = 0
    closed = []
    for submission_id in sorted(keystore.submission_ids() - keystore.withdrawn_ids()):
        try:
            for name in (VAULT_WRAP, DESK_WRAP):
                fresh = _wrapped_anew(submission_id, name, new, former)
                if fresh is not None:
                    exchanging.exchange(submission_id=submission_id, name=name, data=fresh)
                    anew += 1
                elif keystore.get(submission_id=submission_id, name=name) is not None:
                    exchanging.bring_mirror_in_step(submission_id=submission_id, name=name)
                    already += 1
        except Shredded:
            continue
        except CannotOpen:
            closed.append(submission_id)
    return Wrapped(anew=anew, already=already, closed=tuple(closed))


def not_yet(*, new: Pair) -> list[str]:
    """Every wrap, in the store and in the mirror, that the new key does not open: `submission/name`."""
    found = []
    for submission_id in sorted(keystore.submission_ids() - keystore.withdrawn_ids()):
        for root in mirror_first():
            for name, plain in ((VAULT_WRAP, 0), (DESK_WRAP, HALF_SIZE)):
                path = path_of(root, submission_id, name)
                context = wrap_context(name, submission_id)
                if path.exists() and not _opens(new, path.read_bytes()[plain:], context=context):
                    found.append(f"{submission_id}/{name}")
    return found


def end() -> None:
    """Let go of the former key, and make sure that it is gone. Call it when `not_yet` has nothing to say."""
    keyring.let_go_of_the_former()
    if keyring.being_changed() or exchanging.accepted_halves() != {vault_public()}:
        raise KeyFileError("the former key is still there")


def _wrapped_anew(submission_id: str, name: str, new: Pair, former: list[Pair]) -> bytes | None:
    """The wrap sealed to the new key; None where it is, or where there is none. Raises CannotOpen."""
    stored = keystore.get(submission_id=submission_id, name=name)
    if stored is None:
        return None
    plain = HALF_SIZE if name == DESK_WRAP else 0
    context = wrap_context(name, submission_id)
    if _opens(new, stored[plain:], context=context):
        return None
    secret = unseal_with_any(former, stored[plain:], context=context)
    return stored[:plain] + seal_to_half(new.public, secret, context=context)


def _opens(pair: Pair, blob: bytes, *, context: str) -> bool:
    try:
        pair.unseal(blob, context=context)
    except CannotOpen:
        return False
    return True
