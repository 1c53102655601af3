"""A legal freeze: one steward proposes, another confirms; it delays erasing, never hiding. Lifting takes two too."""

import datetime
from typing import Any

from django.db import transaction

from stories.consent.models import FreezeProposal, LegalFreeze

# What nobody confirmed in this time was not urgent: it is proposed anew.
PROPOSALS_LAST = datetime.timedelta(days=14)


class AnotherPerson(Exception):
    """Whoever proposed does not confirm."""


class NothingProposed(Exception):
    """It was confirmed meanwhile, or has lapsed, or what it would change has changed."""


def in_force(*, submission_id: str) -> LegalFreeze | None:
    """The freeze that has not been lifted, if any."""
    return LegalFreeze.objects.filter(submission_id=submission_id, lifts=None, lifted_by=None).first()


def proposed(*, submission_id: str, at: datetime.date) -> FreezeProposal | None:
    """What waits for a second steward: a freeze, or the lifting of the one in force. None when nothing does."""
    standing = in_force(submission_id=submission_id)
    return (
        FreezeProposal.objects.filter(
            submission_id=submission_id, lifts=standing, confirmed_by=None, day__gt=at - PROPOSALS_LAST
        )
        .order_by("day", "pk")
        .first()
    )


def propose(*, submission_id: str, steward: Any, at: datetime.date) -> FreezeProposal:
    """Propose what would change: a freeze where there is none, else its end. One that waits already is returned."""
    waiting = proposed(submission_id=submission_id, at=at)
    return waiting or FreezeProposal.objects.create(
        submission_id=submission_id, lifts=in_force(submission_id=submission_id), steward=steward, day=at
    )


def confirm(*, proposal_id: str, steward: Any, at: datetime.date) -> LegalFreeze:
    """Put the freeze, or end it. Raises AnotherPerson to whoever proposed it, NothingProposed when none waits."""
    with transaction.atomic():
        proposal = FreezeProposal.objects.select_for_update().get(pk=proposal_id)
        if proposed(submission_id=proposal.submission_id, at=at) != proposal:
            raise NothingProposed
        if proposal.steward_id == steward.pk:
            raise AnotherPerson
        return LegalFreeze.objects.create(
            submission_id=proposal.submission_id,
            lifts=proposal.lifts,
            proposal=proposal,
            first_steward=proposal.steward,
            second_steward=steward,
            day=at,
        )
