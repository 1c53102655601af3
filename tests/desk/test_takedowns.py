"""Takedowns on the desk: seen first, opened with a line in the log, decided by a reason, erased by two (R28)."""

import pytest
from django.urls import reverse

from stories.consent.models import Withdrawal
from stories.gate.clock import today
from stories.gate.models import Visible
from stories.intake.objections import Objection
from stories.moderation.models import User
from stories.moderation.rulings import Ruling
from stories.publishing.objecting import object_to
from stories.publishing.publishing import publish
from stories.vault.ids import new_id
from stories.vault.models import Opening
from tests import factories
from tests.desk.staff import browser_of, member, said, text_of
from tests.publishing.stories_told import ToldStory, ready_edition, tell

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture
def told() -> ToldStory:
    made = tell()
    publish(edition=ready_edition(made), person=User.objects.get(username="ana"), at=today())
    return made


def report(told: ToldStory, words: str = "", *, part: str = "", budget: int = 5) -> Objection:
    record = told.submission.record.pk
    return object_to(
        record_id=record, part_sha256=part, words=words, at=today(), budget=budget, report_id=new_id()
    ).objection


def page_of(asked: Objection, name: str = "objection") -> str:
    return reverse(f"desk:{name}", args=[asked.submission_id, asked.pk])


def test_it_stands_on_top_and_alarms_while_it_can_be_seen(ana: User, told: ToldStory) -> None:
    report(told, budget=0)
    page = browser_of(ana).get(reverse("desk:desk"))
    text = text_of(page)
    assert text.index("Avisos de quienes aparecen") < text.index("Le esperan a usted")
    assert "Una cosa señalada todavía se ve" in text
    assert 'role="alert"' in page.content.decode()


def test_nothing_reported_is_said_too(ana: User) -> None:
    assert "Nadie ha avisado de nada" in text_of(browser_of(ana).get(reverse("desk:desk")))


def test_the_words_are_opened_on_purpose_and_that_is_written_down(ana: User, told: ToldStory) -> None:
    asked = report(told, "Es la voz de mi hermana.")
    client, before = browser_of(ana), Opening.objects.count()
    assert "hermana" not in text_of(client.get(page_of(asked)))
    assert Opening.objects.count() == before, "looking at the page opens nothing"
    assert "Es la voz de mi hermana." in text_of(client.post(page_of(asked), {"que": "abrir"}))
    opening = (
        Opening.objects.latest("pk")
        if Opening.objects.count() == 1
        else Opening.objects.filter(reason_code="takedown").get()
    )
    assert opening.submission_id == told.submission.pk
    assert opening.person == str(ana.pk)


def test_a_reason_is_needed_and_decides_by_itself_what_happens(ana: User, told: ToldStory) -> None:
    asked = report(told)
    client = browser_of(ana)
    assert "Elija qué se decide" in text_of(client.post(page_of(asked), {"que": "decidir", "upto": asked.seq}))
    client.post(page_of(asked), {"que": "decidir", "upto": asked.seq, "reason": "appears"})
    assert not Visible.objects.filter(record_id=told.submission.record.pk).exists()
    assert "Ya está decidido" in text_of(client.get(page_of(asked)))
    assert Ruling.objects.get().person == ana


def test_showing_again_by_the_desk(ana: User, told: ToldStory) -> None:
    asked = report(told)
    client = browser_of(ana)
    response = client.post(page_of(asked), {"que": "decidir", "upto": asked.seq, "reason": "nobody"})
    assert "Se vuelve a mostrar" in said(response)
    assert Visible.objects.filter(record_id=told.submission.record.pk).exists()


def test_a_lost_code_takes_two_people(ana: User, told: ToldStory) -> None:
    asked = report(told, "Es mi historia. Perdí las palabras. Quiero borrarla.")
    first, second = browser_of(ana), browser_of(member("carla", "moderators"))
    assert "Hacen falta dos" in said(second.post(page_of(asked, "withdraw_lost"), {"seguro": "si"}))
    first.post(page_of(asked), {"que": "decidir", "upto": asked.seq, "reason": "own_story"})
    assert "Hacen falta dos" in said(first.post(page_of(asked, "withdraw_lost"), {"seguro": "si"}))
    assert "No se puede deshacer" in said(second.post(page_of(asked, "withdraw_lost")))
    assert not hasattr(told.submission, "withdrawal")
    second.post(page_of(asked, "withdraw_lost"), {"seguro": "si"})
    assert hasattr(told.submission, "withdrawal")


def test_who_stepped_aside_does_not_decide(ana: User, told: ToldStory) -> None:
    asked = report(told)
    client = browser_of(ana)
    client.post(reverse("desk:claim", args=[told.submission.pk]), {"que": "recuse"})
    client.post(page_of(asked), {"que": "decidir", "upto": asked.seq, "reason": "nobody"})
    assert not Ruling.objects.exists()


def test_who_stepped_aside_is_no_second_person_either(ana: User, told: ToldStory) -> None:
    asked = report(told, "Es mi historia. Perdí las palabras. Quiero borrarla.")
    browser_of(ana).post(page_of(asked), {"que": "decidir", "upto": asked.seq, "reason": "own_story"})
    carla = browser_of(member("carla", "moderators"))
    carla.post(reverse("desk:claim", args=[told.submission.pk]), {"que": "recuse"})
    assert "Usted se abstuvo" in said(carla.post(page_of(asked, "withdraw_lost"), {"seguro": "si"}))
    assert not Withdrawal.objects.exists()


def test_a_flood_is_dismissed_in_two_steps_and_a_real_report_is_not_in_it(ana: User, told: ToldStory) -> None:
    for _ in range(14):
        story = factories.published_record()
        object_to(record_id=story.record.pk, part_sha256="", words="", at=today(), budget=4, report_id=new_id())
    real = report(told, "Soy yo.")
    client = browser_of(ana)
    page = client.get(reverse("desk:desk")).content.decode()
    assert page.index(page_of(real)) < page.index(
        "en-masa" if "en-masa" in page.split("Avisos en masa")[0] else "Avisos en masa"
    )
    key = page.split("/escritorio/avisos/")[1].split("/")[0]
    assert page_of(real) not in client.get(reverse("desk:flood", args=[key])).content.decode()
    dismiss = reverse("desk:dismiss", args=[key])
    assert "Marque que ya miró" in said(client.post(dismiss))
    client.post(dismiss, {"seguro": "si"})
    assert Ruling.objects.filter(reason="flood").count() == 14
    assert Visible.objects.filter(use="web").count() == 14, "the real one is still hidden or waiting, not dismissed"
    assert [row.pk for row in Objection.objects.filter(submission=told.submission)] == [real.pk]
