"""The folders of the key store and of its mirror: where a wrap lies in each, and in which order they are touched."""

import contextlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.conf import settings

from stories.vault import durable
from stories.vault.errors import MirrorFailed, Shredded

ID = re.compile(r"[a-z2-7]{20}")
NAME = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
MARKERS, ACTS = "withdrawn", "acts"


def put_wraps(*, submission_id: str, wraps: Mapping[str, bytes]) -> set[str]:
    """Store new wraps of one submission, here and in the mirror. Returns the new names: what was there stays.

    Raises Shredded, even if the shredding began while this was being written, and MirrorFailed.
    """
    store, mirror = settings.KEYSTORE_DIR, settings.KEYSTORE_MIRROR_DIR
    folder = store / check_id(submission_id)
    paths = {name: folder / check_name(name) for name in wraps}
    if is_marked(submission_id):
        raise Shredded(submission_id)
    made: set[str] = set()
    failed: FileNotFoundError | MirrorFailed | None = None
    try:
        durable.make_folder(folder)
        made = {name for name, path in paths.items() if durable.write_new(path, wraps[name])}
        if mirror is not None:
            for name, path in paths.items():
                copy(path, mirror / submission_id / name)
    except (FileNotFoundError, MirrorFailed) as error:
        # Perhaps because a shredding took what was half written; then what is left of it goes too.
        failed = error
    if is_marked(submission_id):
        empty(store, submission_id)
        if mirror is not None:
            empty(mirror, submission_id)
        raise Shredded(submission_id) from failed
    if failed is not None:
        raise failed
    return made


def is_marked(submission_id: str) -> bool:
    """Whether the store or its mirror says that this submission was withdrawn."""
    marker = f"{MARKERS}/{check_id(submission_id)}"
    return any((root / marker).exists() for root in mirror_first())


def copy(source: Path, target: Path) -> bool:
    """Copy a wrap into the mirror; False if it is there. Raises MirrorFailed."""
    data = source.read_bytes()
    try:
        durable.make_folder(target.parent)
        return durable.write_new(target, data)
    except OSError as error:
        raise MirrorFailed("the key store's mirror cannot be written") from error


def empty(root: Path, submission_id: str) -> None:
    """Destroy all files of a submission under `root`, half-written ones too, and its folder."""
    durable.destroy(root / ACTS / submission_id)
    for path in files_of(root, submission_id):
        durable.destroy(path)
    with contextlib.suppress(FileNotFoundError):
        # Not suppressed: a folder that is not empty any more means that somebody writes against the marker.
        (root / submission_id).rmdir()
        durable.sync_folder(root)


def files_of(root: Path, submission_id: str) -> list[Path]:
    """Everything that lies under a submission's name, half-written too."""
    with contextlib.suppress(FileNotFoundError):
        return sorted((root / check_id(submission_id)).iterdir())
    return []


def settle(folder: Path) -> None:
    """Make what was removed in `folder` last, and its time the day's."""
    with contextlib.suppress(FileNotFoundError):
        durable.sync_folder(folder)
        durable.blur_times(folder)


def mirror_first() -> list[Path]:
    """The roots, in the order of a removal."""
    mirror = settings.KEYSTORE_MIRROR_DIR
    return [settings.KEYSTORE_DIR] if mirror is None else [mirror, settings.KEYSTORE_DIR]


@contextlib.contextmanager
def mirror_errors(root: Path) -> Iterator[None]:
    """Say MirrorFailed where it is the mirror that cannot be written."""
    try:
        yield
    except OSError as error:
        if root != settings.KEYSTORE_MIRROR_DIR:
            raise
        raise MirrorFailed("the key store's mirror cannot be written") from error


def check_id(submission_id: str) -> str:
    """The id, or ValueError: no path climbs out of the store."""
    if not ID.fullmatch(submission_id):
        raise ValueError("Not a submission's id.")
    return submission_id


def path_of(root: Path, submission_id: str, name: str) -> Path:
    """Where a wrap lies under `root`. Raises ValueError."""
    return root / check_id(submission_id) / check_name(name)


def check_name(name: str) -> str:
    """The name of a wrap, or ValueError."""
    if not NAME.fullmatch(name):
        raise ValueError("Not a wrap's name.")
    return name
