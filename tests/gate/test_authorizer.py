"""On SQLite the public process reads and writes what is on the list, and nothing by another name."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from stories.gate.sqlite import allowed
from stories.gate.sqlite.authorizer import READS
from tests import factories
from tests.databases import ROOT

REFUSED = re.compile("prohibited|not authorized|may not be")
NEVER_READ = (
    "stories_user",
    "stories_secondfactor",
    "stories_recoverycode",
    "stories_openingleave",
    "django_session",
    "auth_group",
    "auth_permission",
    "stories_user_groups",
    "wagtailcore_pagelogentry",
    "wagtailcore_workflowstate",
)


@pytest.fixture
def story(fresh_database: str) -> factories.Story:
    return factories.published_record(pictures=1, translation=True)


@pytest.fixture
def public(story: factories.Story, settings: object) -> Iterator[BaseDatabaseWrapper]:
    """A second connection to the story's file, of a process whose role is `public`."""
    yield from narrow_connection(settings)


@pytest.fixture
def refusing(db: None, settings: object) -> Iterator[BaseDatabaseWrapper]:
    """The same on an empty archive, for what is refused before it runs."""
    yield from narrow_connection(settings)


def narrow_connection(settings: object) -> Iterator[BaseDatabaseWrapper]:
    settings.ARCHIVE_ROLE = "public"  # type: ignore[attr-defined]
    narrow = connections.create_connection("default")
    yield narrow
    narrow.close()


def rows(connection: BaseDatabaseWrapper, statement: str, *values: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def test_the_list_with_its_reasons(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [f"reads    {one.table}: {' '.join(one.columns)} -- {one.reason}" for one in allowed.READINGS]
    lines += [f"inserts  {table} -- {reason}" for table, reason in allowed.INSERTS.items()]
    lines += [f"deletes  {table} -- {reason}" for table, reason in allowed.DELETES.items()]
    lines += [f"updates  {table}: {columns} -- {reason}" for table, (columns, reason) in allowed.UPDATES.items()]
    lines += [f"calls    {names} -- {reason}" for names, reason in allowed.FUNCTIONS.items()]
    lines += [f"trigger  {name}: {json.dumps(writes)}" for name, writes in allowed.TRIGGERS.items()]
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(lines) + "\n")

    assert all(line.partition(" -- ")[2] for line in lines if not line.startswith("trigger"))


def test_every_pair_on_the_list_exists() -> None:
    models = {
        model._meta.db_table: {field.column for field in model._meta.concrete_fields} for model in apps.get_models()
    }
    listed = {(table, column) for table, column in READS if table in models and column not in ("", "ROWID")}

    assert {pair for pair in listed if pair[1] not in models[pair[0]]} == set()
    assert {table for table, _column in READS} - set(models) == {
        "search_words",
        "search_words_data",
        "search_words_idx",
        "search_words_docsize",
        "search_words_config",
        "json_each",
        "sqlite_master",
    }


def test_it_reads_what_is_public(public: BaseDatabaseWrapper, story: factories.Story) -> None:
    found = rows(
        public,
        """SELECT part.body FROM stories_publicpart part JOIN stories_visiblepart v ON v.part_id = part.id
            WHERE part.document_id = %s""",
        story.document.pk,
    )

    assert len(found) == 3


@pytest.mark.parametrize("column", ["*", "person", "reason_code", "day"])
def test_it_counts_openings_and_learns_neither_who_nor_why_nor_when(refusing: BaseDatabaseWrapper, column: str) -> None:
    rows(refusing, "SELECT COUNT(*) FROM stories_opening WHERE submission_id = 'x'")
    with pytest.raises(DatabaseError, match=REFUSED):
        rows(refusing, f"SELECT {column} FROM stories_opening")


@pytest.mark.parametrize("table", NEVER_READ)
def test_it_reads_nothing_of_staff(refusing: BaseDatabaseWrapper, table: str) -> None:
    for asked in ("*", "1", "COUNT(*)"):
        with pytest.raises(DatabaseError, match=REFUSED):
            rows(refusing, f"SELECT {asked} FROM {table}")


@pytest.mark.parametrize(
    "name",
    [
        "stories_visible",
        "stories_visiblepart",
        "stories_publicdocument",
        "door_stories_withdrawal_insert_act",
        "door_stories_grant_insert_act",
        "search_words",
        "sqlite_master",
    ],
)
@pytest.mark.parametrize("kind", ["", "RECURSIVE"])
def test_another_name_opens_nothing(refusing: BaseDatabaseWrapper, name: str, kind: str) -> None:
    """A common table expression is called like the view, or like a trigger, and reads what is not on the list."""
    for statement in (
        f"WITH {kind} {name} AS (SELECT password FROM stories_user) SELECT * FROM {name}",
        f"WITH {kind} {name}(secret) AS (SELECT sealed_secret FROM stories_secondfactor) SELECT secret FROM {name}",
        f"WITH {kind} {name} AS (SELECT COUNT(*) FROM stories_openingleave) SELECT * FROM {name}",
        f"SELECT * FROM (WITH {name} AS (SELECT username FROM stories_user) SELECT * FROM {name}) {name}",
        f"SELECT {name}.password FROM stories_user AS {name}",
    ):
        with pytest.raises(DatabaseError, match=REFUSED):
            rows(refusing, statement)


@pytest.mark.parametrize("name", ["door_stories_withdrawal_insert_act", "door_stories_publicdocument_delete_act"])
def test_a_triggers_name_writes_nothing(refusing: BaseDatabaseWrapper, name: str) -> None:
    for statement in (
        f"WITH {name} AS (SELECT 1) DELETE FROM stories_publicdocument",
        f"WITH {name} AS (SELECT 1) UPDATE wagtailcore_page SET live = 1",
        f"WITH {name} AS (SELECT id FROM wagtailcore_page) UPDATE wagtailcore_page SET live = 1 WHERE id IN {name}",
        f"WITH {name} AS (SELECT 'zzzz') INSERT INTO stories_tombstone (record_id, day) SELECT *, 1 FROM {name}",
    ):
        with pytest.raises(DatabaseError, match="not authorized"):
            rows(refusing, statement)


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO stories_approval (id) VALUES ('x')",
        "INSERT INTO stories_clearance (id) VALUES ('x')",
        "INSERT INTO stories_publicdocument (id) VALUES ('x')",
        "INSERT INTO stories_user (username) VALUES ('x')",
        "UPDATE stories_user SET is_superuser = 1",
        "UPDATE wagtailcore_page SET title = 'x'",
        "UPDATE stories_submission SET signing_public = 'x'",
        "DELETE FROM stories_publicdocument",
        "DELETE FROM stories_mailboxitem",
        "DELETE FROM stories_duty",
        "CREATE TABLE mine (x)",
        "CREATE TEMP TABLE mine (x)",
        "CREATE TEMP VIEW stories_visible AS SELECT 1 AS document_id",
        "CREATE TEMP TRIGGER door_x AFTER INSERT ON stories_act BEGIN SELECT 1; END",
        "DROP TRIGGER door_stories_grant_insert_refuse",
        "DROP VIEW stories_visible",
        "ALTER TABLE stories_grant ADD COLUMN x",
        "ATTACH DATABASE ':memory:' AS mine",
        "PRAGMA recursive_triggers = OFF",
        "PRAGMA writable_schema = ON",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA table_info(stories_user)",
        "SELECT load_extension('x')",
        "REINDEX",
        "ANALYZE",
    ],
)
def test_it_does_nothing_else(refusing: BaseDatabaseWrapper, statement: str) -> None:
    with pytest.raises(DatabaseError, match=REFUSED):
        rows(refusing, statement)


def test_the_refusal_names_table_and_column(refusing: BaseDatabaseWrapper, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(DatabaseError, match=r"stories_user\.username is prohibited"):
        rows(refusing, "SELECT username FROM stories_user")

    assert "may not read stories_user username" in caplog.text


def test_a_withdrawal_by_the_public_process_takes_everything_down(
    public: BaseDatabaseWrapper, story: factories.Story
) -> None:
    with public.cursor() as cursor:
        cursor.execute(
            """INSERT INTO stories_act (id, submission_id, seq, kind, edition_fingerprint, day, body_sha256, payload,
                signature) SELECT 'a', submission_id, MAX(seq) + 1, 'withdraw', '', archive_today(), '', '{}', 'x'
                FROM stories_act WHERE submission_id = %s GROUP BY submission_id""",
            [story.submission.pk],
        )
        cursor.execute(
            "INSERT INTO stories_withdrawal (id, submission_id, act_id, day) VALUES ('w', %s, 'a', archive_today())",
            [story.submission.pk],
        )

    assert rows(public, "SELECT COUNT(*) FROM stories_visible WHERE record_id = %s", story.record.pk) == [(0,)]
    assert not story.page.live


def test_a_no_and_a_narrower_permission_by_the_public_process(
    public: BaseDatabaseWrapper, story: factories.Story
) -> None:
    with public.cursor() as cursor:
        cursor.execute(
            """INSERT INTO stories_act (id, submission_id, seq, kind, edition_fingerprint, day, body_sha256, payload,
                signature) SELECT 'a', submission_id, MAX(seq) + 1, 'consent', '', archive_today(), '', '{}', 'x'
                FROM stories_act WHERE submission_id = %s GROUP BY submission_id""",
            [story.submission.pk],
        )
        cursor.execute(
            """INSERT INTO stories_grant (id, submission_id, act_id, seq, use, allowed, channel, place_step, date_step,
                name_id, text_sha256, edition_fingerprint)
                VALUES ('g', %s, 'a', 10, 'photo', 0, 'screen', 0, 0, '', 'x', '')""",
            [story.submission.pk],
        )

    kinds = rows(public, "SELECT kind FROM stories_publicpart WHERE document_id = %s ORDER BY 1", story.document.pk)
    assert kinds == [("facts",), ("passage",)]


@pytest.mark.parametrize("role", ["staff", "worker", "all"])
def test_the_other_roles_are_not_narrowed(fresh_database: str, settings: object, role: str) -> None:
    settings.ARCHIVE_ROLE = role  # type: ignore[attr-defined]
    wide = connections.create_connection("default")

    assert rows(wide, "SELECT COUNT(username) FROM stories_user") == [(0,)]
    wide.close()


def test_a_process_of_the_public_role_serves_and_cannot_read_accounts(story: factories.Story, tmp_path: Path) -> None:
    script = """
from archive_site import wsgi
from django.db import DatabaseError
from django.test import Client
from stories.moderation.models import User
addresses = ("/es/testimonios/", "/es/testimonios/%s/", "/es/buscar/?q=a")
answers = [Client().get(address).status_code for address in addresses]
try:
    print(User.objects.count())
except DatabaseError as error:
    print(answers, error)
"""
    made = subprocess.run(
        [sys.executable, "-c", script % story.record.pk],
        cwd=ROOT,
        env=os.environ
        | {
            "AMPARO_HOME": str(tmp_path),
            "ARCHIVE_ROLE": "public",
            "DJANGO_SETTINGS_MODULE": "archive_site.settings.test",
        },
        capture_output=True,
        text=True,
        check=False,
    )

    assert made.stdout.startswith("[200, 200, 200]"), made.stderr[-2000:]
    assert "prohibited" in made.stdout or "not authorized" in made.stdout


def test_sqlite_asks_the_authorizer_by_the_names_that_are_compared() -> None:
    """A change of SQLite's in what it calls things would otherwise pass unnoticed."""
    asked: list[tuple[object, ...]] = []
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript("CREATE TABLE a (x); CREATE TABLE b (y); CREATE VIEW v AS SELECT x FROM a")
        connection.set_authorizer(lambda *values: asked.append(values) or sqlite3.SQLITE_OK)
        connection.execute("WITH v AS (SELECT y FROM b) SELECT * FROM v")
        connection.execute("SELECT COUNT(*) FROM a")

    assert (sqlite3.SQLITE_READ, "b", "y", "main", "v") in asked
    assert (sqlite3.SQLITE_READ, "a", "", None, None) in asked
