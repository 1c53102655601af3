"""Declining many at once, and erasing what was declined as junk: by the same rows as one, and never in a hurry."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, override

from stories.consent.committing import until_committed
from stories.intake.models import Submission
from stories.moderation.models import Refusal, User
from stories.publishing.asking import decline
from stories.publishing.facts import gather
from stories.publishing.letters import language_of
from stories.publishing.withdrawing import withdraw_unsigned

AT_ONCE = 50


def decline_junk(*, ids: Sequence[str], person: User, at: datetime.date) -> int:
    """Decline each as junk, with a letter that says by when to object. One that was taken or opened meanwhile stays."""
    done = 0
    for some in _batches(ids):
        done += until_committed(lambda some=some: _decline(some, person=person, at=at))  # type: ignore[misc]
    return done


def _decline(ids: Iterable[str], *, person: User, at: datetime.date) -> int:
    found = Submission.objects.filter(pk__in=list(ids), withdrawal=None, claims=None, refusals=None, record=None)
    by = at + datetime.timedelta(days=settings.ARCHIVE_WINDOW_DAYS)
    for submission in found:
        decline(submission=submission, person=person, reason=Refusal.Reason.JUNK, words=words(submission, by), at=at)
    return len(found)


def words(submission: Submission, by: datetime.date) -> str:
    """What somebody reads whose story was taken for a machine's: sorry, and one line is enough to keep it."""
    with override(language_of(submission)):
        return gettext(
            "Llegaron muchos envíos iguales, hechos por una máquina, y este se les parece. Si lo mandó usted, perdone: "
            "escríbanos aquí una línea antes del %(day)s y lo leemos. Si no, ese día se borra."
        ) % {"day": by.isoformat()}


def erase_junk(*, at: datetime.date) -> int:
    """Withdraw what was declined as junk a window ago and nobody claimed; the usual erasing does the rest. How many."""
    old = Refusal.objects.filter(
        reason=Refusal.Reason.JUNK,
        edition=None,
        day__lte=at - datetime.timedelta(days=settings.ARCHIVE_WINDOW_DAYS),
        submission__withdrawal=None,
    )
    due = Submission.objects.filter(pk__in=old.values("submission_id"))
    ids = [pk for pk, facts in gather(due).items() if facts.declined and not facts.record_id]
    for pk in ids:
        withdraw_unsigned(submission_id=pk, at=at)
    return len(ids)


def _batches(ids: Sequence[str]) -> Iterable[tuple[Any, ...]]:
    return (tuple(ids[start : start + AT_ONCE]) for start in range(0, len(ids), AT_ONCE))
