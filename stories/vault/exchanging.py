"""What changes in the key store when the vault's key does: which halves may be sealed to, and one wrap for another.

`KEYSTORE_DIR/vault-halves` names the public halves that the archive's wraps may be sealed to, a line each; until the
key was changed for the first time there is none. Whoever writes a wrap for the vault holds a shared turn while it asks;
whoever changes the halves holds the turn alone. So what is sealed to a former half is there before the wraps are
counted, or is refused.
"""

import contextlib
import fcntl
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from django.conf import settings

from stories.vault import durable, keystore
from stories.vault.elsewhere import served
from stories.vault.errors import MirrorFailed, OtherKey, Shredded
from stories.vault.store_folders import copy, empty, files_of, mirror_errors, mirror_first, path_of, put_wraps

HALVES, _TURN = "vault-halves", "turn"


@served
def put_for_vault(*, submission_id: str, name: str, data: bytes, half: bytes) -> bool:
    """`keystore.put` for a wrap that is sealed to the vault's public `half`. Raises OtherKey besides."""
    with _turn(alone=False):
        _refuse_former(half)
        return keystore.put(submission_id=submission_id, name=name, data=data)


def put_lot_for_vault(*, lot: Mapping[str, Mapping[str, bytes]], half: bytes) -> None:
    """`put_for_vault` for the wraps of many submissions in one turn; one by one where the store is elsewhere."""
    if settings.KEYSTORE_SOCKET is not None:
        for submission_id, wraps in lot.items():
            for name, data in wraps.items():
                put_for_vault(submission_id=submission_id, name=name, data=data, half=half)
        return
    with _turn(alone=False):
        _refuse_former(half)
        for submission_id, wraps in lot.items():
            put_wraps(submission_id=submission_id, wraps=wraps)


def _refuse_former(half: bytes) -> None:
    if (accepted := accepted_halves()) is not None and half not in accepted:
        raise OtherKey("sealed to a key that the archive no longer uses")


@served
def accepted_halves() -> set[bytes] | None:
    """The halves that may be sealed to; None where the key was never changed and any is."""
    try:
        text = (Path(settings.KEYSTORE_DIR) / HALVES).read_text("ascii")
    except FileNotFoundError:
        return None
    return {bytes.fromhex(line) for line in text.split()}


def accept_only(halves: Iterable[bytes]) -> None:
    """From now on wraps are sealed to one of these. What is being written to another is finished first."""
    text = "".join(f"{half.hex()}\n" for half in sorted(halves)).encode("ascii")
    with _turn(alone=True):
        for root in reversed(mirror_first()):
            with mirror_errors(root):
                durable.make_folder(root)
                durable.replace(root / HALVES, text)


def exchange(*, submission_id: str, name: str, data: bytes) -> None:
    """Put `data` in place of a wrap, here and in the mirror; the former bytes are overwritten. May be repeated.

    Raises Shredded, even if the shredding began while this was being written, and MirrorFailed.
    """
    keystore.refuse_shredded(submission_id=submission_id)
    failed: FileNotFoundError | MirrorFailed | None = None
    with _turn(alone=True):
        for root in reversed(mirror_first()):
            try:
                with mirror_errors(root):
                    _exchange(path_of(root, submission_id, name), data)
            except (FileNotFoundError, MirrorFailed) as error:
                # Perhaps because a shredding took what was half written.
                failed = error
    if keystore.is_shredded(submission_id=submission_id):
        for root in mirror_first():
            empty(root, submission_id)
        raise Shredded(submission_id) from failed
    if failed is not None:
        raise failed


def bring_mirror_in_step(*, submission_id: str, name: str) -> bool:
    """Whether the mirror held another wrap of this name than the store, or none; then it holds the store's now.

    What a crash left of an exchange is overwritten.
    """
    with _turn(alone=True):
        for root in mirror_first():
            with mirror_errors(root):
                _overwrite_what_a_crash_left(path_of(root, submission_id, name))
    store, mirror = settings.KEYSTORE_DIR, settings.KEYSTORE_MIRROR_DIR
    data = keystore.get(submission_id=submission_id, name=name)
    if mirror is None or data is None:
        return False
    there = path_of(mirror, submission_id, name)
    with mirror_errors(mirror):
        if not there.exists():
            return copy(path_of(store, submission_id, name), there)
        if there.read_bytes() == data:
            return False
    exchange(submission_id=submission_id, name=name, data=data)
    return True


def _exchange(path: Path, data: bytes) -> None:
    """The new wrap takes the place in one step; until the former is overwritten a second name holds it."""
    _overwrite_what_a_crash_left(path)
    if not path.exists():
        durable.make_folder(path.parent)
        durable.write_new(path, data)
        return
    if path.read_bytes() == data:
        return
    draft, former = (path.with_name(f".{path.name}.{secrets.token_hex(8)}") for _name in "12")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        durable.write_all(descriptor, data)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    durable.blur_times(draft)
    os.link(path, former)
    durable.sync_folder(path.parent)
    draft.replace(path)
    durable.sync_folder(path.parent)
    durable.destroy(former)
    durable.sync_folder(path.parent)
    durable.blur_times(path.parent)


def _overwrite_what_a_crash_left(path: Path) -> None:
    for left in files_of(path.parent.parent, path.parent.name):
        if left.name.startswith(f".{path.name}."):
            if path.exists() and left.samefile(path):
                left.unlink()  # a second name of the wrap that stands
            else:
                durable.destroy(left)


@contextlib.contextmanager
def _turn(*, alone: bool) -> Iterator[None]:
    """Among everybody who writes wraps for the vault: together with others, or alone."""
    durable.make_folder(Path(settings.KEYSTORE_DIR))
    descriptor = os.open(Path(settings.KEYSTORE_DIR) / _TURN, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield
    finally:
        os.close(descriptor)
