"""Drawn pages, kept in the memory of the process for as long as nothing is committed anywhere.

What was drawn from the door's view at one moment is the same at an equal moment (`stories.gate.commits`), so the next
request may have the same bytes without drawing them again. Any commit ends it: the page is then asked of the door
again, and the kept bytes serve once more only if everything they depend on is as it was (the ETag says so). Nothing is
written to a disk; what is dropped is overwritten first (docs/adr/0014-pages-kept-in-memory.md).
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from stories.gate.commits import Moment, moment

__all__ = ["KEPT", "Kept", "Moment", "as_before", "keepable", "key_of", "moment"]

# Without a commit a page is drawn anew after this long; after a commit, words that nobody asks for leave by the next
# sweep.
KEPT_SECONDS = 60.0
SWEPT_EVERY = 5.0
MOST_BYTES = 32 * 1024 * 1024
# Where the chain of middleware leaves what it has of this page from an earlier moment.
EARLIER = "archive.drawn_earlier"

Key = tuple[str, ...]
View = Callable[..., HttpResponseBase]


@dataclass
class Drawn:
    """One page as it left: its bytes, all of its headers, and the moment it was drawn at."""

    body: bytearray
    headers: tuple[tuple[str, str], ...]
    tag: str
    since: Moment
    at: float

    def wipe(self) -> None:
        """Overwrite the words."""
        self.body[:] = bytes(len(self.body))


class Kept:
    """Drawn pages by address, the longest unused leaving first. For all threads of one process."""

    def __init__(self, *, most_bytes: int = MOST_BYTES) -> None:
        self._pages: OrderedDict[Key, Drawn] = OrderedDict()
        self._lock = threading.Lock()
        self._most, self._size = most_bytes, 0
        self._sweeper: threading.Thread | None = None

    def __len__(self) -> int:
        return len(self._pages)

    def __contains__(self, key: Key) -> bool:
        return key in self._pages

    def copy(self, key: Key, *, now: Moment | None, at: float) -> tuple[bytes, Drawn] | None:
        """The page's bytes if it was drawn at this very moment and not too long ago."""
        with self._lock:
            drawn = self._pages.get(key)
            if drawn is None or now is None or drawn.since != now or at - drawn.at > KEPT_SECONDS:
                return None
            self._pages.move_to_end(key)
            return bytes(drawn.body), drawn

    def earlier(self, key: Key, *, tag: str) -> bytes | None:
        """The page's bytes from any moment, if everything they depend on is as this ETag says."""
        with self._lock:
            drawn = self._pages.get(key)
            return bytes(drawn.body) if drawn is not None and drawn.tag == tag else None

    def keep(self, key: Key, *, body: bytes, headers: Iterable[tuple[str, str]], tag: str, since: Moment) -> None:
        """Keep a page, in place of what was kept of it. One that is too large is not."""
        self.drop(key)
        if len(body) > self._most // 8:
            return
        with self._lock:
            self._pages[key] = Drawn(bytearray(body), tuple(headers), tag, since, time.monotonic())
            self._size += len(body)
            while self._size > self._most:
                self._let_go(next(iter(self._pages)))
            if self._sweeper is None or not self._sweeper.is_alive():
                self._sweeper = threading.Thread(target=self._sweep_on, name="sweep-kept-pages", daemon=True)
                self._sweeper.start()

    def drop(self, key: Key) -> None:
        """Forget one page."""
        with self._lock:
            self._let_go(key)

    def clear(self) -> None:
        """Forget everything."""
        self.sweep(now=None, at=time.monotonic())

    def sweep(self, *, now: Moment | None, at: float) -> None:
        """Forget every page of another moment than `now`, and those that are too old."""
        with self._lock:
            for key, drawn in list(self._pages.items()):
                if now is None or drawn.since != now or at - drawn.at > KEPT_SECONDS:
                    self._let_go(key)

    def _let_go(self, key: Key) -> None:
        drawn = self._pages.pop(key, None)
        if drawn is not None:
            self._size -= len(drawn.body)
            drawn.wipe()

    def _sweep_on(self) -> None:
        """Until nothing is kept. Whoever keeps a page next starts another."""
        while True:
            time.sleep(SWEPT_EVERY)
            with self._lock:
                if not self._pages:
                    self._sweeper = None
                    return
            try:
                now = moment()
                connections.close_all()
            except Exception:  # whatever keeps the moment from being told, nothing may stay
                now = None
            self.sweep(now=now, at=time.monotonic())


KEPT = Kept()


def key_of(request: HttpRequest) -> Key:
    """Everything of a request that a page may depend on: where it is asked for, and how."""
    meta = request.META
    return (request.scheme or "", meta.get("HTTP_HOST", ""), request.path_info, meta.get("QUERY_STRING", ""))


def keepable(*parameters: str) -> Callable[[View], View]:
    """For a view that draws the same bytes at the same moment for everybody who asks for the same address.

    `parameters` are those of its query that it knows; with any other, nothing is kept. The moment is taken before the
    view's first question: what is committed while it draws ends it.
    """

    def around(view: View) -> View:
        @wraps(view)
        def drawing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            since = moment() if request.method == "GET" and set(request.GET) <= set(parameters) else None
            response = view(request, *args, **kwargs)
            response.drawn_at = since  # type: ignore[attr-defined]
            return response

        return drawing

    return around


def as_before(request: HttpRequest, *, tag: str) -> HttpResponse | None:
    """The page drawn earlier, where its ETag says that drawing it again would make the same bytes."""
    body = KEPT.earlier(key_of(request), tag=tag) if request.method == "GET" else None
    return HttpResponse(body) if body is not None else None
