"""A sealed file as a stream for a storage: opened as it is read, never in memory whole."""

import io

from django.core.files.base import File

from stories.vault.files import SealedReader

_BUFFER = 1 << 20


class _Raw(io.RawIOBase):
    def __init__(self, reader: SealedReader) -> None:
        self._reader, self._at = reader, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._reader.size}[whence]
        self._at = max(0, start + offset)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._reader.read(self._at, self._at + len(buffer))
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)


def streamed(reader: SealedReader) -> "File[bytes]":
    """The file's bytes from its beginning. The reader must stay open while it is read."""
    return File(io.BufferedReader(_Raw(reader), _BUFFER))
