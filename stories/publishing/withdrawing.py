"""`withdraw()`: one row ends a submission for good; the door takes everything down in the same statement."""

import datetime

from stories.consent.committing import until_committed
from stories.consent.models import Withdrawal
from stories.intake.acts import append, locked
from stories.intake.models import Act
from stories.vault.bundle import Secrets


def withdraw(*, secrets: Secrets, at: datetime.date) -> Withdrawal:
    """The narrator takes the story back. Tried until it has committed; a second press finds it done."""

    def write() -> Withdrawal:
        locked(secrets.submission_id)
        standing = Withdrawal.objects.filter(submission_id=secrets.submission_id).first()
        if standing is not None:
            return standing
        act = append(secrets=secrets, kind=Act.Kind.WITHDRAW, at=at)
        return Withdrawal.objects.create(submission_id=secrets.submission_id, act=act, day=at)

    return until_committed(write)


def withdraw_unsigned(*, submission_id: str, at: datetime.date) -> Withdrawal:
    """A withdrawal without the narrator's signature (asked for on paper, or marked by the key store) is obeyed all
    the same.
    """

    def write() -> Withdrawal:
        submission = locked(submission_id)
        standing = Withdrawal.objects.filter(submission=submission).first()
        return standing or Withdrawal.objects.create(submission=submission, day=at)

    return until_committed(write)
