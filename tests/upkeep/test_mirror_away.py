"""The key store's mirror is away while somebody takes back: all else is erased; the keys follow when it is back."""

import shutil
from pathlib import Path

from stories.gate.clock import today
from stories.publishing.erasing import erase
from stories.publishing.models import Duty
from stories.publishing.withdrawing import withdraw
from stories.vault import keystore
from tests.publishing.stories_told import tell


def test_only_the_keys_and_the_report_wait_and_both_are_done_when_it_is_back(own_home: Path) -> None:
    told = tell()
    submission_id = told.submission.pk
    shutil.move(own_home / "mirror", own_home / "away")
    (own_home / "mirror").write_text("not a folder")
    withdraw(secrets=told.secrets, at=today())

    assert not erase(submission_id=submission_id, at=today())
    waiting = set(Duty.objects.filter(submission_id=submission_id, done_on=None).values_list("kind", flat=True))
    assert "shred_keys" in waiting
    assert not waiting & {"sealed_files", "sealed_rows", "page_traces"}
    assert keystore.names(submission_id=submission_id) == []

    (own_home / "mirror").unlink()
    shutil.move(own_home / "away", own_home / "mirror")
    erase(submission_id=submission_id, at=today())
    assert erase(submission_id=submission_id, at=today())
    assert keystore.verify_shredded(submission_id=submission_id)
