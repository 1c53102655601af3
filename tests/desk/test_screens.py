"""The whole way of a story over the desk's screens: taken, opened, redacted, approved, asked, published, hidden."""

import io
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from stories.gate.clock import today
from stories.intake import deciding
from stories.intake.mailbox import read_own
from stories.intake.models import Submission
from stories.intake.objections import Objection
from stories.moderation.models import User
from stories.pages.documents import PublicDocument, PublicPart
from stories.publishing.models import Duty
from stories.publishing.state import State, state_of
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from stories.vault.models import Opening
from tests.desk.pressing import BOX, decided, made, press, take, to
from tests.desk.staff import browser_of, look_over, opened, said, text_of
from tests.publishing.stories_told import STORY, ToldStory

pytestmark = pytest.mark.usefixtures("archive")


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
    file = next(iter(sorted(set(re.findall(r"/version/[a-z0-9]+/[0-9a-f]{64}/", page)))))
    picture = client.get(f"/admin/escritorio/{told.submission.pk}{file}")
    assert picture.headers["Content-Type"] in ("image/webp", "image/jpeg", "image/avif")
    assert client.get(to("edition_file", told.submission, edition.pk, "0" * 64)).status_code == 404


def test_a_withdrawn_story_opens_no_more(ana: User, told: ToldStory) -> None:
    client = opened(ana, told.submission)
    withdraw(secrets=told.secrets, at=today())
    Duty.objects.filter(kind="raw_bytes").update(done_on=today())
    tend(now=timezone.now())
    assert "retirada" in said(client.get(to("work", told.submission)))
    assert STORY[:10] not in client.get(to("submission", told.submission)).content.decode()
    assert "la historia fue retirada" in said(client.post(to("takedown", told.submission), {"que": "hide"}))
