"""Everything that one may change around a live record. Each is refused or changes no public byte."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.utils import timezone
from wagtail.models import Page, Revision

from stories.intake.models import SealedBody
from stories.moderation.models import User
from stories.pages.documents import PublicDocument, PublicFile, PublicPart, PublicTerm
from stories.pages.records import TestimonyPage
from stories.pages.terms import Term
from stories.redaction.models import Edition, EditionFile
from tests import factories
from tests.gate.attacks.striking import sql

Edit = Callable[[factories.Story], object]
EDITS: list[Edit] = []


def edit(change: Edit) -> Edit:
    EDITS.append(change)
    return change


def public_bytes() -> list[Any]:
    """Everything visible, byte for byte, as the public exits read it."""
    documents = PublicDocument.objects.visible(use="web").order_by("pk")
    parts = PublicPart.objects.visible().order_by("pk")
    shown = [part.pk for part in parts]
    return [
        [(d.pk, d.record_id, d.kind, d.language, d.fingerprint, bytes(d.manifest)) for d in documents],
        [(p.pk, p.position, p.name, p.kind, p.use, p.sha256, bytes(p.body)) for p in parts],
        list(PublicFile.objects.filter(part__in=shown).order_by("pk").values_list()),
        list(PublicTerm.objects.filter(document__in=documents).order_by("pk").values_list()),
    ]


def page_row(story: factories.Story, **columns: object) -> int:
    return Page.objects.filter(pk=story.record.page_id).update(**columns)


@edit
def the_pages_title(story: factories.Story) -> object:
    return page_row(story, title="Con nombre y apellido", draft_title="Con nombre y apellido")


@edit
def the_pages_slug_and_address(story: factories.Story) -> object:
    return page_row(story, slug="otra", url_path="/otra/")


@edit
def the_pages_search_words(story: factories.Story) -> object:
    return page_row(story, seo_title="canario", search_description="canario")


@edit
def a_new_revision_is_published(story: factories.Story) -> object:
    page = story.page.specific
    page.title = "canario"
    return page.save_revision().publish()


@edit
def an_older_revision_is_published(story: factories.Story) -> object:
    page = story.page.specific
    page.title = "canario"
    revision = page.save_revision()
    page.title = "otra"
    page.save_revision()
    return revision.publish()


@edit
def a_revisions_text_is_written_over(story: factories.Story) -> object:
    story.page.specific.save_revision()
    return Revision.objects.filter(object_id=str(story.record.page_id)).update(content={"title": "canario"})


@edit
def the_page_object_is_saved(story: factories.Story) -> object:
    page = story.page.specific
    page.title = "canario"
    return page.save()


@edit
def the_page_is_moved(story: factories.Story) -> object:
    return story.page.move(Page.get_first_root_node(), pos="last-child")


@edit
def the_page_gets_a_child(story: factories.Story) -> object:
    return story.page.add_child(instance=TestimonyPage(title="canario", slug="canario", live=False))


@edit
def the_pages_own_row_is_deleted(story: factories.Story) -> object:
    return sql("DELETE FROM stories_testimonypage WHERE page_ptr_id = %s", story.record.page_id)()


@edit
def the_pages_dates(story: factories.Story) -> object:
    return page_row(story, first_published_at=timezone.now(), last_published_at=timezone.now())


@edit
def the_page_gets_an_owner_and_a_lock(story: factories.Story) -> object:
    return page_row(story, owner=factories.person(), locked=True)


@edit
def the_page_is_made_private_to_nobody(story: factories.Story) -> object:
    return story.page.view_restrictions.create(restriction_type="login")


@edit
def a_term_is_renamed(story: factories.Story) -> object:
    Term.objects.get_or_create(slug="redada", defaults={"kind": "theme", "label_es": "redadas", "label_en": "raids"})
    return Term.objects.filter(slug="redada").update(label_es="canario")


@edit
def a_term_is_deleted(story: factories.Story) -> object:
    return sql("DELETE FROM stories_term")()


@edit
def a_term_link_is_added(story: factories.Story) -> object:
    return PublicTerm.objects.create(document=story.document, slug="canario")


@edit
def a_term_link_is_changed(story: factories.Story) -> object:
    return PublicTerm.objects.filter(document=story.document).update(slug="canario")


@edit
def a_term_link_is_removed(story: factories.Story) -> object:
    return PublicTerm.objects.filter(document=story.document).first().delete()  # type: ignore[union-attr]


@edit
def a_term_link_is_replaced_by_sql(story: factories.Story) -> object:
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    return sql(
        f"""{verb} INTO stories_publicterm (id, document_id, slug)
            SELECT id, document_id, 'canario' FROM stories_publicterm WHERE document_id = %s""",
        story.document.pk,
    )()


@edit
def the_documents_language(story: factories.Story) -> object:
    return PublicDocument.unguarded.filter(pk=story.document.pk).update(language="en")


@edit
def a_parts_bytes_by_sql(story: factories.Story) -> object:
    return sql("UPDATE stories_publicpart SET body = sha256, sha256 = 'x' WHERE document_id = %s", story.document.pk)()


@edit
def a_parts_place(story: factories.Story) -> object:
    return sql("UPDATE stories_publicpart SET position = position + 10")()


@edit
def a_files_name(story: factories.Story) -> object:
    return sql("UPDATE stories_publicfile SET name = id")()


@edit
def a_second_facts_part(story: factories.Story) -> object:
    return factories.enter_part(story.document, 9, factories.facts(name="canario"))


@edit
def the_editions_columns(story: factories.Story) -> object:
    return Edition.objects.filter(record=story.record).update(place_step=3, language="en")


@edit
def the_sealed_words(story: factories.Story) -> object:
    return SealedBody.objects.filter(submission=story.submission).update(sealed=b"canario")


@edit
def the_editions_sealed_files(story: factories.Story) -> object:
    return EditionFile.objects.create(edition=story.version.edition, file_id="canario")


@edit
def the_submissions_language(story: factories.Story) -> object:
    return type(story.submission).objects.filter(pk=story.submission.pk).update(language="en")


@edit
def the_people_who_approved(story: factories.Story) -> object:
    return User.objects.update(is_active=False)


@edit
def a_newer_version_is_prepared(story: factories.Story) -> object:
    return factories.newer_version(story, parts=[factories.facts(name="canario")])


@edit
def the_narrator_allows_more(story: factories.Story) -> object:
    return factories.grants(story.submission, factories.ALL_USES, place_step=3, date_step=4)


@edit
def the_records_kind(story: factories.Story) -> object:
    return type(story.record).objects.filter(pk=story.record.pk).update(kind="mural")
