"""The key store's own backup: one generation, sealed to the backup key, never older than the published window.

What was shredded since it was made is still in it; so the one before is overwritten when a new one is made, `tend`
makes one each day, and the window counts from there. The vault's secret half is never in it.
"""

import datetime
import io
import os
import tarfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from stories.vault import durable, keystore
from stories.vault.archive_keys import PEPPER, PUBLIC_HALF, key_path
from stories.vault.backups import OpeningStream, SealingStream, backup_public
from stories.vault.errors import Damaged
from stories.vault.first_run import CODE_KDF
from stories.vault.pairs import Pair

NAME = "keystore.backup"
KEY_FILES = (PEPPER, PUBLIC_HALF, CODE_KDF)


def made_on(folder: Path) -> datetime.date | None:
    """The day of the backup in `folder`; None where there is none."""
    path = folder / NAME
    return datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC).date() if path.exists() else None


def back_up_key_store(*, folder: Path) -> int:
    """Put the one generation into `folder`, destroying the one before. Returns how many wraps are in it.

    Raises KeyFileError when there is no backup key.
    """
    public = backup_public()
    durable.make_folder(folder)
    path, draft = folder / NAME, folder / f".{NAME}.new"
    durable.destroy(draft)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
        count = _write(target, public)
        target.flush()
        os.fsync(target.fileno())
    durable.blur_times(draft)
    durable.destroy(path)
    draft.replace(path)
    durable.sync_folder(folder)
    return count


def _write(target: BinaryIO, public: bytes) -> int:
    count = 0
    with SealingStream(target, public=public) as sealed, tarfile.open(fileobj=sealed, mode="w|") as tar:
        for name in KEY_FILES:
            if key_path(name).exists():
                _put(tar, f"keys/{name}", key_path(name).read_bytes())
        for submission_id in sorted(keystore.submission_ids() - keystore.withdrawn_ids()):
            for name in keystore.names(submission_id=submission_id):
                data = keystore.get(submission_id=submission_id, name=name)
                if data is not None:
                    _put(tar, f"keystore/{submission_id}/{name}", data)
                    count += 1
        for submission_id in sorted(keystore.withdrawn_ids()):
            _put(tar, f"withdrawn/{submission_id}", b"")
    return count


def _put(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = len(data), 0o600, 0
    tar.addfile(member, io.BytesIO(data))


def restore_key_store(*, source: BinaryIO, pair: Pair, withdrawn: Iterable[str]) -> int:
    """Put wraps back that are missing, and shred every submission that the backup or the database knows as withdrawn.

    Nothing that is there is replaced. Returns how many wraps came back. Raises Damaged, CannotOpen, MirrorFailed.
    """
    wraps: list[tuple[str, str, bytes]] = []
    gone = set(withdrawn)
    with OpeningStream(source, pair=pair) as opened, tarfile.open(fileobj=opened, mode="r|") as tar:
        for member in tar:
            data = tar.extractfile(member)
            room, _slash, rest = member.name.partition("/")
            if not member.isfile() or data is None or room not in ("keys", "keystore", "withdrawn"):
                raise Damaged("not a backup of a key store")
            if room == "keys" and rest in KEY_FILES:
                durable.make_folder(Path(settings.ARCHIVE_KEYS_DIR))
                durable.write_new(key_path(rest), data.read())
            elif room == "withdrawn":
                gone.add(rest)
            elif room == "keystore":
                submission_id, _slash, name = rest.partition("/")
                wraps.append((submission_id, name, data.read()))
    # What is withdrawn is closed before any wrap is back.
    for submission_id in sorted(gone):
        keystore.shred(submission_id=submission_id)
    return sum(
        keystore.put(submission_id=submission_id, name=name, data=data)
        for submission_id, name, data in wraps
        if submission_id not in gone
    )
