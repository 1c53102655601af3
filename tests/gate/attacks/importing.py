"""A paper that speaks over somebody who told the story here; an imported record that goes public by being imported."""

import secrets

from stories.gate.clock import today
from stories.intake.imported import Imported
from stories.intake.models import Submission
from stories.moderation.evidence import EvidenceCheck
from stories.vault.ids import new_id
from tests import factories
from tests.gate.attacks.striking import Strike, attack
from tests.importing import rows

CLEARANCE = "stories_clearance.insert"
ACT, GRANT = "stories_act.insert", "stories_grant.insert"
IMPORTED, CHECK = "stories_imported.insert", "stories_evidencecheck.insert"
PAGE = "wagtailcore_page.update.not_cleared"


# --- A yes for a narrator who told the story here ------------------------------------------------------------------


@attack(f"{IMPORTED}.told_here")
def a_story_that_was_told_here_becomes_an_imported_one() -> Strike:
    story = factories.prepared_record()
    return lambda: rows.imported(story.submission)


@attack(f"{IMPORTED}.told_here")
def a_paper_that_two_people_read_is_put_under_a_story_told_here() -> Strike:
    of_paper = rows.imported(rows.imported_submission())
    rows.check(of_paper)
    rows.check(of_paper)
    story = factories.prepared_record()
    return lambda: rows.imported(story.submission, evidence=of_paper.evidence)


@attack("stories_submission.update.public_halves")
def the_signing_half_of_a_story_told_here_is_emptied() -> Strike:
    submission = factories.told()
    return lambda: Submission.objects.filter(pk=submission.pk).update(signing_public=b"")


@attack(f"{ACT}.unsigned")
def an_unsigned_act_enters_a_story_that_was_told_here() -> Strike:
    submission = factories.told()
    return lambda: rows.record_act(submission, seq=submission.acts.count() + 1)


@attack(f"{ACT}.unsigned")
def an_unsigned_act_is_the_first_of_a_draft() -> Strike:
    submission = factories.draft()
    return lambda: rows.record_act(submission)


@attack(f"{ACT}.unsigned")
def somebody_says_yes_for_a_narrator_who_is_not_here() -> Strike:
    story, _row = rows.approved(checks=0)
    return lambda: factories.say_yes(story.version)


@attack(f"{ACT}.imported_once")
def more_is_written_down_of_what_was_imported() -> Strike:
    submission = rows.imported_submission()
    return lambda: rows.record_act(submission, seq=2)


@attack(f"{GRANT}.channel")
def a_grant_on_paper_enters_a_story_that_was_told_here() -> Strike:
    submission = factories.told()
    return lambda: factories.grant(submission, "photo", channel="paper")


@attack(f"{GRANT}.channel")
def a_deed_grants_what_a_narrator_took_back() -> Strike:
    story = factories.published_record()
    factories.grant(story.submission, "voice", allowed=False)
    return lambda: factories.grant(story.submission, "voice", channel="deed")


@attack(f"{GRANT}.channel")
def a_grant_of_an_imported_record_says_that_it_was_pressed_here() -> Strike:
    submission = rows.imported_submission(uses=())
    return lambda: rows.grant_all(submission, channel="screen")


@attack(f"{CLEARANCE}.narrator")
def a_story_told_here_is_cleared_with_read_evidence_and_without_its_narrator() -> Strike:
    story = factories.prepared_record()
    factories.approve(story.version)
    of_paper = rows.imported(rows.imported_submission())
    rows.check(of_paper)
    rows.check(of_paper)
    return lambda: factories.clear(story.version)


# --- Live by import --------------------------------------------------------------------------------------------------


@attack(f"{CLEARANCE}.narrator")
def an_imported_record_is_cleared_whose_evidence_nobody_read() -> Strike:
    story, _row = rows.approved(checks=0)
    return lambda: rows.clear(story)


@attack(f"{CLEARANCE}.narrator")
def an_imported_record_is_cleared_whose_evidence_one_person_read() -> Strike:
    story, _row = rows.approved(checks=1)
    return lambda: rows.clear(story)


@attack(f"{CLEARANCE}.narrator")
def somebody_says_that_the_evidence_does_not_cover_it() -> Strike:
    story, row = rows.approved(checks=2)
    rows.check(row, answer="does_not")
    return lambda: rows.clear(story)


@attack(f"{CLEARANCE}.narrator")
def the_evidence_of_another_record_was_read() -> Strike:
    story, _row = rows.approved(checks=0)
    other = rows.imported(rows.imported_submission())
    rows.check(other)
    rows.check(other)
    return lambda: rows.clear(story)


@attack(f"{CLEARANCE}.narrator")
def a_submission_without_a_signing_half_is_cleared_of_which_nothing_says_that_it_was_imported() -> Strike:
    submission = rows.imported_submission()
    record = factories.record(submission)
    version = factories.version(record)
    factories.approve(version)
    return lambda: factories.clear(version)


@attack(f"{CLEARANCE}.consent")
def an_imported_record_is_cleared_that_its_paper_does_not_allow() -> Strike:
    story, _row = rows.approved(uses=("photo",))
    return lambda: rows.clear(story)


@attack(f"{CLEARANCE}.approvals")
def an_imported_record_is_cleared_that_nobody_approved() -> Strike:
    submission = rows.imported_submission()
    row = rows.imported(submission)
    version = factories.version(factories.record(submission))
    rows.check(row)
    rows.check(row)
    return lambda: factories.clear(version)


@attack(PAGE)
def the_page_of_an_imported_record_is_published_by_wagtail() -> Strike:
    story, _row = rows.approved()
    page = story.page.specific
    return lambda: page.save_revision().publish()


@attack(f"{IMPORTED}.evidence")
def something_is_imported_without_evidence() -> Strike:
    submission = rows.imported_submission()
    row = {"collection": rows.collection(), "mark": secrets.token_hex(32), "original": new_id()}
    return lambda: Imported.objects.create(submission=submission, evidence="", **row)


@attack(f"{IMPORTED}.withdrawn")
def what_was_taken_back_is_imported() -> Strike:
    submission = rows.imported_submission()
    factories.Withdrawal.objects.create(submission=submission, day=today())
    return lambda: rows.imported(submission)


# --- Evidence --------------------------------------------------------------------------------------------------------


@attack(f"{CHECK}.opened")
def somebody_says_yes_to_evidence_that_they_never_opened() -> Strike:
    row, reader, other = rows.imported(rows.imported_submission()), factories.person(), factories.person()
    rows.opened(row, reader)
    said = {"evidence": row.evidence, "answer": "covers", "day": today()}
    return lambda: EvidenceCheck.objects.create(person=other, **said)


@attack(f"{CHECK}.opened")
def somebody_says_yes_having_opened_another_paper() -> Strike:
    row, other = rows.imported(rows.imported_submission()), rows.imported(rows.imported_submission())
    reader = factories.person()
    rows.opened(other, reader)
    said = {"evidence": row.evidence, "answer": "covers", "day": today()}
    return lambda: EvidenceCheck.objects.create(person=reader, **said)


@attack(f"{CHECK}.person")
def somebody_who_left_reads_evidence() -> Strike:
    row, gone = rows.imported(rows.imported_submission()), factories.person(is_active=False)
    return lambda: rows.check(row, by=gone)


@attack(f"{CHECK}.day")
def evidence_was_read_yesterday() -> Strike:
    row = rows.imported(rows.imported_submission())
    return lambda: rows.check(row, day=today() - factories.days(1))
