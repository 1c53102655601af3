"""What is done by itself: leftovers go, one process at a time, and a deleted original stays deleted."""

import datetime
import os
import sqlite3
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.utils import timezone

from stories.consent.uses import Use
from stories.gate.clock import today
from stories.gate.commits import moment
from stories.gate.expiring import take_expired_down
from stories.gate.models import Visible
from stories.intake import deciding, telling
from stories.intake.choices import Choices
from stories.intake.models import Original
from stories.pages.documents import PublicDocument
from stories.pages.preparing import prepare_tree
from stories.publishing.errors import Refused
from stories.publishing.models import Duty, Lease
from stories.publishing.projecting import project
from stories.publishing.publishing import publish
from stories.publishing.rendering import render_next
from stories.publishing.tending import hold_lease, remove_stray_files, tend
from stories.vault.files import SealedWriter
from stories.vault.ids import new_id
from tests import databases, factories
from tests.gate.clocks import set_clock
from tests.publishing.stories_told import ready_edition, tell, two_people


def test_sealed_files_that_no_row_names_go_after_two_days(own_home: Path) -> None:
    prepare_tree()
    told = tell()
    stray = SealedWriter(file_id=new_id(), submission_id=told.submission.pk, key=b"k" * 32)
    stray.write(b"left by a crash")
    stray.close()
    assert remove_stray_files(at=today()) == 0
    for path in Path(own_home / "sealed").rglob("*"):
        if path.is_file():
            os.utime(path, (0, 0))
    assert remove_stray_files(at=today()) == 1
    kept = Original.objects.get()
    assert [path.name for path in (own_home / "sealed").glob("*/*")] == [kept.file_id]


def test_only_one_process_tends_until_its_lease_is_over(own_home: Path) -> None:
    now = timezone.now()
    assert hold_lease(name="tend", holder="one", now=now)
    assert hold_lease(name="tend", holder="one", now=now)
    assert not hold_lease(name="tend", holder="two", now=now)
    assert hold_lease(name="tend", holder="two", now=now + datetime.timedelta(minutes=3))
    assert not hold_lease(name="tend", holder="one", now=now + datetime.timedelta(minutes=3))


@pytest.mark.skipif("connection.vendor == 'postgresql'", reason="there other tests' commits end the moment as well")
def test_a_round_with_nothing_to_do_commits_nothing_but_its_lease_three_times_a_minute(own_home: Path) -> None:
    prepare_tree()
    publish(edition=ready_edition(tell()), person=two_people()[0], at=today())
    began = timezone.now()

    def round_at(seconds: float) -> bool:
        """Whether what was kept in memory before it may still be given after it."""
        now = began + datetime.timedelta(seconds=seconds)
        before = moment()
        assert before is not None
        assert hold_lease(name="tend", holder="one", now=now)
        tend(now=now)
        assert not render_next(holder="one", now=now)
        return moment() == before

    assert not round_at(0)
    while tend(now=began).done:
        pass
    assert [round_at(seconds) for seconds in range(5, 50, 5)] == 3 * [True] + [False] + 3 * [True] + [False, True]
    assert [lease.name for lease in Lease.objects.all()] == ["tend"]


def test_a_deleted_original_leaves_the_record_public_and_makes_no_further_version(own_home: Path) -> None:
    prepare_tree()
    told = tell()
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    deciding.delete_original(secrets=told.secrets, at=today())
    tend(now=timezone.now())
    assert PublicDocument.objects.visible(use="web").exists()
    assert telling.enter(code=told.code).submission_id == told.submission.pk
    with pytest.raises(Refused, match="borró el original"):
        project(submission=told.submission, person=two_people()[0], at=today())


def test_taking_back_the_photographs_takes_only_their_parts_and_their_files(own_home: Path) -> None:
    prepare_tree()
    told = tell()
    document = publish(edition=ready_edition(told), person=two_people()[0], at=today())
    # Two sizes in two formats, and one that every telephone shows.
    assert document.files.count() == 5
    choices = Choices(
        uses={use: use in {"web", "quote"} for use in Use.values}, texts={}, name="Luz", place_step=2, date_step=2
    )
    standing = told.submission.grants.exclude(name_id="").first()
    assert standing is not None
    less = Choices(**{**choices.__dict__, "name_id": standing.name_id})
    deciding.change_consent(secrets=told.secrets, choices=less, at=today())
    assert PublicDocument.objects.visible(use="web").exists()
    assert not PublicDocument.objects.visible(use="photo").exists()
    assert {part.kind for part in document.parts.model.objects.visible()} == {"facts", "passage"}
    tend(now=timezone.now())
    assert list((own_home / "public").iterdir()) == []


def test_a_record_whose_permission_ended_leaves_no_live_page_and_a_hidden_one_stays(
    own_home: Path,
) -> None:
    last = today() + datetime.timedelta(days=3)
    ends, hidden, stays = (
        factories.published_record(consent={"expires_on": last}),
        factories.published_record(),
        factories.published_record(),
    )
    held = factories.hold(hidden.submission)
    tend(now=timezone.now())
    assert ends.page.live
    set_clock(last)
    with pytest.raises(IntegrityError, match="clearance in force"), transaction.atomic():
        ends.page.save()
    tend(now=timezone.now())
    assert not ends.page.live
    ends.page.save()
    assert hidden.page.live
    assert stays.page.live
    factories.lift(held)
    assert Visible.objects.filter(record_id=hidden.record.pk).exists()


def test_an_end_that_is_named_later_the_same_day_is_noticed_on_its_day_whoever_tends(own_home: Path) -> None:
    tomorrow = today() + datetime.timedelta(days=1)
    story, embargoed = factories.published_record(), factories.published_record()
    # One host has looked already today.
    tend(now=timezone.now())
    factories.grant(story.submission, "web", expires_on=tomorrow)
    factories.grant(embargoed.submission, "web", embargo_until=tomorrow)
    assert not embargoed.page.live, "an embargo closes at once"
    tend(now=timezone.now())
    assert story.page.live

    # The day ends between two rounds: the view knows at once, and whoever is cut off has taken nothing down.
    set_clock(tomorrow)
    assert not Visible.objects.filter(record_id=story.record.pk).exists()
    with transaction.atomic():
        assert take_expired_down() == 1
        transaction.set_rollback(True)
    assert story.page.live
    assert not Visible.objects.filter(record_id=story.record.pk).exists()

    # Another host comes to tend, with a connection of its own.
    connections.close_all()
    set_clock(tomorrow)
    tend(now=timezone.now())
    assert not story.page.live
    assert take_expired_down() == 0

    # A clock that is put back brings nothing back.
    set_clock(today() - datetime.timedelta(days=1))
    tend(now=timezone.now())
    shown = Visible.objects.filter(record_id__in=[story.record.pk, embargoed.record.pk])
    assert not shown.exists()


@pytest.mark.skipif(not databases.is_sqlite(), reason="SQLite's write-ahead log")
def test_deleted_bytes_stay_a_duty_while_somebody_reads_and_go_afterwards(own_home: Path) -> None:
    story = factories.published_record()
    reader = sqlite3.connect(own_home / "archive.sqlite3", isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT COUNT(*) FROM stories_publicpart").fetchone()
    factories.withdraw(story.submission)
    connection.cursor().execute("PRAGMA busy_timeout = 50")
    tend(now=timezone.now())
    assert Duty.objects.filter(kind=Duty.Kind.RAW_BYTES, done_on=None).exists()
    reader.execute("COMMIT")
    reader.close()
    tend(now=timezone.now())
    assert not Duty.objects.filter(kind=Duty.Kind.RAW_BYTES, done_on=None).exists()
