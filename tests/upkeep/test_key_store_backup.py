"""The key store's backup: one generation, daily, and nothing withdrawn comes back with it."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from stories.gate.clock import today
from stories.intake import telling
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from stories.vault import keystore
from stories.vault.backup_of_keys import NAME, back_up_key_store
from stories.vault.backups import OpeningStream, backup_pair, new_backup_key
from stories.vault.errors import Shredded
from tests.publishing.stories_told import tell


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
