"""The roles of a real PostgreSQL: each can do its work and nothing else. The screens are tried with them everywhere:
on PostgreSQL every test answers public requests as `archive_public` (tests/narrowness.py).
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.utils import DatabaseError, ProgrammingError
from django.utils import timezone
from wagtail.models import Page

from stories.consent.models import Withdrawal
from stories.gate.clock import today
from stories.gate.postgres_roles import DECIDED_BY_PEOPLE, PUBLIC, ROLES, STAFF, WORKER
from stories.gate.rules.finality import FINAL
from stories.moderation.models import Refusal
from stories.pages.preparing import prepare_tree
from stories.publishing.tending import tend
from stories.vault import keystore
from tests import factories

pytestmark = [
    pytest.mark.service,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="make test-services starts PostgreSQL"),
    pytest.mark.django_db,
]
DENIED = "permission denied"


@pytest.fixture
def strike() -> Callable[[str, str], str]:
    """`strike(role, sql)`: "" when it was let through, else the first line of the refusal. Nothing stays."""

    def striking(role: str, sql: str) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SAVEPOINT strike")
            try:
                cursor.execute(f"SET LOCAL ROLE {role}")
                cursor.execute(sql)
                return ""
            except (ProgrammingError, DatabaseError) as error:
                return str(error).split("\n")[0]
            finally:
                cursor.execute("ROLLBACK TO SAVEPOINT strike")
                cursor.execute("RESET ROLE")

    return striking


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "sql",
    [
        "TRUNCATE stories_duty",
        "CREATE TABLE of_mine (id int)",
        "CREATE TEMPORARY TABLE of_mine (id int)",
        "DROP VIEW stories_visible",
        "ALTER TABLE stories_withdrawal DISABLE TRIGGER ALL",
        "CREATE OR REPLACE FUNCTION archive_today() RETURNS date LANGUAGE sql AS 'SELECT DATE ''1999-01-01'''",
        "SET session_replication_role = replica",
        "SELECT passwd FROM pg_shadow",
        "COPY stories_term TO PROGRAM 'cat'",
        "SELECT pg_read_file('/etc/passwd')",
        "UPDATE django_migrations SET name = 'x'",
        "DELETE FROM search_vector",
        "INSERT INTO search_vector VALUES (1, '')",
    ],
)
def test_no_role_reaches_around_the_door(strike: Callable[[str, str], str], role: str, sql: str) -> None:
    # What is granted on the database itself does not come with a copy of it.
    call_command("database_roles", verbosity=0)
    assert any(words in strike(role, sql) for words in (DENIED, "must be owner", "must be superuser"))


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT password FROM stories_user",
        "SELECT username FROM stories_user",
        "SELECT count(*) FROM django_session",
        "SELECT sealed FROM stories_contact",
        "SELECT sealed_secret FROM stories_secondfactor",
        "SELECT person FROM stories_opening",
        "SELECT target FROM stories_duty",
        "INSERT INTO stories_clearance SELECT * FROM stories_clearance",
        "INSERT INTO stories_publicdocument SELECT * FROM stories_publicdocument",
        "UPDATE wagtailcore_page SET live = TRUE",
        "DELETE FROM stories_withdrawal",
        "DELETE FROM stories_publicdocument",
        "UPDATE stories_submission SET lookup = 'x'",
    ],
)
def test_the_public_process_reads_and_writes_what_is_listed_alone(strike: Callable[[str, str], str], sql: str) -> None:
    factories.published_record()
    assert DENIED in strike(PUBLIC, sql)


@pytest.mark.parametrize("table", FINAL)
def test_what_is_final_is_not_even_tried_by_staff_or_worker(strike: Callable[[str, str], str], table: str) -> None:
    column = {"stories_tombstone": "day", "stories_imported": "submission_id"}.get(table, "id")
    for role in (STAFF, WORKER):
        assert DENIED in strike(role, f"DELETE FROM {table}")
        assert DENIED in strike(role, f"UPDATE {table} SET {column} = {column}")


@pytest.mark.parametrize("table", [*DECIDED_BY_PEOPLE, "stories_user", "stories_passkey"])
def test_the_worker_decides_nothing_and_lets_nobody_in(strike: Callable[[str, str], str], table: str) -> None:
    assert DENIED in strike(WORKER, f"INSERT INTO {table} SELECT * FROM {table}")


def test_the_worker_can_do_all_that_it_is_there_for(tmp_path: Path, settings: Any) -> None:
    """A round after a withdrawal, a report that hides, a story that expired, and junk that nobody claimed."""
    settings.KEYSTORE_DIR, settings.KEYSTORE_MIRROR_DIR = tmp_path / "keystore", None
    settings.SEALED_DIR = tmp_path / "sealed"
    prepare_tree()
    withdrawn, reported, expired = (factories.published_record(kind="mural", pictures=1) for _each in range(3))
    junk = factories.told()
    long_ago = today() - factories.days(settings.ARCHIVE_WINDOW_DAYS)
    Refusal.objects.create(submission=junk, person=factories.person(), reason=Refusal.Reason.JUNK, day=long_ago)
    factories.hold(reported.submission, kind="takedown")
    factories.grant(expired.submission, "web", expires_on=today())
    factories.withdraw(withdrawn.submission)
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {WORKER}")
        for _round in range(2):
            left = tend(now=timezone.now()).waiting
        cursor.execute("RESET ROLE")
    assert left == 0
    assert Withdrawal.objects.filter(submission=junk).exists()
    assert not Page.objects.filter(pk=withdrawn.record.page_id).exists()


def test_a_narrators_open_space_is_not_for_staff_and_its_content_not_for_the_worker(
    strike: Callable[[str, str], str],
) -> None:
    assert DENIED in strike(STAFF, "SELECT token_hash FROM stories_narratorsession")
    assert DENIED in strike(WORKER, "SELECT sealed FROM stories_narratorsession")
    assert strike(WORKER, "DELETE FROM stories_narratorsession WHERE expires_at < now()") == ""
    assert DENIED in strike(WORKER, "SELECT sealed_secret FROM stories_secondfactor")


def test_a_withdrawal_by_the_public_role_takes_everything_down_and_marks_it_for_the_search_server(db: Any) -> None:
    from search.models import Pending
    from stories.pages.documents import PublicDocument

    story = factories.published_record()
    Pending.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {PUBLIC}")
        cursor.execute(
            "INSERT INTO stories_withdrawal (id, submission_id, day) VALUES (%s, %s, archive_today())",
            ["w" * 20, story.submission.pk],
        )
        cursor.execute("RESET ROLE")
    assert not PublicDocument.objects.visible(use="web").exists()


@pytest.mark.parametrize("role", [PUBLIC, STAFF, WORKER])
def test_every_process_may_close_and_hide_what_a_restored_database_has_forgotten(
    tmp_path: Path, settings: Any, role: str
) -> None:
    from stories.pages.documents import PublicDocument
    from stories.publishing.starting import catch_up

    settings.KEYSTORE_DIR, settings.KEYSTORE_MIRROR_DIR = tmp_path / "keystore", None
    withdrawn, decided, unchanged = (factories.published_record() for _each in range(3))
    keystore.shred(submission_id=withdrawn.submission.pk)
    keystore.note_acts(submission_id=decided.submission.pk, count=99)
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")
        catch_up()
        cursor.execute("RESET ROLE")
    assert [row.record_id for row in PublicDocument.objects.visible(use="web")] == [unchanged.record.pk]


def test_granting_again_takes_away_what_was_granted_by_hand(strike: Callable[[str, str], str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT SELECT ON stories_user TO {PUBLIC}")
        cursor.execute(f"GRANT SELECT (password) ON stories_user TO {PUBLIC}")
    call_command("database_roles", verbosity=0)
    assert DENIED in strike(PUBLIC, "SELECT password FROM stories_user")


def fits(password: str, role: str) -> bool:
    """Whether the server would let this role in with this password (SCRAM, RFC 5802)."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [role])
        (verifier,) = cursor.fetchone()
    iterations, salt, stored = re.fullmatch(r"SCRAM-SHA-256\$(\d+):([^$]+)\$([^:]+):.+", verifier).groups()
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), base64.b64decode(salt), int(iterations))
    key = hmac.digest(salted, b"Client Key", "sha256")
    return base64.b64encode(hashlib.sha256(key).digest()).decode() == stored


def test_a_changed_password_is_the_only_one_and_the_others_stay(settings: Any) -> None:
    """As the runbook says: set one, run `database_roles`."""
    settings.DATABASE_ROLE_PASSWORDS = {"archive_public": "the former", "archive_staff": "the staff's"}
    call_command("database_roles", verbosity=0)
    assert fits("the former", "archive_public")
    settings.DATABASE_ROLE_PASSWORDS = {"archive_public": "the next 'one'"}
    call_command("database_roles", verbosity=0)
    assert fits("the next 'one'", "archive_public")
    assert not fits("the former", "archive_public")
    assert fits("the staff's", "archive_staff")
