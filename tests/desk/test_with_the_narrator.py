"""What a narrator writes and marks reaches the desk; what the desk cuts from a version is another version."""

import pytest
from django.test import Client
from django.urls import reverse

from stories.desk.marks import pieces
from stories.gate.clock import today
from stories.intake import deciding
from stories.intake.mailbox import read_own
from stories.moderation.models import User
from stories.publishing.state import State, state_of
from stories.redaction.models import Edition
from stories.redaction.opening import open_bundle
from tests.desk.staff import browser_of, member, opened, said, text_of
from tests.publishing.stories_told import ToldStory, ready_edition, tell

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture
def ana(archive: None) -> User:
    return member("ana", "moderators")


@pytest.fixture
def told(archive: None) -> ToldStory:
    return tell()


def listed(person: User) -> str:
    """The shelf of unread messages as this person sees it."""
    page = browser_of(person).get(reverse("desk:desk")).content.decode()
    return page.partition('id="wrote"')[2].partition("</section>")[0]


def test_what_the_narrator_wrote_first_stands_on_top_until_somebody_has_read_it(ana: User, told: ToldStory) -> None:
    assert "No hay mensajes sin leer" in listed(ana)
    deciding.write_message(secrets=told.secrets, words="¿Cuándo la leen?", at=today())
    assert told.submission.pk in listed(ana)
    client = opened(ana, told.submission)
    assert "¿Cuándo la leen?" in text_of(client.get(reverse("desk:talk", args=[told.submission.pk])))
    assert "No hay mensajes sin leer" in listed(ana)
    assert read_own(secrets=told.secrets)[0].words == {"act": told.submission.acts.get(kind="message").seq}


def test_whoever_may_not_answer_leaves_it_unread(ana: User, told: ToldStory) -> None:
    deciding.write_message(secrets=told.secrets, words="Hola", at=today())
    eva = member("eva", "advocates")
    opened(eva, told.submission).get(reverse("desk:talk", args=[told.submission.pk]))
    may_answer = eva.has_perm("stories.add_mailboxitem")
    assert may_answer or told.submission.pk in listed(ana)


def test_a_message_without_a_question_waits_for_no_answer(ana: User, told: ToldStory) -> None:
    client = opened(ana, told.submission)
    client.post(reverse("desk:question", args=[told.submission.pk]), {"text": "Gracias.", "que": "message"})
    letter = read_own(secrets=told.secrets)[0]
    assert (letter.kind, letter.words["text"]) == ("message", "Gracias.")
    assert state_of(submission=told.submission, at=today()) != State.ASKED


def edition_page(client: Client, edition: Edition) -> str:
    return client.get(reverse("desk:edition", args=[edition.record.submission_id, edition.pk])).content.decode()


def test_each_mark_stands_beside_its_passage(ana: User, told: ToldStory) -> None:
    edition = ready_edition(told)
    marks = [
        {"part": "p2", "words": "no  abrimos", "wish": "out", "say": "da miedo"},
        {"part": "p2", "words": "no está aquí", "wish": "", "say": ""},
        {"part": "f1", "words": "", "wish": "wrong", "say": "no es esa puerta"},
    ]
    deciding.say_no(secrets=told.secrets, fingerprint=edition.fingerprint, words="Gracias.", marks=marks, at=today())
    page = edition_page(opened(ana, told.submission), edition)
    words = page.partition('id="pide"')[2].partition("</section>")[0]
    assert "<mark>No abrimos</mark>" in words
    for expected in ("Párrafo 2", "da miedo", "quitarlo", "no está aquí", "Foto 1", "no es esa puerta", "Gracias."):
        assert expected in words
    assert "busque lo que quiso decir" in words


def test_without_a_no_nothing_is_asked_for(ana: User, told: ToldStory) -> None:
    assert 'id="pide"' not in edition_page(opened(ana, told.submission), ready_edition(told))


def test_quoted_words_are_found_in_any_case_and_never_lost() -> None:
    text = "Tocaron la puerta (a las cinco)."
    found = pieces(text, ["LA PUERTA", "(a las"])
    assert "".join(piece for piece, _quoted in found) == text
    assert [piece for piece, quoted in found if quoted] == ["la puerta", "(a las"]


def test_less_is_cut_from_a_version_after_the_original_was_deleted(ana: User, told: ToldStory) -> None:
    source = ready_edition(told)
    deciding.delete_original(secrets=told.secrets, at=today())
    client = opened(ana, told.submission)
    address = reverse("desk:less", args=[told.submission.pk, source.pk])
    assert "No abrimos" in text_of(client.get(address))
    client.post(address, {"facts": ["date"], "f1-gone": "on", "p2-words": "a las cinco", "p2-shown": "unas palabras"})
    made = Edition.objects.get(less_than=source)
    contents = open_bundle(edition=made, unseal=told.secrets.unseal).contents()
    assert [content["id"] for content in contents] == ["facts", "p1", "p2"]
    assert ["cut", "unas palabras"] in contents[2]["runs"]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({}, "No quitó nada"),
        ({"p2-words": "otra cosa", "p2-shown": "un nombre"}, "no están en ese pasaje"),
        ({"p1-gone": "on", "p2-gone": "on", "f1-gone": "on"}, "No queda nada que mostrar"),
    ],
)
def test_what_cannot_be_made_says_why_and_keeps_what_was_typed(
    ana: User, told: ToldStory, fields: dict[str, str], sentence: str
) -> None:
    source = ready_edition(told)
    page = opened(ana, told.submission).post(reverse("desk:less", args=[told.submission.pk, source.pk]), fields)
    assert sentence in said(page) or sentence in text_of(page)
    assert Edition.objects.count() == 1
    if words := fields.get("p2-words"):
        assert words in text_of(page)


def test_a_label_of_ones_own_is_not_offered(ana: User) -> None:
    told = tell()
    source = ready_edition(told)
    page = opened(ana, told.submission).post(
        reverse("desk:less", args=[told.submission.pk, source.pk]),
        {"p2-words": "a las cinco", "p2-shown": "a la hora en que salía su primo"},
    )
    assert page.status_code == 200
    assert Edition.objects.count() == 1
