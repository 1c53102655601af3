"""A legal freeze put and ended by two stewards who are both there; on the desk each takes a step of their own."""

import datetime

from stories.consent import freezing
from stories.consent.models import LegalFreeze
from stories.moderation.models import User


def freeze(*, submission_id: str, first: User, second: User, at: datetime.date) -> LegalFreeze:
    """One proposes what would change, a freeze or its end, and the other confirms it."""
    waiting = freezing.propose(submission_id=submission_id, steward=first, at=at)
    return freezing.confirm(proposal_id=waiting.pk, steward=second, at=at)


def lift(*, freeze: LegalFreeze, first: User, second: User, at: datetime.date) -> LegalFreeze:
    """The end of a freeze: what waited is erased from now on."""
    waiting = freezing.propose(submission_id=freeze.submission_id, steward=first, at=at)
    assert waiting.lifts == freeze
    return freezing.confirm(proposal_id=waiting.pk, steward=second, at=at)
