"""Backups, sealed to a key whose secret half this machine does not have: a stream of authenticated frames.

A file is `MAGIC`, the backup's id (20 letters), the length of a sealed data key and that key (HPKE to the backup half),
then a file head, a salt and frames as every sealed file has them (see `frames`). The last frame says that it is the
last, so a backup that was cut, or whose frames were swapped, is refused.
"""

import io
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from stories.vault import archive_keys, durable
from stories.vault.archive_keys import KeyFileError, key_path
from stories.vault.boxes import new_key
from stories.vault.errors import CannotOpen, Damaged
from stories.vault.frames import (
    DATA,
    DATA_SIZE,
    FRAME_SIZE,
    HEAD_SIZE,
    PLAIN_SIZE,
    SALT_SIZE,
    RunCipher,
    make_head,
    new_salt,
    open_head,
    set_length,
)
from stories.vault.ids import new_id
from stories.vault.pairs import HALF_SIZE, Pair, Purpose, seal_to_half

PUBLIC_HALF = "backup.pub"
MAGIC = b"AMPAROB1"
_ID_SIZE = 20
_LENGTH = struct.Struct(">I")
_SUBJECT = "backup"
_SECRET_LABEL = "amparo-backup-secret-1"  # noqa: S105 - what the line begins with
_PUBLIC_LABEL = "amparo-backup-public-1"


def new_backup_key() -> str | None:
    """Make a pair, keep its public half, and return the one line that is its secret half, kept nowhere. None if there
    is a public half already: older backups would not be opened by a new key."""
    pair = Pair.new(Purpose.BACKUP)
    line = archive_keys.line(_PUBLIC_LABEL, pair.public)
    return archive_keys.line(_SECRET_LABEL, pair.secret_bytes()).decode() if _write_half(line) else None


def another_backup_key() -> str:
    """The same in place of the one there is: what was backed up before opens with its own secret half alone."""
    pair = Pair.new(Purpose.BACKUP)
    durable.replace(key_path(PUBLIC_HALF), archive_keys.line(_PUBLIC_LABEL, pair.public))
    return archive_keys.line(_SECRET_LABEL, pair.secret_bytes()).decode()


def _write_half(line: bytes) -> bool:
    return durable.write_new(key_path(PUBLIC_HALF), line)


def backup_public() -> bytes:
    """The half that backups are sealed to. Raises KeyFileError."""
    public = archive_keys.read_line(key_path(PUBLIC_HALF), _PUBLIC_LABEL)
    if len(public) != HALF_SIZE or public[:1] != Purpose.BACKUP.value:
        raise KeyFileError(f"{PUBLIC_HALF} is not a backup's public half")
    return public


def backup_pair(path: Path) -> Pair:
    """The pair whose secret line stands in `path`. Raises KeyFileError, also when others could read it."""
    archive_keys.refuse_shared(path)
    secret = archive_keys.read_line(path, _SECRET_LABEL)
    if len(secret) != 32:
        raise KeyFileError(f"{path.name} is not a backup's secret half")
    return Pair(Purpose.BACKUP, secret)


def _context(backup_id: str) -> str:
    return f"{_SUBJECT} {backup_id}"


class SealingStream(io.RawIOBase):
    """Bytes written here come out sealed in `target`. `close()` writes the last frame; without it nothing opens."""

    def __init__(self, target: BinaryIO, *, public: bytes) -> None:
        backup_id, key, salt = new_id(), new_key(), new_salt()
        wrapped = seal_to_half(public, key, context=_context(backup_id))
        head = make_head(key=key, submission_id=_SUBJECT, file_id=backup_id)
        file_key = open_head(head, key=key, submission_id=_SUBJECT, file_id=backup_id)
        target.write(MAGIC + backup_id.encode("ascii") + _LENGTH.pack(len(wrapped)) + wrapped + head + salt)
        self._target = target
        self._cipher = RunCipher(file_key, purpose=DATA, salt=salt, first_byte=0)
        self._plain = bytearray(PLAIN_SIZE)
        self._frame = bytearray(FRAME_SIZE)
        self._filled = self._number = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        view = memoryview(data).cast("B")  # type: ignore[arg-type]
        size = len(view)
        while view:
            if self._filled == DATA_SIZE:
                self._seal()
            taken = min(DATA_SIZE - self._filled, len(view))
            self._plain[self._filled : self._filled + taken] = view[:taken]
            self._filled += taken
            view = view[taken:]
        return size

    def close(self) -> None:
        if not self.closed:
            self._seal(last=True)
            super().close()

    def _seal(self, *, last: bool = False) -> None:
        set_length(self._plain, self._filled)
        self._cipher.seal_into(memoryview(self._frame), self._plain, number=self._number, last=last)
        self._target.write(self._frame)
        self._number += 1
        self._filled = 0


class OpeningStream(io.RawIOBase):
    """The bytes of a backup, each proven before it is handed on. Raises Damaged and CannotOpen."""

    def __init__(self, source: BinaryIO, *, pair: Pair) -> None:
        if source.read(len(MAGIC)) != MAGIC:
            raise Damaged("not a backup of this archive")
        backup_id = source.read(_ID_SIZE).decode("ascii", "replace")
        (length,) = _LENGTH.unpack(source.read(_LENGTH.size).ljust(_LENGTH.size, b"\0"))
        if length > 4096:
            raise Damaged("not a backup of this archive")
        key = pair.unseal(source.read(length), context=_context(backup_id))
        file_key = open_head(source.read(HEAD_SIZE), key=key, submission_id=_SUBJECT, file_id=backup_id)
        salt = source.read(SALT_SIZE)
        self._frames = _frames(source, RunCipher(file_key, purpose=DATA, salt=salt, first_byte=0))
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        target = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while not self._left:
            try:
                self._left = next(self._frames)
            except StopIteration:
                return 0
        taken = min(len(target), len(self._left))
        target[:taken] = self._left[:taken]
        self._left = self._left[taken:]
        return taken


def _frames(source: BinaryIO, cipher: RunCipher) -> Iterator[memoryview]:
    """The data of each frame; the last must say that it is the last, and nothing may follow it."""
    number, frame = 0, source.read(FRAME_SIZE)
    while True:
        following = source.read(FRAME_SIZE)
        yield cipher.open(memoryview(frame), number=number, last=not following)
        if not following:
            return
        number, frame = number + 1, following


__all__ = [
    "CannotOpen",
    "Damaged",
    "OpeningStream",
    "SealingStream",
    "another_backup_key",
    "backup_pair",
    "backup_public",
    "new_backup_key",
]
