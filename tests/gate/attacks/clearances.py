"""A clearance without what it needs: people, the narrator's yes, consent, order."""

from stories.consent.precision import DateStep, PlaceStep
from stories.gate.clock import today
from stories.gate.models import Clearance
from stories.moderation.models import Approval
from stories.redaction.models import EditionHand
from tests import factories
from tests.factories import days
from tests.gate.attacks.striking import Strike, attack

CLEARANCE = "stories_clearance.insert"
APPROVAL = "stories_approval.insert"


def clearance(story: factories.Story, **changes: object) -> Strike:
    """A clearance that is right but for these columns."""
    row = {
        "record": story.record,
        "edition": story.version.edition,
        "fingerprint": story.version.edition.fingerprint,
        "seq": 1,
        "grant_seq": len(factories.ALL_USES),
        "cleared_on": today(),
        "person": story.version.hands[0],
    }
    return lambda: Clearance.objects.create(**{**row, **changes})


def approved(**traits: object) -> factories.Story:
    """Approved by the people, not yet by the narrator."""
    story = factories.prepared_record(**traits)
    factories.approve(story.version)
    return story


def clearing(story: factories.Story) -> Strike:
    return lambda: factories.clear(story.version)


@attack(f"{CLEARANCE}.approvals")
def nobody_has_approved() -> Strike:
    story = factories.prepared_record()
    factories.say_yes(story.version)
    return clearing(story)


@attack(f"{CLEARANCE}.approvals")
def one_person_has_approved() -> Strike:
    story = factories.prepared_record()
    factories.say_yes(story.version)
    factories.approval(story.version)
    return clearing(story)


@attack(f"{CLEARANCE}.approvals")
def at_high_risk_two_people_have_approved() -> Strike:
    story = factories.prepared_record(high_risk=True)
    factories.say_yes(story.version)
    factories.approval(story.version)
    factories.approval(story.version, role="advocate")
    return clearing(story)


@attack(f"{CLEARANCE}.approvals")
def the_risk_rose_after_two_had_approved() -> Strike:
    story = factories.reviewed_record()
    story.submission.approvals_needed = 3
    story.submission.save()
    return clearing(story)


@attack(f"{CLEARANCE}.approvals")
def approvals_were_for_an_earlier_version() -> Strike:
    story = factories.reviewed_record()
    newer = factories.version(story.record)
    factories.say_yes(newer)
    return lambda: factories.clear(newer)


@attack(f"{CLEARANCE}.outside_hands")
def both_approvals_are_by_those_who_redacted() -> Strike:
    story = factories.prepared_record(hands=[factories.person(), factories.person()])
    factories.say_yes(story.version)
    for hand in story.version.hands:
        factories.approval(story.version, by=hand)
    return clearing(story)


@attack(f"{CLEARANCE}.outside_hands")
def at_high_risk_only_one_of_three_is_outside() -> Strike:
    story = factories.prepared_record(high_risk=True, hands=[factories.person(), factories.person()])
    factories.say_yes(story.version)
    for hand in story.version.hands:
        factories.approval(story.version, by=hand)
    factories.approval(story.version, role="advocate")
    return clearing(story)


@attack(f"{CLEARANCE}.outside_hands")
def somebody_turned_out_to_be_a_hand_after_approving() -> Strike:
    story = factories.reviewed_record()
    outside = Approval.objects.exclude(person__in=story.version.hands).get()
    EditionHand.objects.create(edition=story.version.edition, person=outside.person)
    return clearing(story)


@attack(f"{CLEARANCE}.advocate")
def at_high_risk_no_advocate_has_approved() -> Strike:
    story = factories.prepared_record(high_risk=True)
    factories.say_yes(story.version)
    for _ in range(3):
        factories.approval(story.version)
    return clearing(story)


@attack(f"{CLEARANCE}.advocate")
def the_advocate_is_one_of_the_hands() -> Strike:
    story = factories.prepared_record(high_risk=True)
    factories.say_yes(story.version)
    factories.approval(story.version, by=story.version.hands[0], role="advocate")
    factories.approval(story.version)
    factories.approval(story.version)
    return clearing(story)


@attack(f"{CLEARANCE}.hands")
def a_hand_of_the_source_was_named_after_the_translation_was_approved() -> Strike:
    story = factories.prepared_record()
    made = factories.version(story.record, language="en", made_from=story.version.edition)
    factories.approve(made)
    factories.say_yes(made)
    EditionHand.objects.create(edition=story.version.edition, person=factories.person())
    return lambda: factories.clear(made)


@attack(f"{CLEARANCE}.guardian")
def a_minors_story_with_two_approvals() -> Strike:
    return clearing(factories.reviewed_record(consent={"channel": "guardian"}))


@attack(f"{CLEARANCE}.narrator")
def the_narrator_has_said_nothing() -> Strike:
    return clearing(approved())


@attack(f"{CLEARANCE}.narrator")
def the_narrator_asked_for_changes_after_saying_yes() -> Strike:
    story = factories.reviewed_record()
    factories.act(story.submission, "no", fingerprint=story.version.edition.fingerprint)
    return clearing(story)


@attack(f"{CLEARANCE}.narrator")
def another_narrator_said_yes_to_this_version() -> Strike:
    story = approved()
    factories.act(factories.told(), "yes", fingerprint=story.version.edition.fingerprint)
    return clearing(story)


@attack(f"{CLEARANCE}.narrator")
def the_yes_was_to_another_version() -> Strike:
    story = factories.reviewed_record()
    newer = factories.version(story.record)
    factories.approve(newer)
    return lambda: factories.clear(newer)


@attack(f"{CLEARANCE}.narrator")
def a_plain_yes_is_stretched_to_a_lesser_version() -> Strike:
    story = factories.reviewed_record()
    lesser = factories.version(story.record, less_than=story.version.edition, hands=story.version.hands)
    factories.approve(lesser)
    return lambda: factories.clear(lesser)


@attack(f"{CLEARANCE}.narrator")
def do_not_ask_me_again_was_said_of_a_version_nobody_approved() -> Strike:
    story = factories.prepared_record()
    factories.say_yes(story.version, kind="yes_to_less")
    lesser = factories.version(story.record, less_than=story.version.edition, hands=story.version.hands)
    factories.approve(lesser)
    return lambda: factories.clear(lesser)


@attack(f"{CLEARANCE}.narrator")
def do_not_ask_me_again_is_stretched_to_a_version_that_is_not_less() -> Strike:
    story = approved()
    factories.say_yes(story.version, kind="yes_to_less")
    other = factories.version(story.record, hands=story.version.hands)
    factories.approve(other)
    return lambda: factories.clear(other)


@attack(f"{CLEARANCE}.narrator")
def do_not_ask_me_again_was_taken_back_by_a_plain_yes() -> Strike:
    story = approved()
    factories.say_yes(story.version, kind="yes_to_less")
    factories.say_yes(story.version)
    lesser = factories.version(story.record, less_than=story.version.edition, hands=story.version.hands)
    factories.approve(lesser)
    return lambda: factories.clear(lesser)


@attack(f"{CLEARANCE}.narrator")
def the_narrator_asked_for_changes_to_the_lesser_version() -> Strike:
    story = approved()
    factories.say_yes(story.version, kind="yes_to_less")
    lesser = factories.version(story.record, less_than=story.version.edition, hands=story.version.hands)
    factories.approve(lesser)
    factories.act(story.submission, "no", fingerprint=lesser.edition.fingerprint)
    return lambda: factories.clear(lesser)


@attack(f"{CLEARANCE}.consent")
def the_web_was_never_asked_about() -> Strike:
    story = factories.reviewed_record(uses=["photo"])
    return clearance(story, grant_seq=1)


@attack(f"{CLEARANCE}.consent")
def the_web_was_refused() -> Strike:
    return clearing(factories.reviewed_record(consent={"allowed": False}))


@attack(f"{CLEARANCE}.consent")
def the_web_was_taken_back_before_the_clearance() -> Strike:
    story = factories.reviewed_record()
    factories.grant(story.submission, "web", allowed=False)
    return clearing(story)


@attack(f"{CLEARANCE}.consent")
def the_embargo_has_a_day_to_go() -> Strike:
    return clearing(factories.reviewed_record(consent={"embargo_until": today() + days(1)}))


@attack(f"{CLEARANCE}.consent")
def consent_expires_today() -> Strike:
    return clearing(factories.reviewed_record(consent={"expires_on": today()}))


@attack(f"{CLEARANCE}.consent")
def the_place_is_shown_more_exactly_than_allowed() -> Strike:
    return clearing(factories.reviewed_record(consent={"place_step": PlaceStep.STATE}, place_step=PlaceStep.AREA))


@attack(f"{CLEARANCE}.consent")
def the_date_is_shown_more_exactly_than_allowed() -> Strike:
    return clearing(factories.reviewed_record(consent={"date_step": DateStep.DECADE}, date_step=DateStep.YEAR))


@attack(f"{CLEARANCE}.consent")
def the_name_is_no_longer_the_one_allowed() -> Strike:
    story = factories.reviewed_record(name="Marisol")
    factories.grant(story.submission, "web", name_id="")
    return clearing(story)


@attack(f"{CLEARANCE}.consent")
def translating_was_not_allowed() -> Strike:
    story = factories.published_record(uses=["web"])
    made = factories.version(story.record, language="en", made_from=story.version.edition)
    factories.approve(made)
    factories.say_yes(made)
    return lambda: factories.clear(made)


@attack(f"{CLEARANCE}.translation_source")
def a_translation_before_its_source() -> Strike:
    story = factories.reviewed_record()
    made = factories.version(story.record, language="en", made_from=story.version.edition)
    factories.approve(made)
    factories.say_yes(made)
    return lambda: factories.clear(made)


@attack(f"{CLEARANCE}.translation_source")
def a_translation_of_an_overtaken_version() -> Strike:
    story = factories.published_record(translation=True)
    factories.publish(factories.newer_version(story))
    assert story.translation is not None
    translation = story.translation
    return lambda: factories.clear(translation)


@attack(f"{CLEARANCE}.older")
def going_back_to_an_older_version() -> Strike:
    story = factories.published_record()
    factories.publish(factories.newer_version(story))
    return clearing(story)


@attack(f"{CLEARANCE}.withdrawn")
def clearing_what_was_withdrawn() -> Strike:
    story = factories.reviewed_record()
    factories.withdraw(story.submission)
    return clearing(story)


@attack(f"{CLEARANCE}.held")
def clearing_what_the_narrator_hid() -> Strike:
    story = factories.reviewed_record()
    factories.hold(story.submission)
    return clearing(story)


@attack(f"{CLEARANCE}.held")
def clearing_what_an_order_hides_after_the_narrators_hold_was_lifted() -> Strike:
    story = factories.reviewed_record()
    factories.hold(story.submission, kind="order")
    factories.lift(factories.hold(story.submission))
    return clearing(story)


@attack(f"{CLEARANCE}.edition")
def a_clearance_for_another_records_version() -> Strike:
    story, other = factories.reviewed_record(), factories.reviewed_record()
    return clearance(story, edition=other.version.edition, fingerprint=other.version.edition.fingerprint)


@attack(f"{CLEARANCE}.edition")
def a_clearance_with_another_fingerprint() -> Strike:
    return clearance(factories.reviewed_record(), fingerprint="0" * 64)


@attack(f"{CLEARANCE}.day")
def a_clearance_dated_back() -> Strike:
    return clearance(factories.reviewed_record(), cleared_on=today() - days(1))


@attack(f"{CLEARANCE}.day")
def a_clearance_dated_after_the_embargo() -> Strike:
    story = factories.reviewed_record(consent={"embargo_until": today() + days(9)})
    return clearance(story, cleared_on=today() + days(9))


@attack(f"{CLEARANCE}.sequence")
def a_clearance_out_of_order() -> Strike:
    return clearance(factories.reviewed_record(), seq=7)


@attack(f"{CLEARANCE}.grants")
def a_clearance_that_overlooks_the_newest_grant() -> Strike:
    story = factories.reviewed_record()
    factories.grant(story.submission, "web", allowed=False)
    return clearance(story, grant_seq=len(factories.ALL_USES))


@attack(f"{CLEARANCE}.grants")
def a_clearance_for_grants_to_come() -> Strike:
    return clearance(factories.reviewed_record(), grant_seq=99)
