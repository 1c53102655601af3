"""Where sealed files lie: `SEALED_DIR/<ab>/<file id>`, and `SEALED_DIR/partial/<file id>` until they are closed."""

import contextlib
import datetime
import re
from pathlib import Path

from django.conf import settings

from stories.vault import durable
from stories.vault.errors import NotThere

_FILE_ID = re.compile(r"[a-z0-9]{16,64}")
_PARTIAL = "partial"


def shelf(file_id: str) -> Path:
    """Where the closed file lies. Raises ValueError for what is not a file's id."""
    return Path(settings.SEALED_DIR) / _check(file_id)[:2] / file_id


def partial(file_id: str) -> Path:
    """Where the file lies while it is written."""
    return Path(settings.SEALED_DIR) / _PARTIAL / _check(file_id)


def put_up(file_id: str) -> None:
    """Move a finished file from `partial` to its shelf, durably. Raises FileExistsError (no file is ever
    replaced) and NotThere."""
    source, target = partial(file_id), shelf(file_id)
    durable.make_folder(target.parent)
    try:
        durable.blur_times(source)
        # A link, not a rename: a rename would silently replace what is there.
        target.hardlink_to(source)
    except FileNotFoundError as error:
        raise NotThere("deleted while it was written") from error
    durable.sync_folder(target.parent)
    source.unlink()
    durable.sync_folder(source.parent)


def exists(file_id: str) -> bool:
    """Whether a closed sealed file has this id."""
    return shelf(file_id).is_file()


def delete(file_id: str) -> bool:
    """Remove a sealed file, closed or not. Returns whether there was one; may be repeated."""
    found = False
    for path in (partial(file_id), shelf(file_id)):
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
            durable.sync_folder(path.parent)
            found = True
    return found


def stored_ids() -> set[str]:
    """The ids of every sealed file, closed or not: what no row names is a leftover for `tend` to delete."""
    root = Path(settings.SEALED_DIR)
    return {path.name for path in root.glob("*/*") if _FILE_ID.fullmatch(path.name)}


def touched_on(file_id: str) -> datetime.date | None:
    """The day on which a file that is still written was last touched; None where there is none."""
    with contextlib.suppress(FileNotFoundError):
        return datetime.datetime.fromtimestamp(partial(file_id).stat().st_mtime, datetime.UTC).date()
    return None


def left_since(*, day: datetime.date, known: set[str]) -> list[str]:
    """Files that no row names and that nobody has touched since `day`: leftovers of a crash or of an ended upload."""
    found = []
    for file_id in stored_ids() - known:
        for path in (shelf(file_id), partial(file_id)):
            with contextlib.suppress(FileNotFoundError):
                if datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC).date() < day:
                    found.append(file_id)
    return found


def _check(file_id: str) -> str:
    if not _FILE_ID.fullmatch(file_id):
        raise ValueError("Not a sealed file's id.")
    return file_id
