"""A legal freeze: two stewards delay erasing, never hiding. Lifting takes two as well."""

import datetime
from typing import Any

from stories.consent.models import LegalFreeze


def in_force(*, submission_id: str) -> LegalFreeze | None:
    """The freeze that has not been lifted, if any."""
    return LegalFreeze.objects.filter(submission_id=submission_id, lifts=None, lifted_by=None).first()


def freeze(*, submission_id: str, first: Any, second: Any, at: datetime.date) -> LegalFreeze:
    """Put a freeze; one that stands already is returned. The database refuses one person signing twice."""
    return in_force(submission_id=submission_id) or LegalFreeze.objects.create(
        submission_id=submission_id, first_steward=first, second_steward=second, day=at
    )


def lift(*, freeze: LegalFreeze, first: Any, second: Any, at: datetime.date) -> LegalFreeze:
    """End a freeze: what waited is erased from now on."""
    return LegalFreeze.objects.create(
        submission_id=freeze.submission_id, lifts=freeze, first_steward=first, second_steward=second, day=at
    )
