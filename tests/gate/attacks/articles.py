"""A private word typed into an article, and one person who wants it public: through Wagtail's actions and views, as a
superuser, on a day to come, as a copy, and in the rows themselves.
"""

import datetime
import io
from typing import Any

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Locale, Page

from stories.gate.clock import today
from stories.moderation.models import ArticleApproval
from stories.pages.editorial import ContextPage, EditorialPage, HomePage, TimelinePage
from stories.pages.exhibits import ExhibitPage
from stories.pages.pictures import EditorialImage
from stories.pages.wording import fingerprints
from tests import factories
from tests.gate.attacks.admin import action, post
from tests.gate.attacks.striking import Strike, attack, sql
from tests.gate.attacks.wagtail import home, retype

SHARED = "wagtailcore_page.update.unread_words"
BORN = "wagtailcore_page.insert.article_born_live"
OWN = "stories_editorialpage.update.unread_words"
PRIVATE = "Reina Esperanza Xicay vive en la calle Pedregal 14"


def draft(**columns: Any) -> EditorialPage:
    """An article nobody has read but who wrote it."""
    words = {"title": "Qué es Amparo", "slug": "que-es", "lead": PRIVATE, **columns}
    return home().add_child(instance=EditorialPage(live=False, **words))


def public(**columns: Any) -> EditorialPage:
    """An article that two people read, with nothing private in it."""
    words = {"title": "Qué es Amparo", "slug": "que-es", "lead": "Un archivo.", **columns}
    return factories.public_article(EditorialPage(**words), under=home())


def entry() -> ContextPage:
    timeline = home().add_child(instance=TimelinePage(title="Los años", slug="los-anos", live=False))
    made = ContextPage(title="x", slug="x", kind="law", side="done", date="2006", summary="x", sources="x")
    return factories.public_article(made, under=timeline)


# --- Through Wagtail's own actions -----------------------------------------------------------------------------------


@attack(SHARED)
def publishing_an_article_alone() -> Strike:
    page = draft()
    return lambda: page.save_revision(user=factories.person()).publish()


@attack(SHARED)
def publishing_an_article_to_which_one_person_said_yes() -> Strike:
    page, writer = draft(), factories.person()
    factories.agree_to(page, writer)
    return lambda: page.save_revision(user=writer).publish(user=writer, skip_permission_checks=True)


@attack(SHARED)
def publishing_an_article_as_a_superuser() -> Strike:
    page, boss = draft(), factories.person(is_superuser=True)
    factories.agree_to(page, boss)
    return lambda: page.save_revision(user=boss).publish(user=boss, skip_permission_checks=True)


@attack(SHARED)
def publishing_with_the_yes_to_another_article() -> Strike:
    page = draft()
    other = draft(title="Otra", slug="otra")
    factories.agree_to(other, factories.person(), factories.person())
    return lambda: page.save_revision().publish()


@attack(SHARED)
def publishing_the_words_of_another_article_at_another_place() -> Strike:
    read = public()
    twin = EditorialPage(live=False, title=read.title, slug=read.slug, lead=read.lead)
    page = read.add_child(instance=twin)
    return lambda: page.save_revision().publish()


@attack(SHARED)
def publishing_after_a_word_of_the_title_changed() -> Strike:
    page = public()
    page.title = PRIVATE
    return lambda: page.save_revision().publish()


@attack(SHARED)
def publishing_a_private_word_in_the_address() -> Strike:
    page = public()
    page.slug = "reina-esperanza-xicay"
    return lambda: page.save_revision().publish()


@attack(SHARED)
def publishing_a_private_word_for_search_engines() -> Strike:
    page = public()
    page.search_description = PRIVATE
    return page.save


@attack(OWN)
def publishing_after_the_lead_changed() -> Strike:
    page = public()
    page.lead = PRIVATE
    return lambda: page.save_revision().publish()


@attack(OWN)
def publishing_a_private_word_in_a_block() -> Strike:
    page = public()
    page.body = [("heading", PRIVATE)]
    return lambda: page.save_revision().publish()


@attack(OWN)
def publishing_what_one_person_agreed_to_twice() -> Strike:
    page = public()
    writer = factories.person()
    page.lead = "Un archivo de historias."
    factories.agree_to(page, writer)
    page.lead = PRIVATE
    factories.agree_to(page, writer)
    return lambda: page.save_revision(user=writer).publish(user=writer, skip_permission_checks=True)


@attack(OWN)
def two_people_who_agreed_to_different_words() -> Strike:
    page = public()
    page.lead = "Un archivo de historias."
    factories.agree_to(page, factories.person())
    page.lead = PRIVATE
    factories.agree_to(page, factories.person())
    return lambda: page.save_revision().publish()


@attack(OWN)
def going_live_above_old_words_and_saving_them_after() -> Strike:
    # Two people agreed to other words under the same title: the shared row may go live, the own row may not stay.
    page = draft()
    page.lead = "Un archivo."
    factories.agree_to(page, factories.person(), factories.person())
    page.lead = PRIVATE
    return lambda: page.save_revision().publish()


@attack(BORN)
def adding_an_article_that_is_live() -> Strike:
    parent = home()
    return lambda: parent.add_child(instance=EditorialPage(title=PRIVATE, slug="x"))


@attack(BORN)
def adding_a_second_front_page_of_ones_own() -> Strike:
    return lambda: Page.get_first_root_node().add_child(instance=HomePage(title=PRIVATE, slug="x"))


@attack("stories_homepage.insert.unread_words")
def adding_words_to_the_front_page_that_comes_with_the_archive() -> Strike:
    return lambda: Page.get_first_root_node().add_child(instance=HomePage(title="Amparo", slug="inicio", lead=PRIVATE))


@attack(BORN)
def copying_a_live_article() -> Strike:
    page = public()
    return lambda: page.copy(update_attrs={"slug": "copia"}, keep_live=True, log_action=None)


@attack(BORN)
def making_an_alias_of_an_article() -> Strike:
    page = public()
    return lambda: CreatePageAliasAction(page, update_slug="alias", log_action=None).execute(
        skip_permission_checks=True
    )


@attack(BORN)
def translating_an_article_as_an_alias() -> Strike:
    page = public()
    english = Locale.objects.get_or_create(language_code="en")[0]
    return lambda: page.copy_for_translation(english, copy_parents=True, alias=True)


@attack(SHARED)
def publishing_a_copy_of_an_article() -> Strike:
    copy = public().copy(update_attrs={"slug": "copia"}, keep_live=False, log_action=None)
    return lambda: copy.specific.save_revision().publish()


@attack(SHARED)
def an_article_whose_day_has_come() -> Strike:
    page = draft()
    revision = page.save_revision()
    past = timezone.now() - datetime.timedelta(hours=1)
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=past)
    return lambda: call_command("publish_scheduled")


@attack(SHARED)
def retyping_a_page_without_words_as_an_article() -> Strike:
    root = Page.get_first_root_node()
    page = root.add_child(instance=EditorialPage(title=PRIVATE, slug="x", live=False))
    retype(page, TimelinePage)
    return lambda: Page.objects.filter(pk=page.pk).update(live=True)


# --- Through the admin, as a superuser -------------------------------------------------------------------------------


@attack(SHARED)
def the_admin_api_publishes_an_article() -> Strike:
    page = draft()
    page.save_revision()
    return action(page, "publish")


@attack(BORN)
def the_admin_api_copies_an_article() -> Strike:
    return action(public(), "copy", {"slug": "copia", "keep_live": True})


@attack(SHARED)
def the_admin_publishes_articles_in_bulk() -> Strike:
    pages = [draft(slug=slug) for slug in ("una", "otra")]
    for page in pages:
        page.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return post(f"{address}?{'&'.join(f'id={page.pk}' for page in pages)}")


@attack(SHARED)
def the_admins_editor_publishes_an_article() -> Strike:
    page = draft()
    page.save_revision()
    data = {
        "title": page.title,
        "slug": page.slug,
        "place": "",
        "lead": PRIVATE,
        "body-count": "0",
        "action-publish": "action-publish",
    }
    return post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


@attack(BORN)
def the_admins_copy_form_publishes_a_copy_of_an_article() -> Strike:
    page = public()
    parent = page.get_parent()
    data = {"new_title": PRIVATE, "new_slug": "x", "new_parent_page": parent.pk, "publish_copies": "on"}
    return post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)


# --- In the rows themselves ------------------------------------------------------------------------------------------


@attack(SHARED)
def an_articles_row_is_made_live_by_sql() -> Strike:
    return sql("UPDATE wagtailcore_page SET live = TRUE WHERE id = %s", draft().pk)


@attack(SHARED)
def a_live_articles_title_by_sql() -> Strike:
    return sql("UPDATE wagtailcore_page SET title = %s WHERE id = %s", PRIVATE, public().pk)


@attack(OWN)
def a_live_articles_lead_by_sql() -> Strike:
    return sql("UPDATE stories_editorialpage SET lead = %s WHERE page_ptr_id = %s", PRIVATE, public().pk)


@attack(OWN)
def a_live_articles_body_by_the_orm() -> Strike:
    pages = EditorialPage.objects.filter(pk=public().pk)
    return lambda: pages.update(body=[{"type": "heading", "value": PRIVATE, "id": "1"}])


@attack(OWN)
def words_that_move_under_a_live_article() -> Strike:
    page = public()
    other = draft(slug="otra")

    def swap() -> None:
        sql("DELETE FROM stories_editorialpage WHERE page_ptr_id = %s", page.pk)()
        sql("UPDATE stories_editorialpage SET page_ptr_id = %s WHERE page_ptr_id = %s", page.pk, other.pk)()

    return swap


@attack("stories_editorialpage.insert.unread_words")
def a_live_articles_own_row_is_written_anew() -> Strike:
    page = public()

    def again() -> None:
        sql("DELETE FROM stories_editorialpage WHERE page_ptr_id = %s", page.pk)()
        sql(
            "INSERT INTO stories_editorialpage (page_ptr_id, place, lead, body) VALUES (%s, '', %s, '[]')",
            page.pk,
            PRIVATE,
        )()

    return again


@attack("stories_editorialpage.insert.unread_words", engine="sqlite")
def a_live_articles_own_row_is_replaced() -> Strike:
    return sql(
        "INSERT OR REPLACE INTO stories_editorialpage (page_ptr_id, place, lead, body) VALUES (%s, '', %s, '[]')",
        public().pk,
        PRIVATE,
    )


@attack("stories_homepage.update.unread_words")
def the_front_pages_lead_by_sql() -> Strike:
    return sql("UPDATE stories_homepage SET lead = %s WHERE page_ptr_id = %s", PRIVATE, home().pk)


@attack("stories_timelinepage.update.unread_words")
def the_timelines_lead_by_sql() -> Strike:
    page = factories.public_article(TimelinePage(title="x", slug="x"), under=home())
    return sql("UPDATE stories_timelinepage SET lead = %s WHERE page_ptr_id = %s", PRIVATE, page.pk)


@attack("stories_timelinepage.insert.unread_words")
def a_timeline_that_comes_with_words() -> Strike:
    parent = home()
    return lambda: parent.add_child(
        instance=TimelinePage(title="Lo que se hizo y lo que se contestó", slug="linea-de-tiempo", lead=PRIVATE)
    )


@attack("stories_exhibitpage.update.unread_words")
def what_a_collection_gathers_by_sql() -> Strike:
    page = factories.public_article(ExhibitPage(title="x", slug="x", shape="collection"), under=home())
    return sql("UPDATE stories_exhibitpage SET gathers = %s WHERE page_ptr_id = %s", PRIVATE, page.pk)


@attack("stories_exhibitpage.insert.unread_words")
def an_exhibit_that_comes_with_words() -> Strike:
    parent = home()
    return lambda: parent.add_child(
        instance=ExhibitPage(title="Lo que se hizo y lo que se contestó", slug="linea-de-tiempo", lead=PRIVATE)
    )


@attack("stories_contextpage.update.unread_words")
def the_sources_of_an_entry_by_sql() -> Strike:
    return sql("UPDATE stories_contextpage SET sources = %s WHERE page_ptr_id = %s", PRIVATE, entry().pk)


@attack("stories_contextpage.update.unread_words")
def an_entry_in_words_to_which_one_person_said_yes() -> Strike:
    page = entry()
    page.sources = PRIVATE
    factories.agree_to(page, factories.person())
    return lambda: ContextPage.objects.filter(pk=page.pk).update(sources=PRIVATE)


@attack("stories_contextpage.insert.unread_words")
def an_entrys_own_row_is_written_anew() -> Strike:
    page = entry()

    def again() -> None:
        sql("DELETE FROM stories_contextpage WHERE page_ptr_id = %s", page.pk)()
        page.summary = PRIVATE
        page.save_base(raw=True, force_insert=True)

    return again


@attack("stories_articleapproval.insert.person")
def a_yes_of_somebody_who_left() -> Strike:
    page, gone = draft(), factories.person(is_active=False)
    return lambda: factories.agree_to(page, gone)


@attack("stories_articleapproval.insert.day")
def a_yes_given_yesterday() -> Strike:
    page, somebody = draft(), factories.person()
    words = fingerprints(page)
    return lambda: ArticleApproval.objects.create(
        page_number=page.pk,
        page_words=words.page,
        own_words=words.own,
        person=somebody,
        day=today() - datetime.timedelta(days=1),
    )


@attack("stories_editorialimage.update.other_picture")
def another_picture_under_an_old_name() -> Strike:

    out = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(out, "PNG")
    made = EditorialImage.objects.create(
        title="x", source="Archivo", licence="CC0", people_agreed=True, file=ContentFile(out.getvalue(), "x.png")
    )
    made.source = PRIVATE
    return made.save
