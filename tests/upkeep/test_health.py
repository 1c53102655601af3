"""Health fails when a promise is not being kept, and its numbers name nobody."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from stories.gate.clock import today
from stories.intake import telling
from stories.intake.contacts import Contact
from stories.intake.models import Submission
from stories.publishing.junk import decline_junk
from stories.publishing.models import Duty, ErasureReport, Lease
from stories.publishing.tending import LEASE, hold_lease, tend
from stories.publishing.waiting import STUCK_AFTER
from stories.publishing.withdrawing import withdraw
from stories.upkeep.health import CODES, metrics, problems
from tests import factories
from tests.publishing.stories_told import tell, two_people


def codes() -> set[str]:
    return {problem.code for problem in problems(now=timezone.now())}


@pytest.fixture
def tended(own_home: Path) -> Path:
    hold_lease(name="tend", holder="somebody", now=timezone.now())
    tend(now=timezone.now())
    return own_home


def test_a_tended_archive_is_well(tended: Path, capsys: Any) -> None:
    call_command("check_health")
    assert codes() == set()


def test_nobody_tending_for_a_minute_is_told(tended: Path) -> None:
    Lease.objects.update(until=timezone.now() + datetime.timedelta(seconds=59))
    assert codes() == {"worker"}
    Lease.objects.all().delete()
    assert codes() == {"worker"}


def test_the_command_fails_when_something_is_wrong(tended: Path, capsys: Any) -> None:
    Lease.objects.all().delete()
    with pytest.raises(SystemExit) as left:
        call_command("check_health")
    assert left.value.code == 1
    assert "worker:" in capsys.readouterr().out


def test_an_erasure_that_is_over_its_window_is_told(tended: Path) -> None:
    told = tell()
    withdraw(secrets=told.secrets, at=today())
    assert "duties" not in codes()
    Duty.objects.filter(done_on=None).update(made_on=today() - datetime.timedelta(days=8))
    assert "duties" in codes()


def test_a_draft_that_should_have_gone_is_told(tended: Path) -> None:
    begun = telling.begin(kind="testimony", language="es", at=today())
    Submission.objects.filter(pk=begun.secrets.submission_id).update(touched_on=today() - datetime.timedelta(days=32))
    assert "retention" in codes()
    tend(now=timezone.now())
    assert "retention" not in codes()


def test_every_line_of_the_retention_schedule_that_was_missed_is_told(tended: Path) -> None:
    told = tell()
    late = today() - datetime.timedelta(days=367)
    report = ErasureReport.objects.create(submission_id="a" * 20, day=late, sealed=b"x")
    assert "retention" in codes()
    report.delete()
    address = Contact.objects.create(submission=told.submission, sealed=b"x", given_on=late, after_letter=0)
    assert "retention" in codes()
    address.delete()
    assert "retention" not in codes()
    junk = tell().submission
    person, _other = two_people()
    decline_junk(ids=[junk.pk], person=person, at=today() - datetime.timedelta(days=9))
    assert "retention" in codes()
    tend(now=timezone.now())
    assert "retention" not in codes()


def test_what_is_tried_again_and_again_is_told_and_what_a_court_delays_is_not(tended: Path) -> None:
    told = tell()
    withdraw(secrets=told.secrets, at=today())
    Duty.objects.filter(done_on=None).update(attempts=STUCK_AFTER - 1)
    assert "stuck" not in codes()
    Duty.objects.filter(done_on=None).update(attempts=STUCK_AFTER)
    assert "stuck" in codes()
    factories.freeze(told.submission)
    assert "stuck" not in codes()


def test_the_lease_is_as_long_as_health_believes() -> None:
    assert Lease.LASTS == LEASE


def test_a_missing_key_and_a_missing_key_backup_are_told(tended: Path, settings: Any) -> None:
    settings.KEYSTORE_BACKUP_DIR = tended / "elsewhere"
    assert codes() == {"keystore_backup"}
    (tended / "keys" / "pepper").unlink()
    assert codes() == {"keys", "keystore_backup"}


def test_a_full_disk_is_told(tended: Path, settings: Any) -> None:
    settings.ARCHIVE_DISK_RESERVE = 10**18
    assert codes() == {"disk"}


def test_without_the_door_nothing_else_is_asked(tended: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP VIEW stories_visible")
    assert codes() == {"door"}


def test_numbers_are_of_the_archive_and_of_no_person(tended: Path) -> None:
    tell()
    said = metrics(now=timezone.now())
    assert said["amparo_stories"] == 0, "fewer than five are not said"
    assert said["amparo_healthy"] == 1
    assert {name for name in said if name.startswith("amparo_problem")} == {
        f'amparo_problem{{code="{code}"}}' for code in CODES
    }
