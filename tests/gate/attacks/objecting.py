"""Reports of people who appear, and what lifts what they hid: a report may only hide, and only what is public."""

from stories.consent.models import Hold
from stories.gate.clock import today
from stories.intake.objections import Objection
from stories.moderation.rulings import Ruling
from tests import factories
from tests.factories import days
from tests.gate.attacks.striking import Strike, attack

OBJECTION, RULING, HOLD = "stories_objection.insert", "stories_ruling.insert", "stories_hold.insert"


def part(story: factories.Story) -> str:
    return story.version.parts[1].sha256


def automatic(asked: Objection, **columns: object) -> Hold:
    """A hold as the public process writes it."""
    row = {"kind": "takedown", "scope": asked.scope, "part_sha256": asked.part_sha256, "day": today()}
    return Hold.objects.create(**{"submission": asked.submission, "objection": asked, **row, **columns})


@attack(f"{OBJECTION}.sequence")
def a_report_out_of_order() -> Strike:
    submission = factories.published_record().submission
    return lambda: Objection.objects.create(submission=submission, seq=5, day=today())


@attack(f"{OBJECTION}.withdrawn")
def a_report_on_what_was_withdrawn() -> Strike:
    submission = factories.published_record().submission
    factories.withdraw(submission)
    return lambda: factories.objection(submission)


@attack(f"{OBJECTION}.scope")
def a_report_on_a_part_that_names_none() -> Strike:
    submission = factories.published_record().submission
    return lambda: factories.objection(submission, scope="part")


@attack(f"{OBJECTION}.slot")
def an_automatic_hide_before_the_first_place() -> Strike:
    submission = factories.published_record().submission
    return lambda: factories.objection(submission, slot=0)


@attack(f"{OBJECTION}.slot")
def an_automatic_hide_of_tomorrows_budget() -> Strike:
    submission = factories.published_record().submission
    return lambda: Objection.objects.create(submission=submission, seq=1, slot=1, day=today() + days(1))


@attack(f"{OBJECTION}.public")
def an_automatic_hide_of_what_was_never_public() -> Strike:
    submission = factories.cleared_record().submission
    return lambda: factories.objection(submission, slot=1)


@attack(f"{OBJECTION}.public")
def an_automatic_hide_of_another_storys_part() -> Strike:
    story, other = factories.published_record(), factories.published_record()
    return lambda: factories.objection(story.submission, part_sha256=part(other), slot=1)


@attack(f"{HOLD}.report")
def hiding_without_a_report() -> Strike:
    submission = factories.published_record().submission
    return lambda: Hold.objects.create(submission=submission, kind="takedown", day=today())


@attack(f"{HOLD}.report")
def hiding_by_a_report_beyond_the_budget() -> Strike:
    asked = factories.objection(factories.published_record().submission)
    return lambda: automatic(asked)


@attack(f"{HOLD}.report")
def hiding_by_a_report_on_another_story() -> Strike:
    story, other = factories.published_record(), factories.published_record()
    asked = factories.objection(other.submission, slot=1)
    return lambda: automatic(asked, submission=story.submission)


@attack(f"{HOLD}.ruling")
def lifting_a_takedown_without_a_decision() -> Strike:
    asked = factories.objection(factories.published_record().submission, slot=1)
    held = automatic(asked)
    return lambda: automatic(asked, lifts=held, person=factories.person())


@attack(f"{HOLD}.ruling")
def lifting_a_takedown_by_a_decision_that_nobody_signs() -> Strike:
    asked = factories.objection(factories.published_record().submission, slot=1)
    held = automatic(asked)
    factories.ruling(asked)
    return lambda: automatic(asked, lifts=held)


@attack(f"{HOLD}.ruling")
def lifting_a_takedown_that_was_confirmed() -> Strike:
    asked = factories.objection(factories.published_record().submission, slot=1)
    held = automatic(asked)
    decided = factories.ruling(asked, outcome="hidden")
    return lambda: automatic(asked, lifts=held, person=decided.person)


@attack(f"{HOLD}.ruling")
def lifting_a_takedown_by_an_older_decision() -> Strike:
    story = factories.published_record()
    decided = factories.ruling(factories.objection(story.submission))
    asked = factories.objection(story.submission, slot=1)
    held = automatic(asked)
    return lambda: automatic(asked, lifts=held, person=decided.person)


@attack(f"{HOLD}.ruling")
def lifting_a_takedown_by_the_decision_on_another_part() -> Strike:
    story = factories.published_record()
    asked = factories.objection(story.submission, part_sha256=part(story), slot=1)
    held = automatic(asked)
    decided = factories.ruling(factories.objection(story.submission))
    return lambda: automatic(asked, lifts=held, person=decided.person)


@attack(f"{HOLD}.ruling")
def lifting_a_takedown_by_the_decision_on_another_story() -> Strike:
    story, other = factories.published_record(), factories.published_record()
    asked = factories.objection(story.submission, slot=1)
    held = automatic(asked)
    decided = factories.ruling(factories.objection(other.submission))
    return lambda: automatic(asked, lifts=held, person=decided.person)


@attack(f"{RULING}.sequence")
def a_decision_out_of_order() -> Strike:
    asked = factories.objection(factories.published_record().submission)
    row = {"part_sha256": "", "upto": 1, "outcome": "shown", "reason": "nobody", "person": factories.person()}
    return lambda: Ruling.objects.create(submission=asked.submission, seq=7, day=today(), **row)


@attack(f"{RULING}.withdrawn")
def a_decision_about_what_was_withdrawn() -> Strike:
    asked = factories.objection(factories.published_record().submission)
    factories.withdraw(asked.submission)
    return lambda: factories.ruling(asked)


@attack(f"{RULING}.upto")
def a_decision_ahead_of_its_reports() -> Strike:
    asked = factories.objection(factories.published_record().submission)
    asked.seq = 1000
    return lambda: factories.ruling(asked)


@attack(f"{RULING}.upto")
def a_decision_on_a_part_that_nobody_reported() -> Strike:
    story = factories.published_record()
    asked = factories.objection(story.submission)
    asked.part_sha256 = part(story)
    return lambda: factories.ruling(asked)


@attack("stories_clearance.insert.undecided")
def publishing_while_somebody_waits_for_a_decision() -> Strike:
    story = factories.published_record()
    automatic(factories.objection(story.submission, part_sha256=part(story), slot=1))
    return lambda: factories.publish(story.version)


@attack("final.update")
def editing_a_decision() -> Strike:
    decided = factories.ruling(factories.objection(factories.published_record().submission))
    return lambda: Ruling.objects.filter(pk=decided.pk).update(outcome="hidden")


@attack("final.delete")
def deleting_a_report() -> Strike:
    asked = factories.objection(factories.published_record().submission, slot=1)
    return lambda: Objection.objects.filter(pk=asked.pk)._raw_delete("default")
