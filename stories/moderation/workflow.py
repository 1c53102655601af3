"""Wagtail's workflow beside an edition: it leads people to the desk and shows how far a page is. It opens nothing.

The rows count (approvals, the narrator's acts) and the door counts them. Here task states follow the rows, never the
other way round, and finishing leaves the button: publishing is a press on the desk.
"""

import datetime
from typing import Any

from wagtail.models import Task, TaskState, Workflow, WorkflowPage, WorkflowState, WorkflowTask

from stories.consent.rules import decide
from stories.consent.uses import Use
from stories.moderation.answers import answer_of
from stories.moderation.approving import standing
from stories.moderation.models import User
from stories.moderation.tasks import AdvocateTask, ConsentTask, NarratorTask, PeopleTask
from stories.redaction.models import Edition, Record

NAME = "Publicación"
STEPS: tuple[tuple[str, type[Task]], ...] = (
    ("El permiso alcanza", ConsentTask),
    ("Otras personas aprueban", PeopleTask),
    ("La defensa aprueba", AdvocateTask),
    ("Quien narra dice que sí", NarratorTask),
)


def prepare_workflow(*, shelf: Any) -> Workflow:
    """The workflow of the shelf's record pages, and no other workflow anywhere. Safe to repeat.

    Wagtail brings one in which a person may approve their own work; it goes.
    """
    for stray in Workflow.objects.exclude(name=NAME):
        WorkflowState.objects.filter(workflow=stray).delete()
        stray.delete()
    for task in Task.objects.specific():
        if not isinstance(task, tuple(kind for _name, kind in STEPS)):
            task.delete()
    workflow, _made = Workflow.objects.get_or_create(name=NAME)
    for order, (name, kind) in enumerate(STEPS):
        task = kind.objects.first() or kind.objects.create(name=name)
        WorkflowTask.objects.update_or_create(workflow=workflow, task=task, defaults={"sort_order": order})
    WorkflowPage.objects.update_or_create(page=shelf, defaults={"workflow": workflow})
    return workflow


def current_state(*, record: Record) -> WorkflowState | None:
    """The workflow that is under way for this record's page, if any."""
    if record.page_id is None:
        return None
    return WorkflowState.objects.for_instance(record.page).active().first()


def start_workflow(*, edition: Edition, person: User, at: datetime.date) -> None:
    """Begin anew for a new edition. The revision made for it says the call number and nothing else."""
    record = edition.record
    workflow = Workflow.objects.filter(name=NAME, active=True).first()
    if workflow is None or record.page is None:
        return
    running = current_state(record=record)
    if running is not None:
        running.cancel(user=person)
    page = record.page.specific
    page.save_revision(user=person)
    workflow.start(page, person)
    follow_rows(record=record, at=at)


def follow_rows(*, record: Record, at: datetime.date) -> None:
    """Move the task states to where the rows are on the day `at`: consent, people, an advocate at high risk, the
    narrator's yes; a no sends it back.
    """
    running = current_state(record=record)
    edition = record.editions.order_by("-seq").first()
    if running is None or edition is None or running.status != WorkflowState.STATUS_IN_PROGRESS:
        return
    if answer_of(edition=edition) == "no" or edition.refusals.exists():
        _now(running).reject()
        return
    for _name, kind in STEPS:
        if _is_on(running, kind) and _done(kind, edition, at):
            _now(running).approve()
            running.refresh_from_db()


def _done(kind: type[Task], edition: Edition, at: datetime.date) -> bool:
    """Whether the rows say that this step is over."""
    if kind is ConsentTask:
        grants = list(edition.record.submission.grants.all())
        uses = [Use.WEB, Use.TRANSLATE] if edition.made_from_id is not None else [Use.WEB]
        return all(decide(grants, use=use, at=at) for use in uses)
    if kind is NarratorTask:
        return answer_of(edition=edition) == "yes"
    now = standing(edition=edition)
    return not now.advocate_missing if kind is AdvocateTask else now.enough_people


def follow_all(*, at: datetime.date) -> int:
    """`follow_rows` for every workflow under way: narrators answer while no moderator is at the desk."""
    waiting = WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS, workflow__name=NAME)
    pages = [int(page_id) for page_id in waiting.values_list("object_id", flat=True)]
    records = Record.objects.filter(page_id__in=pages)
    for record in records:
        follow_rows(record=record, at=at)
    return len(records)


def _now(running: WorkflowState) -> TaskState:
    return running.current_task_state.specific


def _is_on(running: WorkflowState, kind: type[Task]) -> bool:
    now = running.current_task_state
    return now is not None and now.status == TaskState.STATUS_IN_PROGRESS and isinstance(now.task.specific, kind)
