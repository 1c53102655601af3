"""A version that somebody did not agree with, and a story that was taken back: what each person then meets."""

import re

import pytest
from django.urls import reverse

from stories.gate.clock import today
from stories.intake.models import Submission
from stories.moderation import claiming
from stories.moderation.models import Refusal, User
from stories.publishing.projecting import project
from stories.publishing.withdrawing import withdraw
from stories.redaction.models import Edition
from tests.desk.staff import browser_of, member, opened, said, text_of
from tests.publishing.stories_told import ToldStory, ready_edition, tell

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture
def caro() -> User:
    """Neither a hand of the version nor one who approved it."""
    return member("caro", "moderators")


@pytest.fixture
def told(ana: User) -> ToldStory:
    story = tell()
    claiming.claim(submission=story.submission, person=ana, at=today())
    return story


def to(name: str, told: ToldStory, *more: str) -> str:
    return reverse(f"desk:{name}", args=[told.submission.pk, *more])


def refuse(told: ToldStory, edition: Edition, person: User, *, reason: str = "third_person") -> object:
    client = opened(person, told.submission, reason="second_look")
    kept = {"reason": reason, "note": "La calle se reconoce por la panadería."}
    return client.post(to("refuse", told, edition.pk), kept)


def test_a_refusal_and_its_note_stand_on_the_worksheet_until_there_is_another_version(
    ana: User, caro: User, told: ToldStory
) -> None:
    edition = ready_edition(told)
    refuse(told, edition, caro)

    page = text_of(opened(ana, told.submission).get(to("work", told)))

    assert "caro no está de acuerdo: Nombra a otra persona." in page
    assert "La calle se reconoce por la panadería." in page
    assert "La versión anterior volvió, con una nota" in page
    project(submission=told.submission, person=ana, at=today())
    assert "La versión anterior volvió" not in text_of(opened(ana, told.submission).get(to("work", told)))


def test_who_did_not_agree_is_not_asked_to_approve(caro: User, told: ToldStory) -> None:
    edition = ready_edition(told)
    refuse(told, edition, caro)

    page = text_of(opened(caro, told.submission, reason="second_look").get(to("edition", told, edition.pk)))

    assert "Usted no estuvo de acuerdo." in page
    assert "Aprobar esta versión" not in page


@pytest.mark.parametrize("reason", ["added", "junk", "not_for_us", "otra"])
def test_a_version_is_refused_for_what_is_wrong_with_a_version(caro: User, told: ToldStory, reason: str) -> None:
    edition = ready_edition(told)

    refuse(told, edition, caro, reason=reason)

    assert not Refusal.objects.filter(edition=edition).exists()


def test_who_gets_it_back_is_offered_to_work_on_it(ana: User, caro: User, told: ToldStory) -> None:
    edition = ready_edition(told)
    chosen = re.compile('value="redact"[^>]* checked')

    before = browser_of(ana).get(to("submission", told)).content.decode()
    refuse(told, edition, caro)
    after = browser_of(ana).get(to("submission", told)).content.decode()

    assert (bool(chosen.search(before)), bool(chosen.search(after))) == (False, True)


def test_of_a_withdrawn_story_the_cover_says_so_and_offers_nothing(ana: User, told: ToldStory) -> None:
    edition = ready_edition(told)
    client = opened(ana, told.submission)
    withdraw(secrets=told.secrets, at=today())

    posted = said(client.post(to("work", told), {"desde": "1", "title": "Otro"}))
    response = client.get(to("submission", told))
    page = response.content.decode()

    assert "No se guardó nada de lo que usted hizo ahora" in posted
    assert "Quien narra la retiró el" in text_of(response)
    for name in ("open", "claim", "takedown"):
        assert to(name, told) not in page
    assert to("edition", told, edition.pk) not in page


def test_the_list_says_who_can_read_a_version_next(ana: User, caro: User, told: ToldStory) -> None:
    edition = ready_edition(told)
    Submission.objects.filter(pk=told.submission.pk).update(approvals_needed=3)

    desk = reverse("desk:desk")

    assert "puede leerla usted" in text_of(browser_of(caro).get(desk))
    assert "puede leerla usted" not in text_of(browser_of(ana).get(desk))
    refuse(told, edition, caro)
    assert "puede leerla usted" not in text_of(browser_of(caro).get(desk))
