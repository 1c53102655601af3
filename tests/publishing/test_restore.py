"""A database of any age, with the vault key and the key store as it stands now, opens nothing that was withdrawn
(R18).
"""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.utils import timezone

from stories.gate.clock import today
from stories.intake import deciding, telling
from stories.pages.documents import PublicDocument
from stories.pages.preparing import prepare_tree
from stories.publishing import restored
from stories.publishing.publishing import publish
from stories.publishing.starting import catch_up
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from stories.vault.errors import Shredded
from stories.vault.keeper import KeeperRefusal, get_keeper
from tests import frozen
from tests.databases import ROOT
from tests.publishing.stories_told import ToldStory, ready_edition, tell, two_people

ROLES = ("public", pytest.param("staff", marks=pytest.mark.long))


@contextlib.contextmanager
def put_back_by_hand(home: Path) -> Iterator[None]:
    """What happens within is forgotten by the database: its file is put back as it was before."""
    database = home / "archive.sqlite3"
    # Not left to the last connection that closes: a thread of an earlier test may hold one, to tell the moment.
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connections.close_all()
    copy = shutil.copyfile(database, home / "copy.sqlite3")
    yield
    connections.close_all()
    for stale in home.glob("archive.sqlite3*"):
        stale.unlink()
    shutil.copyfile(copy, database)
    assert PublicDocument.objects.visible(use="web").exists()
    connections.close_all()


def forgotten_hiding(home: Path) -> ToldStory:
    """A public story whose narrator hid it after the copy that is put back."""
    prepare_tree()
    told = tell()
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    with put_back_by_hand(home):
        deciding.hide(secrets=told.secrets, at=today())
        tend(now=timezone.now())
    return told


def start_a_server(role: str, home: Path) -> None:
    """Import the web server's way in, in a process of that role, which is narrowed as it would be."""
    chosen = {"ARCHIVE_ROLE": role, "AMPARO_HOME": str(home), "DJANGO_SETTINGS_MODULE": "archive_site.settings.test"}
    subprocess.run([sys.executable, "-c", "import archive_site.wsgi"], cwd=ROOT, env=os.environ | chosen, check=True)


@pytest.mark.parametrize("role", ROLES)
def test_a_server_closes_what_was_withdrawn_since_the_copy_before_it_serves(own_home: Path, role: str) -> None:
    prepare_tree()
    told = tell()
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    with put_back_by_hand(own_home):
        withdraw(secrets=told.secrets, at=today())
        assert tend(now=timezone.now()).waiting == 0

    start_a_server(role, own_home)

    assert not PublicDocument.objects.visible(use="web").exists()
    with pytest.raises(KeeperRefusal):
        get_keeper().open("1", told.submission.pk, "review")
    with pytest.raises(Shredded):
        telling.enter(code=told.code)


@pytest.mark.parametrize("role", ROLES)
def test_a_server_hides_what_its_narrator_decided_about_since_the_copy_before_it_serves(
    own_home: Path, role: str
) -> None:
    told = forgotten_hiding(own_home)

    start_a_server(role, own_home)

    assert not PublicDocument.objects.visible(use="web").exists()
    letters = told.submission.mailbox.count()
    for _round in range(2):
        tend(now=timezone.now())
        assert told.submission.mailbox.count() == letters + 1, "told once"
    deciding.show_again(secrets=told.secrets, at=today())
    catch_up()
    assert PublicDocument.objects.visible(use="web").exists(), "once is enough"


def test_a_worker_that_tends_on_while_a_copy_is_put_back_forgets_nothing(own_home: Path) -> None:
    forgotten_hiding(own_home)
    restored._NOTED.clear()
    tend(now=timezone.now())

    catch_up()

    assert not PublicDocument.objects.visible(use="web").exists()


def test_the_worker_hides_before_it_notes_anything(own_home: Path) -> None:
    forgotten_hiding(own_home)
    restored._NOTED.clear()

    call_command("tend", verbosity=0, stdout=io.StringIO())

    assert not PublicDocument.objects.visible(use="web").exists()


def test_a_legal_freeze_delays_erasing_and_never_hiding(own_home: Path) -> None:
    prepare_tree()
    told = tell()
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    first, second = two_people()
    freeze = frozen.freeze(submission_id=told.submission.pk, first=first, second=second, at=today())
    withdraw(secrets=told.secrets, at=today())
    assert not PublicDocument.objects.visible(use="web").exists()
    assert tend(now=timezone.now()).waiting > 0
    assert told.submission.bodies.exists()
    frozen.lift(freeze=freeze, first=second, second=first, at=today())
    assert tend(now=timezone.now()).waiting == 0
    assert not told.submission.bodies.exists()
