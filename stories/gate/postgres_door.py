"""The door on PostgreSQL: each gate becomes a function and a trigger that also locks the record's page first.

Lock order is page, then everything else, for everybody: with any other order PostgreSQL may pick a withdrawal as the
victim of a deadlock, and the story would stay live.
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings

from stories.gate import rules
from stories.gate.finality import already_there

PREFIX = "door_"
# Functions run as their owner with a fixed path, so that a narrow role's write still meets every rule.
RUN_AS_OWNER = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp"


def functions() -> list[str]:
    """The clock, hashes and readers of manifests, as `functions.py` and `sqlite.base` have them."""
    zone = settings.ARCHIVE_TIME_ZONE.replace("'", "''")
    reader = "LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp"
    return [
        f"""CREATE OR REPLACE FUNCTION archive_today() RETURNS date LANGUAGE sql VOLATILE
            AS $$ SELECT (clock_timestamp() AT TIME ZONE '{zone}')::date $$""",
        """CREATE OR REPLACE FUNCTION sha256_hex(data bytea) RETURNS text LANGUAGE sql IMMUTABLE
            AS $$ SELECT encode(sha256(data), 'hex') $$""",
        """CREATE OR REPLACE FUNCTION fresh_id() RETURNS text LANGUAGE sql VOLATILE
            AS $$ SELECT left(translate(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
                '0189', 'ghij'), 20) $$""",
        f"""CREATE OR REPLACE FUNCTION read_manifest(data bytea) RETURNS jsonb {reader} AS $$
            BEGIN RETURN convert_from(data, 'UTF8')::jsonb; EXCEPTION WHEN OTHERS THEN RETURN '{{}}'::jsonb; END $$""",
        """CREATE OR REPLACE FUNCTION read_part(data bytea) RETURNS jsonb LANGUAGE sql IMMUTABLE
            AS $$ SELECT read_manifest(substring(data FROM 33)) $$""",
        """CREATE OR REPLACE FUNCTION manifest_says(manifest bytea, record text, kind text, language text,
                place_step int, date_step int, name_id text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
            SELECT COALESCE(read_manifest(manifest) @> jsonb_build_object('record', record, 'kind', kind,
                'language', language, 'place_step', place_step, 'date_step', date_step, 'name_id', name_id), FALSE) $$""",
        """CREATE OR REPLACE FUNCTION manifest_lists(manifest bytea, place int, name text, kind text, use text,
                sha256 text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
            SELECT place >= 0 AND COALESCE(read_manifest(manifest) -> 'parts' -> place @> jsonb_build_object(
                'id', name, 'kind', kind, 'use', use, 'sha256', sha256), FALSE) $$""",
        """CREATE OR REPLACE FUNCTION part_names_file(body bytea, sha256 text, media_type text, size bigint)
                RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
            SELECT COALESCE(read_part(body) -> 'files' @> jsonb_build_array(jsonb_build_object(
                'sha256', sha256, 'type', media_type, 'bytes', size)), FALSE) $$""",
        """CREATE OR REPLACE FUNCTION facts_name_term(body bytea, slug text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
            SELECT COALESCE(read_part(body) ->> 'place' = slug, FALSE)
                OR COALESCE(read_part(body) -> 'terms' @> to_jsonb(slug), FALSE) $$""",
    ]


def refuse(reason: str, when: str) -> str:
    return f"IF {when} THEN RAISE EXCEPTION 'door: {reason.replace(chr(39), chr(39) * 2)}'; END IF;"


def trigger(name: str, *, moment: str, event: str, table: str, lines: list[str], per: str = "ROW") -> Iterator[str]:
    """A function and its trigger, which fires even for a replica or a restored session."""
    row = {"insert": "NEW", "update": "NEW", "delete": "OLD"}.get(event, "NULL") if moment == "BEFORE" else "NULL"
    body = "\n".join(lines)
    yield f"CREATE OR REPLACE FUNCTION {PREFIX}{name}() RETURNS trigger {RUN_AS_OWNER} AS $door$ BEGIN\n{body}\nRETURN {row};\nEND $door$"
    yield f"CREATE TRIGGER {PREFIX}{name} {moment} {event.upper()} ON {table} FOR EACH {per} EXECUTE FUNCTION {PREFIX}{name}()"
    yield f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {PREFIX}{name}"


def short(table: str) -> str:
    """PostgreSQL cuts names at 63 bytes; the app's prefix says nothing here."""
    return table.removeprefix("stories_").removeprefix("wagtailcore_")


def triggers() -> Iterator[str]:
    """Every statement that installs the door, in order."""
    for number, gate in enumerate(rules.GATES):
        name = f"{short(gate.table)}_{gate.event}_{number}"
        lock = f"PERFORM 1 FROM wagtailcore_page WHERE id IN ({gate.locks}) FOR UPDATE;" if gate.locks else ""
        refusals = [refuse(refusal.reason, refusal.when) for refusal in gate.refusals]
        if refusals or lock:
            lines = [lock, *refusals] if lock else refusals
            yield from trigger(f"{name}_refuse", moment="BEFORE", event=gate.event, table=gate.table, lines=lines)
        if gate.effects:
            lines = [f"{effect};" for effect in gate.effects]
            yield from trigger(f"{name}_act", moment="AFTER", event=gate.event, table=gate.table, lines=lines)
    for table in rules.NEVER_UPDATED:
        line = refuse("this row is final", "TRUE")
        yield from trigger(f"{short(table)}_final_update", moment="BEFORE", event="update", table=table, lines=[line])
        line = refuse("this row is there already", already_there(table))
        yield from trigger(f"{short(table)}_final_insert", moment="BEFORE", event="insert", table=table, lines=[line])
    for table in rules.NEVER_DELETED:
        line = refuse("this row is final", "TRUE")
        yield from trigger(f"{short(table)}_final_delete", moment="BEFORE", event="delete", table=table, lines=[line])
    for table in rules.NEVER_TRUNCATED:
        line = refuse("this table is never emptied", "TRUE")
        yield from trigger(
            f"{short(table)}_never_truncate",
            moment="BEFORE",
            event="truncate",
            table=table,
            lines=[line],
            per="STATEMENT",
        )


def closing(cursor: Any) -> list[str]:
    """The statements that drop the views and then whatever functions of the door are there, with their triggers."""
    cursor.execute("SELECT proname FROM pg_proc WHERE proname LIKE 'door\\_%' AND pronamespace = 'public'::regnamespace")
    names = [name for (name,) in cursor.fetchall()]
    views = ["DROP VIEW IF EXISTS stories_visiblepart", "DROP VIEW IF EXISTS stories_visible"]
    return views + [f"DROP FUNCTION {name}() CASCADE" for name in names]


def missing(cursor: Any) -> list[str]:
    """Names of functions, triggers and views that are absent, switched off, or say something else than this version."""
    cursor.execute(
        "SELECT t.tgname, p.prosrc FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgenabled = 'A'"
    )
    there = dict(cursor.fetchall())
    wanted = {}
    for statement in triggers():
        if statement.startswith("CREATE OR REPLACE FUNCTION"):
            name = statement.split()[4].removesuffix("()")
            wanted[name] = statement.split("$door$")[1]
    cursor.execute("SELECT viewname FROM pg_views WHERE viewname IN ('stories_visible', 'stories_visiblepart')")
    views = {name for (name,) in cursor.fetchall()}
    absent = [name for name, source in wanted.items() if there.get(name) != source]
    return absent + [view for view in ("stories_visible", "stories_visiblepart") if view not in views]
