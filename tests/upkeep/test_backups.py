"""A backup opens for nobody without its key, and a restored archive shows nothing that was taken back since."""

import datetime
import io
import shutil
import stat
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from django.utils import timezone

from stories.consent.models import Hold
from stories.gate.clock import today
from stories.intake import deciding, telling
from stories.intake.models import Submission
from stories.pages.documents import PublicDocument
from stories.pages.preparing import prepare_tree
from stories.publishing.publishing import publish
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from stories.upkeep import databases
from stories.upkeep.restoring import NotRestored, restore
from stories.vault.archive_keys import KeyFileError
from stories.vault.backups import (
    CannotOpen,
    Damaged,
    OpeningStream,
    SealingStream,
    backup_pair,
    backup_public,
    new_backup_key,
)
from stories.vault.errors import Shredded
from stories.vault.keeper import KeeperRefusal, get_keeper
from stories.vault.pairs import Pair, Purpose
from tests.publishing.stories_told import ready_edition, tell, two_people

DAY = datetime.date(2026, 3, 1)


@pytest.fixture
def secret(own_home: Path) -> Path:
    """The backup key's secret line, in a file beside the archive."""
    line = new_backup_key()
    assert line is not None
    path = own_home / "backup.key"
    path.touch(0o600)
    path.write_text(line)
    return path


def published() -> Any:
    told = tell()
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    return told


def lose_the_machine(home: Path) -> None:
    """Database and files are gone; keys and key store live on."""
    connections.close_all()
    for stale in home.glob("archive.sqlite3*"):
        stale.unlink()
    for folder in ("sealed", "public", "media"):
        shutil.rmtree(home / folder, ignore_errors=True)


def restored(home: Path, secret: Path) -> Any:
    lose_the_machine(home)
    with (home / "copy").open("rb") as source:
        return restore(source=source, pair=backup_pair(secret))


def test_what_was_backed_up_comes_back(own_home: Path, secret: Path) -> None:
    prepare_tree()
    told = published()
    call_command("backup", str(own_home / "copy"))
    assert stat.S_IMODE((own_home / "copy").stat().st_mode) == 0o600
    shown = list(PublicDocument.objects.visible(use="web").values_list("fingerprint", flat=True))

    done = restored(own_home, secret)

    assert (done.withdrawn, done.hidden) == (0, 0)
    assert list(PublicDocument.objects.visible(use="web").values_list("fingerprint", flat=True)) == shown
    assert telling.enter(code=told.code)


def test_a_backup_from_before_a_withdrawal_shows_nothing_and_opens_nothing(own_home: Path, secret: Path) -> None:
    prepare_tree()
    told = published()
    call_command("backup", str(own_home / "copy"))
    withdraw(secrets=told.secrets, at=today())
    assert tend(now=timezone.now()).waiting == 0

    done = restored(own_home, secret)

    assert done.withdrawn == 1
    assert not PublicDocument.objects.visible(use="web").exists()
    with pytest.raises(KeeperRefusal):
        get_keeper().open("1", told.submission.pk, "review")
    with pytest.raises(Shredded):
        telling.enter(code=told.code)
    assert tend(now=timezone.now()).waiting == 0
    assert not Submission.objects.get(pk=told.submission.pk).bodies.exists()
    assert not [path for path in (own_home / "sealed").rglob("*") if path.is_file()]


def test_what_a_narrator_decided_after_the_backup_hides_the_story_until_the_narrator_looks(
    own_home: Path, secret: Path
) -> None:
    prepare_tree()
    told = published()
    tend(now=timezone.now())
    call_command("backup", str(own_home / "copy"))
    deciding.hide(secrets=told.secrets, at=today())
    tend(now=timezone.now())

    done = restored(own_home, secret)

    assert (done.withdrawn, done.hidden) == (0, 1)
    assert not PublicDocument.objects.visible(use="web").exists()
    hold = Hold.objects.get(submission=told.submission.pk)
    assert (hold.kind, hold.act) == (Hold.Kind.NARRATOR, None)
    letters = Submission.objects.get(pk=told.submission.pk).mailbox.count()
    tend(now=timezone.now())
    assert Submission.objects.get(pk=told.submission.pk).mailbox.count() == letters + 1, "the narrator is told"

    deciding.show_again(secrets=told.secrets, at=today())
    assert PublicDocument.objects.visible(use="web").exists()


def test_while_it_is_made_no_copy_of_the_database_lies_anywhere(own_home: Path, secret: Path) -> None:
    """A backup that is killed must not leave words behind that are taken back later."""
    before = {path for path in own_home.rglob("*") if path.is_file()}
    making = databases.pieces()
    assert next(making).startswith(b"SQLite format 3")
    assert {path for path in own_home.rglob("*") if path.is_file()} <= before | set(own_home.glob("archive.sqlite3*"))


def test_nothing_is_restored_over_an_archive(own_home: Path, secret: Path) -> None:
    prepare_tree()
    call_command("backup", str(own_home / "copy"))
    with (own_home / "copy").open("rb") as source, pytest.raises(NotRestored):
        restore(source=source, pair=backup_pair(secret))


def test_no_key_no_wrap_and_no_plain_word_is_in_a_backup(own_home: Path, secret: Path) -> None:
    prepare_tree()
    published()
    call_command("backup", str(own_home / "copy"))
    sealed = (own_home / "copy").read_bytes()
    assert b"SQLite format 3" not in sealed
    with OpeningStream(io.BytesIO(sealed), pair=backup_pair(secret)) as opened:
        plain = opened.read()
    assert b"SQLite format 3" in plain
    for folder in ("keys", "keystore"):
        for path in (own_home / folder).rglob("*"):
            if path.is_file() and path.stat().st_size > 16:
                assert path.read_bytes() not in plain, path.name


def test_a_backup_needs_its_key_first_and_makes_only_one(own_home: Path) -> None:
    with pytest.raises(CommandError):
        call_command("backup", str(own_home / "copy"))
    assert not (own_home / "copy").exists()
    assert new_backup_key() is not None
    assert new_backup_key() is None


def test_a_key_that_others_can_read_is_refused(own_home: Path, secret: Path) -> None:
    secret.chmod(0o644)
    with pytest.raises(KeyFileError):
        backup_pair(secret)


def sealed_of(data: bytes, public: bytes) -> bytes:
    target = io.BytesIO()
    with SealingStream(target, public=public) as stream:
        stream.write(data)
    return target.getvalue()


@pytest.mark.parametrize("size", [0, 1, 65_000, 65_536, 200_000])
def test_every_byte_comes_back(own_home: Path, secret: Path, size: int) -> None:
    data = bytes(range(256)) * (size // 256 + 1)
    sealed = sealed_of(data[:size], backup_public())
    with OpeningStream(io.BytesIO(sealed), pair=backup_pair(secret)) as opened:
        assert opened.read() == data[:size]


@pytest.mark.parametrize("harm", ["cut", "cut a frame", "flip", "swap", "add", "head"])
def test_a_backup_that_was_touched_is_refused(own_home: Path, secret: Path, harm: str) -> None:
    sealed = bytearray(sealed_of(bytes(300_000), backup_public()))
    frame = 65_536
    if harm == "cut":
        del sealed[-100:]
    elif harm == "cut a frame":
        del sealed[-frame:]
    elif harm == "flip":
        sealed[-frame * 2] ^= 1
    elif harm == "swap":
        sealed[-frame * 2 :] = sealed[-frame:] + sealed[-frame * 2 : -frame]
    elif harm == "add":
        sealed += sealed[-frame:]
    else:
        sealed[10] ^= 1
    with pytest.raises((Damaged, CannotOpen)), OpeningStream(io.BytesIO(bytes(sealed)), pair=backup_pair(secret)) as o:
        o.read()


def test_another_key_opens_nothing(own_home: Path, secret: Path) -> None:
    sealed = sealed_of(b"words", backup_public())
    with pytest.raises(CannotOpen):
        OpeningStream(io.BytesIO(sealed), pair=Pair.new(Purpose.BACKUP))
