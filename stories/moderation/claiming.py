"""Who works on a submission: taken by one, given back, or left because one knows the people in it."""

import datetime
from typing import Any

from django.db import transaction

from stories.intake.models import Submission
from stories.moderation.models import Claim, User

# A person who fell ill or left does not take a story with them: after this, another may take it.
CLAIM_LASTS = datetime.timedelta(days=7)


def _next_seq(submission: Submission) -> int:
    newest = submission.claims.order_by("-seq").values_list("seq", flat=True).first()
    return int(newest or 0) + 1


def holder(*, submission: Submission) -> User | None:
    """The person who has it now, if anyone."""
    taken = _taken(submission)
    return taken.person if taken is not None else None


def _taken(submission: Submission) -> Claim | None:
    """The row by which somebody has it. That others step aside takes it from nobody."""
    newest = submission.claims.exclude(kind=Claim.Kind.RECUSED).order_by("-seq").first()
    if newest is None or newest.kind != Claim.Kind.TAKEN:
        return None
    left = submission.claims.filter(person_id=newest.person_id, kind=Claim.Kind.RECUSED, seq__gt=newest.seq)
    return None if left.exists() else newest


def holders(of: Any) -> dict[str, Claim]:
    """Of many submissions (`of` lists their ids), the rows by which somebody has them now, in one question."""
    taken: dict[str, Claim] = {}
    for claim in Claim.objects.filter(submission__in=of).order_by("seq"):
        held = taken.get(claim.submission_id)
        if claim.kind == Claim.Kind.TAKEN:
            taken[claim.submission_id] = claim
        elif claim.kind == Claim.Kind.RELEASED or (held is not None and held.person_id == claim.person_id):
            taken.pop(claim.submission_id, None)
    return taken


def recused(*, submission: Submission, person: User) -> bool:
    """Whether this person stepped aside: it is never offered to them again."""
    return submission.claims.filter(person=person, kind=Claim.Kind.RECUSED).exists()


def claim(*, submission: Submission, person: User, at: datetime.date) -> bool:
    """Take it, if nobody else has had it these seven days and this person did not step aside.

    Returns whether they have it now. Who has it and takes it again has it for another seven days.
    """
    with transaction.atomic():
        Submission.objects.select_for_update().get(pk=submission.pk)
        if recused(submission=submission, person=person):
            return False
        taken = _taken(submission)
        if taken is not None and taken.person_id != person.pk and taken.day > at - CLAIM_LASTS:
            return False
        if taken is None or taken.person_id != person.pk or taken.day < at:
            Claim.objects.create(
                submission=submission, seq=_next_seq(submission), person=person, kind=Claim.Kind.TAKEN, day=at
            )
        return True


def give(*, submission: Submission, to: User, by: User, at: datetime.date) -> bool:
    """Give it to a colleague who may give it back. False when somebody has it, or the colleague stepped aside."""
    with transaction.atomic():
        Submission.objects.select_for_update().get(pk=submission.pk)
        taken = _taken(submission)
        others = taken is not None and taken.person_id != by.pk and taken.day > at - CLAIM_LASTS
        if others or recused(submission=submission, person=to):
            return False
        if to.pk != by.pk:
            Claim.objects.create(
                submission=submission, seq=_next_seq(submission), person=by, kind=Claim.Kind.GIVEN, day=at
            )
        Claim.objects.create(submission=submission, seq=_next_seq(submission), person=to, kind=Claim.Kind.TAKEN, day=at)
        return True


def release(*, submission: Submission, person: User, at: datetime.date) -> None:
    """Give it back. Nothing happens when somebody else has it."""
    _leave(submission=submission, person=person, kind=Claim.Kind.RELEASED, at=at)


def recuse(*, submission: Submission, person: User, at: datetime.date) -> None:
    """Step aside for good. No reason is asked."""
    with transaction.atomic():
        Submission.objects.select_for_update().get(pk=submission.pk)
        Claim.objects.create(
            submission=submission, seq=_next_seq(submission), person=person, kind=Claim.Kind.RECUSED, day=at
        )


def _leave(*, submission: Submission, person: User, kind: Claim.Kind, at: datetime.date) -> None:
    with transaction.atomic():
        Submission.objects.select_for_update().get(pk=submission.pk)
        if holder(submission=submission) == person:
            Claim.objects.create(submission=submission, seq=_next_seq(submission), person=person, kind=kind, day=at)
