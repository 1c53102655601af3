"""How far the erasing of one submission has come: kinds and days, no content. Needs no key."""

import datetime
from dataclasses import dataclass

from stories.consent.models import LegalFreeze, Withdrawal
from stories.gate.models import Tombstone
from stories.publishing.models import Duty, ErasureReport, Lease
from stories.redaction.models import Record

NOBODY_ERASES = datetime.timedelta(seconds=60)


@dataclass(frozen=True)
class SealedReport:
    """The report, sealed to the narrator's report pair, and the day it was finished."""

    blob: bytes
    day: datetime.date


def withdrawn_on(*, submission_id: str) -> datetime.date | None:
    """The day of the withdrawal, if there is one."""
    return Withdrawal.objects.filter(submission_id=submission_id).values_list("day", flat=True).first()


def waits_for_a_court(*, submission_id: str) -> bool:
    """Whether a legal freeze delays erasing; it never delays hiding."""
    return LegalFreeze.objects.filter(submission_id=submission_id, lifts=None, lifted_by=None).exists()


def nobody_erases(*, now: datetime.datetime) -> bool:
    """Whether no worker began a round in the last minute: what is not done yet waits for one."""
    until = Lease.objects.filter(pk="tend").values_list("until", flat=True).first()
    return until is None or now - (until - Lease.LASTS) > NOBODY_ERASES


def was_public(*, submission_id: str) -> bool:
    """Whether what was withdrawn had ever been public."""
    records = Record.objects.filter(submission_id=submission_id).values("pk")
    return Tombstone.objects.filter(pk__in=records).exists()


def erasing(*, submission_id: str) -> list[tuple[str, datetime.date | None]]:
    """Each duty: its kind, and the day it was done; None while it waits. The report itself is not among them."""
    duties = Duty.objects.filter(submission_id=submission_id).exclude(kind=Duty.Kind.REPORT)
    return list(duties.order_by("made_on", "pk").values_list("kind", "done_on"))


def sealed_report(*, submission_id: str) -> SealedReport | None:
    """The finished report, if it is written."""
    report = ErasureReport.objects.filter(pk=submission_id).first()
    return SealedReport(bytes(report.sealed), report.day) if report is not None else None
