"""The archive's one clock: SQL `archive_today()`, in the archive's time zone. Rules take the day as an argument."""

import datetime

from django.db import connections


def today(*, using: str = "default") -> datetime.date:
    """The day it is for the door."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT archive_today()")
        (day,) = cursor.fetchone()
    return day if isinstance(day, datetime.date) else datetime.date.fromisoformat(day)
