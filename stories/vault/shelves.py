"""Where sealed files lie: in `SEALED_DIR/partial/<file id>` until they are closed; then in `SEALED_DIR/<ab>/<file id>`,
or, where the settings name a storage called `sealed`, as objects there.
"""

import contextlib
import datetime
import os
import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import storages

from stories.vault import durable
from stories.vault.errors import NotThere
from stories.vault.sources import InBucket, OnDisk, Source

_FILE_ID = re.compile(r"[a-z0-9]{16,64}")
_PARTIAL = "partial"
_BUCKET = "sealed"


def shelf(file_id: str) -> Path:
    """Where the closed file lies on this disk. Raises ValueError for what is not a file's id."""
    return Path(settings.SEALED_DIR) / _check(file_id)[:2] / file_id


def partial(file_id: str) -> Path:
    """Where the file lies while it is written."""
    return Path(settings.SEALED_DIR) / _PARTIAL / _check(file_id)


def bucket() -> Any:
    """The storage that closed files go to; None where they stay on this disk."""
    return storages[_BUCKET] if _BUCKET in settings.STORAGES else None


def put_up(file_id: str) -> None:
    """Move a finished file from `partial` to where closed ones lie, durably. Raises FileExistsError (no file is ever
    replaced), NotThere, and OSError where a bucket does not answer: then it is still in `partial`, to be closed again.
    """
    source = partial(file_id)
    if (store := bucket()) is not None:
        _put_into(store, file_id, source)
    else:
        target = shelf(file_id)
        durable.make_folder(target.parent)
        try:
            durable.blur_times(source)
            # A link, not a rename: a rename would silently replace what is there.
            target.hardlink_to(source)
        except FileNotFoundError as error:
            raise NotThere("deleted while it was written") from error
        durable.sync_folder(target.parent)
    source.unlink(missing_ok=True)
    durable.sync_folder(source.parent)


def _put_into(store: Any, file_id: str, source: Path) -> None:
    if store.exists(file_id):
        raise FileExistsError(file_id)
    try:
        with source.open("rb") as opened:
            stored = store.save(file_id, File(opened, name=file_id))
    except FileNotFoundError as error:
        raise NotThere("deleted while it was written") from error
    if stored != file_id or store.size(file_id) != source.stat().st_size:
        store.delete(stored)
        raise OSError("the bucket did not keep a sealed file as it is")


def open_closed(file_id: str) -> Source:
    """The sealed bytes of a closed file. Raises NotThere."""
    try:
        if (store := bucket()) is not None:
            opened = store.open(_check(file_id))
            return InBucket(opened, store.size(file_id))
        return OnDisk(os.open(shelf(file_id), os.O_RDONLY))
    except FileNotFoundError as error:
        raise NotThere(file_id) from error


def exists(file_id: str) -> bool:
    """Whether a closed sealed file has this id; in a bucket, whether any version of it is left."""
    if (store := bucket()) is not None:
        return bool(store.exists(_check(file_id)))
    return shelf(file_id).is_file()


def delete(file_id: str) -> bool:
    """Remove a sealed file, closed or not, in all its versions. Returns whether there was one; may be repeated."""
    found = False
    for path in (partial(file_id), shelf(file_id)):
        with contextlib.suppress(FileNotFoundError):
            path.unlink()
            durable.sync_folder(path.parent)
            found = True
    if (store := bucket()) is not None and store.exists(file_id):
        store.delete(file_id)
        found = True
    return found


def stored_ids() -> set[str]:
    """The ids of every sealed file, closed or not: what no row names is a leftover for `tend` to delete."""
    root = Path(settings.SEALED_DIR)
    names = {path.name for path in root.glob("*/*")}
    if (store := bucket()) is not None:
        names |= {name for name, _day in store.names_by_day()}
    return {name for name in names if _FILE_ID.fullmatch(name)}


def touched_on(file_id: str) -> datetime.date | None:
    """The day on which a file that is still written was last touched; None where there is none."""
    with contextlib.suppress(FileNotFoundError):
        return _day_of(partial(file_id))
    return None


def left_since(*, day: datetime.date, known: set[str]) -> list[str]:
    """Files that no row names and that nobody has touched since `day`: leftovers of a crash or of an ended upload."""
    found = []
    for path in Path(settings.SEALED_DIR).glob("*/*"):
        if _FILE_ID.fullmatch(path.name) and path.name not in known:
            with contextlib.suppress(FileNotFoundError):
                if _day_of(path) < day:
                    found.append(path.name)
    if (store := bucket()) is not None:
        found += [name for name, touched in store.names_by_day() if name not in known and touched < day]
    return found


def _day_of(path: Path) -> datetime.date:
    return datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC).date()


def _check(file_id: str) -> str:
    if not _FILE_ID.fullmatch(file_id):
        raise ValueError("Not a sealed file's id.")
    return file_id
