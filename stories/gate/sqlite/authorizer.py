"""The public process's own narrowness on SQLite: every statement is compared with `allowed` when it is prepared.

It guards against our mistakes and against injection, not against code that runs in the process (SECURITY.md).
"""

import logging
import sqlite3

from stories.gate.sqlite import allowed

logger = logging.getLogger(__name__)

READS = frozenset().union(*(reading.pairs() for reading in allowed.READINGS))
WRITES = frozenset(
    {(sqlite3.SQLITE_INSERT, table, "") for table in allowed.INSERTS}
    | {(sqlite3.SQLITE_DELETE, table, "") for table in allowed.DELETES}
    | {
        (sqlite3.SQLITE_UPDATE, table, column)
        for table, (columns, _reason) in allowed.UPDATES.items()
        for column in columns.split()
    }
)
FUNCTIONS = frozenset(" ".join(allowed.FUNCTIONS).split())
ALWAYS = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT, sqlite3.SQLITE_RECURSIVE}
)
WRITING = {sqlite3.SQLITE_INSERT: "insert", sqlite3.SQLITE_DELETE: "delete", sqlite3.SQLITE_UPDATE: "update"}


def writes_of_trigger(name: str) -> set[tuple[int, str, str]]:
    """What the trigger called `name` may write."""
    verbs = {"insert": sqlite3.SQLITE_INSERT, "delete": sqlite3.SQLITE_DELETE}
    return {
        (verbs[key], word, "") if key in verbs else (sqlite3.SQLITE_UPDATE, key, word)
        for key, words in allowed.TRIGGERS.get(name, {}).items()
        for word in words.split()
    }


TRIGGER_WRITES = {name: frozenset(writes_of_trigger(name)) for name in allowed.TRIGGERS}


def is_allowed(action: int, one: str | None, two: str | None, source: str | None) -> bool:
    """Whether the public process may do this. `one` and `two` are SQLite's (table and column, where there are such)."""
    if action in ALWAYS:
        return True
    if action == sqlite3.SQLITE_READ:
        return (one, two) in READS
    if action in WRITING:
        write = (action, one or "", two or "" if action == sqlite3.SQLITE_UPDATE else "")
        return write in WRITES or write in TRIGGER_WRITES.get(source or "", ())
    if action == sqlite3.SQLITE_FUNCTION:
        return two in FUNCTIONS or (two or "").startswith("django_")
    return action == sqlite3.SQLITE_PRAGMA and one in allowed.PRAGMAS and two is None


def authorize(action: int, one: str | None, two: str | None, _database: str | None, source: str | None) -> int:
    """SQLite's question, and our answer; a no is logged with the names of table and column, which tell nothing."""
    if is_allowed(action, one, two, source):
        return sqlite3.SQLITE_OK
    verb = "read" if action == sqlite3.SQLITE_READ else WRITING.get(action, f"do {action}")
    logger.error("the public process may not %s %s %s (%s): see stories/gate/sqlite/allowed.py", verb, one, two, source)
    return sqlite3.SQLITE_DENY


def authorize_public(connection: sqlite3.Connection) -> None:
    """Allow-list the public process's reads and writes on this connection."""
    connection.set_authorizer(authorize)
