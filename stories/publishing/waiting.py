"""What waits to be done by itself, and whether anybody does it. Kinds, days and numbers: nothing here names a story."""

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Max, Min, Q

from stories.consent.models import LegalFreeze
from stories.publishing.models import Duty, Lease
from stories.publishing.renders import Render

NOBODY_TENDS = datetime.timedelta(seconds=60)
# The first ten rounds come every few seconds, the next later and later (`patience`): after some minutes something
# is wrong that does not mend itself.
STUCK_AFTER = 15


@dataclass(frozen=True)
class Waiting:
    """Duties of one kind: how many wait, since which day, how often the most tried was tried, how many are stuck."""

    kind: str
    count: int
    since: datetime.date
    tried: int
    stuck: int
    late: int


def somebody_tends(*, now: datetime.datetime) -> bool:
    """Whether a worker wrote its lease within the last minute: it does as a round begins, if the last time was over 20
    seconds ago."""
    lease = Lease.objects.filter(pk="tend").first()
    return lease is not None and now - (lease.until - Lease.LASTS) <= NOBODY_TENDS


def what_waits(*, at: datetime.date) -> list[Waiting]:
    """Every kind of duty that waits, except for what two stewards have put off; what is stuck or late first."""
    overdue = at - datetime.timedelta(days=settings.ARCHIVE_WINDOW_DAYS)
    rows = (
        Duty.objects.filter(done_on=None)
        .exclude(submission_id__in=frozen())
        .values("kind")
        .annotate(
            count=Count("pk"),
            since=Min("made_on"),
            tried=Max("attempts"),
            stuck=Count("pk", filter=Q(attempts__gte=STUCK_AFTER)),
            late=Count("pk", filter=Q(made_on__lt=overdue)),
        )
        .order_by("kind")
    )
    return sorted((Waiting(**row) for row in rows), key=lambda row: (-row.late, -row.stuck, row.since))


def frozen() -> list[str]:
    """Stories whose erasing two stewards have put off."""
    freezes = LegalFreeze.objects.filter(lifts=None, lifted_by=None)
    return list(freezes.values_list("submission_id", flat=True))


def put_off() -> int:
    """How many duties wait because of that."""
    return Duty.objects.filter(done_on=None, submission_id__in=frozen()).count()


def renders() -> dict[str, int]:
    """How many sounds and films wait or are at work, and how many were given up."""
    states = Render.State
    waits = Render.objects.filter(state__in=(states.WAITING, states.WORKING), submission__withdrawal=None).count()
    given_up = Render.objects.filter(state=states.REFUSED, submission__withdrawal=None).count()
    return {"waiting": waits, "given_up": given_up}
