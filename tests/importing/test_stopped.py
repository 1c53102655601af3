"""An import that is killed between what it seals and the rows that name it: nothing of nobody stays for good."""

import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from stories.importing import loading
from stories.intake import bringing
from stories.intake.imported import Imported
from stories.intake.models import Original, Submission
from stories.moderation.models import User
from stories.publishing.tending import tend
from stories.vault import keystore
from stories.vault.files import stored_ids

pytestmark = pytest.mark.usefixtures("own_home")


class Killed(BaseException):
    """The process is gone."""


def killed(*args: object, **named: object) -> None:
    raise Killed


def test_what_a_kill_left_without_rows_is_cleared_away_and_every_record_is_here_once(
    invented: Callable[..., Path], steward: User, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = invented(7)
    monkeypatch.setattr(loading, "TOGETHER", 3)
    inserted, real = [], bringing.insert

    def insert(rows: bringing.Rows) -> None:
        real(rows) if not inserted else killed()
        inserted.append(rows)

    monkeypatch.setattr(bringing, "insert", insert)
    with pytest.raises(Killed):
        call_command("import_records", folder, steward="custodia")
    assert (Submission.objects.count(), len(keystore.submission_ids()), len(stored_ids())) == (3, 6, 6)

    monkeypatch.setattr(bringing, "insert", real)
    call_command("import_records", folder, steward="custodia")

    assert Imported.objects.count() == Imported.objects.values("mark").distinct().count() == 7
    with_wraps = {each for each in keystore.submission_ids() if keystore.names(submission_id=each)}
    assert with_wraps == set(Submission.objects.values_list("pk", flat=True))
    assert len(stored_ids()) == 10
    for path in (own_home / "sealed").glob("*/*"):
        os.utime(path, (0, 0))
    tend(now=timezone.now())
    assert stored_ids() == set(Original.objects.values_list("file_id", flat=True))


def test_a_lot_whose_rows_are_refused_leaves_none_of_them(
    invented: Callable[..., Path], steward: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = invented(3)
    real = bringing.insert

    def last_fails(rows: bringing.Rows) -> None:
        rows.imported[-1].evidence = "too short"
        real(rows)

    monkeypatch.setattr(bringing, "insert", last_fails)
    with pytest.raises(Exception, match="what is imported has its evidence"):
        call_command("import_records", folder, steward="custodia")

    assert not Submission.objects.exists() and not Imported.objects.exists() and not Original.objects.exists()


def test_after_an_import_the_process_is_as_before(invented: Callable[..., Path], steward: User) -> None:
    def kept() -> tuple[int, object]:
        with connection.cursor() as cursor:
            held = cursor.execute("PRAGMA cache_size").fetchone() if connection.vendor == "sqlite" else None
        return gc.get_freeze_count(), held

    before = kept()
    call_command("import_records", invented(2), steward="custodia")
    assert kept() == before
