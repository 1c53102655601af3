"""The door on SQLite: each gate becomes one trigger that refuses before and one that acts after."""

import re
from collections.abc import Iterator
from typing import Any

from stories.gate import rules
from stories.gate.finality import already_there

PREFIX = "door_"


def refuse(reason: str, when: str) -> str:
    return f"SELECT CASE WHEN {when} THEN RAISE(ABORT, 'door: {reason.replace(chr(39), chr(39) * 2)}') END;"


def trigger(name: str, *, moment: str, event: str, table: str, lines: list[str]) -> str:
    body = "\n".join(lines)
    return f"CREATE TRIGGER {PREFIX}{name} {moment} {event.upper()} ON {table} FOR EACH ROW BEGIN\n{body}\nEND"


def functions() -> list[str]:
    """None to install: on SQLite they belong to the connection (`sqlite.base`)."""
    return []


def triggers() -> Iterator[str]:
    """Every statement that installs the door, in order."""
    for number, gate in enumerate(rules.GATES):
        name = f"{gate.table}_{gate.event}_{number}"
        if gate.refusals:
            lines = [refuse(refusal.reason, refusal.when) for refusal in gate.refusals]
            yield trigger(f"{name}_refuse", moment="BEFORE", event=gate.event, table=gate.table, lines=lines)
        if gate.effects:
            lines = [f"{effect};" for effect in gate.effects]
            yield trigger(f"{name}_act", moment="AFTER", event=gate.event, table=gate.table, lines=lines)
    for table in rules.NEVER_UPDATED:
        line = refuse("this row is final", "1")
        yield trigger(f"{table}_final_update", moment="BEFORE", event="update", table=table, lines=[line])
        line = refuse("this row is there already", already_there(table))
        yield trigger(f"{table}_final_insert", moment="BEFORE", event="insert", table=table, lines=[line])
    for table in rules.NEVER_DELETED:
        line = refuse("this row is final", "1")
        yield trigger(f"{table}_final_delete", moment="BEFORE", event="delete", table=table, lines=[line])


def closing(cursor: Any) -> list[str]:
    """The statements that drop the views and then whatever triggers of the door are there."""
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'door\\_%' ESCAPE '\\'")
    names = [name for (name,) in cursor.fetchall()]
    views = ["DROP VIEW IF EXISTS stories_visiblepart", "DROP VIEW IF EXISTS stories_visible"]
    return views + [f"DROP TRIGGER {name}" for name in names]


def missing(cursor: Any) -> list[str]:
    """Names of triggers and views that are absent or say something else than this version."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
    there = dict(cursor.fetchall())
    wanted = {re.split(r"\s+", statement, maxsplit=3)[2]: statement for statement in triggers()}
    wanted |= {"stories_visible": rules.VISIBLE, "stories_visiblepart": rules.VISIBLE_PART}
    return [name for name, statement in wanted.items() if there.get(name) != statement]
