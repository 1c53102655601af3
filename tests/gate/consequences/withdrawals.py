"""What follows from a withdrawal, and that a freeze stops none of it."""

import datetime

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Revision

from stories.gate.clock import today
from stories.gate.models import Tombstone
from stories.pages.documents import PublicFile
from stories.pages.editorial import EditorialPage, HomePage
from stories.pages.records import TestimonyPage
from stories.publishing.models import Duty
from stories.redaction.models import Record
from tests import factories
from tests.gate.attacks.striking import sql
from tests.gate.consequences.following import duties, follows, index, nothing_left, parts_shown, shown


@follows(
    "stories_withdrawal.insert.documents",
    "stories_publicdocument.delete.terms",
    "stories_publicdocument.delete.parts",
    "stories_publicpart.delete.files",
    "stories_publicpart.delete.search",
)
def a_withdrawal_takes_everything_down() -> None:
    story = factories.published_record(pictures=1, sounds=1, translation=True)
    index(story)
    factories.withdraw(story.submission)
    nothing_left(story)


@follows("stories_withdrawal.insert.tombstone")
def a_withdrawal_leaves_a_tombstone_where_something_was_public() -> None:
    public, never = factories.published_record(), factories.prepared_record()
    factories.withdraw(public.submission)
    factories.withdraw(never.submission)
    assert list(Tombstone.objects.values_list("record_id", "day")) == [(public.record.pk, today())]


@follows("stories_withdrawal.insert.pages_off")
def a_withdrawal_clears_the_pages_days() -> None:
    story = factories.prepared_record()
    Page.objects.filter(pk=story.record.page_id).update(expire_at=timezone.now(), expired=True)
    factories.withdraw(story.submission)
    assert story.page.expire_at is None
    assert not story.page.expired


@follows("stories_withdrawal.insert.schedules")
def a_withdrawal_clears_revisions_that_waited() -> None:
    # An article that waits to go live becomes a record's page: the one way left to such a revision.
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Amparo", slug="inicio"))
    page = home.add_child(instance=EditorialPage(title="x", slug="x", live=False))
    revision = page.save_revision(approved_go_live_at=timezone.now() + datetime.timedelta(days=1))
    Page.objects.filter(pk=page.pk).update(content_type=ContentType.objects.get_for_model(TestimonyPage))
    record = Record.objects.create(kind="testimony", submission=factories.told(), page_id=page.pk)
    factories.withdraw(record.submission)
    assert Revision.objects.get(pk=revision.pk).approved_go_live_at is None


@follows(
    *(
        f"stories_withdrawal.insert.duty_{kind}"
        for kind in ("shred_keys", "sealed_files", "sealed_rows", "page_traces", "search_index", "raw_bytes", "report")
    )
)
def a_withdrawal_makes_duties() -> None:
    submission = factories.published_record().submission
    factories.withdraw(submission)
    made = Duty.objects.filter(submission_id=submission.pk).values_list("kind", flat=True)
    assert sorted(made) == sorted(
        ["shred_keys", "sealed_files", "sealed_rows", "page_traces", "search_index", "raw_bytes", "report"]
    )


@follows("stories_withdrawal.insert.documents")
def a_withdrawal_takes_down_no_other_story() -> None:
    story, other = factories.published_record(pictures=1), factories.published_record(pictures=1)
    factories.withdraw(story.submission)
    assert other.page.live
    assert parts_shown(other) == ["f1", "facts", "p1"]
    assert shown(story) == set()


@follows("stories_publicdocument.delete.duty")
def a_document_that_leaves_must_be_forgotten_by_the_index() -> None:
    story = factories.published_record()
    factories.withdraw(story.submission)
    assert duties("search_index", target=story.document.pk)


@follows("stories_publicfile.delete.duty")
def files_that_leave_must_be_deleted() -> None:
    story = factories.published_record(pictures=1, sounds=1)
    names = set(PublicFile.objects.filter(document=story.document).values_list("name", flat=True))
    factories.withdraw(story.submission)
    assert {duty.target for duty in duties("public_file")} == names


@follows("stories_publicdocument.delete.page_off")
def the_page_goes_down_with_its_last_document() -> None:
    story = factories.published_record(translation=True)
    sql("DELETE FROM stories_publicdocument WHERE language = 'en' AND record_id = %s", story.record.pk)()
    assert story.page.live
    sql("DELETE FROM stories_publicdocument WHERE record_id = %s", story.record.pk)()
    assert not story.page.live


def a_freeze_hides_nothing_and_stops_no_withdrawal() -> None:
    story = factories.published_record()
    before = shown(story)
    factories.freeze(story.submission)
    assert shown(story) == before
    factories.withdraw(story.submission)
    nothing_left(story)
