"""Asking ClamAV about a file, if a steward runs it: the bytes go to its socket as they are read, and nowhere else.

INSTREAM, as clamd(8) describes it: pieces with their length in four bytes, an empty piece, one line of answer. Whoever
does not answer has not found anything wrong: the file is kept, and the desk is told that nobody scanned it. A narrator
does not lose a testimony because a scanner is down.

clamd writes what it scans into its TemporaryDirectory, in the clear. Put that into memory (docs/configuration.md).
"""

import contextlib
import socket
from collections.abc import Iterator
from enum import StrEnum

from django.conf import settings

PATIENCE_SECONDS = 20.0
_LONGEST_ANSWER = 4096


class Verdict(StrEnum):
    """What is known after asking. It is sealed in the file's label."""

    NOBODY_SCANS = ""
    CLEAN = "clean"
    NOT_SCANNED = "not scanned"
    INFECTED = "infected"


class Scan:
    """One file on its way past the scanner: `feed` every byte in order, then ask for the `verdict`, once."""

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self._answer = b""
        self.asked = bool(settings.ARCHIVE_CLAMD)
        if self.asked:
            with contextlib.suppress(OSError, ValueError):
                self._socket = _connect(settings.ARCHIVE_CLAMD)
                self._socket.sendall(b"zINSTREAM\0")

    def feed(self, data: bytes | memoryview) -> None:
        """The next bytes, not empty."""
        if self._socket is None:
            return
        try:
            self._socket.sendall(len(data).to_bytes(4, "big"))
            self._socket.sendall(data)
        except OSError:
            # It closes where a file is longer than it wants to scan; what it said then may still be read.
            self._hang_up()

    def verdict(self) -> Verdict:
        """What the scanner says of what it was fed."""
        if not self.asked:
            return Verdict.NOBODY_SCANS
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.sendall(bytes(4))
            self._hang_up()
        answer = self._answer.rstrip(b"\0\n")
        if answer.endswith(b" FOUND"):
            return Verdict.INFECTED
        return Verdict.CLEAN if answer.endswith(b": OK") else Verdict.NOT_SCANNED

    def _hang_up(self) -> None:
        assert self._socket is not None
        with contextlib.suppress(OSError), contextlib.closing(self._socket):
            self._answer = b"".join(_lines(self._socket))
        self._socket = None


def _connect(where: str) -> socket.socket:
    host, colon, port = where.rpartition(":")
    if not where.startswith("/") and colon:
        return socket.create_connection((host.strip("[]"), int(port)), timeout=PATIENCE_SECONDS)
    opened = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    opened.settimeout(PATIENCE_SECONDS)
    try:
        opened.connect(where)
    except OSError:
        opened.close()
        raise
    return opened


def _lines(opened: socket.socket) -> Iterator[bytes]:
    left = _LONGEST_ANSWER
    while left > 0 and (data := opened.recv(left)):
        left -= len(data)
        yield data
