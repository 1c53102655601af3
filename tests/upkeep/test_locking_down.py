"""Locked down, nobody opens anything; what narrators take back goes all the same."""

from pathlib import Path

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.utils import timezone

from stories.gate.clock import today
from stories.pages.documents import PublicDocument
from stories.pages.preparing import prepare_tree
from stories.publishing.publishing import publish
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from stories.vault.archive_keys import vault_public
from stories.vault.keeper import KeeperRefusal, get_keeper
from tests.publishing.stories_told import ready_edition, tell, two_people


def refused(submission_id: str) -> str:
    with pytest.raises(KeeperRefusal) as refusal:
        get_keeper().open("1", submission_id, "review")
    return refusal.value.code


def test_nobody_opens_and_the_desk_is_signed_out(own_home: Path) -> None:
    told = tell()
    session = SessionStore()
    session["anything"] = 1
    session.save()
    call_command("lock_down")
    assert refused(told.submission.pk) == "locked"
    assert not Session.objects.exists()
    call_command("lock_down", "--lift")
    assert get_keeper().open("1", told.submission.pk, "review")


def test_withdrawing_and_erasing_go_on(own_home: Path) -> None:
    prepare_tree()
    told = tell()
    publish(edition=ready_edition(told), person=two_people()[0], at=today())
    call_command("lock_down")
    assert PublicDocument.objects.visible(use="web").exists()
    withdraw(secrets=told.secrets, at=today())
    assert not PublicDocument.objects.visible(use="web").exists()
    assert tend(now=timezone.now()).waiting == 0


def test_the_key_is_destroyed_only_by_who_names_it(own_home: Path) -> None:
    told = tell()
    key = own_home / "keys" / "vault.key"
    kept = key.read_bytes()
    with pytest.raises(CommandError):
        call_command("lock_down", "--destroy-key", "00000000")
    assert key.exists()
    call_command("lock_down", "--destroy-key", vault_public()[1:].hex()[:8])
    assert not key.exists()
    call_command("lock_down", "--lift")
    assert refused(told.submission.pk) == "no_key"
    key.touch(0o600)
    key.write_bytes(kept)
    assert get_keeper().open("1", told.submission.pk, "review")
