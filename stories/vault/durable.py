"""Small file acts that survive a power cut: written whole or not at all, owner only, with the folder synced too.

Times are set to the day (midnight UTC): a backup still sees what is new, and nobody reads an hour from it.
"""

import contextlib
import os
import secrets
import threading
import time
from collections.abc import Iterator
from pathlib import Path

_DAY = 86_400
_postponed = threading.local()


@contextlib.contextmanager
def all_at_once() -> Iterator[None]:
    """What is written in this block lasts when the block has ended, all of it, and is not promised to last before.

    For many small files in a row: a disk is asked once instead of ten times for each. Until the block has ended no row
    may speak of what was written in it.
    """
    _postponed.on = True
    try:
        yield
    finally:
        _postponed.on = False
        os.sync()


def sync(descriptor: int) -> None:
    """Make what was written to this file or folder last: now, or at the end of `all_at_once`."""
    if not _is_postponed():
        os.fsync(descriptor)


def _is_postponed() -> bool:
    return getattr(_postponed, "on", False)


def make_folder(folder: Path) -> None:
    """Make `folder` and its missing parents for the owner alone, durably."""
    with contextlib.suppress(FileExistsError):
        try:
            folder.mkdir(mode=0o700)
        except FileNotFoundError:
            make_folder(folder.parent)
            folder.mkdir(mode=0o700)
        folder.chmod(0o700)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make what was created, renamed or removed in `folder` last: now, or at the end of `all_at_once`."""
    if _is_postponed():
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        sync(descriptor)
    finally:
        os.close(descriptor)


def blur_times(path: Path) -> None:
    """Set access and change times of `path` to the day."""
    day = int(time.time()) // _DAY * _DAY
    os.utime(path, (day, day))


def write_all(descriptor: int, data: bytes | memoryview) -> None:
    """Write every byte; `os.write` may stop short."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def write_new(path: Path, data: bytes) -> bool:
    """Put `data` at `path`, whole, synced, owner only. False, and nothing changed, if something is there already."""
    folder = path.parent
    draft = folder / f".{path.name}.{secrets.token_hex(8)}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.fchmod(descriptor, 0o600)
        write_all(descriptor, data)
        sync(descriptor)
        blur_times(draft)
        # A link, not a rename: a rename would silently replace what is there.
        os.link(draft, path)
    except FileExistsError:
        return False
    finally:
        os.close(descriptor)
        draft.unlink(missing_ok=True)
        sync_folder(folder)
        blur_times(folder)
    return True


def replace(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whole, synced, owner only, in place of what is there."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    if not write_new(draft, data):
        raise FileExistsError(draft.name)
    draft.replace(path)
    sync_folder(path.parent)
    blur_times(path.parent)


def append_line(path: Path, line: str) -> None:
    """Add a line at the end of a file of the owner's, synced before this returns."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        write_all(descriptor, line.encode() + b"\n")
        sync(descriptor)
    finally:
        os.close(descriptor)


def destroy(path: Path) -> None:
    """Overwrite with random bytes, sync, unlink. Gone already is fine. (A disk that remaps blocks may keep a copy.)"""
    try:
        descriptor = os.open(path, os.O_WRONLY)
    except FileNotFoundError:
        return
    try:
        write_all(descriptor, secrets.token_bytes(os.fstat(descriptor).st_size))
        sync(descriptor)
    finally:
        os.close(descriptor)
    path.unlink(missing_ok=True)
