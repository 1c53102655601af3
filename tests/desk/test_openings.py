"""Nobody opens in bulk alone; a steward sees who opened what, and another person agrees to more, for an hour."""

import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stories.desk import talking
from stories.desk.opening import stories_opened_today
from stories.gate.clock import today
from stories.intake.models import Submission
from stories.moderation.models import User
from stories.publishing.asking import write_message
from stories.publishing.withdrawing import withdraw
from stories.vault.leave import allowed, ask_leave, grant_leave, leaves_in_force
from stories.vault.models import Opening, OpeningLeave
from tests.desk.staff import browser_of, member, opened, said, text_of
from tests.desk.test_other_files import sent
from tests.intake.samples import wav
from tests.publishing.stories_told import tell

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture
def stories(settings: Any) -> list[Submission]:
    """Three that were sent, where one person may open two in an hour."""
    settings.ARCHIVE_OPENINGS_AN_HOUR = 2
    return [tell().submission for _ in range(3)]


def read(client: Client, submission: Submission) -> Any:
    client.post(reverse("desk:open", args=[submission.pk]), {"reason": "redact"})
    return client.get(reverse("desk:work", args=[submission.pk]))


def test_beyond_so_many_in_an_hour_nothing_opens_until_another_person_agrees(
    ana: User, stories: list[Submission]
) -> None:
    client, more = browser_of(ana), reverse("desk:more")
    assert [read(client, story).status_code for story in stories[:2]] == [200, 200]
    refused = read(client, stories[2])
    assert (refused.status_code, refused["Location"]) == (302, more)
    assert not Opening.objects.filter(submission_id=stories[2].pk).exists()
    assert read(client, stories[0]).status_code == 200, "what is open stays open"

    assert "Descanse" in said(refused)
    client.post(more)
    client.post(more)
    (asked,) = OpeningLeave.objects.all()
    assert "Ya lo pidió" in text_of(client.get(more))
    assert read(client, stories[2]).status_code == 302, "asking is not enough"

    custodia = browser_of(member("custodia", "stewards"))
    assert "Permitir a ana" in text_of(custodia.get(reverse("desk:openings")))
    assert "Quedó escrito" in said(custodia.post(reverse("desk:agree", args=[asked.pk])))
    assert read(client, stories[2]).status_code == 200
    assert "custodia se lo permitió a ana" in text_of(custodia.get(reverse("desk:openings")))
    assert "ya no se puede" in said(custodia.post(reverse("desk:agree", args=[asked.pk])))


def test_nobody_agrees_with_themselves(settings: Any) -> None:
    both = member("ambas", "stewards", "moderators")
    asked = ask_leave(person=str(both.pk), now=timezone.localtime())
    page = browser_of(both).get(reverse("desk:openings"))
    assert "Lo suyo lo permite otra persona" in text_of(page)
    assert "ya no se puede" in said(browser_of(both).post(reverse("desk:agree", args=[asked.pk])))
    with pytest.raises(IntegrityError), transaction.atomic():
        OpeningLeave.objects.create(
            kind="granted", person=str(both.pk), by=str(both.pk), answers=asked, day=today(), hour=9
        )
    # A moderator agrees to nothing at all.
    assert browser_of(member("beto", "moderators")).post(reverse("desk:agree", args=[asked.pk])).status_code == 302
    assert not OpeningLeave.objects.filter(kind="granted").exists()


def test_an_agreement_ends_after_its_hour_and_the_next() -> None:
    noon = datetime.datetime(2026, 5, 4, 23, 10, tzinfo=datetime.UTC)
    asked = ask_leave(person="7", now=noon)
    assert grant_leave(asked=asked, by="8", now=noon)
    counts = [
        leaves_in_force(person="7", day=at.date(), hour=at.hour)
        for at in (noon, noon + datetime.timedelta(hours=1), noon + datetime.timedelta(hours=2))
    ]
    assert counts == [1, 1, 0]
    assert not grant_leave(asked=ask_leave(person="7", now=noon), by="8", now=noon + datetime.timedelta(days=1))
    assert [allowed(leaves=leaves, alone=12) for leaves in (0, 1, 2)] == [12, 24, 36]


def test_the_reminder_to_rest_counts_what_was_read_and_not_what_was_made(ana: User) -> None:
    for reason in ("project", "publish", "redact", "second_look", "redact"):
        story = "x" if reason == "redact" else reason
        Opening.objects.create(person=str(ana.pk), submission_id=story, reason_code=reason, day=today(), hour=9)
    assert stories_opened_today(person_id=ana.pk, day=today()) == 2


def test_a_steward_sees_when_which_and_why_and_can_look_at_one_person(ana: User, stories: list[Submission]) -> None:
    read(browser_of(ana), stories[0])
    read(browser_of(member("beto", "moderators")), stories[1])
    page = browser_of(member("custodia", "stewards")).get(reverse("desk:openings"), {"quien": str(ana.pk)})
    words = text_of(page).partition("Por persona y día")[0]
    assert f"{timezone.localtime().hour} h ana {stories[0].pk[:6]} Para trabajar en la versión pública" in words
    assert stories[1].pk[:6] not in words


def test_playing_a_recording_is_one_line_in_the_log_however_many_stretches(ana: User) -> None:
    submission = sent(wav(20))
    client = opened(ana, submission)
    address = reverse("desk:file", args=[submission.pk, submission.originals.get().pk])

    def lines() -> int:
        return Opening.objects.filter(submission_id=submission.pk).count()

    def play(client: Client, stretch: str) -> int:
        before, answer = lines(), client.get(address, headers={"Range": stretch} if stretch else {})
        b"".join(answer.streaming_content)  # type: ignore[attr-defined]
        return lines() - before

    assert [play(client, f"bytes={first}-{first + 9}") for first in (0, 1000, 5000)] == [1, 0, 0]
    assert play(client, "") == 1, "a copy to keep is an opening of its own"
    other = opened(member("beto", "moderators"), submission)
    assert play(other, "bytes=10-19") == 1, "and so is another person's session"
    # A line of somebody else's, borrowed into one's session, opens nothing without a line of one's own.
    session = other.session
    session["playing"] = {address: Opening.objects.filter(person=str(ana.pk)).latest("pk").pk}
    session.save()
    assert play(other, "bytes=10-19") == 1


def test_what_is_written_while_the_narrator_takes_it_back_is_refused_kindly(
    ana: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tell()
    client = opened(ana, told.submission)

    def too_late(**given: Any) -> None:
        withdraw(secrets=told.secrets, at=today())
        write_message(**given)

    monkeypatch.setattr(talking, "write_message", too_late)
    address = reverse("desk:question", args=[told.submission.pk])
    response = client.post(address, {"text": "¿Cómo está?", "que": "message"}, follow=True)
    assert "la historia fue retirada" in said(response)
    assert not told.submission.mailbox.exists()
