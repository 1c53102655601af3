"""What Wagtail's admin would do to record pages, keep, tell or mail."""

import json
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.models import (
    Comment,
    ModelLogEntry,
    Page,
    PageLogEntry,
    ReferenceIndex,
    Revision,
    TaskState,
    WorkflowState,
)
from wagtail.users.models import UserProfile

from stories.gate.clock import today
from stories.intake import deciding
from stories.intake.models import Submission
from stories.moderation import answers
from stories.moderation.approving import approve, refuse
from stories.moderation.models import User
from stories.moderation.tasks import AdvocateTask, ConsentTask, NarratorTask
from stories.moderation.workflow import current_state, follow_all, follow_rows, start_workflow
from stories.pages.documents import PublicDocument
from stories.publishing.asking import ask_for_yes
from stories.publishing.models import Duty
from stories.publishing.projecting import project
from stories.publishing.publishing import publish
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from stories.publishing.worksheets import save_worksheet
from stories.redaction.models import Edition, Record
from tests import factories
from tests.desk.staff import browser_of, member, said, text_of
from tests.publishing.stories_told import ToldStory, tell, worksheet

pytestmark = pytest.mark.usefixtures("archive")
PRIVATE = ("Rosario", "Olvera", "No abrimos", "Luz")


@pytest.fixture
def root() -> User:
    """A superuser: everything that permissions keep others from."""
    person = member("raiz")
    User.objects.filter(pk=person.pk).update(is_superuser=True, is_staff=True)
    return User.objects.get(pk=person.pk)


@pytest.fixture
def told() -> ToldStory:
    return tell()


@pytest.fixture
def edition(told: ToldStory, ana: User) -> Edition:
    submission = told.submission
    save_worksheet(submission=submission, worksheet=worksheet(submission), person=ana)
    made = project(submission=submission, person=ana, at=today())
    start_workflow(edition=made, person=ana, at=today())
    return made


@pytest.fixture
def public(edition: Edition, told: ToldStory, ana: User, beto: User) -> Edition:
    for person in (ana, beto):
        approve(edition=edition, person=person, at=today())
    ask_for_yes(edition=edition, at=today())
    deciding.say_yes(secrets=told.secrets, fingerprint=edition.fingerprint, at=today())
    publish(edition=edition, person=ana, at=today())
    follow_rows(record=edition.record, at=today())
    return edition


REFUSALS = [
    ("edit", "se trabaja en el escritorio"),
    ("delete", "no se borra aquí"),
    ("unpublish", "no se despublica aquí"),
    ("copy", "no se copia"),
]


@pytest.mark.parametrize(("action", "words"), REFUSALS)
def test_a_record_page_refuses_and_says_why(root: User, public: Edition, action: str, words: str) -> None:
    client = browser_of(root)
    response = client.post(reverse(f"wagtailadmin_pages:{action}", args=[public.record.page_id]))
    assert response.status_code == 302
    assert response.headers["Location"] == reverse("desk:submission", args=[public.record.submission_id])
    assert words in said(response)
    assert Page.objects.get(pk=public.record.page_id).live
    assert Page.objects.filter(slug__contains=public.record.pk).count() == 1


def test_a_record_page_does_not_move(root: User, public: Edition) -> None:
    top, before = Page.objects.get(depth=1), Page.objects.get(pk=public.record.page_id).path
    client = browser_of(root)
    address = reverse("wagtailadmin_pages:move_confirm", args=[public.record.page_id, top.pk])
    assert "no cambia de lugar" in said(client.post(address))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    client.post(f"{bulk}?id={public.record.page_id}&next=/admin/", {"chooser": top.pk})
    assert Page.objects.get(pk=public.record.page_id).path == before


def test_no_record_is_born_in_the_page_tree(root: User, public: Edition) -> None:
    shelf = public.record.page.get_parent()
    response = browser_of(root).post(
        reverse("wagtailadmin_pages:add", args=["stories", "testimonypage", shelf.pk]),
        {"title": "TES AAAA", "slug": "aaaa", "action-publish": "1"},
    )
    assert "nace en el escritorio" in said(response)
    assert not Page.objects.filter(slug="aaaa").exists()


@pytest.mark.parametrize("action", ["delete", "unpublish", "publish"])
def test_no_bulk_action_takes_a_record(root: User, public: Edition, action: str) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    response = browser_of(root).post(f"{address}?id={public.record.page_id}&next=/admin/", {})
    assert response.status_code == 302
    assert "de uno en uno" in said(response)
    assert Page.objects.get(pk=public.record.page_id).live


@pytest.mark.parametrize("action", ["publish", "unpublish", "delete", "copy", "create_alias", "move"])
def test_the_admins_own_interface_meets_the_door_in_words(root: User, edition: Edition, action: str) -> None:
    address = f"/admin/api/main/pages/{edition.record.page_id}/action/{action}/"
    response = browser_of(root).post(address, json.dumps({"slug": "otro"}), content_type="application/json")
    assert response.status_code < 500
    assert not PublicDocument.objects.visible(use="web").exists()
    assert not Page.objects.get(pk=edition.record.page_id).live


def test_the_doors_error_is_a_message_not_an_error_page(root: User, edition: Edition) -> None:
    client = browser_of(root)
    address = f"/admin/api/main/pages/{edition.record.page_id}/action/publish/"
    response = client.post(address, "{}", content_type="application/json")
    assert response.status_code == 409
    assert "puerta" in response.json()["detail"]


# --- The workflow ----------------------------------------------------------------------------------------------------


def test_the_workflow_follows_the_rows(edition: Edition, told: ToldStory, ana: User, beto: User) -> None:
    record = edition.record
    names = lambda: [state.task.name for state in TaskState.objects.order_by("pk")]  # noqa: E731
    assert names() == ["El permiso alcanza", "Otras personas aprueban"]
    approve(edition=edition, person=ana, at=today())
    follow_rows(record=record, at=today())
    assert names() == ["El permiso alcanza", "Otras personas aprueban"]
    approve(edition=edition, person=beto, at=today())
    follow_rows(record=record, at=today())
    assert names()[1:] == ["Otras personas aprueban", "La defensa aprueba", "Quien narra dice que sí"]
    deciding.say_yes(secrets=told.secrets, fingerprint=edition.fingerprint, at=today())
    follow_all(at=today())
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_APPROVED
    assert not Page.objects.get(pk=record.page_id).live
    assert not PublicDocument.objects.visible(use="web").exists()


def test_without_a_permit_it_waits_at_the_first_step(told: ToldStory, edition: Edition, ana: User) -> None:
    factories.grant(told.submission, "web", allowed=False)
    start_workflow(edition=edition, person=ana, at=today())
    running = current_state(record=edition.record)
    assert running is not None
    assert isinstance(running.current_task_state.task.specific, ConsentTask)


def test_at_high_risk_it_waits_for_an_advocate(told: ToldStory, edition: Edition, ana: User, beto: User) -> None:
    Submission.objects.filter(pk=told.submission.pk).update(approvals_needed=3)
    for person in (ana, beto, member("caro", "moderators")):
        approve(edition=edition, person=person, at=today())
    record = Record.objects.get(pk=edition.record_id)
    follow_rows(record=record, at=today())
    running = current_state(record=record)
    assert running is not None
    assert isinstance(running.current_task_state.task.specific, AdvocateTask)
    approve(edition=edition, person=member("dora", "advocates"), at=today())
    follow_rows(record=record, at=today())
    running.refresh_from_db()
    assert isinstance(running.current_task_state.task.specific, NarratorTask)


def test_a_no_of_the_narrator_sends_the_workflow_back(edition: Edition, told: ToldStory, ana: User) -> None:
    deciding.say_no(secrets=told.secrets, fingerprint=edition.fingerprint, words="Quite lo del taller.", at=today())
    follow_all(at=today())
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES
    again = project(submission=told.submission, person=ana, at=today())
    start_workflow(edition=again, person=ana, at=today())
    running = current_state(record=again.record)
    assert running is not None
    assert running.status == WorkflowState.STATUS_IN_PROGRESS
    assert Revision.objects.for_instance(again.record.page).count() == 2


def test_a_colleagues_no_sends_it_back_too(edition: Edition, beto: User) -> None:
    refuse(edition=edition, person=beto, reason="identifies", at=today())
    follow_rows(record=edition.record, at=today())
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_nobody_approves_with_wagtails_own_button(root: User, ana: User, edition: Edition, action: str) -> None:
    task_state = TaskState.objects.latest("pk")
    address = reverse("wagtailadmin_pages:workflow_action", args=[edition.record.page_id, action, task_state.pk])
    for person in (root, ana):
        browser_of(person).post(address, {"comment": "Rosario"})
    assert TaskState.objects.latest("pk").status == TaskState.STATUS_IN_PROGRESS
    assert not TaskState.objects.exclude(comment="").exists()
    assert list(task_state.task.specific.get_actions(edition.record.page, root)) == []


def test_finishing_the_workflow_by_hand_publishes_nothing(edition: Edition, root: User) -> None:
    state = WorkflowState.objects.get()
    state.finish(user=root)
    assert not Page.objects.get(pk=edition.record.page_id).live


def test_the_letter_of_a_former_version_does_not_ask_for_the_new_one(
    edition: Edition, told: ToldStory, ana: User
) -> None:
    ask_for_yes(edition=edition, at=today())
    again = project(submission=told.submission, person=ana, at=today())
    assert answers.was_asked(edition=edition)
    assert not answers.was_asked(edition=again)
    ask_for_yes(edition=again, at=today())
    ask_for_yes(edition=again, at=today())
    assert told.submission.mailbox.count() == 2


# --- What is kept and told -------------------------------------------------------------------------------------------


def test_wagtails_tables_hold_call_numbers_and_nothing_else(public: Edition) -> None:
    kept = {
        "revisions": list(Revision.objects.values()),
        "page log": list(PageLogEntry.objects.values()),
        "model log": list(ModelLogEntry.objects.values()),
        "workflow": list(WorkflowState.objects.values()),
        "tasks": list(TaskState.objects.values()),
        "references": list(ReferenceIndex.objects.values()),
        "pages": list(Page.objects.values()),
    }
    for table, rows in kept.items():
        text = json.dumps(rows, default=str)
        for word in PRIVATE:
            assert word not in text, table
    labels = set(PageLogEntry.objects.filter(page_id=public.record.page_id).values_list("label", flat=True))
    assert labels == {f"TES {public.record.pk.upper()}"}
    assert not Comment.objects.exists()
    assert not TaskState.objects.exclude(comment="").exists()


def test_no_model_of_the_vault_is_logged(public: Edition) -> None:
    models = set(ModelLogEntry.objects.values_list("content_type__model", flat=True))
    assert models <= {"user", "term", "group"}


def test_mails_about_the_workflow_say_nothing(edition: Edition, ana: User, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = True
    ana.email = "ana@example.org"
    ana.save()
    boss = User.objects.create_superuser(username="jefa", password="x", email="jefa@example.org")
    for person in (ana, boss):
        UserProfile.get_for_user(person)
    refuse(edition=edition, person=boss, reason="identifies", at=today())
    follow_rows(record=edition.record, at=today())
    start_workflow(edition=edition, person=ana, at=today())
    assert mail.outbox, "Wagtail sent nothing: this test proves nothing"
    for message in mail.outbox:
        whole = f"{message.subject} {message.body}"
        assert "escritorio" in whole
        assert edition.record.pk.upper() not in whole
        assert "/admin/" not in whole


def test_no_page_of_the_admin_calls_anybody(ana: User, root: User, edition: Edition) -> None:
    import re

    for person, addresses in (
        (ana, [reverse("desk:desk"), reverse("desk:submission", args=[edition.record.submission_id])]),
        (root, ["/admin/pages/", "/admin/account/", "/admin/images/", "/admin/snippets/stories/term/"]),
    ):
        client = browser_of(person)
        for address in addresses:
            page = client.get(address, follow=True).content.decode()
            fetched = re.findall(r'(?:src|action|data-[a-z-]+|<link[^>]*href)="(https?://[^"]+)"', page)
            assert [link for link in fetched if "localhost" not in link] == [], address
            for word in ("gravatar", "releases.wagtail", "latest.txt"):
                assert word not in page, address


def test_the_account_page_asks_for_no_name_address_or_picture(ana: User) -> None:
    page = browser_of(ana).get("/admin/account/").content.decode()
    for field in ("name_email-", "avatar-avatar", "notifications-", "first_name"):
        assert field not in page
    assert "password-new_password1" in page


def test_accounts_roles_and_workflows_are_not_edited_in_wagtail(root: User) -> None:
    client = browser_of(root)
    for address in ("users/", "users/add/", "groups/", "workflows/list/", "workflows/tasks/index/"):
        assert client.get(f"/admin/{address}").status_code == 404, address


def test_history_and_revisions_of_a_record_are_not_shown(root: User, public: Edition) -> None:
    client = browser_of(root)
    revision = Revision.objects.for_instance(public.record.page).first()
    assert revision is not None
    for name, values in (
        ("history", []),
        ("workflow_history", []),
        ("revisions_view", [revision.pk]),
        ("revisions_revert", [revision.pk]),
        ("preview_on_edit", []),
    ):
        address = reverse(f"wagtailadmin_pages:{name}", args=[public.record.page_id, *values])
        assert client.get(address).status_code == 404, name


def test_the_desk_and_wagtails_menu_offer_nothing_that_is_closed(root: User) -> None:
    page = browser_of(root).get("/admin/pages/", follow=True).content.decode()
    for closed in ("/admin/reports/", "/admin/users/", "/admin/groups/", "/admin/workflows/"):
        assert f'"{closed}' not in page


def test_a_page_of_the_desk_is_readable_without_scripts(ana: User, edition: Edition) -> None:
    page = text_of(browser_of(ana).get(reverse("desk:submission", args=[edition.record.submission_id])))
    for words in ("Abrir", "Qué permitió quien narra", "Versiones públicas", "Salir"):
        assert words in page


def test_after_a_withdrawal_no_table_of_wagtails_knows_the_page(public: Edition, told: ToldStory) -> None:
    page_id = str(public.record.page_id)
    withdraw(secrets=told.secrets, at=today())
    Duty.objects.filter(kind="raw_bytes").update(done_on=today())  # no checkpoint inside a test's transaction
    tend(now=timezone.now())
    assert not Duty.objects.filter(done_on=None).exists()
    for model in (Revision, WorkflowState):
        assert not model.objects.filter(object_id=page_id).exists()
    assert not TaskState.objects.exists()
    assert not PageLogEntry.objects.filter(page_id=page_id).exists()
    assert not Page.objects.filter(pk=page_id).exists()
