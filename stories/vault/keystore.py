"""The key store: a few small files per submission, outside the database, mirrored at once, gone for good when shredded.

`KEYSTORE_DIR/<submission>/<name>` holds wraps; `KEYSTORE_DIR/withdrawn/<submission>` is an empty marker, and
`KEYSTORE_DIR/acts/<submission>` says how many decisions its narrator has made. A wrap is written once and never
changed. The order of steps is what makes a crash harmless: a put reaches the store before the mirror, a removal the
mirror before the store, and a shredding writes its marker before it touches a wrap. Where the store is on another
machine, each of these acts is asked for there (see `elsewhere`).
"""

import contextlib
import re

from django.conf import settings

from stories.vault import durable
from stories.vault.elsewhere import served
from stories.vault.errors import MirrorFailed, Shredded
from stories.vault.store_folders import (
    ACTS,
    ID,
    MARKERS,
    NAME,
    check_id,
    copy,
    empty,
    files_of,
    is_marked,
    mirror_errors,
    mirror_first,
    path_of,
    put_wraps,
    settle,
)

CODE_WRAP, VAULT_WRAP, DESK_WRAP = "code.wrap", "vault.wrap", "desk.wrap"

_NAME_OF_DRAFT = re.compile(r"^\.(.+)\.[0-9a-f]{16}$")


def wrap_context(name: str, submission_id: str) -> str:
    """What a wrap is sealed for: its own name and place, so that one copied elsewhere does not open."""
    return f"{name} {submission_id}"


@served
def put(*, submission_id: str, name: str, data: bytes) -> bool:
    """Store a new wrap, here and in the mirror. False if one of this name is there (it stays; the mirror is healed).

    Raises Shredded, even if the shredding began while this was being written, and MirrorFailed.
    """
    return name in put_wraps(submission_id=submission_id, wraps={name: data})


@served
def get(*, submission_id: str, name: str) -> bytes | None:
    """The wrap, or None. Raises Shredded."""
    refuse_shredded(submission_id=submission_id)
    try:
        return path_of(settings.KEYSTORE_DIR, submission_id, name).read_bytes()
    except FileNotFoundError:
        return None


@served
def names(*, submission_id: str) -> list[str]:
    """The names of the wraps of one submission, sorted; empty when there are none."""
    return [path.name for path in files_of(settings.KEYSTORE_DIR, submission_id) if NAME.fullmatch(path.name)]


@served
def remove(*, submission_id: str, names: list[str]) -> None:
    """Destroy these wraps, and what a crash left of them, in the mirror and then here. Raises MirrorFailed."""
    wanted = {path_of(settings.KEYSTORE_DIR, submission_id, name).name for name in names}
    for root in mirror_first():
        with mirror_errors(root):
            for path in files_of(root, submission_id):
                # Half-written ones of these names only: another may, by a link, be a wrap that stays.
                if _NAME_OF_DRAFT.sub(r"\1", path.name) in wanted:
                    durable.destroy(path)
            settle(root / submission_id)


@served
def shred(*, submission_id: str) -> None:
    """Destroy every wrap of a submission, for good. May be repeated; finishes what a crash or a lost mirror left.

    Closes here even when the mirror cannot be reached, and then raises MirrorFailed so that the duty stays.
    """
    check_id(submission_id)
    failed: MirrorFailed | None = None
    for root in reversed(mirror_first()):
        try:
            with mirror_errors(root):
                durable.make_folder(root / MARKERS)
                durable.write_new(root / MARKERS / submission_id, b"")
                empty(root, submission_id)
        except MirrorFailed as error:
            failed = error
    if failed is not None:
        raise failed


@served
def is_shredded(*, submission_id: str) -> bool:
    """Whether the store or its mirror says that this submission was withdrawn."""
    return is_marked(submission_id)


def refuse_shredded(*, submission_id: str) -> None:
    """Raise Shredded for a withdrawn submission."""
    if is_shredded(submission_id=submission_id):
        raise Shredded(submission_id)


@served
def verify_shredded(*, submission_id: str) -> bool:
    """Whether the marker stands and no file of the submission is left, in the store and in the mirror."""
    check_id(submission_id)
    return all(
        (root / MARKERS / submission_id).exists()
        and not (root / ACTS / submission_id).exists()
        and not files_of(root, submission_id)
        for root in mirror_first()
    )


@served
def withdrawn_ids() -> set[str]:
    """Every submission marked as withdrawn, in the store or in the mirror. A restored database closes these first."""
    found: set[str] = set()
    for root in mirror_first():
        with contextlib.suppress(FileNotFoundError):
            found |= {path.name for path in (root / MARKERS).iterdir() if ID.fullmatch(path.name)}
    return found


@served
def note_acts(*, submission_id: str, count: int) -> None:
    """Remember how many decisions the narrator has made: a database that knows of fewer is older than they are, and
    cannot lower it here.

    Raises Shredded, even if the shredding began while this was being written, and MirrorFailed.
    """
    refuse_shredded(submission_id=submission_id)
    settle_acts(submission_id=submission_id, count=max(count, _acts_noted_of(submission_id)))


@served
def settle_acts(*, submission_id: str, count: int) -> None:
    """Go on from this number, higher or lower: what the database had forgotten is hidden. Raises like `note_acts`."""
    refuse_shredded(submission_id=submission_id)
    for root in mirror_first():
        with mirror_errors(root):
            durable.make_folder(root / ACTS)
            durable.replace(root / ACTS / submission_id, b"%d" % count)
    if is_shredded(submission_id=submission_id):
        for root in mirror_first():
            durable.destroy(root / ACTS / submission_id)
        raise Shredded(submission_id)


def _acts_noted_of(submission_id: str) -> int:
    """The number in the store or its mirror, whichever is higher; 0 when nothing was noted."""
    noted = [0]
    for root in mirror_first():
        with contextlib.suppress(FileNotFoundError):
            noted.append(int((root / ACTS / submission_id).read_bytes() or b"0"))
    return max(noted)


@served
def acts_noted() -> dict[str, int]:
    """Submission -> how many decisions were noted, for those that were not withdrawn."""
    found: dict[str, int] = {}
    for root in mirror_first():
        with contextlib.suppress(FileNotFoundError):
            for path in (root / ACTS).iterdir():
                if ID.fullmatch(path.name):
                    found[path.name] = max(found.get(path.name, 0), int(path.read_bytes() or b"0"))
    return found


@served
def submission_ids() -> set[str]:
    """Every submission that has a folder of wraps."""
    with contextlib.suppress(FileNotFoundError):
        return {path.name for path in settings.KEYSTORE_DIR.iterdir() if ID.fullmatch(path.name)}
    return set()


@served
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
                    mended += copy(
                        path_of(settings.KEYSTORE_DIR, submission_id, name), path_of(mirror, submission_id, name)
                    )
    return mended
