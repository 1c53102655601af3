"""The vault's keys while one takes the place of another: both halves of both are known here until the end.

`vault.key` and `vault.pub` stand. While the key is changed, `vault.next.key` and `vault.next.pub` lie beside them; near
the end, for a moment, the former secret is called `vault.old.key`. Where the secret is in no file (a key agent),
`vault.old.pub` says which former key may still be brought.
"""

import contextlib
from pathlib import Path

from stories.vault import durable
from stories.vault.archive_keys import (
    PUBLIC_HALF,
    SECRET_HALF,
    KeyFileError,
    key_path,
    read_public,
    read_secret,
    vault_public,
    write_public,
    write_secret,
)
from stories.vault.pairs import Pair

NEXT_SECRET, OLD_SECRET = "vault.next.key", "vault.old.key"
NEXT_PUBLIC, OLD_PUBLIC = "vault.next.pub", "vault.old.pub"
SECRETS = (SECRET_HALF, NEXT_SECRET, OLD_SECRET)


def vault_pairs() -> list[Pair]:
    """Every secret half that is in use here, the standing one first. Raises KeyFileError: none, malformed, or shared.

    The former one is not, once it is only waiting to be overwritten.
    """
    found = [read_secret(key_path(name)) for name in (SECRET_HALF, NEXT_SECRET) if key_path(name).exists()]
    if not found:
        raise KeyFileError(f"{SECRET_HALF} is missing")
    return found


def vault_publics() -> list[bytes]:
    """The public halves that may be sealed to: the standing one, then the next. Raises KeyFileError."""
    following = [read_public(key_path(NEXT_PUBLIC))] if key_path(NEXT_PUBLIC).exists() else []
    return list(dict.fromkeys([vault_public(), *following]))


def known_publics() -> set[bytes]:
    """The halves whose secret a steward may bring: those that may be sealed to, and the former one until the end."""
    former = [read_public(key_path(OLD_PUBLIC))] if key_path(OLD_PUBLIC).exists() else []
    return {*vault_publics(), *former}


def being_changed() -> bool:
    """Whether a change of the key was begun and has not come to its end."""
    return any(key_path(name).exists() for name in (NEXT_SECRET, NEXT_PUBLIC, OLD_SECRET, OLD_PUBLIC))


def begin_with(pair: Pair, *, keep_secret: bool) -> None:
    """Put the next key beside the standing one; its secret half only where the standing one lies in a file too."""
    # The public half first: without its secret half a change goes on with nothing, and can be given up.
    write_public(pair.public, NEXT_PUBLIC)
    if keep_secret:
        write_secret(pair, NEXT_SECRET)


def seal_to_the_next_from_now_on() -> None:
    """`vault.pub` becomes the next half. The former stays known, as `vault.old.pub`. May be repeated."""
    following = read_public(key_path(NEXT_PUBLIC)) if key_path(NEXT_PUBLIC).exists() else vault_public()
    if vault_public() == following:
        return
    write_public(vault_public(), OLD_PUBLIC)
    durable.replace(key_path(PUBLIC_HALF), key_path(NEXT_PUBLIC).read_bytes())


def let_go_of_the_former() -> None:
    """The next secret becomes the standing one; the former is overwritten and gone. May be repeated after any crash.

    Raises KeyFileError rather than let go of the key that the archive seals to.
    """
    old, standing, following = (key_path(name) for name in (OLD_SECRET, SECRET_HALF, NEXT_SECRET))
    if following.exists():
        if read_secret(following).public != vault_public():
            raise KeyFileError(f"{PUBLIC_HALF} is not the public half of the next key")
        if standing.exists() and not old.exists():
            _rename(standing, old)
        _rename(following, standing)
    durable.destroy(old)
    # The former's half last: until it goes, a former key that lies in no file may be brought again.
    for name in (NEXT_PUBLIC, OLD_PUBLIC):
        with contextlib.suppress(FileNotFoundError):
            key_path(name).unlink()
    durable.sync_folder(standing.parent)


def _rename(source: Path, target: Path) -> None:
    source.rename(target)
    durable.sync_folder(target.parent)


def forget_the_next() -> bool:
    """Destroy a next key that was never sealed to. False if there is none."""
    found = [key_path(name) for name in (NEXT_SECRET, NEXT_PUBLIC) if key_path(name).exists()]
    for path in found:
        durable.destroy(path)
    if found:
        durable.sync_folder(found[0].parent)
    return bool(found)
