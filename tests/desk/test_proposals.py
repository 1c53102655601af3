"""What the detectors propose is applied by a person who saw it alone; two who save at once lose nothing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from stories.gate.clock import today
from stories.intake.models import SealedBody, Submission
from stories.moderation import claiming
from stories.moderation.models import User
from tests.desk.staff import fields_of, member, opened, text_of
from tests.publishing.stories_told import tell

pytestmark = pytest.mark.usefixtures("archive")
TOLD = "Me llamo Rosario Pineda. Mi número es A 204 118 392 y mi teléfono 213-555-0188.\n\nRosario Pineda no abrió."


@pytest.fixture
def story() -> Submission:
    return tell(story=TOLD).submission


def at(submission: Submission) -> str:
    return reverse("desk:work", args=[submission.pk])


def take(person: User, submission: Submission) -> Client:
    client = opened(person, submission)
    client.post(reverse("desk:claim", args=[submission.pk]), {"que": "claim"})
    return client


def ticked(fields: dict[str, Any]) -> list[str]:
    return sorted(name for name in fields if name.startswith("prop-") and name.endswith("-take"))


def hidden(client: Client, submission: Submission) -> int:
    return int(fields_of(client.get(at(submission)))["span-TOTAL_FORMS"])


def test_what_is_ticked_stands_on_the_page_with_its_words_and_the_page_says_that_saving_hides_it(
    ana: User, story: Submission
) -> None:
    client = take(ana, story)
    page = client.get(at(story))
    words = text_of(page)
    assert "Al guardar se oculta lo que esté marcado en «Propuestas»" in words
    for said in ("204 118 392", "213-555-0188"):
        assert f"Ocultar {said}" in words or f"Ocultar A {said}" in words
    assert len(ticked(fields_of(page))) >= 2
    client.post(at(story), fields_of(page))
    assert hidden(client, story) >= 2


def test_what_the_page_did_not_show_is_not_applied(ana: User, story: Submission) -> None:
    client = take(ana, story)
    fields = fields_of(client.get(at(story)))
    # A page drawn before the detectors knew of these, and one that names what was never proposed.
    unseen = {name: value for name, value in fields.items() if not name.startswith("prop-")}
    forged = {"prop-1-0-8-take": "on", "prop-1-0-8-how": "cut", "prop-1-0-8-shown": "x", "prop-99-0-1-take": "on"}
    client.post(at(story), {**unseen, **forged})
    assert SealedBody.objects.filter(purpose="redactions").count() == 1
    assert hidden(client, story) == 0
    assert ticked(fields_of(client.get(at(story)))), "they are proposed again"


def test_of_two_windows_with_proposals_the_second_is_told_and_keeps_what_it_chose(ana: User, story: Submission) -> None:
    client = take(ana, story)
    first = fields_of(client.get(at(story)))
    second = {name: value for name, value in first.items() if name not in ticked(first)}
    kept = ticked(first)[0]
    second |= {kept.replace("-take", "-keep"): "on", "title": "Lo que elegí"}
    client.post(at(story), first)
    saved = hidden(client, story)
    answer = client.post(at(story), second)
    assert "Otra persona guardó mientras" in text_of(answer)
    assert fields_of(answer)["title"] == "Lo que elegí"
    assert kept.replace("-take", "-keep") in fields_of(answer)
    assert not ticked(fields_of(answer))
    assert hidden(client, story) == saved, "what the first hid stays hidden"


def test_who_lost_the_story_while_deciding_saves_nothing_and_loses_nothing(ana: User, story: Submission) -> None:
    client = take(ana, story)
    fields = fields_of(client.get(at(story)))
    claiming.give(submission=story, to=member("beto", "moderators"), by=ana, at=today())
    answer = client.post(at(story), {**fields, "title": "Casi terminado"})
    assert "La tiene beto" in text_of(answer)
    assert fields_of(answer)["title"] == "Casi terminado"
    assert not SealedBody.objects.filter(purpose="redactions").exists()
