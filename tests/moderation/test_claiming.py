"""Who works on what: one at a time, never for ever, and never against one's conscience."""

import datetime

import pytest

from stories.gate.clock import today
from stories.intake.models import Submission
from stories.moderation.claiming import CLAIM_LASTS, claim, holder, recuse, recused, release
from stories.moderation.models import User
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission() -> Submission:
    return make.told()


@pytest.fixture
def ana() -> User:
    return make.person(username="ana")


@pytest.fixture
def beto() -> User:
    return make.person(username="beto")


def test_one_person_has_it(submission: Submission, ana: User, beto: User) -> None:
    assert claim(submission=submission, person=ana, at=today())
    assert claim(submission=submission, person=ana, at=today())
    assert not claim(submission=submission, person=beto, at=today())
    assert holder(submission=submission) == ana
    assert submission.claims.count() == 1


def test_given_back_it_is_free(submission: Submission, ana: User, beto: User) -> None:
    claim(submission=submission, person=ana, at=today())
    release(submission=submission, person=beto, at=today())
    assert holder(submission=submission) == ana
    release(submission=submission, person=ana, at=today())
    assert holder(submission=submission) is None
    assert claim(submission=submission, person=beto, at=today())


def test_who_stepped_aside_never_has_it_again(submission: Submission, ana: User) -> None:
    claim(submission=submission, person=ana, at=today())
    recuse(submission=submission, person=ana, at=today())
    assert holder(submission=submission) is None
    assert recused(submission=submission, person=ana)
    assert not claim(submission=submission, person=ana, at=today())


def test_somebody_stepping_aside_does_not_take_it_from_who_has_it(
    submission: Submission, ana: User, beto: User
) -> None:
    claim(submission=submission, person=ana, at=today())
    recuse(submission=submission, person=beto, at=today())
    assert holder(submission=submission) == ana


def test_left_lying_it_may_be_taken_by_another(submission: Submission, ana: User, beto: User) -> None:
    begun = today() - CLAIM_LASTS
    claim(submission=submission, person=ana, at=begun)
    assert not claim(submission=submission, person=beto, at=today() - datetime.timedelta(days=1))
    assert claim(submission=submission, person=beto, at=today())


def test_taking_it_again_keeps_it_another_week(submission: Submission, ana: User, beto: User) -> None:
    claim(submission=submission, person=ana, at=today() - CLAIM_LASTS)
    claim(submission=submission, person=ana, at=today() - datetime.timedelta(days=1))
    assert not claim(submission=submission, person=beto, at=today())
