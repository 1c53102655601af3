"""Approving and refusing an edition: one person, one fingerprint, one row. Counting is the door's."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from stories.moderation.models import Approval, Refusal, User
from stories.redaction.models import Edition, EditionHand

ADVOCATES = "advocates"


@dataclass(frozen=True)
class Standing:
    """How far an edition is: counts, what is still needed, and whether an advocate is missing."""

    approvals: int
    outside: int
    needed: int
    advocate_missing: bool

    @property
    def complete(self) -> bool:
        return self.enough_people and not self.advocate_missing

    @property
    def enough_people(self) -> bool:
        return self.approvals >= self.needed and self.outside >= self.needed - 1


def standing(*, edition: Edition) -> Standing:
    """The same count that the door makes, for the desk's words."""
    return count(
        needed=edition.record.submission.approvals_needed,
        approvals=list(edition.approvals.values_list("person_id", "role")),
        hands=set(edition.hands.values_list("person_id", flat=True)),
    )


def standings(editions: Iterable[Edition], *, of: Any) -> dict[str, Standing]:
    """The same for many editions (with `record.submission` at hand), by id, in two questions.

    `of` lists the ids of their submissions.
    """
    editions = list(editions)
    if not editions:
        return {}
    approvals: dict[str, list[tuple[int, str]]] = defaultdict(list)
    hands: dict[str, set[int]] = defaultdict(set)
    yes = Approval.objects.filter(edition__record__submission__in=of)
    for edition_id, person_id, role in yes.values_list("edition_id", "person_id", "role"):
        approvals[edition_id].append((person_id, role))
    worked = EditionHand.objects.filter(edition__record__submission__in=of)
    for edition_id, person_id in worked.values_list("edition_id", "person_id"):
        hands[edition_id].add(person_id)
    return {
        edition.pk: count(
            needed=edition.record.submission.approvals_needed,
            approvals=approvals[edition.pk],
            hands=hands[edition.pk],
        )
        for edition in editions
    }


def count(*, needed: int, approvals: Collection[tuple[int, str]], hands: Collection[int]) -> Standing:
    """Who has said yes, as person and role, against who worked on it. Pure."""
    return Standing(
        approvals=len({person for person, _role in approvals}),
        outside=len({person for person, _role in approvals if person not in hands}),
        needed=needed,
        advocate_missing=needed >= 3
        and not any(role == Approval.Role.ADVOCATE and person not in hands for person, role in approvals),
    )


def approve(*, edition: Edition, person: User, at: datetime.date) -> Approval:
    """Say yes to exactly this version. An advocate's yes counts as an advocate's. A second press changes nothing."""
    standing_one = Approval.objects.filter(edition=edition, person=person).first()
    if standing_one is not None:
        return standing_one
    role = Approval.Role.ADVOCATE if person.groups.filter(name=ADVOCATES).exists() else Approval.Role.REVIEWER
    return Approval.objects.create(edition=edition, fingerprint=edition.fingerprint, person=person, role=role, day=at)


def refuse(*, edition: Edition, person: User, reason: str, at: datetime.date) -> Refusal:
    """Say no to this version, by a reason code; words for colleagues go into a sealed note."""
    return Refusal.objects.create(
        submission=edition.record.submission, edition=edition, person=person, reason=reason, day=at
    )
