"""Rows into a table, very many at once, on both engines; of no site in particular."""

from typing import Any

from django.db import connection


def write(cursor: Any, table: str, rows: list[dict[str, Any]]) -> None:
    """Insert them; all have the same columns."""
    columns = list(rows[0])
    names = ", ".join(f'"{column}"' for column in columns)
    if connection.vendor == "postgresql":
        with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row([row[column] for column in columns])
        return
    marks = ", ".join(["%s"] * len(columns))
    cursor.executemany(
        f"INSERT INTO {table} ({names}) VALUES ({marks})", [[row[column] for column in columns] for row in rows]
    )
