"""Words of people who appear go on schedule once they were decided about; what was decided stays (R17, R19)."""

import datetime
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from stories.consent.models import Hold
from stories.gate.clock import today
from stories.intake import deciding
from stories.intake.models import SealedBody, Submission
from stories.intake.objections import Objection
from stories.intake.receipts import open_receipt
from stories.moderation.rulings import Ruling
from stories.publishing.forgetting_reports import forget_decided_reports
from stories.publishing.hearing import said_in
from stories.publishing.holding import decide
from stories.publishing.objecting import object_to
from stories.publishing.state import WORDS_LAST
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from stories.vault import by_code
from stories.vault.errors import VaultError
from stories.vault.ids import new_id
from tests import factories
from tests.narrator.desk import erased
from tests.publishing.stories_told import ToldStory, tell, two_people
from tests.publishing.test_objecting import prepare_story

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def later() -> datetime.date:
    """The first day on which what is decided today goes."""
    return today() + WORDS_LAST


@pytest.fixture
def told() -> ToldStory:
    story = tell()
    prepare_story(story)
    return story


def report(told: ToldStory, words: str = "Soy la de la puerta.", **given: Any) -> Objection:
    return object_to(
        record_id=told.submission.record.pk,
        part_sha256="",
        words=words,
        at=today(),
        budget=9,
        report_id=new_id(),
        **given,
    ).objection


def rule(asked: Objection, outcome: str = "hidden") -> None:
    decide(
        objection=asked,
        upto=asked.seq,
        person=two_people()[0],
        outcome=outcome,
        reason="appears",
        answer="Ya lo vimos.",
        at=today(),
    )


def said(asked: Objection) -> list[str]:
    return [each.text for each in said_in(objection=asked, person=two_people()[0], reason="takedown", most=9)]


def test_words_go_ninety_days_after_the_decision_and_not_a_day_before(told: ToldStory) -> None:
    asked = report(told)
    rule(asked)
    assert forget_decided_reports(at=later() - DAY) == 0
    assert said(asked) == ["Soy la de la puerta."]
    assert forget_decided_reports(at=later()) == 1
    assert said(asked) == []
    assert not SealedBody.objects.filter(pk=asked.words_id).exists()
    assert forget_decided_reports(at=later()) == 0


def test_what_was_decided_stays(told: ToldStory) -> None:
    asked = report(told)
    rule(asked)
    forget_decided_reports(at=later())
    assert Objection.objects.filter(pk=asked.pk).exists()
    assert Ruling.objects.count() == 1
    assert Hold.objects.filter(kind="takedown", lifts=None, lifted_by=None).exists()


def test_words_that_nobody_decided_about_stay_and_the_door_keeps_them(told: ToldStory) -> None:
    first = report(told)
    rule(first)
    second = report(told, words="Otra vez.")
    assert forget_decided_reports(at=later()) == 1
    assert said(second) == ["Otra vez."]
    with pytest.raises(DatabaseError, match="sealed words are deleted only by erasing"), transaction.atomic():
        SealedBody.objects.filter(pk=second.words_id).delete()


def test_the_worker_does_it_by_itself(told: ToldStory, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = report(told)
    rule(asked)
    monkeypatch.setattr("stories.publishing.forgetting_reports.WORDS_LAST", datetime.timedelta(0))
    # No checkpoint of the log inside a test's transaction.
    monkeypatch.setattr("stories.publishing.tending.perform", lambda _duty, at: bool(at))
    tend(now=timezone.now())
    assert said(asked) == []


def test_a_legal_freeze_delays_it(told: ToldStory) -> None:
    asked = report(told)
    rule(asked)
    factories.freeze(told.submission)
    assert forget_decided_reports(at=later()) == 0
    assert said(asked) == ["Soy la de la puerta."]


def test_a_reporters_space_is_withdrawn_and_opens_no_more(told: ToldStory) -> None:
    begun = open_receipt(language="es", words="Es mi cara.", at=today())
    receipt = Submission.objects.get(pk=begun.secrets.submission_id)
    asked = report(told, words="Es mi cara.", receipt=receipt)
    assert forget_decided_reports(at=later()) == 0, "nobody has decided"
    rule(asked)
    assert forget_decided_reports(at=later() - DAY) == 0
    assert forget_decided_reports(at=later()) == 1
    erased()
    assert said(asked) == []
    with pytest.raises(VaultError):
        by_code.unlock(submission_id=receipt.pk, keys=by_code.derive(code=begun.code)).sign(b"")
    assert Hold.objects.filter(kind="takedown", lifts=None, lifted_by=None).exists(), "what is hidden stays hidden"


def test_a_reporter_who_wrote_since_keeps_the_space(told: ToldStory) -> None:
    begun = open_receipt(language="es", words="Es mi cara.", at=today())
    receipt = Submission.objects.get(pk=begun.secrets.submission_id)
    rule(report(told, words="Es mi cara.", receipt=receipt))
    deciding.write_message(secrets=begun.secrets, words="Gracias.", at=later() - DAY)
    assert forget_decided_reports(at=later()) == 0


def test_a_story_that_was_withdrawn_is_decided(told: ToldStory) -> None:
    begun = open_receipt(language="es", words="Es mi cara.", at=today())
    receipt = Submission.objects.get(pk=begun.secrets.submission_id)
    report(told, words="Es mi cara.", receipt=receipt)
    withdraw(secrets=told.secrets, at=today())
    assert forget_decided_reports(at=later()) == 1
    assert hasattr(Submission.objects.get(pk=receipt.pk), "withdrawal")
