"""What must follow, in the same statement, from a row the door lets in. Each names the effects that it looks at."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Revision

from search.models import Row
from stories.consent.precision import DateStep, PlaceStep
from stories.gate.clock import today
from stories.gate.models import ReadablePage, Tombstone, Visible, VisiblePart
from stories.pages.documents import PublicDocument, PublicFile, PublicPart, PublicTerm
from stories.pages.editorial import EditorialPage, HomePage
from stories.pages.records import TestimonyPage
from stories.publishing.models import Duty
from stories.redaction.models import Record
from tests import factories
from tests.factories import days
from tests.gate.attacks.striking import sql
from tests.gate.clocks import set_clock
from tests.importing import rows


@dataclass(frozen=True)
class Consequence:
    """A story told and looked at; `looks_at` are effects ("table.event.effect") or clauses of the views."""

    name: str
    looks_at: tuple[str, ...]
    check: Callable[[], None]


CONSEQUENCES: list[Consequence] = []


def follows(*looks_at: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    def keep(check: Callable[[], None]) -> Callable[[], None]:
        CONSEQUENCES.append(Consequence(check.__name__, looks_at, check))
        return check

    return keep


def shown(story: factories.Story) -> set[str]:
    """The uses in force of the story's documents, each with its language."""
    visible = Visible.objects.filter(record_id=story.record.pk)
    languages = dict(PublicDocument.unguarded.filter(record=story.record).values_list("pk", "language"))
    return {f"{languages[row.document_id]}:{row.use}" for row in visible}


def parts_shown(story: factories.Story) -> list[str]:
    visible = VisiblePart.objects.filter(document_id=story.document.pk).values("part_id")
    return sorted(PublicPart.unguarded.filter(pk__in=visible).values_list("name", flat=True))


def index(story: factories.Story) -> None:
    """A search row for each part."""
    for part in PublicPart.unguarded.filter(document=story.document):
        Row.objects.create(document_id=part.document_id, part_id=part.pk, words="canario")


def nothing_left(story: factories.Story) -> None:
    """No document, part, file, term or search row of the story, and its page is down."""
    made = story.version.document
    assert made is not None
    assert not PublicDocument.unguarded.filter(record=story.record).exists()
    for model in (PublicPart.unguarded, PublicFile.objects, PublicTerm.objects):
        assert not model.filter(document_id=made.pk).exists()
    assert not Row.objects.filter(document_id=made.pk).exists()
    assert not story.page.live
    assert shown(story) == set()


def duties(kind: str, **columns: str) -> Iterable[Duty]:
    return Duty.objects.filter(kind=kind, done_on=None, **columns)


# --- Withdrawal ------------------------------------------------------------------------------------------------------


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


# --- Grants ----------------------------------------------------------------------------------------------------------


@follows("stories_grant.insert.documents")
def taking_back_the_web_takes_everything_down() -> None:
    story = factories.published_record(translation=True, pictures=1)
    index(story)
    factories.grant(story.submission, "web", allowed=False)
    nothing_left(story)


@follows("stories_grant.insert.documents")
def a_narrower_place_hides() -> None:
    story = factories.published_record(place_step=PlaceStep.AREA)
    factories.grant(story.submission, "web", place_step=PlaceStep.AREA)
    assert story.page.live
    factories.grant(story.submission, "web", place_step=PlaceStep.STATE)
    nothing_left(story)


@follows("stories_grant.insert.documents")
def a_narrower_date_hides() -> None:
    story = factories.published_record(date_step=DateStep.YEAR)
    factories.grant(story.submission, "web", date_step=DateStep.DECADE)
    nothing_left(story)


@follows("stories_grant.insert.documents")
def another_name_hides() -> None:
    story = factories.published_record(name="Marisol")
    factories.grant(story.submission, "web", name_id="another name")
    nothing_left(story)


@follows("stories_grant.insert.documents")
def an_embargo_from_today_on_takes_down() -> None:
    story = factories.published_record()
    factories.grant(story.submission, "web", embargo_until=today() + days(3))
    nothing_left(story)


@follows("stories_grant.insert.documents")
def taking_back_translating_closes_translations_alone() -> None:
    story = factories.published_record(translation=True)
    factories.grant(story.submission, "translate", allowed=False)
    assert {"es:web"} <= shown(story)
    assert not PublicDocument.unguarded.filter(record=story.record, language="en").exists()
    assert story.page.live


@follows("stories_grant.insert.parts")
def taking_back_photographs_takes_their_parts_alone() -> None:
    story = factories.published_record(pictures=2, sounds=1)
    index(story)
    factories.grant(story.submission, "photo", allowed=False)
    assert not PublicPart.unguarded.filter(document=story.document, kind="picture").exists()
    assert not PublicFile.objects.filter(document=story.document, media_type__startswith="image").exists()
    assert Row.objects.filter(document_id=story.document.pk).count() == 3
    assert parts_shown(story) == ["facts", "p1", "s1"]
    assert len(list(duties("public_file"))) == 8


@follows("stories_grant.insert.parts")
def an_embargo_on_the_voice_takes_the_sound_and_does_not_bring_it_back() -> None:
    story = factories.published_record(sounds=1)
    factories.grant(story.submission, "voice", embargo_until=today() + days(1))
    set_clock(today() + days(2))
    assert parts_shown(story) == ["facts", "p1"]
    assert not PublicPart.unguarded.filter(document=story.document, kind="sound").exists()


def a_yes_to_more_shows_nothing_more_by_itself() -> None:
    story = factories.published_record(pictures=1, uses=["web"])
    factories.grants(story.submission, ["photo", "quote", "indexing"])
    assert shown(story) == {"es:web"}
    assert parts_shown(story) == ["facts", "p1"]


# --- Acts and clearances ---------------------------------------------------------------------------------------------


@follows("stories_act.insert.no_takes_down")
def a_no_to_a_public_version_takes_it_down() -> None:
    story = factories.published_record()
    factories.act(story.submission, "no", fingerprint=story.version.edition.fingerprint)
    nothing_left(story)


@follows("stories_act.insert.no_takes_down")
def a_no_to_a_public_lesser_version_takes_it_down() -> None:
    story = factories.prepared_record()
    factories.approve(story.version)
    factories.say_yes(story.version, kind="yes_to_less")
    lesser = factories.version(story.record, less_than=story.version.edition)
    factories.approve(lesser)
    factories.publish(lesser)
    assert shown(story)
    factories.act(story.submission, "no", fingerprint=lesser.edition.fingerprint)
    assert shown(story) == set()
    assert not PublicDocument.unguarded.filter(record=story.record).exists()


@follows("stories_act.insert.no_takes_down")
def a_no_to_another_version_leaves_a_lesser_one_whose_cover_was_taken_back() -> None:
    story = factories.prepared_record()
    factories.approve(story.version)
    factories.say_yes(story.version, kind="yes_to_less")
    lesser = factories.version(story.record, less_than=story.version.edition)
    factories.approve(lesser)
    factories.publish(lesser)
    factories.say_yes(story.version)
    newer = factories.version(story.record)
    before = shown(story)
    factories.act(story.submission, "no", fingerprint=newer.edition.fingerprint)
    assert shown(story) == before
    factories.act(story.submission, "no", fingerprint=story.version.edition.fingerprint)
    assert shown(story) == set()


@follows("stories_act.insert.no_takes_down")
def a_no_to_a_version_in_preparation_leaves_the_public_one() -> None:
    story = factories.published_record()
    before = shown(story)
    newer = factories.version(story.record)
    factories.act(story.submission, "no", fingerprint=newer.edition.fingerprint)
    assert shown(story) == before


@follows("stories_clearance.insert.replaces")
def a_new_clearance_takes_the_old_document_down() -> None:
    story = factories.published_record()
    index(story)
    factories.clear(story.version)
    nothing_left(story)


@follows("stories_clearance.insert.closes_translations")
def a_newer_version_closes_translations_of_older_ones() -> None:
    story = factories.published_record(translation=True)
    assert story.translation is not None
    relayed = factories.version(story.record, language="quc", made_from=story.translation.edition)
    factories.approve(relayed)
    factories.say_yes(relayed)
    factories.publish(relayed)
    assert {"es:web", "en:web", "quc:web"} <= shown(story)
    factories.publish(factories.newer_version(story))
    assert {use.partition(":")[0] for use in shown(story)} == {"es"}


def a_translation_closes_nothing_and_stays_when_its_source_is_cleared_again() -> None:
    story = factories.published_record(translation=True)
    factories.publish(story.version)
    assert {"es:web", "en:web"} <= shown(story)


# --- The views -------------------------------------------------------------------------------------------------------


@follows("view.held")
def a_hold_hides_and_lifting_it_brings_back() -> None:
    story = factories.published_record()
    before = shown(story)
    holds = [factories.hold(story.submission, kind=kind) for kind in ("narrator", "takedown", "order")]
    for held in holds:
        assert shown(story) == set()
        factories.lift(held)
    assert shown(story) == before
    assert story.page.live


@follows("view.part_held")
def a_hold_on_a_part_hides_that_part() -> None:
    story = factories.published_record(pictures=1)
    held = factories.hold(story.submission, part_sha256=story.version.parts[2].sha256)
    assert parts_shown(story) == ["facts", "p1"]
    factories.lift(held)
    assert parts_shown(story) == ["f1", "facts", "p1"]


@follows("view.page")
def what_is_unpublished_is_not_shown() -> None:
    story = factories.published_record()
    story.page.specific.unpublish()
    assert shown(story) == set()


@follows("view.expiry")
def consent_that_ends_is_passed_over_from_that_day_on() -> None:
    last = today() + days(5)
    story = factories.published_record(consent={"expires_on": last})
    set_clock(last - days(1))
    assert shown(story)
    set_clock(last)
    assert shown(story) == set()
    assert parts_shown(story) == []


@follows("view.use")
def one_use_that_is_refused_is_not_in_force() -> None:
    story = factories.published_record()
    factories.grant(story.submission, "quote", allowed=False)
    assert "es:quote" not in shown(story)
    factories.grant(story.submission, "quote")
    assert "es:quote" not in shown(story)
    assert {"es:web", "es:harvest"} <= shown(story)


@follows("view.embargo")
def an_embargo_that_ends_brings_nothing_back() -> None:
    story = factories.published_record()
    factories.grant(story.submission, "quote", embargo_until=today() + days(3))
    assert "es:quote" not in shown(story)
    set_clock(today() + days(9))
    assert "es:quote" not in shown(story)


@follows("view.translate")
def translating_that_ends_is_passed_over() -> None:
    uses = factories.ALL_USES
    story = factories.published_record(uses=[use for use in uses if use != "translate"])
    factories.grant(story.submission, "translate", expires_on=today() + days(5))
    factories.translated(story)
    set_clock(today() + days(5))
    assert {use.partition(":")[0] for use in shown(story)} == {"es"}


@follows("view.part_use")
def a_picture_whose_consent_ends_is_passed_over() -> None:
    story = factories.published_record(uses=["web"], parts=[factories.facts(), factories.picture(1)])
    factories.grant(story.submission, "photo", expires_on=today() + days(5))
    factories.publish(story.version)
    assert parts_shown(story) == ["f1", "facts"]
    set_clock(today() + days(5))
    assert parts_shown(story) == ["facts"]


for always in (
    a_freeze_hides_nothing_and_stops_no_withdrawal,
    a_yes_to_more_shows_nothing_more_by_itself,
    a_no_to_a_version_in_preparation_leaves_the_public_one,
    a_translation_closes_nothing_and_stays_when_its_source_is_cleared_again,
):
    follows()(always)


# --- Articles --------------------------------------------------------------------------------------------------------


def article(**words: Any) -> EditorialPage:
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Amparo", slug="inicio"))
    return factories.public_article(
        EditorialPage(**{"title": "x", "slug": "x", "lead": "Un archivo.", **words}), under=home
    )


def is_read(page: Page) -> bool:
    return ReadablePage.objects.filter(pk=page.pk).exists()


@follows("view.article")
def an_article_above_words_nobody_read_is_not_shown() -> None:
    page = article()
    page.unpublish()
    # While it is down its words may be anything; what goes live first is the shared row.
    sql("UPDATE stories_editorialpage SET lead = 'Reina Xicay' WHERE page_ptr_id = %s", page.pk)()
    sql("UPDATE wagtailcore_page SET live = TRUE WHERE id = %s", page.pk)()
    assert not is_read(page)
    sql("UPDATE stories_editorialpage SET lead = 'Un archivo.' WHERE page_ptr_id = %s", page.pk)()
    assert is_read(page)


@follows("view.article_live")
def an_article_that_is_taken_down_is_not_shown() -> None:
    page = article(body=[("heading", "Qué guardamos")])
    assert is_read(page)
    page.unpublish()
    assert not is_read(page)


def what_comes_with_the_archive_is_shown() -> None:
    home = Page.get_first_root_node().add_child(instance=HomePage(title="Amparo", slug="inicio"))
    assert is_read(home)


@follows("stories_evidencecheck.insert.refused_takes_down")
def a_no_to_its_evidence_takes_an_imported_record_down() -> None:
    story, row = rows.published()
    other, _row = rows.published()
    told_here = factories.published_record()
    assert shown(story) == {"es:web"}
    rows.check(row)
    assert shown(story) == {"es:web"}
    rows.check(row, answer="does_not")
    assert not PublicDocument.unguarded.filter(record=story.record).exists()
    assert shown(other) == {"es:web"} and "es:web" in shown(told_here)
