"""A power cut at any moment: hidden at once, nothing half public, all duties done afterwards."""

import datetime
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.db import connection, connections
from django.utils import timezone

from search.engine import get_engine
from stories.gate.clock import today
from stories.pages.documents import PublicDocument, PublicFile, PublicPart
from stories.pages.preparing import prepare_tree
from stories.publishing.audit import audit_public
from stories.publishing.models import Duty
from stories.publishing.publishing import publish
from stories.publishing.tending import close_what_the_key_store_marks, tend
from stories.publishing.withdrawing import withdraw
from stories.redaction.models import Edition
from tests.databases import FOLDERS
from tests.kill.killing import kill_at_every_step
from tests.publishing.stories_told import ToldStory, ready_edition, tell, two_people


@pytest.fixture
def home(own_home: Path) -> Path:
    """A home of its own with the page tree."""
    prepare_tree()
    return own_home


def snapshot(home: Path) -> Path:
    """The database and every folder of the archive as they stand, copied into one home that children can be born in."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()
    made = home / "snapshot"
    made.mkdir()
    shutil.copyfile(home / "archive.sqlite3", made / "archive.sqlite3")
    for name, folder in FOLDERS.items():
        source = Path(getattr(settings, name))
        if source.exists():
            shutil.copytree(source, made / folder)
        else:
            (made / folder).mkdir()
    return made


def restart_and_tend() -> None:
    """What a new process does the day after: close what is marked, then tend until nothing waits."""
    # A publication that was killed may be going on still, for all that `tend` knows on the same day.
    Duty.objects.filter(kind=Duty.Kind.PUBLIC_FILE, done_on=None).update(made_on=today() - datetime.timedelta(days=1))
    close_what_the_key_store_marks(at=today())
    for _round in range(3):
        if tend(now=timezone.now()).waiting == 0:
            break
    assert not Duty.objects.filter(done_on=None).exists(), list(
        Duty.objects.filter(done_on=None).values_list("kind", flat=True)
    )


def stored_names() -> set[str]:
    return set(storages["public"].listdir("")[1])


def nothing_half_public() -> None:
    """Every document is whole, proven, and every file in the public store belongs to one."""
    assert audit_public() == []
    assert stored_names() == set(PublicFile.objects.values_list("name", flat=True))
    for document in PublicDocument.objects.visible(use="web"):
        assert PublicPart.objects.visible().filter(document=document).count() == 4


def nothing_left(told: ToldStory) -> Callable[[], None]:
    """After a withdrawal and tending: no row, no file, no key."""

    def look() -> None:
        submission = told.submission
        assert not PublicDocument.unguarded.exists()
        assert stored_names() == set()
        assert not submission.bodies.exists()
        assert not submission.originals.exists()
        assert not submission.mailbox.exists()
        assert submission.record.page is None
        assert list((settings.KEYSTORE_DIR).glob(f"{submission.pk}/*")) == []
        sealed = [path for path in Path(settings.SEALED_DIR).rglob("*") if path.is_file()]
        assert sealed == []

    return look


@pytest.mark.kill
def test_publishing_killed_anywhere_leaves_all_or_nothing(home: Path) -> None:
    told = tell()
    edition_id = ready_edition(told).pk
    made = snapshot(home)

    def verb() -> None:
        publish(edition=Edition.objects.get(pk=edition_id), person=two_people()[0], at=today())

    def afterwards(finished: bool) -> None:
        before = PublicDocument.objects.visible(use="web").count()
        assert before == 1 or not finished
        restart_and_tend()
        nothing_half_public()
        assert PublicDocument.objects.visible(use="web").count() == before
        if not before:
            verb()
            nothing_half_public()

    killed = kill_at_every_step(home=made, verb=verb, afterwards=afterwards, engine_class=type(get_engine()))
    sys.stdout.write(f"\npublish: killed at {killed} points\n")
    assert killed > 50


@pytest.mark.kill
def test_a_newer_version_killed_anywhere_leaves_the_old_or_the_new(home: Path) -> None:
    told = tell()
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    newer_id = ready_edition(told, title="Cantamos").pk
    made = snapshot(home)

    def verb() -> None:
        publish(edition=Edition.objects.get(pk=newer_id), person=two_people()[0], at=today())

    def afterwards(finished: bool) -> None:
        restart_and_tend()
        nothing_half_public()
        shown = PublicDocument.objects.visible(use="web").get()
        assert (shown.edition_id == newer_id) or not finished

    killed = kill_at_every_step(home=made, verb=verb, afterwards=afterwards, engine_class=type(get_engine()))
    sys.stdout.write(f"\npublish a newer version: killed at {killed} points\n")
    assert killed > 50


@pytest.mark.kill
def test_withdrawing_killed_anywhere_hides_at_once_or_not_yet(home: Path) -> None:
    told = tell()
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    made = snapshot(home)

    def verb() -> None:
        withdraw(secrets=told.secrets, at=today())

    def afterwards(finished: bool) -> None:
        gone = hasattr(told.submission, "withdrawal")
        assert gone or not finished
        assert PublicDocument.objects.visible(use="web").exists() != gone
        assert audit_public() == []
        if not gone:
            verb()
        assert not PublicDocument.objects.visible(use="web").exists()
        restart_and_tend()
        nothing_left(told)()

    killed = kill_at_every_step(home=made, verb=verb, afterwards=afterwards, engine_class=type(get_engine()))
    sys.stdout.write(f"\nwithdraw: killed at {killed} points\n")
    assert killed > 3


@pytest.mark.kill
def test_erasing_killed_anywhere_is_finished_by_the_next_process(home: Path) -> None:
    told = tell()
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    withdraw(secrets=told.secrets, at=today())
    made = snapshot(home)

    def verb() -> None:
        tend(now=timezone.now())

    def afterwards(_finished: bool) -> None:
        assert not PublicDocument.objects.visible(use="web").exists()
        restart_and_tend()
        nothing_left(told)()

    killed = kill_at_every_step(home=made, verb=verb, afterwards=afterwards, engine_class=type(get_engine()))
    sys.stdout.write(f"\nerase: killed at {killed} points\n")
    assert killed > 50


@pytest.mark.kill
def test_sending_killed_anywhere_loses_nothing_that_was_told(home: Path) -> None:
    from stories.intake import telling
    from stories.intake.choices import Choices
    from stories.intake.models import Act
    from stories.publishing.worksheets import told as told_to_the_desk
    from stories.vault.keeper import get_keeper

    begun = telling.begin(kind="testimony", language="es", at=today())
    sitting = telling.open_sitting(secrets=begun.secrets)
    telling.save_answers(secrets=begun.secrets, sitting=sitting, answers={"story": "Llegaron a las cinco."}, at=today())
    choices = Choices(uses={"web": True}, texts={})
    made = snapshot(home)

    def verb() -> None:
        telling.send(secrets=begun.secrets, sitting=sitting, choices=choices, at=today())

    def afterwards(_finished: bool) -> None:
        verb()
        submission = ToldStory(begun.secrets, begun.code).submission
        assert submission.acts.filter(kind=Act.Kind.SEND).count() == 1
        assert submission.grants.count() == 9
        opened = get_keeper().open("1", submission.pk, "review")
        assert told_to_the_desk(submission=submission, opened=opened).answers["story"] == "Llegaron a las cinco."

    killed = kill_at_every_step(home=made, verb=verb, afterwards=afterwards, engine_class=type(get_engine()))
    sys.stdout.write(f"\nsend: killed at {killed} points\n")
    assert killed > 20
