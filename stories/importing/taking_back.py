"""Somebody asks on paper, by telephone or in person that what was imported be taken back: a steward enters it."""

import datetime

from stories.consent.committing import until_committed
from stories.consent.models import Hold, Withdrawal
from stories.intake.imported import is_imported
from stories.intake.models import Submission
from stories.moderation.models import User
from stories.publishing.withdrawing import withdraw_unsigned


class ToldHere(Exception):
    """Its narrator has seven words: nobody else takes it back."""


def take_back(*, submission: Submission, steward: User, at: datetime.date) -> Withdrawal:
    """Take an imported record back for good, as any withdrawal; a hold says who entered it. A second press finds it.

    Raises ToldHere.
    """
    if not is_imported(submission.pk):
        raise ToldHere

    def write() -> Withdrawal:
        standing = Withdrawal.objects.filter(submission=submission).first()
        if standing is not None:
            return standing
        Hold.objects.create(submission=submission, kind=Hold.Kind.ORDER, person=steward, day=at)
        return withdraw_unsigned(submission_id=submission.pk, at=at)

    return until_committed(write)
