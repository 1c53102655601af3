"""Slow lines: how many may send at once, how long a silent one is waited for, and letting go of one that was left.

A telephone that lost its network leaves a line that says nothing and does not end. Whoever sends over it holds a thread
and the file it writes; when the same person asks for that file again, the old line is dropped.
"""

import contextlib
import socket
import threading
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.request import UnreadablePostError

PIECE = 64 * 1024
MOST_READ_OUT = 16 * 1024 * 1024
_slots: dict[int, threading.BoundedSemaphore] = {}
_writing: dict[str, Any] = {}
_lock = threading.Lock()


@contextlib.contextmanager
def slot() -> Iterator[bool]:
    """One of the places for uploads of this process; False when all are taken."""
    most = settings.ARCHIVE_UPLOADS_AT_ONCE
    with _lock:
        slots = _slots.setdefault(most, threading.BoundedSemaphore(most))
    taken = slots.acquire(blocking=False)
    try:
        yield taken
    finally:
        if taken:
            slots.release()


def line_of(request: HttpRequest) -> Any:
    """The socket that a request comes over, where the server tells (gunicorn does)."""
    return request.META.get("gunicorn.socket")


def wait_no_longer(request: HttpRequest) -> None:
    """From here on, a line that says nothing for ARCHIVE_UPLOAD_SILENCE_SECONDS counts as broken."""
    line = line_of(request)
    if line is not None:
        line.settimeout(settings.ARCHIVE_UPLOAD_SILENCE_SECONDS)


def pieces(request: HttpRequest, *, most: int) -> Iterator[bytes]:
    """The body in pieces, as far as it comes; a line that breaks ends it."""
    wait_no_longer(request)
    left = most
    while left > 0:
        try:
            piece = request.read(min(PIECE, left))
        except UnreadablePostError:
            return
        if not piece:
            return
        left -= len(piece)
        yield piece


def read_out(request: HttpRequest) -> None:
    """Read what is still coming and keep nothing of it, so that a refusal reaches who is sending; not for ever."""
    for _piece in pieces(request, most=MOST_READ_OUT):
        pass


@contextlib.contextmanager
def held(file_id: str, request: HttpRequest) -> Iterator[None]:
    """For as long as this request writes this file."""
    line = line_of(request)
    _writing[file_id] = line
    try:
        yield
    finally:
        if _writing.get(file_id) is line:
            del _writing[file_id]


def let_go(file_id: str) -> None:
    """Break off whoever writes this file in this process; what came over that line stays."""
    line = _writing.get(file_id)
    if line is not None:
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RD)
