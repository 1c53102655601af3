"""What the public process may touch on SQLite (filled in below by table and column)."""

import sqlite3


def authorize_public(connection: sqlite3.Connection) -> None:
    """Allow-list the public process's reads and writes on this connection."""
