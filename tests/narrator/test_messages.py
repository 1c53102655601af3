"""Messages both ways: the narrator may write first; what is new is marked; what was read is their own knowledge."""

import pytest

from stories.gate.clock import today
from stories.intake import mailbox
from stories.intake.models import Act, MailboxItem, SealedBody
from stories.publishing.asking import ask_question, decline
from stories.vault.errors import CannotOpen
from stories.vault.keeper import get_keeper
from tests.narrator.desk import told
from tests.narrator.walking import Narrator
from tests.publishing.stories_told import two_people


def test_the_narrator_may_write_first(anybody: Narrator) -> None:
    anybody.enter(told())
    anybody.open("space:messages")
    assert "<article" not in anybody.html
    anybody.post(message="¿Cuándo la leen?")
    assert anybody.at == "space:messages"
    assert "¿Cuándo la leen?" in anybody.words
    assert Act.objects.get(kind=Act.Kind.MESSAGE).body is not None


def test_a_question_is_read_and_answered_once(narrator: Narrator) -> None:
    code = told()
    ask_question(submission=narrator.submission, words="¿Está bien «una fábrica de ropa»?", at=today())
    narrator.enter(code)
    assert "1 mensaje nuevo" in narrator.words
    narrator.open("space:messages")
    assert "una fábrica de ropa" in narrator.words
    narrator.post(message="Sí, así está bien.")
    narrator.post(message="Sí, así está bien.")
    assert Act.objects.filter(kind=Act.Kind.MESSAGE).count() == 1
    assert narrator.words.count("Sí, así está bien.") == 1


def test_what_is_new_is_marked_until_it_was_on_the_page(narrator: Narrator, other: Narrator) -> None:
    code = told()
    for words in ("Uno.", "Dos."):
        ask_question(submission=narrator.submission, words=words, at=today())
    narrator.enter(code)
    assert "2 mensajes nuevos" in narrator.words
    narrator.open("space:messages")
    assert narrator.html.count("<mark>") == 2
    narrator.open("space:messages")
    assert "<mark>" not in narrator.html
    narrator.open("space:home")
    assert "mensajes nuevos" not in narrator.words
    ask_question(submission=narrator.submission, words="Tres.", at=today())
    # Another visit, on another telephone, knows as much.
    other.enter(code)
    assert "1 mensaje nuevo" in other.words


def test_the_archive_cannot_tell_whether_or_when_a_letter_was_read(narrator: Narrator) -> None:
    code = told()
    ask_question(submission=narrator.submission, words="Uno.", at=today())
    narrator.enter(code)
    narrator.open("space:messages")
    seen = SealedBody.objects.get(purpose=SealedBody.Purpose.SEEN)
    ana, _beto = two_people()
    opened = get_keeper().open(str(ana.pk), narrator.submission.pk, "redact")
    with pytest.raises(CannotOpen):
        opened.unseal(bytes(seen.sealed), context=f"seen {narrator.submission.pk} 1")
    narrator.client.head(narrator.address("space:messages"))
    assert SealedBody.objects.filter(purpose=SealedBody.Purpose.SEEN).count() == 1


def test_a_receipt_says_that_the_archive_has_read_it(narrator: Narrator) -> None:
    narrator.enter(told())
    narrator.open("space:messages")
    narrator.post(message="¿Cuándo la leen?")
    submission = narrator.submission
    assert mailbox.with_unread_messages() == [submission.pk]
    assert "El archivo lo leyó" not in narrator.words
    mailbox.acknowledge(submission=submission, at=today())
    mailbox.acknowledge(submission=submission, at=today())
    assert MailboxItem.objects.filter(kind=MailboxItem.Kind.READ).count() == 1
    assert mailbox.with_unread_messages() == []
    narrator.open("space:home")
    assert "mensaje nuevo" not in narrator.words
    narrator.open("space:messages")
    assert "El archivo lo leyó" in narrator.words


def test_an_empty_message_is_a_kind_word(narrator: Narrator) -> None:
    narrator.enter(told())
    narrator.open("space:messages")
    narrator.post(message="  ")
    assert not Act.objects.filter(kind=Act.Kind.MESSAGE).exists()
    assert "Para revisar" in narrator.words


def test_a_refusal_by_the_archive_comes_with_its_reason(narrator: Narrator) -> None:
    code = told()
    ana, _beto = two_people()
    decline(submission=narrator.submission, person=ana, reason="scope", words="No es de aquí.", at=today())
    narrator.enter(code)
    narrator.open("space:messages")
    assert "No es de aquí." in narrator.words


def test_an_answer_of_the_same_day_stands_after_what_it_answers(narrator: Narrator) -> None:
    narrator.enter(told())
    narrator.open("space:messages")
    narrator.post(message="Primero.")
    mailbox.acknowledge(submission=narrator.submission, at=today())
    ask_question(submission=narrator.submission, words="Segundo.", at=today())
    narrator.open("space:messages")
    narrator.post(message="Tercero.")
    places = [narrator.words.index(words) for words in ("Tercero.", "Segundo.", "Primero.")]
    assert places == sorted(places)
