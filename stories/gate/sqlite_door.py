"""The door on SQLite: each gate becomes one trigger that refuses before and one that acts after."""

from collections.abc import Iterator, Sequence
from typing import Any

from stories.gate.finality import already_there
from stories.gate.rules import GATES
from stories.gate.rules.finality import IS_FINAL, IS_THERE, NEVER_DELETED, NEVER_REPLACED, NEVER_UPDATED
from stories.gate.rules.reading import VIEWS
from stories.gate.rules.shapes import Gate

PREFIX = "door_"


def refuse(reason: str, when: str) -> str:
    """Refuses unless `when` is false: what cannot be answered is refused."""
    said = reason.replace("'", "''")
    return f"SELECT CASE WHEN COALESCE(({when}), TRUE) THEN RAISE(ABORT, 'door: {said}') END;"


def trigger(name: str, *, moment: str, event: str, table: str, lines: Sequence[str]) -> tuple[str, str]:
    body = "\n".join(lines)
    return (
        f"{PREFIX}{name}",
        f"CREATE TRIGGER {PREFIX}{name} {moment} {event.upper()} ON {table} FOR EACH ROW BEGIN\n{body}\nEND",
    )


def functions() -> list[str]:
    """None to install: on SQLite they belong to the connection (`sqlite.base`)."""
    return []


def triggers(gates: Sequence[Gate] = GATES) -> Iterator[tuple[str, str]]:
    """The name of every trigger and the statement that makes it."""
    for gate in gates:
        name = f"{gate.table}_{gate.event}"
        if gate.refusals:
            lines = [refuse(refusal.reason, refusal.when) for refusal in gate.refusals]
            yield trigger(f"{name}_refuse", moment="BEFORE", event=gate.event, table=gate.table, lines=lines)
        if gate.effects:
            lines = [f"{effect.does};" for effect in gate.effects]
            yield trigger(f"{name}_act", moment="AFTER", event=gate.event, table=gate.table, lines=lines)
    yield from finality()


def finality() -> Iterator[tuple[str, str]]:
    """Nothing final changes. A new row may not take an old one's place by its hidden number (rowid) either."""
    for table in NEVER_UPDATED:
        yield trigger(
            f"{table}_final_update", moment="BEFORE", event="update", table=table, lines=[refuse(IS_FINAL, "TRUE")]
        )
    for table in NEVER_REPLACED:
        there = f"{already_there(table)} OR EXISTS (SELECT 1 FROM {table} x WHERE x.rowid = NEW.rowid)"
        yield trigger(
            f"{table}_final_insert", moment="BEFORE", event="insert", table=table, lines=[refuse(IS_THERE, there)]
        )
    for table in NEVER_DELETED:
        yield trigger(
            f"{table}_final_delete", moment="BEFORE", event="delete", table=table, lines=[refuse(IS_FINAL, "TRUE")]
        )


def installing(gates: Sequence[Gate] = GATES) -> Iterator[str]:
    """Every statement that installs the rules, in order."""
    for _name, statement in triggers(gates):
        yield statement


def views() -> list[str]:
    """The statements that open for reading."""
    return list(VIEWS.values())


def closing(cursor: Any) -> list[str]:
    """The statements that drop the views and then whatever triggers of the door are there."""
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'door\\_%' ESCAPE '\\'")
    names = [name for (name,) in cursor.fetchall()]
    return [f"DROP VIEW IF EXISTS {view}" for view in reversed(VIEWS)] + [f"DROP TRIGGER {name}" for name in names]


def missing(cursor: Any) -> list[str]:
    """Names of triggers and views that are absent or say something else than this version."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
    there = dict(cursor.fetchall())
    wanted = dict(triggers()) | VIEWS
    return [name for name, statement in wanted.items() if there.get(name) != statement]
