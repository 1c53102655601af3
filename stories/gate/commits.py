"""Whether anything at all was committed since one last looked: what lets a drawn page be used once more.

Coarse on purpose. No table is named here, so none can be forgotten: a withdrawal, a hold, a label, a migration, a
draft, each ends the moment. On SQLite the engine counts commits (`PRAGMA data_version`, asked on a connection that
never writes itself); on PostgreSQL two equal snapshots see the same rows. The door's day belongs to it: consent ends
at midnight without any commit.
"""

import itertools
import os
import sqlite3
import threading
from pathlib import Path
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from stories.gate.clock import today


class Moment(NamedTuple):
    """Two equal moments: every question put to the database in between has the same answer."""

    database: str
    state: str
    day: str


def moment() -> Moment | None:
    """The moment it is; None inside a transaction, without a database, or where it cannot be told."""
    # Looked up once: this is asked before every answer, and each look through Django's proxy costs something.
    database = connections[DEFAULT_DB_ALIAS]
    if database.in_atomic_block:
        return None
    try:
        return _on_postgresql(database) if database.vendor == "postgresql" else _on_sqlite(database)
    except (DatabaseError, sqlite3.Error, OSError):
        return None


def _on_postgresql(database: Any) -> Moment | None:
    told = database.moment()
    return Moment(str(database.settings_dict["NAME"]), *told) if told is not None else None


def _on_sqlite(database: Any) -> Moment:
    path = str(database.settings_dict["NAME"])
    return Moment(path, WATCHER.state(path), today().isoformat())


class Watcher:
    """One read-only connection of the process to the archive's file, for all its threads. It may ask one thing."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._opened: tuple[str, int, int, int] | None = None
        self._connection: sqlite3.Connection | None = None
        self._numbers = itertools.count(1)
        self._number = 0

    def state(self, path: str) -> str:
        """Changes with every commit of anybody to the file at `path`, and when another file lies there. OSError."""
        found = Path(path).stat()
        # Of the process as well: a connection must not be carried over a fork.
        wanted = (path, found.st_dev, found.st_ino, os.getpid())
        with self._lock:
            if self._connection is None or self._opened != wanted:
                self._open(path)
                self._opened = wanted
            assert self._connection is not None
            (commits,) = self._connection.execute("PRAGMA data_version").fetchone()
            return f"{self._number}.{commits}"

    def _open(self, path: str) -> None:
        if self._connection is not None and self._opened and self._opened[3] == os.getpid():
            self._connection.close()
        address = f"{Path(path).absolute().as_uri()}?mode=ro"
        self._connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        self._connection.set_authorizer(_one_question)
        self._number = next(self._numbers)


def _one_question(action: int, what: str | None, value: str | None, _database: str | None, _source: str | None) -> int:
    asked = action == sqlite3.SQLITE_PRAGMA and what == "data_version" and value is None
    return sqlite3.SQLITE_OK if asked else sqlite3.SQLITE_DENY


WATCHER = Watcher()
