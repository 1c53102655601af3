"""`manage.py sweep_database`: on PostgreSQL, rewrite the tables whose deleted rows held public words. For the owner."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

# What narrators gave is sealed in every table; these alone ever held words that could be read.
TABLES = (
    "stories_publicdocument",
    "stories_publicpart",
    "stories_publicterm",
    "search_row",
    "search_vector",
    "wagtailcore_page",
    "wagtailcore_revision",
    "wagtailcore_pagelogentry",
)


class Command(BaseCommand):
    help = "PostgreSQL keeps deleted rows until they are overwritten: rewrites the tables that held public words."

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("On SQLite the worker does this by itself.")
        with connection.cursor() as cursor:
            for table in TABLES:
                cursor.execute(f"VACUUM (FULL) {table}")
            cursor.execute("CHECKPOINT")
            # The write-ahead log before this moment is recycled, and goes with the window.
            cursor.execute("SELECT pg_switch_wal()")
            cursor.execute("CHECKPOINT")
        self.stdout.write(f"{len(TABLES)} tables rewritten.")
