"""Indexes and triggers that Django's migrations know nothing of. Runs after every migration; may be repeated."""

from django.db import connections, transaction

from search import marking, postgres, sqlite

INSTALLING = {
    "sqlite": (sqlite.install, marking.install_on_sqlite),
    "postgresql": (postgres.install, marking.install_on_postgresql),
}


def make_way(*, using: str = "default") -> None:
    """Before a migration: take away what would stand in its way. `install` brings it back."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        with transaction.atomic(using=using), connection.cursor() as cursor:
            marking.remove_on_sqlite(cursor)


def install(*, using: str = "default") -> None:
    """Bring the index of the embedded engine, and the marks for a search server, to what this version writes."""
    connection = connections[using]
    names = set(connection.introspection.table_names())
    if not {"search_row", "search_pending", "stories_hold", "wagtailcore_page"} <= names:
        return  # migrated part of the way, or backwards: there is nothing to index
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for installing in INSTALLING[connection.vendor]:
            installing(cursor)
