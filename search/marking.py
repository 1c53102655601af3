"""Triggers that put a record on the list of `search.models.Pending` whenever what is visible of it may have changed.

Four things change that at once: a row of the index comes or goes (publication, withdrawal, a grant taken back), a hold
is set or lifted, a page goes on or off. What changes by the date alone is found by the comparison of each day.
"""

import hashlib

from django.db.backends.utils import CursorWrapper

AGAIN = "ON CONFLICT (record) DO UPDATE SET stamp = search_pending.stamp + 1"
MARK = f"INSERT INTO search_pending (record, stamp) VALUES (%s, 1) {AGAIN}"  # noqa: S608 - names of ours
# A trigger's statements: of one row of the index, and of whatever records meet a condition.
ONE = f"INSERT INTO search_pending (record, stamp) VALUES ({{row}}.record, 1) {AGAIN};"  # noqa: S608 - names of ours
MANY = f"""INSERT INTO search_pending (record, stamp) SELECT DISTINCT d.record_id, 1 FROM stories_record r
    JOIN stories_publicdocument d ON d.record_id = r.id WHERE {{condition}} {AGAIN};"""  # noqa: S608 - names of ours

# name -> (event, table, when, statement)
MARKS: dict[str, tuple[str, str, str, str]] = {
    "search_mark_row_in": ("INSERT", "search_row", "", ONE.format(row="NEW")),
    "search_mark_row_out": ("DELETE", "search_row", "", ONE.format(row="OLD")),
    "search_mark_hold": (
        "INSERT",
        "stories_hold",
        "",
        MANY.format(condition="r.submission_id = NEW.submission_id"),
    ),
    "search_mark_page": (
        "UPDATE OF live",
        "wagtailcore_page",
        "NEW.live <> OLD.live",
        MANY.format(condition="r.page_id = NEW.id"),
    ),
}


def sqlite_triggers() -> dict[str, str]:
    """Name -> statement."""
    return {
        name: f"CREATE TRIGGER {name} AFTER {event} ON {table} {f'WHEN {when}' if when else ''} BEGIN {does} END"
        for name, (event, table, when, does) in MARKS.items()
    }


def install_on_sqlite(cursor: CursorWrapper) -> None:
    """Made anew unless they are there as this version writes them (a rebuilt table loses its triggers)."""
    cursor.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND substr(name, 1, 12) = 'search_mark_'"
    )
    there = dict(cursor.fetchall())
    for name, statement in sqlite_triggers().items():
        if there.get(name) != statement:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
            cursor.execute(statement)


def remove_on_sqlite(cursor: CursorWrapper) -> None:
    """Before a migration: SQLite renames no table while a trigger speaks of one that is gone."""
    for name in MARKS:
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def install_on_postgresql(cursor: CursorWrapper) -> None:
    """Functions run as their owner, so that a narrow role's write is marked too."""
    written = hashlib.sha256(repr(MARKS).encode()).hexdigest()
    cursor.execute(
        """SELECT count(*) FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgname LIKE 'search\\_mark\\_%%'
            AND t.tgenabled = 'A' AND obj_description(p.oid, 'pg_proc') = %s""",
        [written],
    )
    if cursor.fetchone() == (len(MARKS),):
        return
    for name, (event, table, when, does) in MARKS.items():
        cursor.execute(f"DROP FUNCTION IF EXISTS {name}() CASCADE")
        cursor.execute(
            f"""CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
            SET search_path = public, pg_temp AS $mark$ BEGIN {does} RETURN NULL; END $mark$"""
        )
        cursor.execute(
            f"""CREATE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW
            {f"WHEN ({when})" if when else ""} EXECUTE FUNCTION {name}()"""
        )
        cursor.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}")
        cursor.execute(f"COMMENT ON FUNCTION {name}() IS %s", [written])
