"""The worksheet: what is saved comes back, what is refused says why, and two people at once lose nothing."""

from typing import Any

import pytest

from stories.gate.clock import today
from stories.intake.models import SealedBody, Submission
from stories.moderation.models import Approval, User
from stories.redaction.models import Edition
from tests.desk.pressing import by_hand, decided, made, take, to
from tests.desk.staff import fields_of, opened, said, text_of
from tests.publishing.stories_told import ToldStory, tell

pytestmark = pytest.mark.usefixtures("archive")


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
