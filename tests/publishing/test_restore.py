"""A database of any age, with the vault key and the key store as it stands now, opens nothing that was withdrawn
(R18).
"""

import shutil
from pathlib import Path

import pytest
from django.db import connections
from django.utils import timezone

from stories.consent import freezing
from stories.gate.clock import today
from stories.intake import deciding, telling
from stories.pages.documents import PublicDocument
from stories.pages.preparing import prepare_tree
from stories.publishing.publishing import publish
from stories.publishing.starting import before_serving
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from stories.vault.errors import Shredded
from stories.vault.keeper import KeeperRefusal, get_keeper
from tests.publishing.stories_told import ready_edition, tell, two_people


def test_a_restored_database_closes_what_the_key_store_marks_before_it_serves(own_home: Path, settings: object) -> None:
    prepare_tree()
    told = tell()
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    database = own_home / "archive.sqlite3"
    connections.close_all()
    backup = shutil.copyfile(database, own_home / "backup.sqlite3")
    withdraw(secrets=told.secrets, at=today())
    assert tend(now=timezone.now()).waiting == 0

    connections.close_all()
    for stale in own_home.glob("archive.sqlite3*"):
        stale.unlink()
    shutil.copyfile(backup, database)
    assert PublicDocument.objects.visible(use="web").exists()
    settings.ARCHIVE_ROLE = "staff"  # type: ignore[attr-defined]
    before_serving()

    assert not PublicDocument.objects.visible(use="web").exists()
    with pytest.raises(KeeperRefusal):
        get_keeper().open("1", told.submission.pk, "review")
    with pytest.raises(Shredded):
        telling.enter(code=told.code)


def test_a_restored_database_hides_what_its_narrator_decided_about_since_before_it_serves(
    own_home: Path, settings: object
) -> None:
    prepare_tree()
    told = tell()
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    database = own_home / "archive.sqlite3"
    connections.close_all()
    backup = shutil.copyfile(database, own_home / "backup.sqlite3")
    deciding.hide(secrets=told.secrets, at=today())
    tend(now=timezone.now())

    connections.close_all()
    for stale in own_home.glob("archive.sqlite3*"):
        stale.unlink()
    shutil.copyfile(backup, database)
    assert PublicDocument.objects.visible(use="web").exists()
    settings.ARCHIVE_ROLE = "public"  # type: ignore[attr-defined]
    before_serving()

    assert not PublicDocument.objects.visible(use="web").exists()
    deciding.show_again(secrets=told.secrets, at=today())
    before_serving()
    assert PublicDocument.objects.visible(use="web").exists(), "once is enough"


def test_a_legal_freeze_delays_erasing_and_never_hiding(own_home: Path) -> None:
    prepare_tree()
    told = tell()
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    first, second = two_people()
    freeze = freezing.freeze(submission_id=told.submission.pk, first=first, second=second, at=today())
    withdraw(secrets=told.secrets, at=today())
    assert not PublicDocument.objects.visible(use="web").exists()
    assert tend(now=timezone.now()).waiting > 0
    assert told.submission.bodies.exists()
    freezing.lift(freeze=freeze, first=second, second=first, at=today())
    assert tend(now=timezone.now()).waiting == 0
    assert not told.submission.bodies.exists()
