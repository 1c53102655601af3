"""Memory files: they have a descriptor and no name, and are gone with the last process that holds them."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self

PIECE = 1 << 20


class TooLarge(ValueError):
    """More bytes than this memory file may hold."""


class MemoryFile:
    """Bytes in memory that a program of its own can read or write like a file. Use it in a `with` block."""

    def __init__(self) -> None:
        self.descriptor = os.memfd_create("amparo", os.MFD_CLOEXEC)

    @classmethod
    def of(cls, pieces: Iterable[bytes], *, most: int) -> Self:
        """A memory file with these bytes. Raises TooLarge."""
        made, size = cls(), 0
        try:
            for piece in pieces:
                size += len(piece)
                if size > most:
                    raise TooLarge
                view = memoryview(piece)
                while view:
                    view = view[os.write(made.descriptor, view) :]
            os.lseek(made.descriptor, 0, os.SEEK_SET)
        except BaseException:
            made.close()
            raise
        return made

    @property
    def size(self) -> int:
        return os.fstat(self.descriptor).st_size

    def pieces(self) -> Iterator[bytes]:
        """All of it, from the beginning, in pieces."""
        at = 0
        while piece := os.pread(self.descriptor, PIECE, at):
            at += len(piece)
            yield piece

    def read(self, start: int = 0, stop: int | None = None) -> bytes:
        """The bytes from `start` up to, not including, `stop`."""
        return os.pread(self.descriptor, (self.size if stop is None else min(stop, self.size)) - start, start)

    def write(self, start: int, data: bytes) -> None:
        """Other bytes in the place of those from `start` on."""
        view = memoryview(data)
        while view:
            done = os.pwrite(self.descriptor, view, start)
            view, start = view[done:], start + done

    @property
    def sha256(self) -> str:
        digest = hashlib.sha256()
        for piece in self.pieces():
            digest.update(piece)
        return digest.hexdigest()

    def close(self) -> None:
        """Let go. May be repeated."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
