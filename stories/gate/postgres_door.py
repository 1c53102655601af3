"""The door on PostgreSQL: each gate becomes a function and a trigger that also locks the record's page first.

Lock order is page, then everything else, for everybody: with any other order PostgreSQL may pick a withdrawal as the
victim of a deadlock, and the story would stay live.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from stories.gate.finality import already_there
from stories.gate.postgres_functions import engine_functions, functions
from stories.gate.rules import GATES
from stories.gate.rules.finality import (
    IS_FINAL,
    IS_KEPT,
    IS_THERE,
    NEVER_DELETED,
    NEVER_REPLACED,
    NEVER_TRUNCATED,
    NEVER_UPDATED,
)
from stories.gate.rules.reading import VIEWS
from stories.gate.rules.shapes import Gate

__all__ = ["closing", "functions", "installing", "missing", "triggers", "views"]

PREFIX = "door_"
# Functions run as their owner with a fixed path, so that a narrow role's write still meets every rule.
# What they raise is an IntegrityError, as on SQLite.
RUN_AS_OWNER = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"
INTEGRITY = "USING ERRCODE = 'integrity_constraint_violation'"
# After waiting for the page one must see what the others have committed: a frozen snapshot would not.
FRESH = "current_setting('transaction_isolation') <> 'read committed'"
IS_FRESH = "stories are written in transactions that see what others committed"


@dataclass(frozen=True)
class Trigger:
    """One trigger and its function."""

    name: str
    moment: str
    event: str
    table: str
    lines: tuple[str, ...]
    per: str = "ROW"

    @property
    def source(self) -> str:
        """The body of the function, as PostgreSQL keeps it."""
        row = {"insert": "NEW", "update": "NEW", "delete": "OLD"}.get(self.event, "NULL")
        lines = "\n".join(self.lines)
        return f" BEGIN\n{lines}\nRETURN {row if self.moment == 'BEFORE' else 'NULL'};\nEND "

    @property
    def definition(self) -> str:
        """The trigger, as PostgreSQL writes it back."""
        return (
            f"CREATE TRIGGER {self.name} {self.moment} {self.event.upper()} ON {self.table} "
            f"FOR EACH {self.per} EXECUTE FUNCTION {self.name}()"
        )

    def installing(self) -> list[str]:
        """The statements that make it; it fires for a replica and a restored session too."""
        return [
            f"CREATE OR REPLACE FUNCTION {self.name}() RETURNS trigger {RUN_AS_OWNER} AS $door${self.source}$door$",
            self.definition,
            f"ALTER TABLE {self.table} ENABLE ALWAYS TRIGGER {self.name}",
        ]


def refuse(reason: str, when: str) -> str:
    """Refuses unless `when` is false: what cannot be answered is refused."""
    said = reason.replace("'", "''")
    return f"IF COALESCE(({when}), TRUE) THEN RAISE EXCEPTION 'door: {said}' {INTEGRITY}; END IF;"


def short(table: str) -> str:
    """PostgreSQL cuts names at 63 bytes; the app's prefix says nothing here."""
    return table.removeprefix("stories_").removeprefix("wagtailcore_")


def triggers(gates: Sequence[Gate] = GATES) -> Iterator[Trigger]:
    """Every trigger of the door."""
    for gate in gates:
        name = f"{PREFIX}{short(gate.table)}_{gate.event}"
        lines = [refuse(refusal.reason, refusal.when) for refusal in gate.refusals]
        if gate.locks:
            lock = f"PERFORM 1 FROM wagtailcore_page WHERE id IN ({gate.locks}) ORDER BY id FOR UPDATE;"
            lines = [refuse(IS_FRESH, FRESH), lock, *lines]
        if lines:
            yield Trigger(f"{name}_refuse", "BEFORE", gate.event, gate.table, tuple(lines))
        if gate.effects:
            yield Trigger(f"{name}_act", "AFTER", gate.event, gate.table, tuple(f"{e.does};" for e in gate.effects))
    yield from finality()


def finality() -> Iterator[Trigger]:
    """Nothing final changes, and no table of the archive is emptied."""
    for table in NEVER_UPDATED:
        yield Trigger(f"{PREFIX}{short(table)}_final_update", "BEFORE", "update", table, (refuse(IS_FINAL, "TRUE"),))
    for table in NEVER_REPLACED:
        there = refuse(IS_THERE, already_there(table))
        yield Trigger(f"{PREFIX}{short(table)}_final_insert", "BEFORE", "insert", table, (there,))
    for table in NEVER_DELETED:
        yield Trigger(f"{PREFIX}{short(table)}_final_delete", "BEFORE", "delete", table, (refuse(IS_FINAL, "TRUE"),))
    for table in NEVER_TRUNCATED:
        kept = refuse(IS_KEPT.format(table=table), "TRUE")
        yield Trigger(f"{PREFIX}{short(table)}_final_truncate", "BEFORE", "truncate", table, (kept,), "STATEMENT")


def installing(gates: Sequence[Gate] = GATES) -> Iterator[str]:
    """Every statement that installs the rules, in order."""
    for trigger in triggers(gates):
        yield from trigger.installing()


def views() -> list[str]:
    """The statements that open for reading, and a note on each view and function of how PostgreSQL wrote it down."""
    notes = [note("VIEW", view, f"pg_get_viewdef('{view}'::regclass)", source) for view, source in VIEWS.items()]
    notes += [
        note("FUNCTION", name, f"pg_get_functiondef('{name}'::regprocedure)", source)
        for name, source in engine_functions().items()
    ]
    return [*VIEWS.values(), *notes]


def note(kind: str, name: str, definition: str, source: str) -> str:
    """Keep beside it the hash of what this version wrote and the hash of what PostgreSQL made of it."""
    text = f"format('COMMENT ON {kind} {name} IS %L', '{digest(source)} ' || md5({definition}))"
    return f"DO $note$ BEGIN EXECUTE {text}; END $note$"


def closing(cursor: Any) -> list[str]:
    """The statements that drop the views and then whatever functions of the door are there, with their triggers."""
    cursor.execute(
        "SELECT proname FROM pg_proc WHERE proname LIKE 'door\\_%' AND pronamespace = 'public'::regnamespace"
    )
    names = [name for (name,) in cursor.fetchall()]
    return [f"DROP VIEW IF EXISTS {view}" for view in reversed(VIEWS)] + [
        f"DROP FUNCTION {name}() CASCADE" for name in names
    ]


def missing(cursor: Any) -> list[str]:
    """Names of functions, triggers and views that are absent, switched off, or say something else than this version."""
    cursor.execute(
        """SELECT t.tgname, pg_get_triggerdef(t.oid, TRUE), p.prosrc
            FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgenabled = 'A'"""
    )
    there = {name: (definition, source) for name, definition, source in cursor.fetchall()}
    absent = [one.name for one in triggers() if there.get(one.name) != (one.definition, one.source)]
    cursor.execute(
        """SELECT c.relname, obj_description(c.oid, 'pg_class'), md5(pg_get_viewdef(c.oid)) FROM pg_class c
            WHERE c.relkind = 'v' AND c.relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT p.oid::regprocedure::text, obj_description(p.oid, 'pg_proc'), md5(pg_get_functiondef(p.oid))
            FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'"""
    )
    noted = {name: note == f"{(note or '')[:64]} {now}" and note[:64] for name, note, now in cursor.fetchall()}
    for name, source in {**VIEWS, **engine_functions()}.items():
        if noted.get(name) != digest(source):
            absent.append(name)
    return absent


def digest(source: str) -> str:
    return hashlib.sha256(source.encode()).hexdigest()
