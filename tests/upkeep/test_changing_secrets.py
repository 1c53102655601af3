"""Another secret for Django and another key for backups: nobody is locked out, and nothing old is left behind."""

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from django.core import signing
from django.core.management import CommandError, call_command
from django.utils import timezone

from archive_site.settings.outside import read_secret
from stories.moderation import second_factor
from stories.moderation.models import SecondFactor
from stories.vault.backup_of_keys import NAME, back_up_key_store
from stories.vault.backups import OpeningStream, backup_pair, backup_public
from stories.vault.errors import CannotOpen
from tests.publishing.stories_told import two_people


def say(*words: str, **options: Any) -> str:
    said = io.StringIO()
    call_command(*words, stdout=said, stderr=said, **options)
    return said.getvalue()


def as_a_new_process(keys: Path, settings: Any) -> None:
    """What settings would read now."""
    settings.STAFF_SECRET_KEY = read_secret({}, "", keys / "staff-secret-key")
    former = read_secret({}, "", keys / "staff-secret-key.former")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = settings.STAFF_SECRET_KEY, [former] if former else []


@pytest.fixture
def keys(own_home: Path, settings: Any) -> Path:
    say("first_run")
    as_a_new_process(own_home / "keys", settings)
    return own_home / "keys"


def test_a_second_step_and_what_was_signed_outlive_the_staffs_secret(keys: Path, settings: Any) -> None:
    person, _other = two_people()
    secret = second_factor.hand_over(person=person, now=timezone.now())
    signed = signing.dumps("a session")
    before = settings.STAFF_SECRET_KEY
    say("rotate_secret_key", "staff")
    as_a_new_process(keys, settings)
    assert before != settings.STAFF_SECRET_KEY
    assert second_factor.secret_of(person=person) == secret
    assert signing.loads(signed) == "a session"
    with pytest.raises(CommandError):
        say("rotate_secret_key", "staff")
    say("rotate_secret_key", "staff", end=True)
    as_a_new_process(keys, settings)
    assert second_factor.secret_of(person=person) == secret
    with pytest.raises(signing.BadSignature):
        signing.loads(signed)
    assert before.encode() not in b"".join(path.read_bytes() for path in keys.iterdir())
    with pytest.raises(CommandError):
        say("rotate_secret_key", "staff", end=True)


def test_a_change_that_was_cut_off_is_finished_at_the_end(keys: Path, settings: Any) -> None:
    person, other = two_people()
    secret = second_factor.hand_over(person=person, now=timezone.now())
    second_factor.hand_over(person=other, now=timezone.now())
    SecondFactor.objects.filter(person=other).update(sealed_secret=b"noise")
    # The power went after the files, before the rows.
    (keys / "staff-secret-key.former").write_bytes((keys / "staff-secret-key").read_bytes())
    (keys / "staff-secret-key").write_text(hashlib.sha256(b"new").hexdigest())
    as_a_new_process(keys, settings)
    with pytest.raises(CannotOpen):
        second_factor.secret_of(person=person)
    assert "1 no abren" in say("rotate_secret_key", "staff", end=True)
    assert second_factor.secret_of(person=person) == secret


def test_the_public_secret_has_a_change_of_its_own(keys: Path) -> None:
    before, staff = (keys / "public-secret-key").read_text(), (keys / "staff-secret-key").read_text()
    say("rotate_secret_key", "public")
    assert (keys / "public-secret-key.former").read_text() == before
    say("rotate_secret_key", "public", end=True)
    assert (keys / "public-secret-key").read_text() != before
    assert (keys / "staff-secret-key").read_text() == staff
    (keys / "public-secret-key").unlink()
    with pytest.raises(CommandError):
        say("rotate_secret_key", "public")


def test_another_backup_key_opens_what_is_made_from_now_on_and_the_former_what_was_made_before(
    own_home: Path, settings: Any
) -> None:
    settings.KEYSTORE_BACKUP_DIR = own_home / "elsewhere"
    first = own_home / "first.key"
    first.write_text(say("backup_key").splitlines()[0])
    first.chmod(0o600)
    back_up_key_store(folder=own_home / "elsewhere")
    (own_home / "elsewhere" / NAME).rename(own_home / "older")
    with pytest.raises(CommandError):
        say("backup_key")
    with pytest.raises(CommandError):
        say("backup_key", instead_of="00000000")
    said = say("backup_key", instead_of=backup_public()[1:].hex()[:8])
    second = own_home / "second.key"
    second.write_text(next(line for line in said.splitlines() if line.startswith("amparo-backup-secret-1 ")))
    second.chmod(0o600)
    for name, right, wrong in ((own_home / "older", first, second), (own_home / "elsewhere" / NAME, second, first)):
        with name.open("rb") as source:
            OpeningStream(source, pair=backup_pair(right)).read(1)
        with name.open("rb") as source, pytest.raises(CannotOpen):
            OpeningStream(source, pair=backup_pair(wrong))
