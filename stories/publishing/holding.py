"""What staff do about people who appear (R28): hide at once, decide after, answer whoever asked. Nobody is named."""

import datetime
from collections.abc import Iterable

from stories.consent.committing import until_committed
from stories.consent.models import Hold
from stories.intake.acts import next_seq
from stories.intake.models import Submission
from stories.intake.objections import Objection
from stories.moderation.models import User
from stories.moderation.rulings import Ruling
from stories.publishing.letters import tell_narrator_of_ruling, tell_reporters
from stories.publishing.objecting import hide_everywhere
from stories.redaction.models import Record


def takedown_of(*, submission: Submission) -> Hold | None:
    """The takedown of the whole record in force, if any."""
    return Hold.objects.filter(
        submission=submission, kind=Hold.Kind.TAKEDOWN, scope=Hold.Scope.RECORD, lifts=None, lifted_by=None
    ).first()


def hide_by_takedown(*, submission: Submission, person: User, at: datetime.date) -> Hold:
    """Hide all of it at the next request, for somebody who asked in another way. A second press finds it done."""

    def write() -> Hold:
        standing = takedown_of(submission=submission)
        if standing is not None:
            return standing
        asked = Objection.objects.create(
            submission=submission, seq=next_seq(Objection, submission=submission), scope=Hold.Scope.RECORD, day=at
        )
        return Hold.objects.create(
            submission=submission, kind=Hold.Kind.TAKEDOWN, person=person, objection=asked, day=at
        )

    return until_committed(write)


def decide(
    *, objection: Objection, upto: int, person: User, outcome: str, reason: str, answer: str, at: datetime.date
) -> Ruling:
    """Decide about one part (or the whole record), for every report on it up to number `upto`.

    What came after stays undecided. "shown" lifts what those reports hid, as far as consent and clearance still allow
    it to be seen; "hidden" keeps it, and hides what waited over the budget. The narrator and those who asked for an
    answer find one in their space. The same decision twice is one.
    """
    submission = objection.submission

    def write() -> Ruling:
        same = Ruling.objects.filter(submission=submission, part_sha256=objection.part_sha256, upto__gte=upto)
        newest = same.order_by("-seq").first()
        if newest is not None and newest.outcome == outcome:
            return newest
        ruling = Ruling.objects.create(
            submission=submission,
            seq=next_seq(Ruling, submission=submission),
            part_sha256=objection.part_sha256,
            upto=upto,
            outcome=outcome,
            reason=reason,
            person=person,
            day=at,
        )
        held = _lift(ruling) if outcome == Ruling.Outcome.SHOWN else _keep(ruling, objection)
        if held or reason != Ruling.Reason.FLOOD:
            tell_narrator_of_ruling(ruling=ruling, objection=objection, at=at)
        tell_reporters(ruling=ruling, words=answer, at=at)
        return ruling

    return until_committed(write)


def dismiss_flood(*, objections: Iterable[tuple[Objection, int]], person: User, at: datetime.date) -> int:
    """Show again, unread, what a flood of reports named. Each part may still be hidden by a later report."""
    done = 0
    for objection, upto in objections:
        decide(
            objection=objection,
            upto=upto,
            person=person,
            outcome=Ruling.Outcome.SHOWN,
            reason=Ruling.Reason.FLOOD,
            answer="",
            at=at,
        )
        done += 1
    return done


def _lift(ruling: Ruling) -> bool:
    standing = Hold.objects.filter(
        submission=ruling.submission_id,
        kind=Hold.Kind.TAKEDOWN,
        lifts=None,
        lifted_by=None,
        objection__part_sha256=ruling.part_sha256,
        objection__seq__lte=ruling.upto,
    )
    holds = list(standing)
    for hold in holds:
        Hold.objects.create(
            submission_id=ruling.submission_id,
            kind=hold.kind,
            scope=hold.scope,
            part_sha256=hold.part_sha256,
            lifts=hold,
            person_id=ruling.person_id,
            objection_id=hold.objection_id,
            day=ruling.day,
        )
    return bool(holds)


def _keep(ruling: Ruling, objection: Objection) -> bool:
    record = Record.objects.filter(submission=ruling.submission_id).first()
    hide_everywhere(objection, record_id=record.pk if record is not None else "", person_id=ruling.person_id)
    return True
