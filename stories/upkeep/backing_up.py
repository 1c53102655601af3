"""`back_up()`: database and files in one sealed stream that this machine cannot open again."""

import datetime
import io
import json
import tarfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from stories.upkeep import databases
from stories.upkeep.members import ABOUT, DATABASE, folders
from stories.vault.backups import SealingStream, backup_public

FORMAT = 1


@dataclass(frozen=True)
class BackedUp:
    """How many files went in, and how many bytes of them."""

    files: int
    size: int


def back_up(*, target: BinaryIO, at: datetime.date) -> BackedUp:
    """Write one backup to `target`. Raises KeyFileError (no backup key yet) and CannotCopy.

    The key store and the keys are left out: a backup of any age opens nothing without them, and nothing withdrawn even
    with them. A file that is erased while this runs is left out.
    """
    public = backup_public()
    files = size = 0
    with (
        SealingStream(target, public=public) as sealed,
        tarfile.open(fileobj=sealed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        _put(tar, ABOUT, json.dumps(_about(at)).encode())
        for number, piece in enumerate(databases.pieces()):
            _put(tar, f"{DATABASE}/{number:05}", piece)
            size += len(piece)
        for folder in folders():
            for name, path in folder.files():
                if (length := _put_file(tar, name, path)) is not None:
                    files, size = files + 1, size + length
    return BackedUp(files=files, size=size)


def _about(at: datetime.date) -> dict[str, object]:
    return {
        "format": FORMAT,
        "made_on": at.isoformat(),
        "engine": databases.engine(),
        "migrations": sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()),
    }


def _put_file(tar: tarfile.TarFile, name: str, path: Path) -> int | None:
    try:
        opened = path.open("rb")
    except FileNotFoundError:
        return None
    with opened:
        member = _member(name, opened.seek(0, io.SEEK_END))
        opened.seek(0)
        tar.addfile(member, opened)
        return member.size


def _put(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    tar.addfile(_member(name, len(data)), io.BytesIO(data))


def _member(name: str, size: int) -> tarfile.TarInfo:
    """No owner, no time: a backup tells nothing that the archive does not."""
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = size, 0o600, 0
    return member
