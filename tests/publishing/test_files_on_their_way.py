"""Files that a publication writes before anything is public: kept by it, or gone again, whoever comes between."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.utils import timezone

from stories.gate.clock import today
from stories.pages.documents import PublicDocument, PublicFile
from stories.pages.preparing import prepare_tree
from stories.publishing import publishing
from stories.publishing.erasing import erase
from stories.publishing.errors import Refused
from stories.publishing.models import Duty, ErasureReport
from stories.publishing.publishing import publish
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from tests.publishing.stories_told import ToldStory, ready_edition, tell, two_people


class Killed(BaseException):
    """The process ends here."""


@pytest.fixture
def told(own_home: Path) -> ToldStory:
    prepare_tree()
    return tell()


def stored() -> list[str]:
    """Names in the public store; its folder is made with the first file."""
    return storages["public"].listdir("")[1] if Path(settings.PUBLIC_FILES_DIR).exists() else []


def go_public(told: ToldStory) -> PublicDocument:
    return publish(edition=ready_edition(told), person=two_people()[0], at=today())


def before_the_last_file(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """While files are being written, `act` happens once."""
    real, done = publishing.refuse_unclean, []

    def looked(*args: object) -> None:
        real(*args)  # type: ignore[arg-type]
        if stored() and not done:
            done.append(True)
            act()

    monkeypatch.setattr(publishing, "refuse_unclean", looked)


def die() -> None:
    raise Killed


def kill_while_writing(told: ToldStory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave what a killed publication leaves: some files, and the duties that name them."""
    with monkeypatch.context() as patched:
        before_the_last_file(patched, die)
        patched.setattr(publishing, "take_away", lambda *_args, **_named: None)
        with pytest.raises(Killed):
            go_public(told)
    assert stored()


def test_tending_meanwhile_takes_nothing_from_a_publication(told: ToldStory, monkeypatch: pytest.MonkeyPatch) -> None:
    before_the_last_file(monkeypatch, lambda: tend(now=timezone.now()))
    go_public(told)
    assert set(stored()) == set(PublicFile.objects.values_list("name", flat=True)) != set()
    # And no duty says any more whose files they are.
    assert not Duty.objects.filter(kind=Duty.Kind.PUBLIC_FILE, submission_id=told.submission.pk).exists()


def test_a_publication_that_fails_takes_its_files_away_at_once(
    told: ToldStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    before_the_last_file(monkeypatch, die)
    with pytest.raises(Killed):
        go_public(told)
    assert stored() == []
    assert not Duty.objects.filter(kind=Duty.Kind.PUBLIC_FILE, done_on=None).exists()


def test_one_that_was_killed_leaves_files_until_the_day_after(told: ToldStory, monkeypatch: pytest.MonkeyPatch) -> None:
    kill_while_writing(told, monkeypatch)
    tend(now=timezone.now())
    assert stored(), "it may be going on still"
    Duty.objects.filter(done_on=None).update(made_on=today() - datetime.timedelta(days=1))
    tend(now=timezone.now())
    assert stored() == []
    assert not Duty.objects.filter(done_on=None).exists()


def test_a_withdrawal_takes_them_at_once_and_looks_again_the_day_after(
    told: ToldStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    kill_while_writing(told, monkeypatch)
    submission_id = told.submission.pk
    withdraw(secrets=told.secrets, at=today())
    for _round in range(3):
        tend(now=timezone.now())
    assert stored() == []
    # It may write once more: nothing is called done before that is over, nor tried again every few seconds.
    assert not ErasureReport.objects.filter(pk=submission_id).exists()
    waiting = Duty.objects.filter(kind=Duty.Kind.PUBLIC_FILE, done_on=None)
    assert {duty.attempts for duty in waiting} == {1}
    waiting.update(made_on=today() - datetime.timedelta(days=1))
    tend(now=timezone.now())
    assert ErasureReport.objects.filter(pk=submission_id).exists()


def test_a_story_that_is_withdrawn_while_its_files_are_written_leaves_none(
    told: ToldStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission_id = told.submission.pk

    def take_back() -> None:
        withdraw(secrets=told.secrets, at=today())
        erase(submission_id=submission_id, at=today())

    before_the_last_file(monkeypatch, take_back)
    with pytest.raises(Refused):
        go_public(told)
    assert stored() == []
    assert erase(submission_id=submission_id, at=today())


def test_one_that_lasts_until_its_files_are_taken_is_refused_kindly(
    told: ToldStory, monkeypatch: pytest.MonkeyPatch
) -> None:
    before_the_last_file(monkeypatch, lambda: Duty.objects.filter(kind=Duty.Kind.PUBLIC_FILE).update(attempts=1))
    with pytest.raises(Refused) as refusal:
        go_public(told)
    assert refusal.value.code == "too_slow"
    assert stored() == []
    assert not PublicDocument.objects.visible(use="web").exists()
