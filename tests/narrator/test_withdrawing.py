"""Withdrawal, walked to its end: gone at once, erased, and reported to whoever has the words."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from stories.consent.models import Withdrawal
from stories.gate.clock import today
from stories.gate.models import Visible
from stories.intake.models import SealedBody
from stories.publishing.models import Lease
from stories.publishing.tending import hold_lease
from stories.publishing.worksheets import told as opened_story
from stories.vault import sittings
from stories.vault.keeper import get_keeper
from stories.vault.models import NarratorSession
from tests import frozen
from tests.narrator.desk import erased, publish_it, told, version_of
from tests.narrator.test_space import published
from tests.narrator.walking import Narrator, photograph
from tests.publishing.stories_told import two_people

pytestmark = pytest.mark.usefixtures("tree")


def test_the_page_says_what_goes_by_when_and_what_cannot_be_recalled(anybody: Narrator) -> None:
    """R5: the published window is said before."""
    published(anybody)
    anybody.open("space:withdraw")
    assert anybody.html.count("<dt>") == 7
    assert "7" in anybody.words
    for act in ("hide", "original", "delete"):
        assert f'value="{act}"' in anybody.html


def test_withdrawing_takes_everything_down_at_once_and_twice_is_once(narrator: Narrator) -> None:
    published(narrator)
    address = narrator.submission.record.pk
    narrator.open("space:withdraw")
    where, token = narrator.where, narrator.token()
    first = narrator.client.post(where, {**token, "act": "delete"})
    second = narrator.client.post(where, {**token, "act": "delete"})
    assert first["Location"] == second["Location"]
    assert Withdrawal.objects.count() == 1
    assert not Visible.objects.exists()
    assert narrator.client.get(narrator.address("testimony", address)).status_code == 410
    narrator.get(first["Location"])
    assert narrator.at == "space:report"
    # Nobody tends in this test: the report says so, and that nobody sees the story all the same.
    assert "En espera" in narrator.words
    assert "Nadie puede ver su historia" in narrator.words
    hold_lease(name="tend", holder="somebody", now=timezone.now())
    narrator.get(first["Location"])
    assert "Todavía no" in narrator.words
    assert "En espera" not in narrator.words
    Lease.objects.update(until=timezone.now() + Lease.LASTS - datetime.timedelta(seconds=61))
    narrator.get(first["Location"])
    assert "En espera" in narrator.words


def test_what_was_never_public_is_not_said_to_disappear_from_pages(narrator: Narrator) -> None:
    narrator.enter(told())
    narrator.open("space:withdraw")
    assert narrator.html.count("<dt>") == 6
    for words in ("página pública", "de las páginas", "hayan copiado"):
        assert words not in narrator.words


def test_the_report_is_read_with_the_words_after_everything_is_gone(anybody: Narrator) -> None:
    code = published(anybody)
    anybody.open("space:withdraw")
    anybody.post(act="delete")
    erased()
    assert not SealedBody.objects.exists()
    assert not NarratorSession.objects.exists()
    anybody.enter(code)
    assert anybody.page.status_code == 200
    assert anybody.html.count("<tr><th") >= 6
    assert anybody.page["Cache-Control"] == "no-store"
    assert not NarratorSession.objects.exists()


def test_while_it_is_erased_another_visit_sees_the_report_and_nothing_else(narrator: Narrator, other: Narrator) -> None:
    code = published(narrator)
    other.enter(code)
    narrator.open("space:withdraw")
    narrator.post(act="delete")
    for name in ("space:home", "space:withdraw", "space:permits"):
        other.open(name)
        assert other.at == "space:report"


def test_after_the_keys_are_gone_an_open_visit_ends_with_how_to_read_the_report(
    narrator: Narrator, other: Narrator
) -> None:
    code = published(narrator)
    other.enter(code)
    narrator.open("space:withdraw")
    narrator.post(act="delete")
    erased()
    other.open("space:home")
    assert 'name="words"' in other.html
    narrator.open("space:report")
    assert 'name="words"' in narrator.html


def test_a_draft_is_thrown_away_too(narrator: Narrator) -> None:
    code = narrator.begin()
    narrator.answer(language="es", age="adult", story="No quiero.")
    narrator.enter(code)
    narrator.open("space:withdraw")
    assert 'value="hide"' not in narrator.html
    narrator.post(act="delete")
    assert narrator.at == "space:report"
    erased()
    assert not SealedBody.objects.exists()
    narrator.enter(code)
    assert "<table>" in narrator.html


def test_hide_first_then_think(narrator: Narrator) -> None:
    published(narrator)
    narrator.open("space:withdraw")
    narrator.post(act="hide")
    assert narrator.at == "space:withdraw"
    assert "Ya está oculta" in narrator.words
    assert not Visible.objects.exists()


def test_a_version_is_never_published_after_a_withdrawal(narrator: Narrator) -> None:
    from stories.publishing.errors import Refused
    from stories.vault.keeper import KeeperRefusal

    code = told()
    edition = version_of(narrator.submission)
    narrator.enter(code)
    narrator.open("space:withdraw")
    narrator.post(act="delete")
    with pytest.raises((Refused, KeeperRefusal)):
        publish_it(edition)


def test_a_legal_freeze_delays_erasing_and_never_hiding(narrator: Narrator) -> None:
    """R19: under a freeze the keys stay, the desk opens the original no more, and nobody sees anything."""
    published(narrator, picture=True)
    submission = narrator.submission
    ana, beto = two_people()
    freeze = frozen.freeze(submission_id=submission.pk, first=ana, second=beto, at=today())
    narrator.open("space:withdraw")
    narrator.post(act="original")
    assert "wrap" in sittings.known(submission_id=submission.pk)[1]
    opened = get_keeper().open(str(ana.pk), submission.pk, "redact")
    story = opened_story(submission=submission, opened=opened)
    assert story.original_deleted
    assert not story.answers
    narrator.open("space:withdraw")
    narrator.post(act="delete")
    assert not Visible.objects.exists()
    erased()
    assert SealedBody.objects.exists()
    frozen.lift(freeze=freeze, first=ana, second=beto, at=today())
    erased()
    assert not SealedBody.objects.exists()


def test_photographs_that_were_added_reach_the_desk(narrator: Narrator) -> None:
    narrator.enter(told())
    narrator.post(act="more")
    narrator.open("tell:question", "files")
    narrator.post(file=SimpleUploadedFile("1.jpg", photograph()))
    narrator.open("tell:review")
    narrator.post(send="1")
    ana, _beto = two_people()
    submission = narrator.submission
    story = opened_story(submission=submission, opened=get_keeper().open(str(ana.pk), submission.pk, "redact"))
    assert len(story.originals) == 1
    assert story.answers["story"]


def test_unknown_presses_do_nothing(narrator: Narrator) -> None:
    narrator.enter(told())
    narrator.open("space:withdraw")
    narrator.post(act="zzz")
    assert narrator.page.status_code == 200
    assert not Withdrawal.objects.exists()
