"""`restore()`: a backup put back into an empty archive, closed to everything that was taken back since."""

import datetime
import json
import os
import shutil
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO

from django.core.management import call_command
from django.utils.translation import gettext as _

from stories.consent.models import Withdrawal
from stories.gate.clock import today
from stories.gate.startup import check_door
from stories.publishing.restored import close_what_was_withdrawn_since, hide_what_was_decided_since
from stories.upkeep import databases
from stories.upkeep.backing_up import FORMAT
from stories.upkeep.members import ABOUT, DATABASE, folders
from stories.vault import durable
from stories.vault import erasing as vault
from stories.vault.backups import OpeningStream
from stories.vault.pairs import Pair


class NotRestored(RuntimeError):
    """Nothing was put back, or not all of it; `str()` says why and what to do."""


@dataclass(frozen=True)
class Restored:
    """The day of the backup, how many files it put back, and what was closed because it was taken back since."""

    made_on: datetime.date
    files: int
    withdrawn: int
    hidden: int


class Members:
    """What a backup holds, one after the other: the database's pieces first, then files. Raises NotRestored."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self._next = self._read()

    def of_the_database(self) -> Iterator[bytes]:
        """The pieces of the database, as long as they follow."""
        while self._next is not None and self._next[0].startswith(f"{DATABASE}/"):
            yield self._next[1].read()
            self._next = self._read()

    def __iter__(self) -> Iterator[tuple[str, IO[bytes]]]:
        """(name, bytes) of each file that follows."""
        while self._next is not None:
            yield self._next
            self._next = self._read()

    def _read(self) -> tuple[str, IO[bytes]] | None:
        member = self._tar.next()
        if member is None:
            return None
        data = self._tar.extractfile(member)
        if not member.isfile() or data is None:
            raise NotRestored(_("La copia contiene algo que este archivo no escribe."))
        return member.name, data


def restore(*, source: BinaryIO, pair: Pair) -> Restored:
    """Put a backup back, then close what narrators withdrew or decided since, before anybody can be served.

    Raises NotRestored (this archive is not empty; the backup is another engine's or newer than this code), Damaged,
    CannotOpen and CannotCopy. The key store must be the living one, or it has nothing to say about what came after.
    """
    _refuse_unless_empty()
    with OpeningStream(source, pair=pair) as opened, tarfile.open(fileobj=opened, mode="r|") as tar:
        about = _about(tar)
        members = Members(tar)
        databases.put_back(members.of_the_database())
        files = 0
        for name, data in members:
            _write(name, data)
            files += 1
    call_command("migrate", verbosity=0, interactive=False)
    check_door()
    at = today()
    shred_what_is_withdrawn()
    return Restored(
        made_on=datetime.date.fromisoformat(str(about["made_on"])),
        files=files,
        withdrawn=close_what_was_withdrawn_since(at=at),
        hidden=hide_what_was_decided_since(at=at),
    )


def shred_what_is_withdrawn() -> int:
    """A key store that came from a copy may hold wraps whose erasing this database knows as done. Returns how many."""
    gone = Withdrawal.objects.values_list("submission_id", flat=True)
    back = [submission_id for submission_id in gone if not vault.verify_shredded(submission_id=submission_id)]
    for submission_id in back:
        vault.shred(submission_id=submission_id)
    return len(back)


def _refuse_unless_empty() -> None:
    if not databases.is_empty() or any(next(folder.files(), None) for folder in folders()):
        raise NotRestored(_("Aquí ya hay un archivo. Una copia solo se recupera en un lugar vacío."))


def _about(tar: tarfile.TarFile) -> dict[str, Any]:
    first = tar.next()
    data = tar.extractfile(first) if first is not None and first.name == ABOUT else None
    if data is None:
        raise NotRestored(_("La copia contiene algo que este archivo no escribe."))
    about: dict[str, Any] = json.loads(data.read())
    if about.get("format") != FORMAT:
        raise NotRestored(_("La copia es de una versión más nueva del programa."))
    if about.get("engine") != databases.engine():
        raise NotRestored(_("La copia es de otra clase de base de datos: %(engine)s.") % {"engine": about["engine"]})
    return about


def _write(name: str, data: IO[bytes]) -> None:
    path = next((place for folder in folders() if (place := folder.place(name)) is not None), None)
    if path is None:
        raise NotRestored(_("La copia contiene algo que este archivo no escribe."))
    durable.make_folder(path.parent)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
        shutil.copyfileobj(data, target, 1024 * 1024)
        target.flush()
        os.fsync(target.fileno())
    durable.blur_times(Path(path))
