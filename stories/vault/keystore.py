"""The key store: a few small files per submission, outside the database, mirrored at once, gone for good when shredded.

`KEYSTORE_DIR/<submission>/<name>` holds wraps; `KEYSTORE_DIR/withdrawn/<submission>` is an empty marker, and
`KEYSTORE_DIR/acts/<submission>` says how many decisions its narrator has made. A wrap is written once and never
changed. The order of steps is what makes a crash harmless: a put reaches the store before the mirror, a removal the
mirror before the store, and a shredding writes its marker before it touches a wrap.
"""

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from stories.vault import durable
from stories.vault.errors import MirrorFailed, Shredded

CODE_WRAP, VAULT_WRAP, DESK_WRAP = "code.wrap", "vault.wrap", "desk.wrap"

_ID = re.compile(r"[a-z2-7]{20}")
_NAME = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_NAME_OF_DRAFT = re.compile(r"^\.(.+)\.[0-9a-f]{16}$")
_MARKERS = "withdrawn"
_ACTS = "acts"


def wrap_context(name: str, submission_id: str) -> str:
    """What a wrap is sealed for: its own name and place, so that one copied elsewhere does not open."""
    return f"{name} {submission_id}"


def put(*, submission_id: str, name: str, data: bytes) -> bool:
    """Store a new wrap, here and in the mirror. False if one of this name is there (it stays; the mirror is healed).

    Raises Shredded, even if the shredding began while this was being written, and MirrorFailed.
    """
    store, mirror = settings.KEYSTORE_DIR, settings.KEYSTORE_MIRROR_DIR
    path = _path(store, submission_id, name)
    refuse_shredded(submission_id=submission_id)
    made, failed = False, None
    try:
        durable.make_folder(path.parent)
        made = durable.write_new(path, data)
        if mirror is not None:
            _copy(path, _path(mirror, submission_id, name))
    except (FileNotFoundError, MirrorFailed) as error:
        # Perhaps because a shredding took what was half written; then what is left of it goes too.
        failed = error
    if is_shredded(submission_id=submission_id):
        _empty(store, submission_id)
        if mirror is not None:
            _empty(mirror, submission_id)
        raise Shredded(submission_id) from failed
    if failed is not None:
        raise failed
    return made


def get(*, submission_id: str, name: str) -> bytes | None:
    """The wrap, or None. Raises Shredded."""
    refuse_shredded(submission_id=submission_id)
    try:
        return _path(settings.KEYSTORE_DIR, submission_id, name).read_bytes()
    except FileNotFoundError:
        return None


def names(*, submission_id: str) -> list[str]:
    """The names of the wraps of one submission, sorted; empty when there are none."""
    return [path.name for path in _files(settings.KEYSTORE_DIR, submission_id) if _NAME.fullmatch(path.name)]


def remove(*, submission_id: str, names: list[str]) -> None:
    """Destroy these wraps, and what a crash left of them, in the mirror and then here. Raises MirrorFailed."""
    wanted = {_path(settings.KEYSTORE_DIR, submission_id, name).name for name in names}
    for root in _mirror_first():
        with _mirror_errors(root):
            for path in _files(root, submission_id):
                # Half-written ones of these names only: another may, by a link, be a wrap that stays.
                if _NAME_OF_DRAFT.sub(r"\1", path.name) in wanted:
                    durable.destroy(path)
            _settle(root / submission_id)


def shred(*, submission_id: str) -> None:
    """Destroy every wrap of a submission, for good. May be repeated; finishes what a crash or a lost mirror left.

    Closes here even when the mirror cannot be reached, and then raises MirrorFailed so that the duty stays.
    """
    _check_id(submission_id)
    failed: MirrorFailed | None = None
    for root in reversed(_mirror_first()):
        try:
            with _mirror_errors(root):
                durable.make_folder(root / _MARKERS)
                durable.write_new(root / _MARKERS / submission_id, b"")
                _empty(root, submission_id)
        except MirrorFailed as error:
            failed = error
    if failed is not None:
        raise failed


def is_shredded(*, submission_id: str) -> bool:
    """Whether the store or its mirror says that this submission was withdrawn."""
    _check_id(submission_id)
    return any((root / _MARKERS / submission_id).exists() for root in _mirror_first())


def refuse_shredded(*, submission_id: str) -> None:
    """Raise Shredded for a withdrawn submission."""
    if is_shredded(submission_id=submission_id):
        raise Shredded(submission_id)


def verify_shredded(*, submission_id: str) -> bool:
    """Whether the marker stands and no file of the submission is left, in the store and in the mirror."""
    _check_id(submission_id)
    return all(
        (root / _MARKERS / submission_id).exists()
        and not (root / _ACTS / submission_id).exists()
        and not _files(root, submission_id)
        for root in _mirror_first()
    )


def withdrawn_ids() -> set[str]:
    """Every submission marked as withdrawn, in the store or in the mirror. A restored database closes these first."""
    found: set[str] = set()
    for root in _mirror_first():
        with contextlib.suppress(FileNotFoundError):
            found |= {path.name for path in (root / _MARKERS).iterdir() if _ID.fullmatch(path.name)}
    return found


def note_acts(*, submission_id: str, count: int) -> None:
    """Remember how many decisions the narrator has made: a database that knows of fewer is older than they are.

    Raises Shredded, even if the shredding began while this was being written, and MirrorFailed.
    """
    refuse_shredded(submission_id=submission_id)
    for root in _mirror_first():
        with _mirror_errors(root):
            durable.make_folder(root / _ACTS)
            durable.replace(root / _ACTS / submission_id, b"%d" % count)
    if is_shredded(submission_id=submission_id):
        for root in _mirror_first():
            durable.destroy(root / _ACTS / submission_id)
        raise Shredded(submission_id)


def acts_noted() -> dict[str, int]:
    """Submission -> how many decisions were noted, for those that were not withdrawn."""
    found: dict[str, int] = {}
    for root in _mirror_first():
        with contextlib.suppress(FileNotFoundError):
            for path in (root / _ACTS).iterdir():
                if _ID.fullmatch(path.name):
                    found[path.name] = max(found.get(path.name, 0), int(path.read_bytes() or b"0"))
    return found


def submission_ids() -> set[str]:
    """Every submission that has a folder of wraps."""
    with contextlib.suppress(FileNotFoundError):
        return {path.name for path in settings.KEYSTORE_DIR.iterdir() if _ID.fullmatch(path.name)}
    return set()


def repair() -> int:
    """Bring the mirror up to date and shred again what is marked but not clean. Returns how many files and
    submissions needed it. Nothing is ever deleted in the mirror because the store lacks it."""
    mended = 0
    for submission_id in sorted(withdrawn_ids()):
        if not verify_shredded(submission_id=submission_id):
            shred(submission_id=submission_id)
            mended += 1
    mirror = settings.KEYSTORE_MIRROR_DIR
    if mirror is not None:
        for submission_id in sorted(submission_ids() - withdrawn_ids()):
            for name in names(submission_id=submission_id):
                with contextlib.suppress(FileNotFoundError):
                    mended += _copy(
                        _path(settings.KEYSTORE_DIR, submission_id, name), _path(mirror, submission_id, name)
                    )
    return mended


def _copy(source: Path, target: Path) -> bool:
    data = source.read_bytes()
    try:
        durable.make_folder(target.parent)
        return durable.write_new(target, data)
    except OSError as error:
        raise MirrorFailed("the key store's mirror cannot be written") from error


def _empty(root: Path, submission_id: str) -> None:
    """Destroy all files of a submission under `root`, half-written ones too, and its folder."""
    durable.destroy(root / _ACTS / submission_id)
    for path in _files(root, submission_id):
        durable.destroy(path)
    with contextlib.suppress(FileNotFoundError):
        # Not suppressed: a folder that is not empty any more means that somebody writes against the marker.
        (root / submission_id).rmdir()
        durable.sync_folder(root)


def _files(root: Path, submission_id: str) -> list[Path]:
    with contextlib.suppress(FileNotFoundError):
        return sorted((root / _check_id(submission_id)).iterdir())
    return []


def _settle(folder: Path) -> None:
    with contextlib.suppress(FileNotFoundError):
        durable.sync_folder(folder)
        durable.blur_times(folder)


def _mirror_first() -> list[Path]:
    mirror = settings.KEYSTORE_MIRROR_DIR
    return [settings.KEYSTORE_DIR] if mirror is None else [mirror, settings.KEYSTORE_DIR]


@contextlib.contextmanager
def _mirror_errors(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if root != settings.KEYSTORE_MIRROR_DIR:
            raise
        raise MirrorFailed("the key store's mirror cannot be written") from error


def _check_id(submission_id: str) -> str:
    if not _ID.fullmatch(submission_id):
        raise ValueError("Not a submission's id.")
    return submission_id


def _path(root: Path, submission_id: str, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise ValueError("Not a wrap's name.")
    return root / _check_id(submission_id) / name
