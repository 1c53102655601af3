"""Closing the door before a migration and opening it after: views go first and come last, so a failure stays closed."""

from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from stories.gate import postgres_door, rules, sqlite_door


class DoorMissing(Exception):
    """The door's rules are not installed as this version writes them: nothing may be served."""


def door_of(connection: BaseDatabaseWrapper) -> Any:
    """The module that writes the door for this connection's engine."""
    return {"sqlite": sqlite_door, "postgresql": postgres_door}[connection.vendor]


def close_door(*, using: str = "default") -> None:
    """Drop the views, then the triggers: public reads fail (503) until `open_door`."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in door_of(connection).closing(cursor):
            cursor.execute(statement)


def open_door(*, using: str = "default") -> None:
    """Install every rule, take down what no longer qualifies, and only then make the views. One transaction."""
    connection = connections[using]
    door = door_of(connection)
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for statement in [*door.closing(cursor), *door.functions(), *door.triggers()]:
            cursor.execute(statement)
        cursor.execute(
            f"UPDATE wagtailcore_page SET live = FALSE WHERE {rules.NOT_CLEARED.when.replace('NEW.', 'wagtailcore_page.')}"
        )
        for statement in (rules.VISIBLE, rules.VISIBLE_PART):
            cursor.execute(statement)


def check_door(*, using: str = "default") -> None:
    """Raise `DoorMissing` unless every rule stands in the database exactly as this version writes it."""
    connection = connections[using]
    with connection.cursor() as cursor:
        missing = door_of(connection).missing(cursor)
    if missing:
        raise DoorMissing(f"The door is not installed ({missing[0]} and {len(missing) - 1} more). Run `manage.py migrate`.")
