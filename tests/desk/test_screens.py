"""The whole way of a story over the desk's screens: taken, opened, redacted, approved, asked, published, hidden."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from stories.gate.clock import today
from stories.intake import deciding
from stories.intake.mailbox import read_own
from stories.intake.models import SealedBody, Submission
from stories.intake.objections import Objection
from stories.moderation.models import Approval, User
from stories.pages.documents import PublicDocument, PublicPart
from stories.publishing.state import State, state_of
from stories.redaction.models import Edition
from stories.vault.models import Opening
from tests.desk.staff import browser_of, fields_of, look_over, member, opened, said, text_of
from tests.publishing.stories_told import STORY, ToldStory, tell

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture
def ana() -> User:
    return member("ana", "moderators")


@pytest.fixture
def beto() -> User:
    return member("beto", "moderators")


@pytest.fixture
def told() -> ToldStory:
    return tell(uses=frozenset({"web", "photo", "quote", "translate"}))


def to(name: str, submission: Submission, *more: Any) -> str:
    return reverse(f"desk:{name}", args=[submission.pk, *more])


def take(person: User, submission: Submission) -> Client:
    """Claimed, opened, warned."""
    client = opened(person, submission)
    client.post(to("claim", submission), {"que": "claim"})
    return client


def by_hand(fields: dict[str, Any]) -> dict[str, Any]:
    """The same without what the detectors suggest."""
    return {name: value for name, value in fields.items() if not name.startswith("prop-")}


def decided(client: Client, submission: Submission, **changes: Any) -> dict[str, Any]:
    """The worksheet as the screen offers it, with the decisions of a careful moderator."""
    fields = by_hand(fields_of(client.get(to("work", submission))))
    original = submission.originals.get().pk
    return {
        **fields,
        "title": "No abrimos",
        "new-1-words": "Rosario",
        "new-1-how": "cut",
        "new-1-shown": "un nombre",
        "new-2-words": "a las cinco",
        "new-2-how": "loose",
        "new-2-shown": "muy temprano",
        f"picture-{original}-use": "on",
        f"picture-{original}-alt_es": "Una puerta",
        f"picture-{original}-alt_en": "A door",
        **changes,
    }


# One box, as the form of a picture sends it.
BOX = {"box-0-left": "10", "box-0-top": "10", "box-0-right": "30.5", "box-0-bottom": "40"}


def made(client: Client, submission: Submission) -> Edition:
    """An edition made from the workspace."""
    client.post(to("work", submission), decided(client, submission, hacer="guardar"))
    look_over(client, submission)
    fields = decided(client, submission, hacer="version")
    fields |= {"new-1-words": "la calle Olvera 14", "new-1-shown": "una dirección", "new-2-words": ""}
    response = client.post(to("work", submission), fields)
    assert response.status_code == 302, text_of(response)
    return Edition.objects.get(record__submission=submission)


def press(person: User, name: str, edition: Edition, **fields: Any) -> Any:
    submission = edition.record.submission
    client = opened(person, submission, reason="second_look")
    return client.post(to(name, submission, edition.pk), fields)


def test_the_whole_way(ana: User, beto: User, told: ToldStory) -> None:
    submission = told.submission
    client = take(ana, submission)
    edition = made(client, submission)
    assert "No abrimos" in client.get(to("edition", submission, edition.pk)).content.decode()

    page = text_of(client.get(to("edition", submission, edition.pk)))
    assert "Faltan 2 aprobaciones" in page
    assert "Falta pedirle el sí" in page
    assert "Publicar" not in page.split("Lo siguiente")[1].split("Lo que se contó")[0].replace("publicar", "")
    assert "aprueban las personas que faltan" in said(press(ana, "ask", edition))

    press(ana, "approve", edition, huella=edition.fingerprint)
    assert "Falta 1 persona que no haya trabajado" in said(press(ana, "publish", edition))
    press(beto, "approve", edition, huella=edition.fingerprint)
    assert "Falta pedirle el sí" in said(press(ana, "publish", edition))
    press(ana, "ask", edition)
    assert state_of(submission=submission, at=today()) == State.WITH_NARRATOR
    assert "todavía no contesta" in said(press(ana, "publish", edition))
    press(beto, "ask", edition)
    assert len(read_own(secrets=told.secrets)) == 1

    deciding.say_yes(secrets=told.secrets, fingerprint=edition.fingerprint, at=today())
    assert "Nada falta" in text_of(opened(ana, submission).get(to("edition", submission, edition.pk)))
    assert "Publicada" in said(press(ana, "publish", edition))
    assert state_of(submission=Submission.objects.get(pk=submission.pk), at=today()) == State.PUBLISHED
    shown = b"".join(bytes(part.body) for part in PublicPart.objects.visible()).decode(errors="replace")
    assert "muy temprano" in shown
    assert "Rosario" not in shown
    assert "Olvera" not in shown
    assert "es pública" in text_of(opened(ana, submission).get(to("edition", submission, edition.pk))).lower()

    assert "Oculta desde ahora" in said(browser_of(beto).post(to("takedown", submission), {"que": "hide"}))
    assert not PublicDocument.objects.visible(use="web").exists()
    page = text_of(browser_of(ana).get(to("submission", submission)))
    assert "oculta" in page
    asked = Objection.objects.get(submission=submission)
    browser_of(ana).post(
        to("objection", submission, asked.pk), {"que": "decidir", "reason": "agreed", "upto": asked.seq}
    )
    assert PublicDocument.objects.visible(use="web").exists()


def test_every_opening_is_written_down_with_its_reason(ana: User, told: ToldStory) -> None:
    submission = told.submission
    before = Opening.objects.count()
    client = browser_of(ana)
    client.get(to("submission", submission))
    client.get(reverse("desk:desk"))
    assert Opening.objects.count() == before
    opened(ana, submission, reason="answer").get(to("talk", submission))
    rows = Opening.objects.filter(submission_id=submission.pk)
    assert rows.count() >= 1
    assert set(rows.values_list("person", "reason_code")) == {(str(ana.pk), "answer")}


def test_without_a_reason_nothing_opens(ana: User, told: ToldStory) -> None:
    client = browser_of(ana)
    for name in ("work", "talk", "decline"):
        response = client.get(to(name, told.submission))
        assert response.headers["Location"] == to("submission", told.submission)
        assert "para qué" in said(response)
    assert client.post(to("open", told.submission), {"reason": "curiosity"}).status_code == 302
    assert client.get(to("work", told.submission)).status_code == 302
    assert not Opening.objects.filter(submission_id=told.submission.pk).exists()


def test_the_words_come_after_a_warning(ana: User, told: ToldStory) -> None:
    client = browser_of(ana)
    client.post(to("open", told.submission), {"reason": "redact"})
    page = client.get(to("work", told.submission)).content.decode()
    assert "Mostrar el relato" in page
    assert "Olvera" not in page
    original = told.submission.originals.get().pk
    assert client.get(to("original", told.submission, original, 0, "entera")).status_code == 404
    client.post(to("warned", told.submission))
    assert "Olvera" in client.get(to("work", told.submission)).content.decode()


def test_no_page_of_the_desk_is_kept_by_a_browser(ana: User, told: ToldStory) -> None:
    client = take(ana, told.submission)
    edition = made(client, told.submission)
    original = told.submission.originals.get().pk
    for address in (
        reverse("desk:desk"),
        to("submission", told.submission),
        to("work", told.submission),
        to("talk", told.submission),
        to("edition", told.submission, edition.pk),
        to("original", told.submission, original, 0, "entera"),
    ):
        response = client.get(address)
        assert response.status_code == 200, address
        assert response.headers["Cache-Control"] == "no-store", address


def test_the_cover_and_the_lists_hold_no_word_of_the_story(ana: User, told: ToldStory) -> None:
    client = take(ana, told.submission)
    made(client, told.submission)
    for address in (reverse("desk:desk"), to("submission", told.submission)):
        page = client.get(address).content.decode()
        for word in ("Rosario", "Olvera", "No abrimos", "Luz", "rosario.jpg"):
            assert word not in page


def test_pictures_come_without_metadata_and_covered_where_it_was_decided(ana: User, told: ToldStory) -> None:
    import io

    from PIL import Image

    client = take(ana, told.submission)
    client.post(to("work", told.submission), decided(client, told.submission, hacer="guardar"))
    original = told.submission.originals.get().pk
    look_over(client, told.submission, **BOX)
    plain = client.get(to("original", told.submission, original, 0, "entera")).content
    covered = client.get(to("original", told.submission, original, 0, "tapada")).content
    assert b"Rosario" not in plain
    assert Image.open(io.BytesIO(plain)).getpixel((160, 150))[0] > 150
    assert Image.open(io.BytesIO(covered)).getpixel((160, 150))[0] < 80
    edition = made(client, told.submission)
    page = client.get(to("edition", told.submission, edition.pk)).content.decode()
    file = next(iter(sorted(set(__import__("re").findall(r"/version/[a-z0-9]+/[0-9a-f]{64}/", page)))))
    picture = client.get(f"/admin/escritorio/{told.submission.pk}{file}")
    assert picture.headers["Content-Type"] in ("image/webp", "image/jpeg", "image/avif")
    assert client.get(to("edition_file", told.submission, edition.pk, "0" * 64)).status_code == 404


# --- The worksheet ---------------------------------------------------------------------------------------------------


def test_a_saved_worksheet_is_sealed_and_comes_back_as_it_was(ana: User, told: ToldStory) -> None:
    client = take(ana, told.submission)
    client.post(to("work", told.submission), decided(client, told.submission, note_es="Hay miedo.", note_en="Fear."))
    body = bytes(SealedBody.objects.filter(purpose="redactions").get().sealed)
    assert b"abrimos" not in body
    fields = fields_of(client.get(to("work", told.submission)))
    assert fields["title"] == "No abrimos"
    assert fields["note_en"] == "Fear."
    assert fields["span-TOTAL_FORMS"] == "2"
    assert {fields["span-0-shown"], fields["span-1-shown"]} == {"un nombre", "muy temprano"}
    assert fields["new-1-words"] == ""


def test_a_decision_can_be_changed_and_taken_back(ana: User, told: ToldStory) -> None:
    client = take(ana, told.submission)
    client.post(to("work", told.submission), decided(client, told.submission))
    fields = by_hand(fields_of(client.get(to("work", told.submission))))
    client.post(to("work", told.submission), {**fields, "span-0-DELETE": "on", "span-1-shown": "de madrugada"})
    fields = fields_of(client.get(to("work", told.submission)))
    assert fields["span-TOTAL_FORMS"] == "1"
    assert fields["span-0-shown"] == "de madrugada"


def test_words_that_stand_twice_are_asked_about_and_nothing_typed_is_lost(ana: User) -> None:
    told = tell(story="Ana abrió. Ana cerró. En Anaheim no está.\n\nVino ana.")
    client = take(ana, told.submission)
    fields = decided(client, told.submission, **{"new-1-words": "Ana", "new-2-words": ""})
    page = client.post(to("work", told.submission), fields)
    assert "Están varias veces" in text_of(page)
    assert "Nada se guardó" in text_of(page)
    kept = by_hand(fields_of(page))
    assert kept["title"] == "No abrimos"
    assert kept["new-1-words"] == "Ana"
    client.post(to("work", told.submission), {**kept, "new-1-which": "2"})
    assert fields_of(client.get(to("work", told.submission)))["span-0-start"] == "11"

    fields = by_hand(fields_of(client.get(to("work", told.submission))))
    client.post(
        to("work", told.submission),
        {**fields, "new-1-words": "Ana", "new-1-how": "cut", "new-1-shown": "un nombre", "new-1-which": "all"},
    )
    fields = fields_of(client.get(to("work", told.submission)))
    assert fields["span-TOTAL_FORMS"] == "3"


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"new-1-words": "Guadalupe"}, "no están en el párrafo"),
    ({"new-1-shown": ""}, "Diga qué se lee en su lugar"),
    ({"date": "ayer"}, "Esta fecha no se entiende"),
    ({"risks": ["entry"], "tier": "low"}, "el riesgo no es bajo"),
    ({"tier": "high"}, "Diga en una línea por qué"),
    ({"note_es": "Hay miedo."}, "en los dos idiomas"),
    ({"terms": ["no-such-term"]}, "Escoja"),
    ({"place": "no-such-place"}, "Escoja"),
]


def test_each_refusal_of_the_worksheet_says_what_to_do(ana: User, told: ToldStory) -> None:
    client = take(ana, told.submission)
    fields = decided(client, told.submission)
    for changes, words in REFUSED:
        page = client.post(to("work", told.submission), {**fields, **changes})
        assert words in text_of(page)
    assert not SealedBody.objects.filter(purpose="redactions").exists()


def test_a_picture_without_words_is_refused(ana: User, told: ToldStory) -> None:
    client = take(ana, told.submission)
    original = told.submission.originals.get().pk
    fields = decided(client, told.submission, **{f"picture-{original}-alt_en": ""})
    assert "Hay quien no puede ver la foto" in text_of(client.post(to("work", told.submission), fields))


def test_what_was_hidden_once_and_still_stands_elsewhere_is_pointed_at(ana: User, told: ToldStory) -> None:
    client = take(ana, told.submission)
    credit = {f"picture-{told.submission.originals.get().pk}-credit": "Rosario"}
    client.post(to("work", told.submission), decided(client, told.submission, **credit))
    page = text_of(client.get(to("work", told.submission)))
    assert "todavía se puede leer" in page
    assert "en el crédito de la foto 1" in page


def test_high_risk_takes_three_and_never_falls(ana: User, told: ToldStory) -> None:
    client = take(ana, told.submission)
    fields = decided(client, told.submission, tier="high", reasons="Nombra una fecha.", risks=["entry"])
    client.post(to("work", told.submission), fields)
    assert Submission.objects.get(pk=told.submission.pk).approvals_needed == 3
    fields = fields_of(client.get(to("work", told.submission)))
    client.post(to("work", told.submission), {**fields, "tier": "low", "risks": []})
    assert Submission.objects.get(pk=told.submission.pk).approvals_needed == 3


def test_an_edition_without_a_title_is_refused_in_words(ana: User, told: ToldStory) -> None:
    client = take(ana, told.submission)
    response = client.post(to("work", told.submission), decided(client, told.submission, title="", hacer="version"))
    assert "Falta el título" in said(response)
    assert not Edition.objects.exists()


# --- Two at once -----------------------------------------------------------------------------------------------------


def test_who_does_not_hold_it_cannot_save(ana: User, beto: User, told: ToldStory) -> None:
    take(ana, told.submission)
    client = opened(beto, told.submission)
    response = client.post(to("claim", told.submission), {"que": "claim"})
    assert "La tiene ana" in said(response)
    page = client.post(to("work", told.submission), decided(client, told.submission))
    assert "La tiene ana" in text_of(page)
    assert not SealedBody.objects.filter(purpose="redactions").exists()


def test_two_windows_do_not_overwrite_each_other(ana: User, told: ToldStory) -> None:
    client = take(ana, told.submission)
    first, second = decided(client, told.submission), decided(client, told.submission, title="Otro título")
    client.post(to("work", told.submission), first)
    page = client.post(to("work", told.submission), second)
    assert "Otra persona guardó mientras" in text_of(page)
    assert fields_of(page)["title"] == "Otro título"
    assert SealedBody.objects.filter(purpose="redactions").count() == 1


def test_a_claim_left_for_a_week_is_free(ana: User, beto: User, told: ToldStory) -> None:
    import datetime

    from stories.moderation import claiming

    claiming.claim(submission=told.submission, person=ana, at=today() - datetime.timedelta(days=8))
    assert claiming.claim(submission=told.submission, person=beto, at=today())
    assert claiming.holder(submission=told.submission) == beto


def test_who_steps_aside_opens_nothing_and_is_offered_nothing(ana: User, beto: User, told: ToldStory) -> None:
    client = take(ana, told.submission)
    edition = made(client, told.submission)
    aside = opened(beto, told.submission)
    aside.post(to("claim", told.submission), {"que": "recuse"})
    for name in ("work", "talk"):
        assert "se abstuvo" in said(aside.get(to(name, told.submission)))
    response = aside.post(to("approve", told.submission, edition.pk), {"huella": edition.fingerprint})
    assert "se abstuvo" in said(response)
    assert not Approval.objects.exists()
    assert "Usted se abstuvo" in said(aside.post(to("claim", told.submission), {"que": "claim"}))


# --- Approving and refusing ------------------------------------------------------------------------------------------


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


# --- Talking ---------------------------------------------------------------------------------------------------------


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


# --- Translating -----------------------------------------------------------------------------------------------------


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


# --- Murals and vigils -----------------------------------------------------------------------------------------------


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


def test_a_withdrawn_story_opens_no_more(ana: User, told: ToldStory) -> None:
    from django.utils import timezone

    from stories.publishing.models import Duty
    from stories.publishing.tending import tend
    from stories.publishing.withdrawing import withdraw

    client = opened(ana, told.submission)
    withdraw(secrets=told.secrets, at=today())
    Duty.objects.filter(kind="raw_bytes").update(done_on=today())
    tend(now=timezone.now())
    assert "retirada" in said(client.get(to("work", told.submission)))
    assert STORY[:10] not in client.get(to("submission", told.submission)).content.decode()
    assert "la historia fue retirada" in said(client.post(to("takedown", told.submission), {"que": "hide"}))
