"""`erase()`: each duty of a withdrawal done and then verified. What cannot be verified stays a duty.

Every function here may run twice, or half and then again. Keys go first: from then on what is left is noise.
"""

import datetime
import json
from collections.abc import Callable

from django.conf import settings
from django.core.files.storage import storages
from django.db import connection, transaction
from django.db.models import QuerySet
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision, WorkflowState

from search.engine import get_engine
from stories.consent import freezing
from stories.consent.models import Withdrawal
from stories.gate.clock import today
from stories.gate.models import Tombstone
from stories.intake.contacts import Contact
from stories.intake.models import MailboxItem, Original, SealedBody, Submission
from stories.pages.documents import PublicDocument, PublicFile
from stories.publishing.models import Duty, ErasureReport, Tie
from stories.publishing.renders import Render, RenderFile
from stories.redaction.models import EditionFile, Record
from stories.vault import erasing as vault
from stories.vault import sealing

PUBLIC = "public"
# Duties that the door writes for what a document leaves behind; it does not say whose it was.
NAMELESS = (Duty.Kind.PUBLIC_FILE, Duty.Kind.SEARCH_INDEX)
# No duty of ours: the last backup that still holds something is deleted by this day, and without keys it opens nothing.
BACKUPS = "backups"


class NotGone(Exception):
    """Something is still there: the duty stays and is tried again. Names a place, never content."""


def window() -> datetime.timedelta:
    """By then a withdrawn story is gone from every backup."""
    return datetime.timedelta(days=settings.ARCHIVE_WINDOW_DAYS)


def frozen(submission_id: str) -> bool:
    """Whether two stewards have put a legal freeze on this submission: erasing waits, hiding never does."""
    return freezing.in_force(submission_id=submission_id) is not None


def shred_keys(duty: Duty) -> None:
    vault.shred(submission_id=duty.submission_id)
    vault.end_sessions(submission_id=duty.submission_id)
    if not vault.verify_shredded(submission_id=duty.submission_id):
        raise NotGone("key store")


def sealed_files(duty: Duty) -> None:
    originals = Original.objects.filter(submission_id=duty.submission_id)
    made = EditionFile.objects.filter(edition__record__submission_id=duty.submission_id)
    rendered = RenderFile.objects.filter(render__submission_id=duty.submission_id)
    names = [name for rows in (originals, made, rendered) for name in rows.values_list("file_id", flat=True)]
    for name in names:
        vault.delete_file(name)
        if vault.file_exists(name):
            raise NotGone("sealed files")
    originals.delete()
    made.delete()
    rendered.delete()


def sealed_rows(duty: Duty) -> None:
    for model in (SealedBody, MailboxItem, Contact, Render, Tie):
        rows = model.objects.filter(submission_id=duty.submission_id)
        rows.delete()
        if rows.exists():
            raise NotGone("sealed rows")


def page_traces(duty: Duty) -> None:
    """The Wagtail page with its revisions, workflow states, log entries and references."""
    record = Record.objects.filter(submission_id=duty.submission_id).first()
    if record is None or record.page_id is None:
        return
    page_id = record.page_id
    with transaction.atomic():
        Record.objects.filter(pk=record.pk).update(page=None)
        page = Page.objects.filter(pk=page_id).first()
        if page is not None:
            page.delete()
        PageLogEntry.objects.filter(page_id=page_id).delete()
    if page_id_is_known(page_id):
        raise NotGone("page")


def page_id_is_known(page_id: int) -> bool:
    """Whether any table of Wagtail's still speaks of this page."""
    generic = {"object_id": str(page_id), "base_content_type__model": "page"}
    places = (
        Page.objects.filter(pk=page_id),
        Revision.objects.filter(**generic),
        WorkflowState.objects.filter(**generic),
        PageLogEntry.objects.filter(page_id=page_id),
        ReferenceIndex.objects.filter(**generic),
    )
    return any(bool(place.exists()) for place in places)


def public_file(duty: Duty) -> None:
    """Delete a file of the public store unless a public document names it.

    After a withdrawal also what a publication wrote today. It may write once more, so that duty stays until tomorrow.
    """
    if PublicFile.objects.filter(name=duty.target).exists():
        return
    storages[PUBLIC].delete(duty.target)
    if storages[PUBLIC].exists(duty.target):
        raise NotGone("public store")
    if may_be_going_on(duty, at=today()):
        raise NotGone("a publication")


def search_index(duty: Duty) -> None:
    """Of one document, or of a whole submission: nothing of it is left in any index, on a search server neither."""
    engine = get_engine()
    for record in Record.objects.filter(submission_id=duty.submission_id) if duty.submission_id else ():
        if engine.holds_record(record=record.pk):
            raise NotGone("search index")
    if duty.target and not PublicDocument.unguarded.filter(pk=duty.target).exists():
        engine.forget(document_id=duty.target)
        if not engine.verify_forgotten(document_id=duty.target):
            raise NotGone("search index")


def whoever_it_is_of(duty: Duty) -> QuerySet[Duty]:
    """Files and entries that are still to go and may have been this submission's: a duty names no one."""
    return Duty.objects.filter(submission_id="", kind__in=NAMELESS, done_on=None, made_on__lte=duty.made_on)


def raw_bytes(duty: Duty) -> None:
    """Deleted words still lie in the segments of an index, and on SQLite in the write-ahead log, until they are
    rewritten. Comes after what empties them, which the door wrote down without saying whose it was.
    """
    if whoever_it_is_of(duty).exists():
        raise NotGone("other duties")
    get_engine().tidy()
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _log, _moved = cursor.fetchone()
    if busy:
        raise NotGone("write-ahead log")


def report(duty: Duty) -> None:
    """When everything else is done: seal dates and places to the narrator's report pair."""
    others = Duty.objects.filter(submission_id=duty.submission_id).exclude(pk=duty.pk)
    if others.filter(done_on=None).exists():
        raise NotGone("other duties")
    submission = Submission.objects.get(pk=duty.submission_id)
    done = others.order_by("done_on", "kind").values_list("kind", "done_on").distinct()
    lines = [{"place": kind, "day": day.isoformat()} for kind, day in done if day is not None]
    swept = others.filter(kind=Duty.Kind.RAW_BYTES).values_list("done_on", flat=True).first()
    records = Record.objects.filter(submission_id=duty.submission_id).values("pk")
    if swept is not None and Tombstone.objects.filter(pk__in=records).exists():
        # What was public lay in the public store: none of it was left when the rest was swept.
        lines.append({"place": Duty.Kind.PUBLIC_FILE.value, "day": swept.isoformat()})
    lines.append({"place": BACKUPS, "day": (duty.made_on + window()).isoformat()})
    sealed = sealing.seal_to(
        bytes(submission.report_public),
        json.dumps(lines).encode(),
        context=sealing.report_context(submission.pk),
    )
    day = max((other.done_on for other in others if other.done_on), default=duty.made_on)
    ErasureReport.objects.update_or_create(submission_id=submission.pk, defaults={"sealed": sealed, "day": day})


DOING: dict[str, Callable[[Duty], None]] = {
    Duty.Kind.SHRED_KEYS: shred_keys,
    Duty.Kind.SEALED_FILES: sealed_files,
    Duty.Kind.SEALED_ROWS: sealed_rows,
    Duty.Kind.PAGE_TRACES: page_traces,
    Duty.Kind.PUBLIC_FILE: public_file,
    Duty.Kind.SEARCH_INDEX: search_index,
    Duty.Kind.RAW_BYTES: raw_bytes,
    Duty.Kind.REPORT: report,
}
# Keys before everything, the raw bytes after what empties tables, the report last.
ORDER: list[str] = [
    Duty.Kind.SHRED_KEYS,
    Duty.Kind.PUBLIC_FILE,
    Duty.Kind.SEALED_FILES,
    Duty.Kind.SEALED_ROWS,
    Duty.Kind.PAGE_TRACES,
    Duty.Kind.SEARCH_INDEX,
    Duty.Kind.RAW_BYTES,
    Duty.Kind.REPORT,
]


def may_be_going_on(duty: Duty, *, at: datetime.date) -> bool:
    """Whether a publication wrote this file today: it keeps it or takes it away itself, unless it is killed."""
    return duty.kind == Duty.Kind.PUBLIC_FILE and bool(duty.submission_id) and duty.made_on >= at


def due(*, at: datetime.date) -> list[Duty]:
    """Every open duty to be done by itself, in its order.

    What a publication of today wrote waits until tomorrow; of a story that was withdrawn it is taken now, and looked
    for once more tomorrow.
    """
    waiting = list(Duty.objects.filter(done_on=None))
    going_on = [duty for duty in waiting if may_be_going_on(duty, at=at)]
    whose = [duty.submission_id for duty in going_on]
    withdrawn = set(Withdrawal.objects.filter(submission__in=whose).values_list("submission_id", flat=True))
    later = {duty.pk for duty in going_on if duty.attempts or duty.submission_id not in withdrawn}
    return sorted((duty for duty in waiting if duty.pk not in later), key=lambda duty: ORDER.index(duty.kind))


def perform(duty: Duty, *, at: datetime.date) -> bool:
    """Take one duty, do it, verify it, mark it done. False when it must wait (frozen, or not gone yet)."""
    if duty.submission_id and frozen(duty.submission_id):
        return False
    taken = Duty.objects.filter(pk=duty.pk, done_on=None)
    if not taken.update(attempts=duty.attempts + 1):
        return True
    try:
        DOING[duty.kind](duty)
    except (NotGone, OSError):
        return False
    taken.update(done_on=at)
    return True


def erase(*, submission_id: str, at: datetime.date) -> bool:
    """Work off every duty of one withdrawn submission. True when all are done and the report is written."""
    duties = Duty.objects.filter(submission_id=submission_id, done_on=None)
    # Every one is tried, also after one that must wait.
    done = [perform(duty, at=at) for duty in sorted(duties, key=lambda duty: ORDER.index(duty.kind))]
    return all(done)
