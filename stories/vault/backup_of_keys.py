"""The key store's own backup: one generation, sealed to the backup key, never older than the published window.

What was shredded since it was made is still in it; so the one before is overwritten when a new one is made, `tend`
makes one each day, and the window counts from there. The vault's secret half is never in it. How many decisions each
narrator has made is: a database that is older than they are must learn of them from here.
"""

import datetime
import io
import os
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from stories.vault import durable, keystore
from stories.vault.archive_keys import PEPPER, PUBLIC_HALF, key_path, vault_public
from stories.vault.backups import OpeningStream, SealingStream, backup_public
from stories.vault.errors import Damaged, OtherKey, Shredded
from stories.vault.exchanging import accept_only
from stories.vault.first_run import CODE_KDF
from stories.vault.keyring import being_changed
from stories.vault.pairs import Pair

NAME = "keystore.backup"
KEY_FILES = (PEPPER, PUBLIC_HALF, CODE_KDF)
ROOMS = ("keys", "keystore", "acts", "withdrawn")


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
            for name, data in _wraps(submission_id):
                _put(tar, f"keystore/{submission_id}/{name}", data)
                count += 1
        for submission_id, acts in sorted(keystore.acts_noted().items()):
            _put(tar, f"acts/{submission_id}", b"%d" % acts)
        for submission_id in sorted(keystore.withdrawn_ids()):
            _put(tar, f"withdrawn/{submission_id}", b"")
    return count


def _wraps(submission_id: str) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each; those of a story that is taken back at this moment are left out."""
    for name in keystore.names(submission_id=submission_id):
        try:
            data = keystore.get(submission_id=submission_id, name=name)
        except Shredded:
            return
        if data is not None:
            yield name, data


def _put(tar: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode, member.mtime = len(data), 0o600, 0
    tar.addfile(member, io.BytesIO(data))


def restore_key_store(*, source: BinaryIO, pair: Pair, withdrawn: Iterable[str]) -> int:
    """Put wraps back that are missing, and shred every submission that the backup or the database knows as withdrawn.

    Nothing that is there is replaced, and no count of decisions falls. Returns how many wraps came back. Raises
    Damaged, CannotOpen, MirrorFailed, and OtherKey for a backup from before the vault's key was changed.
    """
    wraps: list[tuple[str, str, bytes]] = []
    acts: dict[str, int] = {}
    gone = set(withdrawn)
    with OpeningStream(source, pair=pair) as opened, tarfile.open(fileobj=opened, mode="r|") as tar:
        for member in tar:
            data = tar.extractfile(member)
            room, _slash, rest = member.name.partition("/")
            if not member.isfile() or data is None or room not in ROOMS:
                raise Damaged("not a backup of a key store")
            if room == "keys" and rest in KEY_FILES:
                if rest == PUBLIC_HALF:
                    half = data.read()
                    _refuse_former_key(half)
                    data = io.BytesIO(half)
                durable.make_folder(Path(settings.ARCHIVE_KEYS_DIR))
                durable.write_new(key_path(rest), data.read())
            elif room == "withdrawn":
                gone.add(rest)
            elif room == "acts":
                acts[rest] = int(data.read())
            elif room == "keystore":
                submission_id, _slash, name = rest.partition("/")
                wraps.append((submission_id, name, data.read()))
    if key_path(PUBLIC_HALF).exists() and not being_changed():
        # The lost store knew which key is sealed to; a machine with a former half must not seal to that.
        accept_only({vault_public()})
    # What is withdrawn is closed before any wrap is back.
    for submission_id in sorted(gone):
        keystore.shred(submission_id=submission_id)
    noted = keystore.acts_noted()
    for submission_id, count in acts.items():
        if submission_id not in gone and count > noted.get(submission_id, 0):
            keystore.note_acts(submission_id=submission_id, count=count)
    return sum(
        keystore.put(submission_id=submission_id, name=name, data=data)
        for submission_id, name, data in wraps
        if submission_id not in gone
    )


def _refuse_former_key(half: bytes) -> None:
    """A backup from before the vault's key was changed holds wraps that nothing opens any more. Raises OtherKey."""
    path = key_path(PUBLIC_HALF)
    if path.exists() and path.read_bytes() != half and not being_changed():
        raise OtherKey("made before the vault's key was changed")
