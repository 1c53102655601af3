"""`object_to()`: somebody who appears says that something must not be seen (R28). Hidden first, decided after.

Needs no key: words are sealed to the desk's half of the story that is complained of, and opened by the keeper alone.
"""

import base64
import datetime
import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, OperationalError
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.crypto import salted_hmac

from stories.consent.committing import until_committed
from stories.consent.models import Hold, Withdrawal
from stories.consent.uses import Use
from stories.gate.rules.objecting import NOT_PUBLIC
from stories.intake.acts import next_seq
from stories.intake.models import SealedBody, Submission
from stories.intake.objections import Objection
from stories.moderation.rulings import Ruling
from stories.pages.documents import PublicDocument, PublicPart
from stories.redaction.models import Record
from stories.vault import sealing
from stories.vault.padding import pad

WHOLE = ""


class NotShown(Exception):
    """What is complained of is not public, or not any more in this shape: the page changed while it was read."""


@dataclass(frozen=True)
class Complaint:
    """What is complained of: one part under its name, in every language it is public in; or all of a record.

    `sha256` is the part of the original's document, by which reports and decisions on it are known; `everywhere` is
    the same part in each document of the record, and nothing where there is no document that a hold could hide. For the
    whole record the hash is empty.
    """

    submission: Submission
    scope: Hold.Scope
    name: str
    sha256: str
    everywhere: tuple[str, ...]


@dataclass(frozen=True)
class Reported:
    """What a report did: its row, and whether what it names is hidden now."""

    objection: Objection
    hidden: bool


def complaint_about(*, record_id: str, part_sha256: str) -> Complaint:
    """What a report on this record means now. Raises NotShown.

    All of a record can be complained of for as long as it might be seen again: also while it is hidden, has expired, or
    waits for a version that shows less.
    """
    record = Record.objects.select_related("submission").get(pk=record_id)
    documents = record.documents(manager="unguarded").values_list("pk", "language", "edition__made_from__language")
    if not documents and (part_sha256 != WHOLE or not might_come_back(record)):
        raise NotShown
    if part_sha256 == WHOLE:
        return Complaint(record.submission, Hold.Scope.RECORD, "", WHOLE, (WHOLE,) if documents else ())
    parts = PublicPart.unguarded.filter(document__in=[pk for pk, _own, _source in documents])
    named = parts.filter(sha256=part_sha256).values_list("name", "kind").first()
    if named is None or named[1] == "facts":
        raise NotShown
    # The original first, then translations by language: the same part has the same name in each.
    order = {pk: (source is not None and source != own, own) for pk, own, source in documents}
    rows = sorted(
        parts.filter(name=named[0], kind=named[1]).values_list("document_id", "sha256"), key=lambda row: order[row[0]]
    )
    everywhere = tuple(dict.fromkeys(sha256 for _document, sha256 in rows))
    scope = Hold.Scope.PASSAGE if named[1] == "passage" else Hold.Scope.PART
    return Complaint(record.submission, scope, named[0], everywhere[0], everywhere)


def might_come_back(record: Record) -> bool:
    """Whether it was public once and is not withdrawn."""
    return record.clearances.exists() and not Withdrawal.objects.filter(submission=record.submission_id).exists()


def object_to(
    *,
    record_id: str,
    part_sha256: str,
    words: str,
    at: datetime.date,
    budget: int,
    report_id: str,
    receipt: Submission | None = None,
) -> Reported:
    """Write the report down and hide what it names, if the day's budget allows and nobody decided about it before.

    What a narrator, an order or a date hides already gets a takedown of its own all the same: they may show it again.
    `report_id` is the form's own: the same form sent twice is one report. With a `receipt` the words lie there and not
    here. A report without words on what nobody has decided yet adds nothing and is answered by the one before it.
    Raises NotShown. Tried until it has committed.
    """

    def write() -> Reported:
        about = complaint_about(record_id=record_id, part_sha256=part_sha256)
        before = Objection.objects.filter(pk=report_id).first()
        if before is None and not words and receipt is None:
            before = undecided(about)
        if before is not None:
            return Reported(before, is_hidden(about))
        hides = bool(about.everywhere) and not is_taken_down(about) and not was_decided(about)
        objection = Objection(
            id=report_id,
            submission=about.submission,
            seq=next_seq(Objection, submission=about.submission),
            scope=about.scope,
            part_name=about.name,
            part_sha256=about.sha256,
            slot=free_slot(at=at, budget=budget) if hides else None,
            receipt=receipt,
            day=at,
        )
        objection.size = padded_size(words) if words else 0
        objection.likeness = likeness_of(words) if words else 0
        if words and receipt is None:
            objection.words = seal_words(about.submission, words, report_id=report_id)
        try:
            objection.save(force_insert=True)
        except IntegrityError as error:
            if NOT_PUBLIC in str(error):
                raise OperationalError("replaced meanwhile") from error
            raise
        # The row has locked the page. What was published while it waited for that is looked at anew.
        if complaint_about(record_id=record_id, part_sha256=part_sha256).everywhere != about.everywhere:
            raise OperationalError("published meanwhile")
        if objection.slot is not None:
            hide_everywhere(objection, record_id=record_id)
        return Reported(objection, is_hidden(complaint_about(record_id=record_id, part_sha256=part_sha256)))

    return until_committed(write)


def hide_everywhere(objection: Objection, *, record_id: str, person_id: int | None = None) -> None:
    """A hold for each document the part stands in. The first locks the page; then it is looked again: a version that
    was published meanwhile has the part under another hash.
    """
    while True:
        about = _about(objection, record_id=record_id)
        held = taken_down(objection.submission_id)
        missing = [sha256 for sha256 in about if sha256 not in held]
        for sha256 in missing:
            Hold.objects.create(
                submission_id=objection.submission_id,
                kind=Hold.Kind.TAKEDOWN,
                scope=objection.scope,
                part_sha256=sha256,
                objection=objection,
                person_id=person_id,
                day=objection.day,
            )
        if not missing:
            return


def _about(objection: Objection, *, record_id: str) -> tuple[str, ...]:
    if objection.scope == Hold.Scope.RECORD:
        return (WHOLE,)
    named = PublicPart.unguarded.filter(document__record_id=record_id, name=objection.part_name)
    return tuple({objection.part_sha256, *named.values_list("sha256", flat=True)})


def holds_on(submission_id: str) -> QuerySet[Hold]:
    """The holds in force on this story."""
    return Hold.objects.filter(submission_id=submission_id, lifts=None, lifted_by=None)


def taken_down(submission_id: str) -> set[str]:
    """The hashes that takedowns in force name; "" for the whole record."""
    return set(holds_on(submission_id).filter(kind=Hold.Kind.TAKEDOWN).values_list("part_sha256", flat=True))


def is_taken_down(about: Complaint) -> bool:
    """Whether a takedown hides it, which only a decision lifts."""
    held = taken_down(about.submission.pk)
    return WHOLE in held or set(about.everywhere) <= held


def is_hidden(about: Complaint) -> bool:
    """Whether nobody sees it now, whoever or whatever hid it."""
    held = set(holds_on(about.submission.pk).values_list("part_sha256", flat=True))
    if WHOLE in held or (about.everywhere != (WHOLE,) and set(about.everywhere) <= held):
        return True
    return not PublicDocument.objects.visible(use=Use.WEB).filter(record__submission=about.submission).exists()


def was_decided(about: Complaint) -> bool:
    """Whether somebody looked at it and let it be seen: then no report hides it again by itself.

    A flood dismissed unread is no such decision, or whoever floods could keep a real report from hiding anything.
    """
    shown = Ruling.objects.filter(submission=about.submission, outcome=Ruling.Outcome.SHOWN)
    return shown.filter(part_sha256__in=about.everywhere).exclude(reason=Ruling.Reason.FLOOD).exists()


def undecided(about: Complaint) -> Objection | None:
    """The newest report on this that waits for a decision."""
    newest = Objection.objects.filter(submission=about.submission, part_sha256=about.sha256).order_by("-seq").first()
    if newest is None:
        return None
    answered = Ruling.objects.filter(
        submission=about.submission, part_sha256=about.sha256, upto__gte=newest.seq
    ).exists()
    return None if answered else newest


def undecided_parts(*, submission_id: str) -> bool:
    """Whether a takedown of a part waits for a decision: the door clears no version meanwhile."""
    answered = Ruling.objects.filter(
        submission_id=submission_id,
        part_sha256=OuterRef("objection__part_sha256"),
        upto__gte=OuterRef("objection__seq"),
    )
    standing = Hold.objects.filter(submission_id=submission_id, kind=Hold.Kind.TAKEDOWN, lifts=None, lifted_by=None)
    return standing.exclude(part_sha256=WHOLE).filter(~Exists(answered)).exists()


def reported_unseen(*, submission_id: str) -> bool:
    """Whether somebody asked that all of it not be seen, nobody decided, and nothing holds it: it was not to be seen
    when they asked. Then it does not come back before that is decided.
    """
    answered = Ruling.objects.filter(submission_id=submission_id, part_sha256=WHOLE, upto__gte=OuterRef("seq"))
    asked = Objection.objects.filter(submission_id=submission_id, part_sha256=WHOLE).filter(~Exists(answered))
    seen = PublicDocument.objects.visible(use=Use.WEB).filter(record__submission=submission_id)
    return asked.exists() and WHOLE not in taken_down(submission_id) and not seen.exists()


def free_slot(*, at: datetime.date, budget: int) -> int | None:
    """The first place of the day's automatic hides that is free; None over the budget. Two at once: one is retried."""
    taken = set(Objection.objects.filter(day=at, slot__isnull=False).values_list("slot", flat=True))
    return next((slot for slot in range(1, budget + 1) if slot not in taken), None)


def words_context(report_id: str) -> str:
    """The context under which a report's words are sealed to the desk."""
    return f"objection {report_id}"


def seal_words(submission: Submission, words: str, *, report_id: str) -> SealedBody:
    """Seal them to the desk half of the story complained of: erased with it, opened by the keeper alone."""
    return SealedBody.objects.create(
        submission=submission,
        purpose=SealedBody.Purpose.OBJECTION,
        seq=next_seq(SealedBody, submission=submission, purpose=SealedBody.Purpose.OBJECTION),
        sealed=sealing.seal_to(bytes(submission.desk_public or b""), words.encode(), context=words_context(report_id)),
    )


def report_id_of(token: str) -> str:
    """The id of the report that a form with this token makes: the same form, the same report."""
    digest = hashlib.sha256(f"amparo report {token}".encode()).digest()
    return base64.b32encode(digest).decode().lower()[:20]


def padded_size(words: str) -> int:
    """How long the words are once padded. This and `likeness_of` are kept in the clear, to know a flood by."""
    return len(pad(words.encode()))


def likeness_of(words: str) -> int:
    """One of 255 numbers, the same for the same words: a flood repeats itself, a person does not.

    Keyed, and far too short to tell which words they were. Digits, signs and capitals do not count.
    """
    letters = "".join(sign for sign in words.casefold() if sign.isalpha())
    return 1 + salted_hmac("amparo likeness", letters, secret=settings.PUBLIC_SECRET_KEY).digest()[0] % 255
