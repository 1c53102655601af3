"""What comes after the worksheet: approving, refusing, talking, translating; murals and vigils."""

import json

import pytest

from stories.gate.clock import today
from stories.intake import deciding
from stories.intake.mailbox import read_own
from stories.intake.models import SealedBody
from stories.moderation.models import Approval, User
from stories.pages.documents import PublicDocument
from stories.publishing.state import State, state_of
from stories.redaction.models import Edition
from tests.desk.pressing import decided, made, press, take, to
from tests.desk.staff import browser_of, fields_of, member, opened, said, text_of
from tests.publishing.stories_told import ToldStory, tell

pytestmark = pytest.mark.usefixtures("archive")


def test_approving_another_version_than_the_one_on_screen_is_refused(ana: User, beto: User, told: ToldStory) -> None:
    edition = made(take(ana, told.submission), told.submission)
    assert "no es la que estaba" in said(press(beto, "approve", edition, huella="0" * 64))
    assert not Approval.objects.exists()


def test_a_second_press_is_one_approval(ana: User, beto: User, told: ToldStory) -> None:
    edition = made(take(ana, told.submission), told.submission)
    for _press in range(2):
        press(beto, "approve", edition, huella=edition.fingerprint)
    assert Approval.objects.count() == 1


def test_a_no_by_code_sends_it_back_with_a_sealed_note(ana: User, beto: User, told: ToldStory) -> None:
    edition = made(take(ana, told.submission), told.submission)
    page = press(beto, "refuse", edition, reason="identifies", note="")
    assert "Diga por qué no" in text_of(page)
    press(beto, "refuse", edition, reason="identifies", note="Se reconoce a la vecina.")
    assert "vecina" not in json.dumps(list(edition.refusals.values()), default=str)
    assert b"vecina" not in bytes(SealedBody.objects.get(purpose="note").sealed)
    assert state_of(submission=told.submission, at=today()) == State.CLAIMED
    page = text_of(opened(ana, told.submission).get(to("edition", told.submission, edition.pk)))
    assert "beto no está de acuerdo" in page
    assert "Se reconoce a la vecina." in text_of(opened(ana, told.submission).get(to("talk", told.submission)))
    assert "ya dijo que no" in said(press(beto, "approve", edition, huella=edition.fingerprint))


def test_at_high_risk_an_advocate_is_asked_for_by_name_of_the_role(ana: User, beto: User, told: ToldStory) -> None:
    client = take(ana, told.submission)
    fields = decided(client, told.submission, tier="high", reasons="Fecha.", **{"new-1-words": "Rosario"})
    client.post(to("work", told.submission), fields)
    edition = made(client, told.submission)
    for person in (ana, beto, member("ciro", "moderators")):
        press(person, "approve", edition, huella=edition.fingerprint)
    assert "defensora o defensor" in said(press(ana, "publish", edition))
    advocate = member("dora", "advocates")
    press(advocate, "approve", edition, huella=edition.fingerprint)
    assert Approval.objects.get(person=advocate).role == "advocate"
    assert "defensora" not in said(press(ana, "publish", edition))


def test_a_question_goes_to_the_narrator_and_a_note_never_does(ana: User, told: ToldStory) -> None:
    client = opened(ana, told.submission, reason="answer")
    client.post(to("note", told.submission), {"text": "Ojo con el taller."})
    client.post(to("question", told.submission), {"text": "¿Se puede decir la ciudad?"})
    assert [letter.words.get("text") for letter in read_own(secrets=told.secrets)] == ["¿Se puede decir la ciudad?"]
    assert state_of(submission=told.submission, at=today()) == State.ASKED
    deciding.write_message(secrets=told.secrets, words="Sí, la ciudad sí.", at=today())
    page = text_of(client.get(to("talk", told.submission)))
    assert "Sí, la ciudad sí." in page
    assert "Ojo con el taller." in page


def test_the_two_boxes_are_clearly_two(ana: User, told: ToldStory) -> None:
    page = opened(ana, told.submission).get(to("talk", told.submission)).content.decode()
    assert "Esto lo leerá quien narra" in page
    assert "Nota que quien narra nunca ve" in page
    assert page.index("pregunta a quien narra") < page.index("nota para colegas")
    assert to("question", told.submission) in page
    assert to("note", told.submission) in page


def test_declining_tells_the_narrator_why(ana: User, told: ToldStory) -> None:
    client = opened(ana, told.submission)
    page = client.post(to("decline", told.submission), {"reason": "not_for_us", "text": ""})
    assert page.status_code == 200
    client.post(to("decline", told.submission), {"reason": "not_for_us", "text": "Gracias. Otro archivo la espera."})
    assert read_own(secrets=told.secrets)[0].words["text"] == "Gracias. Otro archivo la espera."
    assert state_of(submission=told.submission, at=today()) == State.DECLINED
    assert "No aceptada" in text_of(browser_of(ana).get(to("submission", told.submission)))


def published(ana: User, beto: User, told: ToldStory) -> Edition:
    edition = made(take(ana, told.submission), told.submission)
    for person in (ana, beto):
        press(person, "approve", edition, huella=edition.fingerprint)
    press(ana, "ask", edition)
    deciding.say_yes(secrets=told.secrets, fingerprint=edition.fingerprint, at=today())
    press(ana, "publish", edition)
    return edition


def test_a_translation_is_another_version_with_its_own_yes(ana: User, beto: User, told: ToldStory) -> None:
    source = published(ana, beto, told)
    client = opened(beto, told.submission)
    address = to("translation", told.submission, source.pk)
    page = client.get(address).content.decode()
    assert "[[un nombre]]" in page
    assert "((muy temprano))" in page
    assert "Olvera" not in page
    sent = {"language": "en", "title": "We did not open", "p1": "My name is [[a name]] and I live at [[an address]]."}
    refused = client.post(address, {**sent, "p2": "They knocked very early."})
    assert "tantas partes tapadas" in text_of(refused)
    assert "cerrar" in text_of(client.post(address, {**sent, "p2": "They knocked [[very early."}))
    client.post(address, {**sent, "p2": "They knocked ((very early)). We did not open."})
    made_now = Edition.objects.get(made_from=source)
    assert made_now.language == "en"
    assert {hand.person for hand in made_now.hands.all()} == {ana, beto}
    assert "2 aprobaciones" in said(press(ana, "publish", made_now))
    for person in (ana, member("ciro", "moderators")):
        press(person, "approve", made_now, huella=made_now.fingerprint)
    press(ana, "ask", made_now)
    deciding.say_yes(secrets=told.secrets, fingerprint=made_now.fingerprint, at=today())
    press(ana, "publish", made_now)
    assert set(PublicDocument.objects.visible(use="web").values_list("language", flat=True)) == {"es", "en"}


def test_without_leave_to_translate_the_reason_is_said(ana: User) -> None:
    told = tell(uses=frozenset({"web"}))
    client = take(ana, told.submission)
    client.post(to("work", told.submission), decided(client, told.submission))
    edition = made(client, told.submission)
    response = client.get(to("translation", told.submission, edition.pk))
    assert "no permite este uso" in said(response)


def test_a_mural_and_its_life_are_written_on_the_worksheet(ana: User) -> None:
    told = tell(kind="mural")
    client = take(ana, told.submission)
    fields = decided(client, told.submission, **{"mural-artist": "Colectivo", "mural-painted": "1994"})
    fields |= {"mural-condition": "whitewashed", "event-0-date": "2020", "event-0-what": "whitewashed"}
    client.post(to("work", told.submission), fields)
    fields = fields_of(client.get(to("work", told.submission)))
    assert (fields["mural-painted"], fields["event-0-date"], fields["event-0-what"]) == ("1994", "2020", "whitewashed")
    assert "Blanqueado en 2020" in client.get(to("work", told.submission)).content.decode()


def test_a_vigil_does_not_show_a_name_the_family_has_not_agreed_to(ana: User) -> None:
    told = tell(kind="vigil")
    client = take(ana, told.submission)
    fields = decided(client, told.submission, **{"vigil-remembered": "Don Chema", "vigil-family": "unknown"})
    client.post(to("work", told.submission), fields)
    page = client.get(to("work", told.submission)).content.decode()
    frame = page.split("srcdoc=")[1].split("data-frame")[0]
    assert "Don Chema" not in frame
    fields = fields_of(client.get(to("work", told.submission)))
    client.post(to("work", told.submission), {**fields, "vigil-family": "agreed"})
    page = client.get(to("work", told.submission)).content.decode()
    assert "Don Chema" in page.split("srcdoc=")[1].split("data-frame")[0]
