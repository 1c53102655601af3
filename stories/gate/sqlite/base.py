"""The embedded engine. A connection without the door's functions can read no public document: the views name them."""

import sqlite3
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.backends.sqlite3.base import DatabaseWrapper as SQLiteWrapper

from stories.gate import functions
from stories.gate.sqlite.authorizer import authorize_public
from stories.vault.ids import new_id

# WAL lets visitors read while a narrator writes; FULL keeps a withdrawal through a power cut; secure_delete overwrites
# what is deleted; recursive_triggers makes REPLACE meet the delete triggers.
PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "recursive_triggers = ON")

# The readers of manifests and how many values each is given.
READERS = {"manifest_says": 7, "manifest_lists": 6, "part_says": 3, "part_names_file": 4, "facts_name_term": 2}


def archive_today() -> str:
    """Today in the archive's time zone, as SQLite keeps dates."""
    return datetime.now(ZoneInfo(settings.ARCHIVE_TIME_ZONE)).date().isoformat()


def as_number(rule: Any) -> Any:
    """A rule for SQL: 1 or 0."""

    def answer(*values: Any) -> int:
        return int(bool(rule(*values)))

    return answer


class DatabaseWrapper(SQLiteWrapper):
    """Adds the clock, hashes and readers of manifests; the public process also gets the authorizer."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        # "Deterministic" means: asked once in a statement, however many rows it looks at.
        connection.create_function("archive_today", 0, archive_today, deterministic=True)
        connection.create_function("fresh_id", 0, new_id)
        connection.create_function("sha256_hex", 1, functions.sha256_hex, deterministic=True)
        connection.create_function("words_digest", 1, functions.words_digest, deterministic=True)
        connection.create_function("said_json", 1, functions.said_json, deterministic=True)
        for name, count in READERS.items():
            connection.create_function(name, count, as_number(getattr(functions, name)), deterministic=True)
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()
        if settings.ARCHIVE_ROLE == "public":
            authorize_public(connection)
        return connection
