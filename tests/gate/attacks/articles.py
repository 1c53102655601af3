"""A private word typed into an article, and one person who wants it public: through Wagtail's actions and views, as a
superuser, on a day to come, as a copy.
"""

import datetime
from typing import Any

from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Locale, Page

from stories.pages.editorial import ContextPage, EditorialPage, HomePage, TimelinePage
from tests import factories
from tests.gate.attacks.admin import action, post
from tests.gate.attacks.striking import Strike, attack
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
