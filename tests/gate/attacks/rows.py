"""The rows that tie a story to its page, and what may go: records, editions, submissions, sealed bodies."""

from stories.consent.precision import DateStep, PlaceStep
from stories.gate.clock import today
from stories.intake.contacts import Contact
from stories.intake.models import MailboxItem, Original, SealedBody, Submission
from stories.pages.records import MuralPage, TestimonyPage
from stories.publishing.models import Tie
from stories.publishing.renders import Render
from stories.redaction.models import Edition, Record
from stories.vault.ids import new_id
from tests import factories
from tests.gate.attacks.striking import Strike, attack, sql

EDITION = "stories_edition.insert"


@attack(f"{EDITION}.withdrawn")
def a_new_version_of_what_was_withdrawn() -> Strike:
    story = factories.prepared_record()
    edition = story.version.edition
    factories.withdraw(story.submission)
    # The row alone: what else belongs to a version is refused in the same words.
    edition.pk, edition.seq, edition.fingerprint = new_id(), 2, "0" * 64
    return lambda: edition.save(force_insert=True)


@attack(f"{EDITION}.sequence")
def a_version_out_of_order() -> Strike:
    edition = factories.prepared_record().version.edition
    edition.pk, edition.seq, edition.fingerprint = new_id(), 9, "0" * 64
    return lambda: edition.save(force_insert=True)


@attack(f"{EDITION}.fingerprint")
def a_version_without_a_fingerprint() -> Strike:
    edition = factories.prepared_record().version.edition
    edition.pk, edition.seq, edition.fingerprint = new_id(), 2, ""
    return lambda: edition.save(force_insert=True)


@attack(f"{EDITION}.kin")
def a_version_made_from_another_record() -> Strike:
    story, other = factories.prepared_record(), factories.prepared_record()
    return lambda: factories.version(story.record, language="en", made_from=other.version.edition)


@attack(f"{EDITION}.kin")
def a_version_less_than_another_records() -> Strike:
    story, other = factories.prepared_record(), factories.prepared_record()
    return lambda: factories.version(story.record, less_than=other.version.edition)


@attack(f"{EDITION}.source")
def a_translation_that_hides_behind_a_translation_in_its_language() -> Strike:
    story = factories.prepared_record()
    english = factories.version(story.record, language="en", made_from=story.version.edition)
    return lambda: factories.version(story.record, language="en", made_from=english.edition)


def lesser(**changes: object) -> Strike:
    story = factories.prepared_record(name="Marisol")
    wider = story.version.edition
    return lambda: factories.version(story.record, less_than=wider, **{"name_id": wider.name_id, **changes})


@attack(f"{EDITION}.original_deleted")
def a_new_version_after_the_original_was_deleted() -> Strike:
    story = factories.published_record()
    factories.act(story.submission, "delete_original")
    return lambda: factories.version(story.record)


@attack(f"{EDITION}.original_deleted")
def a_new_version_after_the_original_was_to_go_once_it_was_public() -> Strike:
    story = factories.published_record()
    factories.act(story.submission, "keep_original")
    factories.act(story.submission, "delete_after")
    return lambda: factories.version(story.record)


@attack(f"{EDITION}.lesser")
def a_lesser_version_with_a_more_exact_place() -> Strike:
    return lesser(place_step=PlaceStep.NEIGHBOURHOOD)


@attack(f"{EDITION}.lesser")
def a_lesser_version_with_a_more_exact_date() -> Strike:
    return lesser(date_step=DateStep.DAY)


@attack(f"{EDITION}.lesser")
def a_lesser_version_with_another_name() -> Strike:
    return lesser(name_id="another name")


@attack(f"{EDITION}.lesser")
def a_lesser_version_in_another_language() -> Strike:
    return lesser(language="en")


# --- Records -------------------------------------------------------------------------------------------------------


@attack("stories_record.insert.withdrawn")
def a_record_for_what_was_withdrawn() -> Strike:
    submission = factories.told()
    factories.withdraw(submission)
    return lambda: Record.objects.create(kind="testimony", submission=submission)


@attack("stories_record.insert.unsent")
def a_record_for_what_was_not_sent() -> Strike:
    submission = factories.draft()
    return lambda: factories.record(submission)


@attack("stories_record.insert.unsent")
def a_record_of_another_kind_than_what_was_told() -> Strike:
    submission = factories.told(kind="mural")
    return lambda: Record.objects.create(kind="testimony", submission=submission)


@attack("final.insert")
def a_call_number_from_the_grave() -> Strike:
    story = factories.published_record()
    factories.withdraw(story.submission)
    submission = factories.told()
    return lambda: Record.objects.create(pk=story.record.pk, kind="testimony", submission=submission)


@attack("stories_record.insert.page")
def a_record_on_a_page_of_another_kind() -> Strike:
    page = factories.shelf().add_child(instance=MuralPage(title="x", slug="x", live=False))
    submission = factories.told()
    return lambda: Record.objects.create(kind="testimony", submission=submission, page_id=page.pk)


@attack("stories_record.insert.page")
def a_record_on_an_article() -> Strike:
    submission = factories.told()
    return lambda: Record.objects.create(kind="testimony", submission=submission, page_id=factories.shelf().pk)


@attack("final.insert")
def a_record_on_a_live_page() -> Strike:
    page = factories.published_record().page
    submission = factories.told()
    return lambda: Record.objects.create(kind="testimony", submission=submission, page_id=page.pk)


@attack("stories_record.update.live_page")
def moving_a_record_onto_a_live_page() -> Strike:
    page = factories.published_record().page
    record = Record.objects.create(kind="testimony", submission=factories.told())
    return lambda: Record.objects.filter(pk=record.pk).update(page_id=page.pk)


@attack("stories_record.update.page")
def moving_a_record_onto_an_article() -> Strike:
    record = Record.objects.create(kind="testimony", submission=factories.told())
    return lambda: Record.objects.filter(pk=record.pk).update(page_id=factories.shelf().pk)


@attack("stories_record.update.final")
def swapping_a_records_page() -> Strike:
    story = factories.prepared_record()
    live = factories.published_record().page
    return lambda: Record.objects.filter(pk=story.record.pk).update(page_id=live.pk)


@attack("stories_record.update.final")
def taking_a_record_off_its_page() -> Strike:
    record = factories.published_record().record
    return lambda: Record.objects.filter(pk=record.pk).update(page_id=None)


@attack("stories_record.update.final")
def giving_a_record_another_narrator() -> Strike:
    record = factories.published_record().record
    submission = factories.told()
    return lambda: Record.objects.filter(pk=record.pk).update(submission=submission)


@attack("stories_record.update.final")
def giving_a_record_another_call_number() -> Strike:
    record = factories.published_record().record
    return lambda: Record.objects.filter(pk=record.pk).update(id="zzzz")


@attack("stories_record.update.withdrawn")
def giving_a_withdrawn_record_a_page_again() -> Strike:
    story = factories.published_record()
    page = factories.shelf().add_child(instance=TestimonyPage(title="x", slug="x", live=False))
    factories.withdraw(story.submission)
    Record.objects.filter(pk=story.record.pk).update(page_id=None)
    return lambda: Record.objects.filter(pk=story.record.pk).update(page_id=page.pk)


@attack("wagtailcore_page.delete.in_use")
def deleting_a_records_page() -> Strike:
    page = factories.published_record().page
    return sql("DELETE FROM wagtailcore_page WHERE id = %s", page.pk)


@attack("final.delete")
def deleting_a_record() -> Strike:
    record = factories.published_record().record
    return sql("DELETE FROM stories_record WHERE id = %s", record.pk)


# --- Submissions and sealed bodies -----------------------------------------------------------------------------------


def changed(**columns: object) -> Strike:
    submission = factories.told()
    return lambda: Submission.objects.filter(pk=submission.pk).update(**columns)


@attack("stories_submission.update.risk")
def lowering_the_approvals_needed() -> Strike:
    submission = factories.reviewed_record(high_risk=True).submission
    return lambda: Submission.objects.filter(pk=submission.pk).update(approvals_needed=2)


@attack("stories_submission.update.public_halves")
def swapping_the_key_that_proves_the_narrators_acts() -> Strike:
    return changed(signing_public=b"mine")


@attack("stories_submission.update.public_halves")
def swapping_the_key_that_the_report_is_sealed_to() -> Strike:
    return changed(report_public=b"mine")


@attack("stories_submission.update.public_halves")
def swapping_the_desk_key() -> Strike:
    return changed(desk_public=b"mine")


@attack("stories_submission.update.public_halves")
def unsending() -> Strike:
    return changed(sent_on=None)


@attack("stories_submission.delete.sent")
def deleting_what_was_sent() -> Strike:
    submission = factories.told()
    return sql("DELETE FROM stories_submission WHERE id = %s", submission.pk)


@attack("stories_sealedbody.insert.withdrawn")
def saving_a_worksheet_of_what_was_withdrawn() -> Strike:
    submission = factories.told()
    factories.withdraw(submission)
    return lambda: factories.body(submission, "redactions")


@attack("stories_sealedbody.insert.withdrawn")
def a_note_on_a_published_story_that_was_withdrawn() -> Strike:
    submission = factories.published_record().submission
    factories.withdraw(submission)
    return lambda: factories.body(submission, "note")


@attack("stories_mailboxitem.insert.withdrawn")
def a_letter_to_whoever_took_it_back() -> Strike:
    submission = factories.told()
    factories.withdraw(submission)
    return lambda: MailboxItem.objects.create(
        submission=submission, seq=1, kind=MailboxItem.Kind.MESSAGE, day=today(), sealed=b"sealed"
    )


@attack("stories_original.insert.withdrawn")
def a_file_that_arrives_after_the_withdrawal() -> Strike:
    submission = factories.told()
    factories.withdraw(submission)
    return lambda: Original.objects.create(
        submission=submission, sitting=1, seq=1, file_id="a" * 20, sealed_label=b"sealed"
    )


@attack("stories_contact.insert.withdrawn")
def an_address_left_after_the_withdrawal() -> Strike:
    submission = factories.told()
    factories.withdraw(submission)
    return lambda: Contact.objects.create(submission=submission, sealed=b"sealed", given_on=today(), after_letter=0)


@attack("stories_render.insert.withdrawn")
def asking_to_render_what_was_withdrawn() -> Strike:
    submission, person = factories.told(), factories.person()
    factories.withdraw(submission)
    return lambda: Render.objects.create(
        submission=submission, person=person, purpose=Render.Purpose.RESPOKEN, digest="0" * 64, day=today()
    )


@attack("stories_tie.insert.withdrawn")
def tying_what_was_withdrawn() -> Strike:
    submission = factories.told()
    factories.withdraw(submission)
    return lambda: Tie.objects.create(submission=submission, sealed=b"sealed")


@attack("stories_sealedbody.delete.final")
def deleting_the_sealed_words_of_a_story_in_force() -> Strike:
    submission = factories.published_record().submission
    return lambda: SealedBody.objects.filter(submission=submission).delete()


@attack("final.update")
def changing_a_versions_fingerprint() -> Strike:
    edition = factories.reviewed_record().version.edition
    return lambda: Edition.objects.filter(pk=edition.pk).update(fingerprint="0" * 64)
