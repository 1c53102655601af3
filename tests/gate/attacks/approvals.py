"""Approvals that do not count and hands that were left out: the rows a clearance counts."""

from stories.gate.clock import today
from stories.moderation.models import Approval, Refusal
from stories.redaction.models import EditionHand
from tests import factories
from tests.gate.attacks.clearances import APPROVAL
from tests.gate.attacks.striking import Strike, attack


@attack(f"{APPROVAL}.fingerprint")
def approving_another_fingerprint() -> Strike:
    version = factories.prepared_record().version
    return lambda: Approval.objects.create(
        edition=version.edition, fingerprint="0" * 64, person=factories.person(), day=today()
    )


@attack(f"{APPROVAL}.no_hands")
def approving_what_nobody_says_to_have_redacted() -> Strike:
    story = factories.prepared_record()
    version = factories.version(story.record, hands=[])
    return lambda: factories.approval(version)


@attack(f"{APPROVAL}.hands")
def approving_a_translation_that_does_not_name_its_sources_hands() -> Strike:
    story = factories.prepared_record()
    version = factories.version(story.record, language="en", made_from=story.version.edition, inherit=False)
    return lambda: factories.approval(version)


@attack(f"{APPROVAL}.hands")
def approving_a_lesser_version_that_does_not_name_the_wider_ones_hands() -> Strike:
    story = factories.prepared_record()
    version = factories.version(story.record, less_than=story.version.edition, inherit=False)
    return lambda: factories.approval(version)


@attack(f"{APPROVAL}.person")
def approving_after_having_left() -> Strike:
    version = factories.prepared_record().version
    return lambda: factories.approval(version, by=factories.person(is_active=False))


@attack(f"{APPROVAL}.withdrawn")
def approving_what_was_withdrawn() -> Strike:
    story = factories.prepared_record()
    factories.withdraw(story.submission)
    return lambda: factories.approval(story.version)


@attack("final.insert")
def approving_twice() -> Strike:
    version = factories.prepared_record().version
    somebody = factories.person()
    factories.approval(version, by=somebody)
    return lambda: factories.approval(version, by=somebody)


@attack("stories_editionhand.insert.late")
def naming_a_hand_after_publication() -> Strike:
    version = factories.cleared_record().version
    return lambda: EditionHand.objects.create(edition=version.edition, person=factories.person())


@attack("stories_clearance.insert.refused")
def clearing_what_a_colleague_said_no_to() -> Strike:
    story = factories.reviewed_record()
    Refusal.objects.create(
        submission=story.submission,
        edition=story.version.edition,
        person=factories.person(),
        reason=Refusal.Reason.STILL_IDENTIFIES,
        day=today(),
    )
    return lambda: factories.clear(story.version)


@attack(f"{APPROVAL}.advocate")
def a_moderator_approves_as_an_advocate() -> Strike:
    story = factories.prepared_record(high_risk=True)
    somebody = factories.person()
    return lambda: Approval.objects.create(
        edition=story.version.edition,
        fingerprint=story.version.edition.fingerprint,
        person=somebody,
        role=Approval.Role.ADVOCATE,
        day=today(),
    )
