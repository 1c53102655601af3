"""Closing the door before a migration and opening it after: views go first and come last, so a failure stays closed."""

import re
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from stories.gate import postgres_door, sqlite_door
from stories.gate.rules import GATES
from stories.gate.rules.reading import VIEWS
from stories.gate.rules.settling import SETTLING


class DoorMissing(Exception):
    """The door's rules are not installed as this version writes them: nothing may be served."""


def door_of(connection: BaseDatabaseWrapper) -> Any:
    """The module that writes the door for this connection's engine."""
    return {"sqlite": sqlite_door, "postgresql": postgres_door}[connection.vendor]


def close_door(*, using: str = "default") -> None:
    """Drop the views, then the triggers: public reads fail (503) until `open_door`."""
    connection = connections[using]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for statement in door_of(connection).closing(cursor):
            cursor.execute(statement)


def open_door(*, using: str = "default") -> None:
    """Install every rule, settle what was written meanwhile, and only then make the views. One transaction.

    Where tables are not there (migrated part of the way, or back to nothing) the door stays closed.
    """
    connection = connections[using]
    door = door_of(connection)
    with transaction.atomic(using=using), connection.cursor() as cursor:
        for statement in door.closing(cursor):
            cursor.execute(statement)
        if tables_missing(connection):
            return
        for statement in [*door.functions(), *door.installing(), *SETTLING, *door.views()]:
            cursor.execute(statement)


def tables_missing(connection: BaseDatabaseWrapper) -> set[str]:
    """Tables that the rules name and the database does not have."""
    said = " ".join(
        [
            text
            for gate in GATES
            for text in (f"FROM {gate.table}", *(r.when for r in gate.refusals), *(e.does for e in gate.effects))
        ]
        + list(VIEWS.values())
    )
    named = set(re.findall(r"\b(?:FROM|JOIN|INTO|UPDATE) ((?:stories|wagtailcore|django|search)_\w+)", said)) - set(
        VIEWS
    )
    return named - set(connection.introspection.table_names())


def check_door(*, using: str = "default") -> None:
    """Raise `DoorMissing` unless every rule stands in the database exactly as this version writes it."""
    connection = connections[using]
    with connection.cursor() as cursor:
        missing = door_of(connection).missing(cursor)
    if missing:
        raise DoorMissing(
            f"The door is not installed ({missing[0]} and {len(missing) - 1} more). Run `manage.py migrate`."
        )
