"""Legal orders: two stewards, one proposal, a line for ever; erasing waits and nothing else does."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stories.consent import freezing
from stories.consent.models import FreezeProposal, LegalFreeze
from stories.gate.clock import today
from stories.intake.models import Kind
from stories.moderation.models import User
from tests import factories
from tests.desk.staff import browser_of, member, said, text_of

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture
def cleo() -> User:
    return member("cleo", "stewards")


@pytest.fixture
def dora() -> User:
    return member("dora", "stewards")


def ask(browser: Client, story: str) -> Any:
    return browser.post(reverse("desk:freezes"), {"story": story})


def press(browser: Client, submission_id: str, what: str = "confirm") -> Any:
    waiting = FreezeProposal.objects.filter(submission_id=submission_id, confirmed_by=None).first()
    sent = {"que": what, "propuesta": waiting.pk if waiting else ""}
    return browser.post(reverse("desk:freeze", args=[submission_id]), sent)


def frozen(submission_id: str) -> bool:
    return freezing.in_force(submission_id=submission_id) is not None


def test_nothing_yet_is_said(cleo: User) -> None:
    read = text_of(browser_of(cleo).get(reverse("desk:freezes")))
    for words in ("Nada espera.", "Ninguna orden en vigor", "Nunca se ha puesto ninguna."):
        assert words in read


def test_one_proposes_and_another_confirms_and_both_stand_in_the_log(cleo: User, dora: User) -> None:
    story = factories.published_record()
    submission_id, mine, other = story.submission.pk, browser_of(cleo), browser_of(dora)
    assert "hasta entonces nada cambia" in said(ask(mine, f"TES {story.record.pk.upper()}"))
    assert "quien propone no decide a solas" in said(press(mine, submission_id))
    assert not frozen(submission_id)
    assert "cleo propone que no se borre" in text_of(other.get(reverse("desk:freezes")))
    assert "Nada de esa historia se borra" in said(press(other, submission_id))
    assert frozen(submission_id)
    read = text_of(mine.get(reverse("desk:freezes")))
    assert "sin retirar" in read
    assert "puesta: la propuso cleo, la confirmó dora" in read


def test_an_order_reaches_what_somebody_reported_too(cleo: User) -> None:
    report = factories.told(kind=Kind.OBJECTION)
    assert "hasta entonces nada cambia" in said(ask(browser_of(cleo), report.pk[:8]))
    assert FreezeProposal.objects.filter(submission_id=report.pk).exists()


def test_lifting_takes_two_as_well(cleo: User, dora: User) -> None:
    submission = factories.told()
    factories.freeze(submission)
    submission_id = submission.pk
    mine, other = browser_of(cleo), browser_of(dora)
    press(mine, submission_id, "lift")
    assert "quien propone no decide a solas" in said(press(mine, submission_id))
    assert frozen(submission_id)
    assert "se borra desde ahora" in said(press(other, submission_id))
    assert not frozen(submission_id)
    assert "levantada: la propuso cleo, la confirmó dora" in text_of(mine.get(reverse("desk:freezes")))


def test_a_story_is_found_by_the_letters_on_the_desk_and_no_other_way(cleo: User) -> None:
    submission = factories.told()
    browser = browser_of(cleo)
    for wrong in ("", "TES", submission.pk[:5], "TES zzzz", "%", "' or 1=1"):
        response = ask(browser, wrong)
        assert response.status_code == 200
        assert "desk-error" in response.content.decode(), wrong
    assert not FreezeProposal.objects.exists()
    ask(browser, f"TES \u00b7 {submission.pk[:6]}")
    assert FreezeProposal.objects.get().submission == submission


def test_what_was_confirmed_meanwhile_or_lapsed_is_said(cleo: User, dora: User) -> None:
    submission_id = factories.told().pk
    proposal = freezing.propose(submission_id=submission_id, steward=cleo, at=today())
    late = today() + freezing.PROPOSALS_LAST
    assert freezing.proposed(submission_id=submission_id, at=late) is None
    with pytest.raises(freezing.NothingProposed):
        freezing.confirm(proposal_id=proposal.pk, steward=dora, at=late)
    other = browser_of(dora)
    press(other, submission_id)
    response = other.post(reverse("desk:freeze", args=[submission_id]), {"que": "confirm", "propuesta": proposal.pk})
    assert "ya no espera" in said(response)
    assert LegalFreeze.objects.count() == 1


def test_a_withdrawn_story_can_still_be_kept_and_is_called_withdrawn(cleo: User, dora: User) -> None:
    submission = factories.told()
    factories.withdraw(submission)
    ask(browser_of(cleo), submission.pk[:8])
    press(browser_of(dora), submission.pk)
    assert frozen(submission.pk)
    assert "retirada: ya no se ve" in text_of(browser_of(cleo).get(reverse("desk:freezes")))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(("propose", "confirm")), st.sampled_from((0, 1))), max_size=8))
def test_no_sequence_of_presses_by_one_person_changes_anything(
    steps: list[tuple[str, int]], cleo: User, dora: User
) -> None:
    submission_id, people = factories.told().pk, (cleo, dora)
    for what, who in steps:
        before, proposer = frozen(submission_id), freezing.proposed(submission_id=submission_id, at=today())
        if what == "propose":
            freezing.propose(submission_id=submission_id, steward=people[who], at=today())
            assert frozen(submission_id) == before
        elif proposer is not None:
            try:
                freezing.confirm(proposal_id=proposer.pk, steward=people[who], at=today())
            except freezing.AnotherPerson:
                assert proposer.steward == people[who]
                assert frozen(submission_id) == before
            else:
                assert proposer.steward != people[who]
                assert frozen(submission_id) != before
