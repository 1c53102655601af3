"""The key store's backup: one generation, daily, and nothing withdrawn comes back with it."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from stories.gate.clock import today
from stories.intake import deciding, telling
from stories.pages.documents import PublicDocument
from stories.pages.preparing import prepare_tree
from stories.publishing.publishing import publish
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from stories.upkeep.restoring import restore
from stories.vault import keystore
from stories.vault.backup_of_keys import NAME, back_up_key_store
from stories.vault.backups import OpeningStream, backup_pair, new_backup_key
from stories.vault.errors import Shredded
from tests.publishing.stories_told import ready_edition, tell, two_people


@pytest.fixture
def secret(own_home: Path) -> Path:
    line = new_backup_key()
    assert line is not None
    path = own_home / "backup.key"
    path.touch(0o600)
    path.write_text(line)
    return path


def test_a_lost_key_store_comes_back_and_every_code_opens_again(own_home: Path, secret: Path) -> None:
    told = tell()
    assert back_up_key_store(folder=own_home / "elsewhere") > 0
    shutil.rmtree(own_home / "keystore")
    shutil.rmtree(own_home / "mirror")
    call_command("restore_keys", str(own_home / "elsewhere" / NAME), "--key", str(secret))
    assert telling.enter(code=told.code)


def test_what_was_withdrawn_after_the_backup_stays_shredded(own_home: Path, secret: Path) -> None:
    told, other = tell(), tell()
    back_up_key_store(folder=own_home / "elsewhere")
    withdraw(secrets=told.secrets, at=today())
    tend(now=timezone.now())
    shutil.rmtree(own_home / "keystore")
    shutil.rmtree(own_home / "mirror")
    call_command("restore_keys", str(own_home / "elsewhere" / NAME), "--key", str(secret))
    with pytest.raises(Shredded):
        telling.enter(code=told.code)
    assert keystore.names(submission_id=told.submission.pk) == []
    assert telling.enter(code=other.code)


def test_there_is_one_generation_made_each_day_without_the_vaults_secret(
    own_home: Path, secret: Path, settings: Any
) -> None:
    settings.KEYSTORE_BACKUP_DIR = own_home / "elsewhere"
    tell()
    tend(now=timezone.now())
    first = (own_home / "elsewhere" / NAME).read_bytes()
    tend(now=timezone.now())
    assert (own_home / "elsewhere" / NAME).read_bytes() == first, "once a day"
    back_up_key_store(folder=own_home / "elsewhere")
    assert [path.name for path in (own_home / "elsewhere").iterdir()] == [NAME]
    with (own_home / "elsewhere" / NAME).open("rb") as source, OpeningStream(source, pair=backup_pair(secret)) as o:
        assert (own_home / "keys" / "vault.key").read_bytes() not in o.read()


def test_without_a_backup_key_the_rest_of_the_round_goes_on(own_home: Path, settings: Any) -> None:
    settings.KEYSTORE_BACKUP_DIR = own_home / "elsewhere"
    assert tend(now=timezone.now()).waiting == 0
    assert not (own_home / "elsewhere" / NAME).exists()


def lose_everything(home: Path) -> None:
    """The machine and its mirror are gone: database, files, key store. Both backups and the keys live elsewhere."""
    connections.close_all()
    for stale in home.glob("archive.sqlite3*"):
        stale.unlink()
    for folder in ("sealed", "public", "media", "keystore", "mirror"):
        shutil.rmtree(home / folder, ignore_errors=True)


def rebuild(home: Path, secret: Path) -> Any:
    """As the runbook says: the key store from its one backup, while there is no database; then the database."""
    call_command("restore_keys", str(home / "elsewhere" / NAME), "--key", str(secret))
    with (home / "copy").open("rb") as source:
        return restore(source=source, pair=backup_pair(secret))


def test_what_a_narrator_decided_between_the_two_backups_hides_the_story(own_home: Path, secret: Path) -> None:
    """The database's copy is older than the decision; the key store's copy is younger, and says that there was one."""
    prepare_tree()
    told = tell()
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    call_command("backup", str(own_home / "copy"))
    deciding.hide(secrets=told.secrets, at=today())
    tend(now=timezone.now())
    back_up_key_store(folder=own_home / "elsewhere")
    lose_everything(own_home)

    assert rebuild(own_home, secret).hidden == 1
    assert not PublicDocument.objects.visible(use="web").exists()


def test_what_the_restored_database_knows_as_withdrawn_gets_no_key_back(own_home: Path, secret: Path) -> None:
    """The key store's copy is older than the withdrawal; the database's copy is younger, its erasing long done."""
    prepare_tree()
    told = tell()
    back_up_key_store(folder=own_home / "elsewhere")
    withdraw(secrets=told.secrets, at=today())
    assert tend(now=timezone.now()).waiting == 0
    call_command("backup", str(own_home / "copy"))
    lose_everything(own_home)

    rebuild(own_home, secret)

    assert keystore.names(submission_id=told.submission.pk) == []
    with pytest.raises(Shredded):
        telling.enter(code=told.code)


def test_a_withdrawal_while_the_backup_is_made_spoils_nothing(
    own_home: Path, secret: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = sorted((tell(), tell()), key=lambda told: told.submission.pk)
    names = keystore.names

    def withdrawing_meanwhile(*, submission_id: str) -> list[str]:
        found = names(submission_id=submission_id)
        if submission_id == one.submission.pk:
            keystore.shred(submission_id=submission_id)
        return found

    monkeypatch.setattr(keystore, "names", withdrawing_meanwhile)
    assert back_up_key_store(folder=own_home / "elsewhere") == len(names(submission_id=other.submission.pk))
    assert [path.name for path in (own_home / "elsewhere").iterdir()] == [NAME]
