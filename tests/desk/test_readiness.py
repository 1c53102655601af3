"""The desk's reasons and the door agree: no reason means that it passes, a refusal of the door's means a reason."""

import datetime
from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction

from stories.gate.clock import today
from stories.gate.models import Clearance
from stories.intake.acts import next_seq
from stories.publishing.readiness import reasons_against
from stories.redaction.models import Edition
from tests import factories as make

pytestmark = pytest.mark.django_db


def door_lets_it_pass(edition: Edition) -> bool:
    """Ask the door itself, and take the answer back."""
    newest = edition.record.submission.grants.order_by("-seq").first()
    try:
        with transaction.atomic():
            Clearance.objects.create(
                record=edition.record,
                edition=edition,
                fingerprint=edition.fingerprint,
                seq=next_seq(Clearance, record=edition.record),
                grant_seq=newest.seq if newest else 0,
                cleared_on=today(),
                person=make.person(),
            )
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return True


def refused_web() -> make.Story:
    story = make.reviewed_record()
    make.grant(story.submission, "web", allowed=False)
    return story


def narrowed() -> make.Story:
    story = make.reviewed_record()
    make.grant(story.submission, "web", place_step=0)
    return story


def embargoed() -> make.Story:
    story = make.reviewed_record()
    make.grant(story.submission, "web", embargo_until=today() + datetime.timedelta(days=9))
    return story


def expired() -> make.Story:
    story = make.reviewed_record()
    make.grant(story.submission, "web", expires_on=today())
    return story


def held(kind: str) -> Callable[[], make.Story]:
    def build() -> make.Story:
        story = make.reviewed_record()
        make.hold(story.submission, kind=kind)
        return story

    return build


def lifted() -> make.Story:
    story = make.reviewed_record()
    make.lift(make.hold(story.submission, kind="takedown"))
    return story


def withdrawn() -> make.Story:
    story = make.reviewed_record()
    make.withdraw(story.submission)
    return story


def no_after_yes() -> make.Story:
    story = make.reviewed_record()
    make.act(story.submission, "no", fingerprint=story.version.edition.fingerprint)
    return story


def yes_after_no() -> make.Story:
    story = no_after_yes()
    make.act(story.submission, "yes", fingerprint=story.version.edition.fingerprint)
    return story


def only_approved_by_people() -> make.Story:
    story = make.prepared_record()
    make.approve(story.version)
    return story


def only_approved_by_the_narrator() -> make.Story:
    story = make.prepared_record()
    make.say_yes(story.version)
    return story


STATES: dict[str, Callable[[], make.Story]] = {
    "nothing yet": make.prepared_record,
    "people alone": only_approved_by_people,
    "narrator alone": only_approved_by_the_narrator,
    "all said yes": make.reviewed_record,
    "all said yes, high risk": lambda: make.reviewed_record(high_risk=True),
    "web refused": refused_web,
    "narrowed": narrowed,
    "embargo": embargoed,
    "expired": expired,
    "held by the narrator": held("narrator"),
    "taken down": held("takedown"),
    "ordered": held("order"),
    "hold lifted": lifted,
    "withdrawn": withdrawn,
    "no after yes": no_after_yes,
    "yes after no": yes_after_no,
    "without web": lambda: make.reviewed_record(uses=["photo"]),
}


@pytest.mark.parametrize("state", STATES)
def test_the_desk_and_the_door_agree(state: str) -> None:
    edition = STATES[state]().version.edition
    reasons = reasons_against(edition=edition, at=today())
    assert (reasons == []) == door_lets_it_pass(edition), reasons
    assert all(reason.strip() and "%(" not in reason for reason in reasons)


def test_every_reason_is_said_at_once() -> None:
    story = make.prepared_record(high_risk=True)
    make.hold(story.submission, kind="takedown")
    make.grant(story.submission, "web", allowed=False)
    reasons = " ".join(reasons_against(edition=story.version.edition, at=today()))
    for words in ("Faltan 3 aprobaciones", "defensora", "Falta pedirle el sí", "no permite", "alguien que aparece"):
        assert words in reasons
