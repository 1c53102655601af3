"""Hiding a record because somebody who appears in it asked (R28): hide first, decide after, nobody is named."""

import datetime

from stories.consent.committing import until_committed
from stories.consent.models import Hold
from stories.intake.models import Submission
from stories.moderation.models import User


def takedown_of(*, submission: Submission) -> Hold | None:
    """The takedown in force, if any."""
    return Hold.objects.filter(
        submission=submission, kind=Hold.Kind.TAKEDOWN, scope=Hold.Scope.RECORD, lifts=None, lifted_by=None
    ).first()


def hide_by_takedown(*, submission: Submission, person: User, at: datetime.date) -> Hold:
    """Hide all of it at the next request. A second press finds it done."""

    def write() -> Hold:
        standing = takedown_of(submission=submission)
        return standing or Hold.objects.create(submission=submission, kind=Hold.Kind.TAKEDOWN, person=person, day=at)

    return until_committed(write)


def lift_takedown(*, submission: Submission, person: User, at: datetime.date) -> None:
    """Let it be seen again, if consent and clearance still allow it. Nothing happens when it is not held."""

    def write() -> None:
        standing = takedown_of(submission=submission)
        if standing is not None:
            Hold.objects.create(submission=submission, kind=Hold.Kind.TAKEDOWN, lifts=standing, person=person, day=at)

    until_committed(write)
