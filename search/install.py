"""Indexes and triggers that Django's migrations know nothing of. Runs after every migration; may be repeated."""

from django.db import connections, transaction

from search import postgres, sqlite


def install(*, using: str = "default") -> None:
    """Bring the index of the embedded engine to what this version writes, all or nothing."""
    connection = connections[using]
    if "search_row" not in connection.introspection.table_names():
        return  # migrated backwards: there is nothing to index
    with transaction.atomic(using=using), connection.cursor() as cursor:
        {"sqlite": sqlite.install, "postgresql": postgres.install}[connection.vendor](cursor)
