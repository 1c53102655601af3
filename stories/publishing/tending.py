"""`tend()`: what has to be done by itself - duties, drafts that ran out, sessions, reports that had their year."""

import datetime
import logging
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.db import transaction

from search.engine import get_engine
from stories.gate.clock import today
from stories.gate.expiring import take_expired_down
from stories.intake.arriving import remove_expired
from stories.intake.models import Original, Submission
from stories.moderation.workflow import follow_all
from stories.publishing.daily import OnceADay
from stories.publishing.erasing import due, perform
from stories.publishing.forgetting import forget_deleted_originals
from stories.publishing.forgetting_reports import forget_decided_reports
from stories.publishing.junk import erase_junk
from stories.publishing.letters import tell_of_automatic_hides, tell_of_new_texts
from stories.publishing.models import Duty, ErasureReport, Lease
from stories.publishing.patience import Patience
from stories.publishing.reminding import remind
from stories.publishing.rendered import forget_old_renders
from stories.publishing.renders import RenderFile
from stories.publishing.restored import close_what_was_withdrawn_since, note_acts, tell_of_what_was_hidden
from stories.publishing.state import DRAFTS_LAST, REPORTS_LAST
from stories.redaction.models import EditionFile
from stories.vault import erasing as vault
from stories.vault.errors import VaultError
from stories.vault.ids import new_id

logger = logging.getLogger("amparo.tend")

STRAYS_LAST = datetime.timedelta(days=2)
LEASE = datetime.timedelta(minutes=2)
# Not at every round: a lease that is written is a commit, and each commit ends what is kept in memory (ADR 14).
RENEWED_AFTER = datetime.timedelta(seconds=20)
# Of this process.
PATIENCE = Patience()
tell_of_new_texts_daily = OnceADay(tell_of_new_texts)


class Step(Protocol):
    """Something that a round does; it may count what it did."""

    def __call__(self, *, at: datetime.date) -> int | None: ...


@dataclass(frozen=True)
class Tended:
    """What one round did: duties done and still waiting, drafts removed."""

    done: int
    waiting: int
    drafts: int


def tend(*, now: datetime.datetime) -> Tended:
    """One round of everything. Safe to repeat and to kill."""
    at = today()
    unless_a_store_is_down(close_what_the_key_store_marks, at)
    note_acts(at=at)
    back_up_key_store_daily(at=at)
    forget_deleted_originals()
    take_expired_down()
    drafts = unless_a_store_is_down(remove_old_drafts, at) or 0
    vault.sweep_sessions(now)
    tell_of_automatic_hides(at=at)
    tell_of_what_was_hidden(at=at)
    tell_of_new_texts_daily(at=at)
    erase_junk(at=at)
    forget_decided_reports(at=at)
    remind(at=at)
    forget_old_renders(at=at)
    unless_a_store_is_down(remove_stray_files, at)
    unless_a_store_is_down(remove_expired, at)
    ErasureReport.objects.filter(day__lt=at - REPORTS_LAST).delete()
    follow_all(at=at)
    waiting = due(at=at)
    PATIENCE.keep_only(waiting)
    results = [try_once(duty, now=now, at=at) for duty in waiting]
    unless_a_store_is_down(get_engine().keep_in_step, at)
    return Tended(done=sum(results), waiting=len(results) - sum(results), drafts=drafts)


def try_once(duty: Duty, *, now: datetime.datetime, at: datetime.date) -> bool:
    """Whether a duty is done now. One that fails again and again is left alone for longer and longer, and whatever goes
    wrong with one, the others are done."""
    if PATIENCE.rests(duty, now=now):
        return False
    try:
        done = perform(duty, at=at)
    except Exception as error:  # nobody foresaw it; its kind is all that may be written down
        logger.error("A duty failed: %s, %s", duty.kind, type(error).__name__)
        done = False
    if not done:
        PATIENCE.failed(duty, now=now)
    return done


def unless_a_store_is_down(step: Step, at: datetime.date) -> int | None:
    """One step of a round, or None where a bucket, the key store or the search server is away: the next round tries
    again, and the steps after it do not wait."""
    try:
        return step(at=at)
    except OSError as error:
        logger.warning("A step of tending waits for a store: %s", type(error).__name__)
        return None


def close_what_the_key_store_marks(*, at: datetime.date) -> int:
    """A restored database learns which of its stories were withdrawn since; the key store is mended."""
    closed = close_what_was_withdrawn_since(at=at)
    vault.repair()
    return closed


def back_up_key_store_daily(*, at: datetime.date) -> bool:
    """Make the key store's one backup anew, where the steward named a folder for it and the last is not of today."""
    folder = settings.KEYSTORE_BACKUP_DIR
    made = vault.key_backup_day(folder) if folder is not None else None
    # Its day is counted in UTC, which may be one ahead of the archive's.
    if folder is None or (made is not None and made >= at):
        return False
    try:
        vault.back_up_key_store(folder=folder)
    except (VaultError, OSError) as error:
        logger.error("The key store was not backed up: %s", type(error).__name__)
        return False
    return True


def remove_old_drafts(*, at: datetime.date) -> int:
    """What was never sent goes after 30 days: keys, files, rows."""
    old = Submission.objects.filter(sent_on=None, touched_on__lte=at - DRAFTS_LAST)
    count = 0
    for submission in old:
        try:
            vault.shred(submission_id=submission.pk)
        except VaultError:
            continue
        vault.end_sessions(submission_id=submission.pk)
        for name in submission.originals.values_list("file_id", flat=True):
            vault.delete_file(name)
        with transaction.atomic():
            submission.originals.all().delete()
            submission.bodies.all().delete()
            submission.delete()
        count += 1
    return count


def remove_stray_files(*, at: datetime.date) -> int:
    """Sealed files that no row names, two days after they were last touched: left by a crash, or an upload given up."""
    known = {
        *Original.objects.values_list("file_id", flat=True),
        *EditionFile.objects.values_list("file_id", flat=True),
        *RenderFile.objects.values_list("file_id", flat=True),
    }
    stray = vault.left_since(day=at - STRAYS_LAST, known=known)
    for file_id in stray:
        vault.delete_file(file_id)
    return len(stray)


def hold_lease(*, name: str, holder: str, now: datetime.datetime) -> bool:
    """Whether `holder` is the one that tends until `now` + LEASE - RENEWED_AFTER, or longer. A holder that vanished is
    replaced when its time is up.
    """
    if Lease.objects.filter(pk=name, holder=holder, until__gt=now + LEASE - RENEWED_AFTER).exists():
        return True
    with transaction.atomic():
        lease, _made = Lease.objects.select_for_update().get_or_create(
            name=name, defaults={"holder": holder, "until": now + LEASE}
        )
        if lease.holder != holder and lease.until > now:
            return False
        Lease.objects.filter(pk=name).update(holder=holder, until=now + LEASE)
        return True


def new_holder() -> str:
    """A random name for one tending process."""
    return new_id()
