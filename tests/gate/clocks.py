"""The one way to change what day it is for the door: replace its function. The product has no such way."""

import datetime

from django.db import connection

from stories.gate.postgres_functions import engine_functions
from stories.gate.sqlite.base import archive_today


def set_clock(day: datetime.date) -> None:
    """From now on it is `day`: on SQLite for this connection, on PostgreSQL for this transaction (or for good)."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        connection.connection.create_function("archive_today", 0, day.isoformat, deterministic=True)
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION archive_today() RETURNS date LANGUAGE sql STABLE "
            f"RETURN DATE '{day.isoformat()}'"
        )


def start_clock() -> None:
    """It is today again."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        connection.connection.create_function("archive_today", 0, archive_today, deterministic=True)
        return
    with connection.cursor() as cursor:
        cursor.execute(engine_functions()["archive_today()"])
