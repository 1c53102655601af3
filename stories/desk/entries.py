"""One submission as the desk lists it: no title and no word of it, since those are sealed."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from stories.intake.models import Submission
from stories.moderation.approving import Standing
from stories.moderation.models import Approval, Claim, User
from stories.pages.records import SPINE, SPINE_OF_NEWS
from stories.publishing.facts import Facts, gather
from stories.publishing.state import PROMISED, State, state_from
from stories.redaction.models import Edition, EditionHand


@dataclass(frozen=True)
class Entry:
    """Where one submission stands, as one person sees it."""

    submission: Submission
    state: State
    holder: User | None
    edition: Edition | None
    standing: Standing | None
    answer: str
    mine: bool
    approved_by_me: bool
    recused: bool
    worked_on: bool
    at: datetime.date

    @property
    def label(self) -> str:
        """The call number, or the kind and the first letters of the opaque id while there is no record."""
        record = getattr(self.submission, "record", None)
        prefix = SPINE.get(self.submission.kind, SPINE_OF_NEWS)
        return f"{prefix} {record.pk.upper()}" if record is not None else f"{prefix} · {self.submission.pk[:6]}"

    @property
    def waits_for_me(self) -> bool:
        """Whether a version waits for somebody who did not make it, as this person did not."""
        return self.state == State.REDACTED and not (self.approved_by_me or self.worked_on or self.recused)

    @property
    def promised(self) -> datetime.date:
        """The day by which the narrator was told to expect an answer."""
        return (self.submission.sent_on or self.at) + PROMISED

    @property
    def late(self) -> bool:
        return self.promised < self.at and self.state not in (State.PUBLISHED, State.HIDDEN)


def entries(*, ids: Iterable[str], person: User, at: datetime.date) -> list[Entry]:
    """These submissions as this person sees them, in the order given."""
    wanted = list(ids)
    facts = gather(Submission.objects.filter(pk__in=wanted))
    return entries_from(wanted, facts=facts, away=aside(person), person=person, at=at)


def entry_of(*, submission: Submission, person: User, at: datetime.date) -> Entry:
    """One submission as this person sees it."""
    return entries(ids=[submission.pk], person=person, at=at)[0]


def entries_from(
    ids: list[str], *, facts: Mapping[str, Facts], away: set[str], person: User, at: datetime.date
) -> list[Entry]:
    """The same, where the facts are known, and from which stories this person stepped aside."""
    rows = Submission.objects.filter(pk__in=ids).select_related("record").in_bulk() if ids else {}
    people = User.objects.in_bulk({taken.person_id for pk in ids if (taken := facts[pk].taken) is not None})
    editions = [edition.pk for pk in ids if (edition := facts[pk].edition) is not None]
    yes = Approval.objects.filter(edition__in=editions, person=person) if editions else Approval.objects.none()
    mine = set(yes.values_list("edition_id", flat=True))
    hand = EditionHand.objects.filter(edition__in=editions, person=person) if editions else EditionHand.objects.none()
    worked_on = set(hand.values_list("edition_id", flat=True))
    return [
        Entry(
            submission=rows[pk],
            state=state_from(facts[pk]),
            holder=people.get(taken.person_id) if (taken := facts[pk].taken) is not None else None,
            edition=facts[pk].edition,
            standing=facts[pk].standing,
            answer=facts[pk].answer,
            mine=is_mine(facts[pk], person),
            approved_by_me=(edition := facts[pk].edition) is not None and edition.pk in mine,
            recused=pk in away,
            worked_on=edition is not None and edition.pk in worked_on,
            at=at,
        )
        for pk in ids
        if pk in rows
    ]


def is_mine(facts: Facts, person: User) -> bool:
    """Whether this person has it now."""
    return facts.taken is not None and facts.taken.person_id == person.pk


def aside(person: User) -> set[str]:
    """The stories from which this person stepped aside."""
    rows = Claim.objects.filter(person=person, kind=Claim.Kind.RECUSED)
    return set(rows.values_list("submission_id", flat=True))
