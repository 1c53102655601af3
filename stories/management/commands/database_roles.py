"""`manage.py database_roles`: the three roles of the archive on PostgreSQL, with the least that each needs."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from stories.gate.postgres_roles import ROLES, statements


class Command(BaseCommand):
    help = "Makes archive_public, archive_staff and archive_worker and grants each what it needs. After every migrate."

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError("Roles are PostgreSQL's. On SQLite the public process is narrowed by an authorizer.")
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [list(ROLES)])
            there = {name for (name,) in cursor.fetchall()}
            for role in ROLES:
                if role not in there:
                    cursor.execute(f"CREATE ROLE {role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT")
                if password := settings.DATABASE_ROLE_PASSWORDS.get(role):
                    # PostgreSQL takes no parameter here; a literal is quoted by the driver.
                    cursor.execute("SELECT format(%s, %s::text)", [f"ALTER ROLE {role} PASSWORD %L", password])
                    cursor.execute(cursor.fetchone()[0])
            cursor.execute(
                """SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'v')
                AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, a.attnum"""
            )
            columns: dict[str, list[str]] = {}
            for table, column in cursor.fetchall():
                columns.setdefault(table, []).append(column)
            database = connection.settings_dict["NAME"]
            for statement in statements(tables=sorted(columns), columns=columns, database=database):
                cursor.execute(statement)
        self.stdout.write(f"{', '.join(ROLES)}: {len(columns)} tables and views.")
