"""One reminder, for who wants one (R17): an address sealed apart, used once, gone on schedule, taken away at will."""

import datetime
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.utils import timezone

from stories.gate.clock import today
from stories.intake import contacts, telling
from stories.intake.contacts import LASTS, Contact
from stories.intake.mailbox import put
from stories.intake.models import MailboxItem, Submission
from stories.publishing.reminding import remind
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from stories.vault.models import Opening
from tests.narrator.desk import erased, told
from tests.narrator.walking import Narrator

SENDER = "aviso@correo.example"
MINE = "rosario.lopez@buzon.example"


@pytest.fixture(autouse=True)
def sender(settings: Any) -> None:
    settings.ARCHIVE_MAIL_FROM = SENDER


def given(narrator: Narrator, email: str = MINE) -> str:
    code = told()
    narrator.enter(code)
    narrator.open("space:contact")
    narrator.post(act="give", email=email)
    return code


def news(submission: Submission) -> None:
    put(submission=submission, kind=MailboxItem.Kind.MESSAGE, words={"text": "secreto"}, at=today())


def test_where_the_archive_sends_no_reminders_nobody_is_asked(narrator: Narrator, settings: Any) -> None:
    settings.ARCHIVE_MAIL_FROM = ""
    narrator.enter(told())
    assert narrator.address("space:contact") not in narrator.html
    assert narrator.open("space:contact").status_code == 404


def test_it_is_offered_after_sending_and_in_the_space(anybody: Narrator) -> None:
    code = anybody.tell()
    assert anybody.address("space:contact") in anybody.html
    anybody.open("space:contact")
    anybody.post(act="give", email=MINE)
    assert Contact.objects.count() == 1
    assert anybody.address("tell:sent") in anybody.html
    anybody.enter(code)
    assert anybody.address("space:contact") in anybody.html


def test_the_address_is_sealed_and_never_shown_again(narrator: Narrator) -> None:
    given(narrator)
    contact = Contact.objects.get()
    assert b"rosario" not in bytes(contact.sealed)
    assert "rosario" not in narrator.html
    assert "Tenemos un correo suyo." in narrator.words
    secrets = telling.enter(code=given(narrator))
    with pytest.raises(Exception, match="not sealed to the narrator"):
        secrets.unseal(bytes(contact.sealed), context=contacts.context_of(contact.submission_id))


@pytest.mark.parametrize(
    "email", ["", " ", "rosario", "a@b", "@", "x" * 300 + "@a.example", "<script>@a.example", "\0@a.example"]
)
def test_what_is_no_address_is_said_kindly_and_not_kept(narrator: Narrator, email: str) -> None:
    given(narrator, email)
    assert narrator.page.status_code == 200
    assert "data-errors" in narrator.html
    assert not Contact.objects.exists()


def test_it_is_taken_away_with_one_press(narrator: Narrator) -> None:
    given(narrator)
    narrator.post(act="take_away")
    assert not Contact.objects.exists()
    assert "Tenemos un correo" not in narrator.words
    narrator.post(act="take_away")
    assert narrator.page.status_code == 200


def test_another_address_replaces_the_first(narrator: Narrator) -> None:
    given(narrator)
    narrator.post(act="give", email="otra@buzon.example")
    news(narrator.submission)
    remind(at=today())
    assert [message.to for message in mail.outbox] == [["otra@buzon.example"]]


def test_what_is_new_is_told_once_without_a_word_of_content_and_the_address_goes(narrator: Narrator) -> None:
    given(narrator)
    tend(now=timezone.now())
    assert mail.outbox == []
    news(narrator.submission)
    tend(now=timezone.now())
    tend(now=timezone.now())
    (message,) = mail.outbox
    assert message.to == [MINE]
    assert message.from_email == SENDER
    assert message.subject == "Hay algo nuevo"
    assert message.body == "Hay algo nuevo. Puede verlo cuando quiera."
    whole = message.message().as_string().lower()
    for word in ("amparo", "archiv", "histor", "testimon", "http", "secreto", narrator.submission.pk):
        assert word not in whole
    assert not Contact.objects.exists()
    news(narrator.submission)
    tend(now=timezone.now())
    assert len(mail.outbox) == 1


def test_it_is_told_in_the_language_in_which_it_was_asked_for(narrator: Narrator) -> None:
    narrator.language = "en"
    given(narrator)
    news(narrator.submission)
    remind(at=today())
    assert mail.outbox[0].subject == "There is something new"


def test_every_opening_of_an_address_is_written_down(narrator: Narrator) -> None:
    given(narrator)
    news(narrator.submission)
    remind(at=today())
    opening = Opening.objects.get()
    assert (opening.person, opening.reason_code) == ("worker", "remind")


def test_an_address_goes_after_a_year_unread(narrator: Narrator) -> None:
    given(narrator)
    remind(at=today() + LASTS - datetime.timedelta(days=1))
    assert Contact.objects.exists()
    remind(at=today() + LASTS)
    assert not Contact.objects.exists()
    assert not Opening.objects.exists()
    assert mail.outbox == []


def test_what_cannot_be_sent_is_tried_once_a_day(narrator: Narrator, monkeypatch: pytest.MonkeyPatch) -> None:
    given(narrator)
    news(narrator.submission)

    def refuse(_message: EmailMessage) -> int:
        raise OSError(MINE)

    with monkeypatch.context() as broken:
        broken.setattr(EmailMessage, "send", refuse)
        assert remind(at=today()) == remind(at=today()) == 0
    assert Opening.objects.count() == 1
    assert remind(at=today() + datetime.timedelta(days=1)) == 1
    assert not Contact.objects.exists()


def test_a_permission_that_ends_soon_is_news_a_month_before(narrator: Narrator) -> None:
    from tests.narrator.test_renewing import decided

    code = given(narrator)
    ends = today() + datetime.timedelta(days=90)
    decided(code, expires_on=ends)
    assert remind(at=ends - datetime.timedelta(days=31)) == 0
    assert remind(at=ends - datetime.timedelta(days=30)) == 1


def test_a_withdrawn_story_reminds_nobody_and_its_address_is_erased(narrator: Narrator) -> None:
    code = given(narrator)
    news(narrator.submission)
    withdraw(secrets=telling.enter(code=code), at=today())
    assert remind(at=today()) == 0
    assert mail.outbox == []
    erased()
    assert not Contact.objects.exists()
