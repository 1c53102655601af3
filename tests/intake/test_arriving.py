"""Files on their way in: one nobody goes on with goes; one that broke off is finished by who comes back."""

import datetime
import os
import time
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project

from stories.intake import arriving, telling
from stories.intake.arriving import NotWhole, Taking, Words
from stories.intake.models import Original
from stories.intake.refusing import Reason, Refused
from stories.vault import first_run, shelves
from stories.vault.bundle import Secrets
from stories.vault.errors import Finished, InUse
from stories.vault.files import stored_ids
from tests.intake.samples import WHOLE, wav

TODAY = datetime.datetime.now(datetime.UTC).date()


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Path, db: None) -> None:
    settings.ARCHIVE_KEYS_DIR = tmp_path / "keys"
    settings.KEYSTORE_DIR = tmp_path / "keystore"
    settings.KEYSTORE_MIRROR_DIR = tmp_path / "mirror"
    settings.SEALED_DIR = tmp_path / "sealed"
    first_run.prepare()


@pytest.fixture
def secrets() -> Secrets:
    begun = telling.begin(kind="testimony", language="es", at=TODAY)
    telling.open_sitting(secrets=begun.secrets)
    return begun.secrets


def begun(secrets: Secrets, length: int, **said: Any) -> Any:
    return arriving.begin(secrets=secrets, sitting=1, length=length, said=Words(**said), at=TODAY)


def test_a_crash_between_the_last_byte_and_the_label_is_finished_by_the_next_question(secrets: Secrets) -> None:
    data = wav()
    label = begun(secrets, len(data))
    with arriving.writer(secrets=secrets, label=label) as writer:
        writer.write(data)
        writer.close()
    with pytest.raises(Finished):
        arriving.writer(secrets=secrets, label=label)
    assert arriving.received(secrets=secrets, label=label) == len(data)
    settled = arriving.finish(secrets=secrets, label=label)
    assert arriving.finish(secrets=secrets, label=label) == settled
    key = secrets.sitting_key(1)
    assert telling.read_original(settled, submission_id=secrets.submission_id, key=key) == data
    assert [each.media_type for each in arriving.arrived(secrets=secrets)] == ["audio/wav"]


def test_a_file_is_not_finished_before_its_last_byte(secrets: Secrets) -> None:
    label = begun(secrets, 1000)
    with pytest.raises(NotWhole):
        arriving.finish(secrets=secrets, label=label)


def test_two_writers_of_one_file_are_one_too_many(secrets: Secrets) -> None:
    label = begun(secrets, 1000)
    with arriving.writer(secrets=secrets, label=label), pytest.raises(InUse):
        arriving.writer(secrets=secrets, label=label)


def test_what_a_writer_was_given_can_be_taken_back(secrets: Secrets) -> None:
    label = begun(secrets, 300_000)
    with arriving.writer(secrets=secrets, label=label) as writer:
        writer.write(bytes(100_000))
    with arriving.writer(secrets=secrets, label=label) as writer:
        writer.write(bytes(150_000))
        writer.discard()
    assert arriving.received(secrets=secrets, label=label) == 100_000


def test_an_upload_that_nobody_goes_on_with_goes_after_seven_days(secrets: Secrets) -> None:
    label = begun(secrets, 1000)
    assert arriving.remove_expired(at=TODAY + arriving.LASTS) == 0
    old = time.time() - 9 * 86_400
    os.utime(shelves.partial(label.file_id), (old, old))
    assert arriving.remove_expired(at=TODAY) == 1
    assert not Original.objects.exists()
    assert not stored_ids()


def test_what_arrived_never_expires(secrets: Secrets) -> None:
    data = wav()
    taking = Taking(secrets=secrets, sitting=1)
    taking.write(data)
    taking.done()
    taking.adopt(said=Words(), at=TODAY)
    assert arriving.remove_expired(at=TODAY + datetime.timedelta(days=400)) == 0
    assert Original.objects.arrived().count() == 1


def test_what_no_view_adopts_is_erased_and_what_was_adopted_is_not(secrets: Secrets) -> None:
    left, taken = Taking(secrets=secrets, sitting=1), Taking(secrets=secrets, sitting=1)
    left.write(wav())
    taken.write(wav())
    taken.done()
    taken.adopt(said=Words(words="Lo que dije"), at=TODAY)
    for each in (left, left, taken):
        each.erase()
    assert stored_ids() == {taken.file_id}


def test_a_refused_file_is_erased(secrets: Secrets) -> None:
    label = begun(secrets, 9)
    with arriving.writer(secrets=secrets, label=label) as writer:
        writer.write(b"<html></>")
    with pytest.raises(Refused) as refused:
        arriving.finish(secrets=secrets, label=label)
    assert refused.value.reason == Reason.UNKNOWN
    assert not stored_ids() and not Original.objects.exists()


def test_a_disk_that_is_nearly_full_takes_nothing_new(secrets: Secrets, settings: Any) -> None:
    settings.ARCHIVE_DISK_RESERVE = 1 << 60
    with pytest.raises(Refused) as refused:
        begun(secrets, 1000)
    assert refused.value.reason == Reason.NO_ROOM


@pytest.mark.parametrize("purpose", ["voice:story", "consent:web", ""])
def test_what_a_file_is_for_is_sealed_with_it(secrets: Secrets, purpose: str) -> None:
    taking = Taking(secrets=secrets, sitting=1)
    taking.write(WHOLE["audio/ogg"])
    taking.done()
    assert taking.adopt(said=Words(purpose=purpose), at=TODAY).purpose == purpose
    assert [each.purpose for each in arriving.arrived(secrets=secrets)] == [purpose]


def test_a_purpose_that_is_none_is_no_purpose(secrets: Secrets) -> None:
    assert begun(secrets, 10, purpose="<script>").purpose == ""


def test_only_its_own_key_and_story_open_it(secrets: Secrets) -> None:
    label = begun(secrets, 10)
    assert project.SEALED_DIR in shelves.partial(label.file_id).parents
    assert (shelves.partial(label.file_id).stat().st_mode & 0o777) == 0o600


def test_two_who_finish_the_same_upload_at_once_both_find_it_whole(
    secrets: Secrets, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last PATCH, and the page that is drawn meanwhile: neither may take the other's file for a copy of its own."""
    data, examine = wav(), arriving.examine
    label = begun(secrets, len(data))
    with arriving.writer(secrets=secrets, label=label) as writer:
        writer.write(data)
    rounds: list[int] = []

    def while_the_other_finishes(source: Any) -> Any:
        rounds.append(1)
        if len(rounds) == 1:
            arriving.finish(secrets=secrets, label=label)
        return examine(source)

    monkeypatch.setattr(arriving, "examine", while_the_other_finishes)
    settled = arriving.finish(secrets=secrets, label=label)
    key = secrets.sitting_key(1)
    assert len(rounds) == 2
    assert telling.read_original(settled, submission_id=secrets.submission_id, key=key) == data
    arriving.give_up(settled)
    assert Original.objects.arrived().count() == 1 and stored_ids() == {label.file_id}
