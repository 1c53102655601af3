"""Through Wagtail's own actions: publish, save, copy, alias, translate, schedule, move, revert, finish, import."""

import datetime
import json
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.contenttypes.models import ContentType
from django.core import serializers
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.revert_to_page_revision import RevertToPageRevisionAction
from wagtail.models import GroupApprovalTask, Locale, Page, Workflow, WorkflowTask

from stories.pages.editorial import EditorialPage, HomePage
from stories.pages.records import MuralPage, TestimonyPage
from tests import factories
from tests.gate.attacks.striking import Strike, attack

UPDATE = "wagtailcore_page.update"
INSERT = "wagtailcore_page.insert"


def english() -> Locale:
    return Locale.objects.get_or_create(language_code="en")[0]


def home() -> HomePage:
    there = HomePage.objects.first()
    return there or Page.get_first_root_node().add_child(instance=HomePage(title="Amparo", slug="inicio"))


def retype(page: Page, model: type[Page]) -> Page:
    """Give a page another type while it is not live: the column and the row of the type's own table."""
    Page.objects.filter(pk=page.pk).update(content_type=ContentType.objects.get_for_model(model))
    child_row(page, model)
    return Page.objects.get(pk=page.pk)


def child_row(page: Page, model: type[Page]) -> None:
    model(page_ptr_id=page.pk).save_base(raw=True)


@attack(f"{UPDATE}.not_cleared")
def publishing_a_revision_of_a_reviewed_record() -> Strike:
    page = factories.reviewed_record().page.specific
    return lambda: page.save_revision().publish()


@attack(f"{UPDATE}.not_cleared")
def publishing_without_any_approval() -> Strike:
    page = factories.prepared_record().page.specific
    return lambda: page.save_revision().publish()


@attack(f"{UPDATE}.not_cleared")
def publishing_with_a_clearance_but_without_a_document() -> Strike:
    page = factories.cleared_record().page.specific
    return lambda: page.save_revision().publish()


@attack(f"{UPDATE}.not_cleared")
def publishing_while_skipping_wagtails_permission_checks() -> Strike:
    revision = factories.reviewed_record().page.specific.save_revision()
    return lambda: PublishPageRevisionAction(revision, changed=False).execute(skip_permission_checks=True)


@attack(f"{UPDATE}.not_cleared")
def saving_the_page_as_live() -> Strike:
    page = factories.reviewed_record().page
    page.live = True
    return page.save


@attack(f"{UPDATE}.not_cleared")
def saving_the_specific_page_as_live() -> Strike:
    page = factories.reviewed_record(kind="mural").page.specific
    page.live = True
    return page.save


@attack(f"{UPDATE}.not_cleared")
def republishing_after_withdrawal() -> Strike:
    story = factories.published_record()
    factories.withdraw(story.submission)
    page = story.page.specific
    return lambda: page.save_revision().publish()


@attack(f"{UPDATE}.not_cleared")
def publishing_a_revision_kept_from_before_withdrawal() -> Strike:
    story = factories.published_record()
    revision = story.page.specific.save_revision()
    factories.withdraw(story.submission)
    return revision.publish


@attack(f"{UPDATE}.not_cleared")
def reverting_to_a_revision_from_when_it_was_live() -> Strike:
    story = factories.published_record()
    page = story.page.specific
    revision = page.save_revision()
    factories.grant(story.submission, "web", allowed=False)
    page = story.page.specific
    return lambda: RevertToPageRevisionAction(page, revision).execute(skip_permission_checks=True).publish()


@attack(f"{UPDATE}.not_cleared")
def saving_a_page_object_that_was_loaded_while_it_was_live() -> Strike:
    story = factories.published_record()
    page = story.page.specific
    factories.withdraw(story.submission)
    return page.save


@attack(f"{UPDATE}.not_cleared")
def publishing_after_the_narrator_took_back_the_web() -> Strike:
    story = factories.published_record()
    factories.grant(story.submission, "web", allowed=False)
    factories.grant(story.submission, "web")
    page = story.page.specific
    return lambda: page.save_revision().publish()


@attack(f"{UPDATE}.not_cleared")
def finishing_a_workflow() -> Strike:
    page = factories.reviewed_record().page.specific
    somebody = factories.person(is_superuser=True)
    workflow = Workflow.objects.create(name="corto")
    task = GroupApprovalTask.objects.create(name="cualquiera")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    page.save_revision(user=somebody)
    state = workflow.start(page, somebody)

    def finish() -> None:
        state.current_task_state.specific.approve(user=somebody)
        # What Wagtail does by itself at the end of a workflow, whatever the archive has set instead.
        state.refresh_from_db()
        state.current_task_state.revision.publish(user=somebody)

    return finish


@attack(f"{UPDATE}.not_cleared")
def running_the_scheduler_over_an_article_that_became_a_record() -> Strike:
    article = home().add_child(instance=EditorialPage(title="x", slug="x", live=False))
    revision = article.save_revision()
    past = timezone.now() - datetime.timedelta(hours=1)
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=past)
    retype(article, TestimonyPage)
    return lambda: call_command("publish_scheduled")


@attack(f"{UPDATE}.scheduled")
def scheduling_the_page() -> Strike:
    page = factories.reviewed_record().page.specific
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    return page.save


@attack(f"{INSERT}.scheduled")
def making_a_scheduled_record_page() -> Strike:
    shelf = factories.shelf()
    page = TestimonyPage(title="x", slug="x", live=False, go_live_at=timezone.now())
    return lambda: shelf.add_child(instance=page)


@attack("wagtailcore_revision.update.scheduled")
def publishing_a_revision_with_a_day_to_come() -> Strike:
    page = factories.reviewed_record().page.specific
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    revision = page.save_revision()
    return revision.publish


@attack("wagtailcore_revision.insert.scheduled")
def saving_a_revision_that_is_approved_to_go_live() -> Strike:
    page = factories.reviewed_record().page.specific
    return lambda: page.save_revision(approved_go_live_at=timezone.now())


@attack(f"{INSERT}.born_live")
def copying_a_live_record() -> Strike:
    page = factories.published_record().page.specific
    return lambda: page.copy(update_attrs={"slug": "copia"}, keep_live=True, log_action=None)


@attack(f"{INSERT}.born_live")
def copying_the_whole_shelf() -> Strike:
    factories.published_record()
    shelf = factories.shelf()
    return lambda: shelf.copy(recursive=True, update_attrs={"slug": "copia"}, keep_live=True)


@attack(f"{INSERT}.born_live")
def adding_a_record_page_that_is_live() -> Strike:
    shelf = factories.shelf()
    return lambda: shelf.add_child(instance=TestimonyPage(title="x", slug="x", live=True))


@attack(f"{INSERT}.alias")
def making_an_alias() -> Strike:
    page = factories.published_record().page.specific
    return lambda: CreatePageAliasAction(page, update_slug="alias", log_action=None).execute(
        skip_permission_checks=True
    )


@attack(f"{INSERT}.alias")
def making_an_alias_of_a_hidden_record() -> Strike:
    page = factories.prepared_record().page.specific
    return lambda: page.create_alias(update_slug="alias", log_action=None)


@attack(f"{INSERT}.alias")
def translating_the_page_as_an_alias() -> Strike:
    page = factories.published_record().page.specific
    locale = english()
    return lambda: page.copy_for_translation(locale, copy_parents=True, alias=True)


@attack(f"{UPDATE}.alias")
def turning_an_article_into_an_alias_of_a_record() -> Strike:
    page = factories.published_record().page
    article = home()
    article.alias_of = page
    return article.save


@attack(f"{UPDATE}.not_cleared")
def translating_the_page_and_publishing_the_translation() -> Strike:
    page = factories.published_record().page.specific
    copy = page.copy_for_translation(english(), copy_parents=True)
    return lambda: copy.save_revision().publish()


@attack(f"{UPDATE}.not_cleared")
def publishing_a_draft_copy() -> Strike:
    page = factories.published_record().page.specific
    copy = page.copy(update_attrs={"slug": "copia"}, keep_live=False)
    return lambda: copy.specific.save_revision().publish()


@attack(f"{UPDATE}.not_cleared")
def retyping_a_record_as_an_article() -> Strike:
    page = retype(factories.prepared_record().page, EditorialPage)
    page.live = True
    return page.save


@attack(f"{UPDATE}.not_cleared")
def retyping_a_live_record_as_an_article() -> Strike:
    page = factories.published_record().page
    kind = ContentType.objects.get_for_model(EditorialPage)
    return lambda: Page.objects.filter(pk=page.pk).update(content_type=kind)


@attack(f"{UPDATE}.not_cleared")
def retyping_a_live_testimony_as_a_mural() -> Strike:
    page = factories.published_record().page
    child_row(page, MuralPage)
    page.content_type = ContentType.objects.get_for_model(MuralPage)
    return page.save


@attack(f"{UPDATE}.not_cleared")
def moving_a_record_among_the_articles_and_publishing_it_there() -> Strike:
    page = factories.prepared_record().page.specific
    page.move(home(), pos="last-child")

    def publish() -> None:
        moved = TestimonyPage.objects.get(pk=page.pk)
        moved.save_revision().publish()

    return publish


@attack(f"{UPDATE}.raw_page")
def publishing_a_page_without_a_type() -> Strike:
    page = Page.get_first_root_node().add_child(instance=Page(title="x", slug="x", live=False))
    return lambda: page.save_revision().publish()


@attack(f"{INSERT}.raw_page")
def adding_a_page_without_a_type() -> Strike:
    root = Page.get_first_root_node()
    return lambda: root.add_child(instance=Page(title="x", slug="x"))


@attack(f"{UPDATE}.unknown_type")
def retyping_an_article_to_a_type_nobody_listed() -> Strike:
    pages = Page.objects.filter(pk=home().pk)
    return lambda: pages.update(content_type=ContentType.objects.get(app_label="stories", model="term"))


@attack(f"{UPDATE}.not_cleared")
def importing_a_fixture_in_which_the_record_is_live() -> Strike:
    page = factories.reviewed_record().page
    rows = json.loads(serializers.serialize("json", [page]))
    rows[0]["fields"]["live"] = True

    def load() -> None:
        with TemporaryDirectory() as folder:
            fixture = Path(folder) / "pages.json"
            fixture.write_text(json.dumps(rows))
            call_command("loaddata", str(fixture), verbosity=0)

    return load


@attack(f"{INSERT}.born_live")
def importing_a_fixture_with_a_new_live_record() -> Strike:
    page = factories.published_record().page
    row = json.loads(serializers.serialize("json", [page]))[0]
    row["pk"] = 999_999
    row["fields"] |= {"live": True, "path": "000100019999", "slug": "otra", "url_path": "/otra/"}
    row["fields"]["translation_key"] = "11111111-1111-1111-1111-111111111111"

    def load() -> None:
        for loaded in serializers.deserialize("json", json.dumps([row])):
            loaded.save()

    return load
