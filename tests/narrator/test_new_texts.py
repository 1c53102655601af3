"""A new version of the words of consent: asked at the next visit, told once in the mailbox, and by the one reminder."""

import datetime
from typing import Any

import pytest
from django.core import mail

from stories.gate.clock import today
from stories.intake import mailbox, telling
from stories.intake.contacts import Contact
from stories.publishing.letters import tell_of_new_texts
from stories.publishing.reminding import remind
from tests.narrator.desk import told
from tests.narrator.test_contact import MINE, SENDER, given
from tests.narrator.test_renewing import OLD, decided
from tests.narrator.walking import Narrator


@pytest.fixture(autouse=True)
def sender(settings: Any) -> None:
    settings.ARCHIVE_MAIL_FROM = SENDER


def letters(code: str) -> list[str]:
    return [letter.words["text"] for letter in mailbox.read_own(secrets=telling.enter(code=code))]


def test_who_left_an_address_is_reminded_once_without_a_word_of_it_and_asked_on_coming_back(narrator: Narrator) -> None:
    code = given(narrator)
    # The words that were read then are old ones now.
    decided(code, texts=OLD)
    assert remind(at=today()) == 0
    assert tell_of_new_texts(at=today()) == 1
    assert tell_of_new_texts(at=today() + datetime.timedelta(days=9)) == 0, "one letter for one version"
    assert remind(at=today()) == 1
    (sent,) = mail.outbox
    assert sent.to == [MINE]
    assert "permis" not in sent.subject + str(sent.body)
    assert not Contact.objects.exists(), "used once, and gone"
    narrator.enter(code)
    assert narrator.address("space:renew") in narrator.html
    assert "Cambiaron las palabras de los permisos." in letters(code)[0]


def test_who_left_an_address_after_that_is_not_told_again(narrator: Narrator) -> None:
    code = told()
    decided(code, texts=OLD)
    assert tell_of_new_texts(at=today()) == 1
    narrator.enter(code)
    narrator.open("space:contact")
    narrator.post(act="give", email=MINE)
    assert tell_of_new_texts(at=today()) == 0
    assert remind(at=today()) == 0


def test_whoever_read_the_words_of_today_hears_nothing(narrator: Narrator) -> None:
    code = told()
    assert tell_of_new_texts(at=today()) == 0
    decided(code, texts=OLD)
    narrator.enter(code)
    narrator.open("space:renew")
    uses = dict.fromkeys(("web", "photo", "translate", "quote", "teach"), "keep")
    narrator.post(**uses, seen=str(narrator.submission.grants.count()))
    assert tell_of_new_texts(at=today()) == 0, "answered before the worker came by"
