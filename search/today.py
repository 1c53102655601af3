"""The archive's own day, as the door reads it. For commands; everywhere else it is an argument."""

import datetime

from django.db import connection


def today() -> datetime.date:
    """In the archive's time zone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT archive_today()")
        (day,) = cursor.fetchone()
    return day if isinstance(day, datetime.date) else datetime.date.fromisoformat(day)
