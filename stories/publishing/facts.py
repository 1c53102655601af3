"""What decides where submissions are, read for ten thousand in as many questions as for one.

Each question is asked about all of them at once (`asked` lists their ids). No answer holds a word of what was
told, or says who has it but by number: the narrators' side asks too.
"""

import datetime
from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet

from search.listed import listed
from stories.consent.models import Hold, Withdrawal
from stories.gate.models import Clearance, Visible
from stories.intake.models import Act, MailboxItem, Submission
from stories.moderation.answers import Answer, answers_to, letter_id
from stories.moderation.approving import Standing, standings
from stories.moderation.claiming import holders
from stories.moderation.models import Claim, Refusal
from stories.publishing.models import Duty
from stories.redaction.models import Edition, Record


@dataclass(frozen=True)
class Facts:
    """Of one submission. `edition` is the newest in the language it was told; what follows it is about that one."""

    sent: bool = False
    withdrawn: bool = False
    erasing: bool = False
    public: bool = False
    was_public: bool = False
    held: bool = False
    declined: bool = False
    question_waits: bool = False
    taken: Claim | None = None
    record_id: str = ""
    edition: Edition | None = None
    cleared: bool = False
    refused: bool = False
    answer: Answer = ""
    asked: bool = False
    standing: Standing | None = None


NEW, UNSENT = Facts(sent=True), Facts()


def touched() -> QuerySet[Any, Any]:
    """The ids of those about which somebody wrote a row that counts. All others, once sent, are NEW.

    So a desk with ten thousand unread stories asks about the few that people have touched; the rest is only counted.
    """
    rows: list[QuerySet[Any, Any]] = [
        Claim.objects.values("submission_id"),
        Record.objects.values("submission_id"),
        Refusal.objects.values("submission_id"),
        Hold.objects.values("submission_id"),
        MailboxItem.objects.filter(kind=MailboxItem.Kind.QUESTION).values("submission_id"),
        Withdrawal.objects.values("submission_id"),
    ]
    return rows[0].union(*rows[1:])


def gather(submissions: QuerySet[Submission]) -> dict[str, Facts]:
    """The facts of all these submissions, by id, in the order in which they were sent."""
    # Asked for once: every other question gets the list, which is far cheaper than the condition.
    sent = dict(submissions.order_by("sent_on", "pk").values_list("pk", "sent_on"))
    asked = listed(sent)
    withdrawn = _ids(Withdrawal.objects.filter(submission__in=asked))
    erasing = set(
        Duty.objects.filter(submission_id__in=asked, done_on=None).values_list("submission_id", flat=True)
        if withdrawn
        else ()
    )
    records = dict(Record.objects.filter(submission__in=asked).values_list("submission_id", "pk"))
    # What follows from a record is asked of those that have one.
    recorded = listed(records)
    public, was_public = _public(recorded) if records else (set(), set())
    held = _ids(Hold.objects.filter(submission__in=asked, scope=Hold.Scope.RECORD, lifts=None, lifted_by=None))
    no_to_all, no_to_edition = _refusals(asked)
    questions = _questions_waiting(asked)
    taken = holders(asked)
    rescued = _rescued(asked, no_to_all)
    editions = _newest_editions(recorded) if records else {}
    about = list(editions.values())
    standing, answers = standings(about, of=recorded), answers_to(about, of=recorded)
    were_asked, cleared = _asked(about, recorded), _cleared(recorded) if about else set()
    touched = {*withdrawn, *records, *held, *no_to_all, *questions, *taken}
    found = {}
    for pk, sent_on in sent.items():
        if pk not in touched:
            found[pk] = NEW if sent_on is not None else UNSENT
            continue
        record_id = records.get(pk, "")
        edition = editions.get(record_id)
        number = edition.pk if edition is not None else ""
        found[pk] = Facts(
            sent=sent_on is not None,
            withdrawn=pk in withdrawn,
            erasing=pk in erasing,
            public=record_id in public,
            was_public=record_id in was_public,
            held=pk in held,
            declined=pk in no_to_all and not (pk in rescued or (no_to_all[pk] == Refusal.Reason.JUNK and pk in taken)),
            question_waits=pk in questions,
            taken=taken.get(pk),
            record_id=record_id,
            edition=edition,
            cleared=number in cleared,
            refused=number in no_to_edition,
            answer=answers.get(number, ""),
            asked=number in were_asked,
            standing=standing.get(number),
        )
    return found


def _ids(rows: QuerySet[Any]) -> set[str]:
    return set(rows.values_list("submission_id", flat=True))


def _public(asked: Any) -> tuple[set[str], set[str]]:
    """Records that can be seen now, and those that ever were cleared."""
    was = set(Clearance.objects.filter(record__submission__in=asked).values_list("record_id", flat=True))
    if not was:
        return set(), was
    return set(Visible.objects.filter(record_id__in=listed(was), use="web").values_list("record_id", flat=True)), was


def _refusals(asked: Any) -> tuple[dict[str, str], set[str]]:
    """Submissions that were declined, with the code of the newest; editions that somebody did not agree with."""
    whole: dict[str, str] = {}
    editions: set[str] = set()
    rows = (
        Refusal.objects.filter(submission__in=asked)
        .order_by("day")
        .values_list("submission_id", "edition_id", "reason")
    )
    for submission_id, edition_id, reason in rows:
        if edition_id is None:
            whole[submission_id] = reason
        else:
            editions.add(edition_id)
    return whole, editions


def _rescued(asked: Any, declined: dict[str, str]) -> set[str]:
    """Declined as junk, and then somebody wrote from its space: a machine does not come back with seven words."""
    junk = [pk for pk, reason in declined.items() if reason == Refusal.Reason.JUNK]
    if not junk:
        return set()
    wrote = Act.objects.filter(submission__in=asked, kind=Act.Kind.MESSAGE)
    return set(junk) & _ids(wrote)


def _questions_waiting(asked: Any) -> set[str]:
    """Submissions whose newest question came after the narrator's newest message."""
    questions = MailboxItem.objects.filter(submission__in=asked, kind=MailboxItem.Kind.QUESTION)
    newest: dict[str, datetime.date] = {
        row["submission_id"]: row["last"] for row in questions.values("submission_id").annotate(last=Max("day"))
    }
    if not newest:
        return set()
    wrote = Act.objects.filter(submission__in=asked, kind=Act.Kind.MESSAGE)
    answered = {row["submission_id"]: row["last"] for row in wrote.values("submission_id").annotate(last=Max("day"))}
    return {pk for pk, day in newest.items() if pk not in answered or answered[pk] < day}


def _newest_editions(asked: Any) -> dict[str, Edition]:
    """By record: the newest edition that is no translation."""
    rows = (
        Edition.objects.filter(record__submission__in=asked, made_from=None)
        .select_related("less_than", "record__submission")
        .order_by("seq")
    )
    return {edition.record_id: edition for edition in rows}


def _asked(editions: list[Edition], asked: Any) -> set[str]:
    """Editions about which the narrator was asked."""
    if not editions:
        return set()
    letters = {letter_id(edition=edition): edition.pk for edition in editions}
    lying = MailboxItem.objects.filter(submission__in=asked, kind=MailboxItem.Kind.APPROVE)
    return {letters[pk] for pk in lying.values_list("pk", flat=True) if pk in letters}


def _cleared(asked: Any) -> set[str]:
    return set(Clearance.objects.filter(record__submission__in=asked).values_list("edition_id", flat=True))
