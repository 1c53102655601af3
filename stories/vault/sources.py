"""Where the sealed bytes of a file are read from: a disk, or a bucket that another host may have filled."""

import os
import threading
from typing import Any, Protocol

# One request to a bucket brings so much; a reader asks for frames of 64 KiB in a row.
WINDOW = 1024 * 1024


class Source(Protocol):
    """Sealed bytes, from anywhere. Many threads may read."""

    def size(self) -> int:
        """How many sealed bytes there are."""

    def pread(self, length: int, at: int) -> bytes:
        """Up to `length` bytes from `at`; fewer where they end."""

    def close(self) -> None:
        """Let go. May be repeated."""


class OnDisk:
    """An open file. `close` closes it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def size(self) -> int:
        return os.fstat(self._descriptor).st_size

    def pread(self, length: int, at: int) -> bytes:
        return os.pread(self._descriptor, length, at)

    def close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


class InBucket:
    """An object, read in windows; the last one is kept, sealed as it is."""

    def __init__(self, opened: Any, size: int) -> None:
        self._opened, self._size = opened, size
        self._lock = threading.Lock()
        self._window, self._from = b"", 0

    def size(self) -> int:
        return self._size

    def pread(self, length: int, at: int) -> bytes:
        with self._lock:
            start = at - self._from
            if not 0 <= start <= start + min(length, self._size - at) <= len(self._window):
                self._opened.seek(at)
                self._window, self._from, start = self._opened.read(max(length, WINDOW)), at, 0
            return self._window[start : start + length]

    def close(self) -> None:
        self._opened.close()
        self._window = b""
