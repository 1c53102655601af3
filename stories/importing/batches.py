"""Batches: one person prepares the public versions of some imported records, another reads and clears them.

Every record goes the whole way: worksheet, edition with its fingerprint, approvals by two, evidence read by two, leak
check and clearance. What cannot go is left, with a code, to be worked on like any story; the rest goes on.
"""

import datetime
from collections.abc import Callable

from django.db import DatabaseError, transaction
from django.db.models import Count, Exists, OuterRef, QuerySet

from stories.consent.rules import decide
from stories.consent.uses import Use
from stories.importing.models import Batch, BatchRecord
from stories.importing.preparing import left_because, worksheet_of
from stories.intake.imported import Imported, ImportedCollection
from stories.intake.models import Submission
from stories.moderation.approving import approve
from stories.moderation.evidence import reading_of
from stories.moderation.models import Claim, User
from stories.publishing.errors import Refused, door_said
from stories.publishing.projecting import project
from stories.publishing.publishing import publish
from stories.publishing.worksheets import load_worksheet, save_worksheet, told
from stories.redaction.models import Edition
from stories.vault.keeper import KeeperRefusal, get_keeper
from stories.vault.models import Opening

State = BatchRecord.State
MOST = 50
# So many of a batch has whoever clears it opened and read; all of them where there are fewer.
SAMPLES = 3
# Opened by a person to read, not by a verb to work.
READ = ("redact", "second_look")
# These end a round; the record waits as it is.
PAUSES = ("too_many", "locked", "no_key", "no_agent", "agent")


class SamplesUnread(Exception):
    """Whoever clears a batch has not opened enough of it."""


def waiting(collection: ImportedCollection) -> QuerySet[Imported]:
    """What is in no batch, and nobody has taken or taken back."""
    claimed = Claim.objects.filter(submission=OuterRef("pk"))
    found = Imported.objects.filter(collection=collection, submission__withdrawal=None, submission__in_batch=None)
    return found.filter(~Exists(claimed)).order_by("pk")


def counts(collection: ImportedCollection) -> dict[str, int]:
    """How many wait, and how many stand where in the collection's batches."""
    rows = BatchRecord.objects.filter(batch__collection=collection).values_list("state").annotate(count=Count("pk"))
    return {"new": waiting(collection).count(), **dict(rows)}


def begin(*, collection: ImportedCollection, person: User, count: int, at: datetime.date) -> Batch | None:
    """A batch of the next `count` that wait; None where none do. It is this person's to prepare."""
    with transaction.atomic():
        ImportedCollection.objects.select_for_update().get(pk=collection.pk)
        next_ones = list(waiting(collection).values_list("pk", flat=True)[: max(1, min(count, MOST))])
        if not next_ones:
            return None
        batch = Batch.objects.create(collection=collection, prepared_by=person, day=at)
        BatchRecord.objects.bulk_create(BatchRecord(submission_id=pk, batch=batch) for pk in next_ones)
    return batch


def prepare(*, batch: Batch, at: datetime.date, go_on: Callable[[], bool]) -> None:
    """Make the public version of each, in the name of whoever began the batch, while `go_on()`. Safe to repeat.

    Raises KeeperRefusal where no more may be opened just now: what was prepared stays prepared.
    """
    rows = batch.records.filter(state=State.WAITING).select_related("submission").order_by("pk")
    for row in rows:
        if not go_on():
            return
        _settle(row, _prepare_one(row.submission, person=batch.prepared_by, at=at), ready=State.READY)


def clear(*, batch: Batch, person: User, at: datetime.date, go_on: Callable[[], bool]) -> None:
    """Approve and publish each that is ready, while `go_on()`. Safe to repeat. Another person than prepared it.

    Raises SamplesUnread, KeeperRefusal, and ValueError for whoever prepared it.
    """
    if person.pk == batch.prepared_by_id:
        raise ValueError("a batch is cleared by another person")
    if samples_missing(batch, person):
        raise SamplesUnread
    for row in batch.records.filter(state=State.READY).select_related("submission").order_by("pk"):
        if not go_on():
            return
        _settle(row, _clear_one(row.submission, person=person, at=at), ready=State.PUBLIC)
    Batch.objects.filter(pk=batch.pk, cleared_by=None).update(cleared_by=person)


def samples_missing(batch: Batch, person: User) -> int:
    """How many more of the batch this person opens and reads before clearing it."""
    ready = list(batch.records.filter(state=State.READY).values_list("pk", flat=True))
    every = batch.records.values("pk")
    read = Opening.objects.filter(person=str(person.pk), submission_id__in=every, reason_code__in=READ)
    return max(0, min(SAMPLES, len(ready)) - read.values("submission_id").distinct().count())


def _prepare_one(submission: Submission, *, person: User, at: datetime.date) -> str:
    """Why it is left, "" when its version is made and approved by whoever prepared it."""
    if reason := _closed(submission, at=at):
        return reason
    edition = _newest(submission)
    if edition is None:
        opened = get_keeper().open(str(person.pk), submission.pk, "project")
        story = told(submission=submission, opened=opened)
        worksheet = worksheet_of(story, kind=submission.kind)
        if reason := left_because(story, worksheet, language=submission.language):
            return reason
        if not load_worksheet(submission=submission, opened=opened).hands:
            save_worksheet(submission=submission, worksheet=worksheet, person=person)
        try:
            edition = project(submission=submission, person=person, at=at)
        except (Refused, DatabaseError) as error:
            return _code(error)
    approve(edition=edition, person=person, at=at)
    return ""


def _clear_one(submission: Submission, *, person: User, at: datetime.date) -> str:
    """Why it is left, "evidence" while it waits for that, "" when it is public."""
    if reason := _closed(submission, at=at):
        return reason
    read, edition = reading_of(submission.pk), _newest(submission)
    if read is None or edition is None:
        return "other"
    if read.refused:
        return "evidence_no"
    if not read.complete:
        return "evidence"
    try:
        approve(edition=edition, person=person, at=at)
        publish(edition=edition, person=person, at=at)
    except (Refused, DatabaseError) as error:
        return _code(error)
    return ""


def _closed(submission: Submission, *, at: datetime.date) -> str:
    """What stands against it before anything is opened."""
    if hasattr(submission, "withdrawal"):
        return "withdrawn"
    if submission.claims.exists():
        return "taken"
    if submission.approvals_needed > 2:
        return "high"
    web = decide(list(submission.grants.all()), use=Use.WEB, at=at)
    if not web:
        return "embargo" if web.reason == "embargo" else "consent"
    return ""


def _newest(submission: Submission) -> Edition | None:
    record = getattr(submission, "record", None)
    return None if record is None else record.editions.order_by("-seq").first()


def _code(error: Exception) -> str:
    """A refusal as a code. An error of the database that is no refusal is raised again."""
    refused = error if isinstance(error, Refused) else door_said(error)
    if refused is None:
        raise error
    return refused.code if refused.code in ("leak", "door", "withdrawn") else "other"


def _settle(row: BatchRecord, reason: str, *, ready: State) -> None:
    """Write down how far it came. Evidence may still be read: such a record stays ready."""
    state = ready if not reason else State.READY if reason == "evidence" else State.LEFT
    BatchRecord.objects.filter(pk=row.pk).update(state=state, reason=reason)


def pauses(refusal: KeeperRefusal) -> bool:
    """Whether this refusal is of the hour or the machine, not of one record."""
    return refusal.code in PAUSES
