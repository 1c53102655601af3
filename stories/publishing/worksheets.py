"""Saving and opening a moderator's worksheet, sealed to the desk; every saving is kept until the story is erased."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from stories.intake import arriving
from stories.intake.acts import next_seq, words_of
from stories.intake.keeping import original_deleted
from stories.intake.models import Act, SealedBody, Submission
from stories.intake.questions import facts_of, passages
from stories.intake.telling import OriginalLabel, label_of, read_answers
from stories.moderation.models import User
from stories.redaction.transcripts.transcript import spoken
from stories.redaction.worksheet import Worksheet
from stories.vault import sealing
from stories.vault.errors import KeyGone
from stories.vault.keeper import Opened


def _context(submission_id: str, seq: int) -> str:
    return f"worksheet {submission_id} {seq}"


def save_worksheet(*, submission: Submission, worksheet: Worksheet, person: User) -> None:
    """Add a worksheet with this person among its hands. Needs no key."""
    with transaction.atomic():
        seq = next_seq(SealedBody, submission=submission, purpose=SealedBody.Purpose.REDACTIONS)
        sealed = sealing.seal_to(
            bytes(submission.desk_public or b""),
            worksheet.by(person.pk).to_bytes(),
            context=_context(submission.pk, seq),
        )
        SealedBody.objects.create(submission=submission, purpose=SealedBody.Purpose.REDACTIONS, seq=seq, sealed=sealed)
        if worksheet.tier == "high":
            Submission.objects.filter(pk=submission.pk, approvals_needed__lt=3).update(approvals_needed=3)


def times_saved(*, submission: Submission) -> int:
    """The number of the newest saving, 0 for none: who saves says which one they began from."""
    newest = submission.bodies.filter(purpose=SealedBody.Purpose.REDACTIONS).order_by("-seq").first()
    return newest.seq if newest is not None else 0


def load_worksheet(*, submission: Submission, opened: Opened) -> Worksheet:
    """The newest worksheet; an empty one when nobody has saved any."""
    return worksheet_as_of(submission=submission, opened=opened, saving=times_saved(submission=submission))


def worksheet_as_of(*, submission: Submission, opened: Opened, saving: int) -> Worksheet:
    """The worksheet as this saving left it; an empty one where there was none."""
    body = submission.bodies.filter(purpose=SealedBody.Purpose.REDACTIONS, seq=saving).first()
    if body is None:
        return Worksheet()
    return Worksheet.from_bytes(opened.unseal_desk(bytes(body.sealed), context=_context(submission.pk, body.seq)))


@dataclass(frozen=True)
class Told:
    """What was sent, opened for the desk: answers, public passages by place, files, the chosen name and its id.

    `sittings` has each sitting's own answers by number; `answers` is one set of facts, in which what was said first
    stands. `passages` has the paragraphs of every sitting, in order.
    """

    sittings: dict[int, dict[str, Any]]
    answers: dict[str, Any]
    passages: list[tuple[str, str]]
    originals: list[OriginalLabel]
    name: str
    name_id: str
    original_deleted: bool


def told(*, submission: Submission, opened: Opened) -> Told:
    """Open everything that was sent. When the original was deleted, its answers and files are empty.

    Even where a legal freeze still keeps its keys: the narrator has taken it from the desk.
    """
    sittings: dict[int, dict[str, Any]] = {}
    originals: list[OriginalLabel] = []
    gone = original_deleted(submission)
    written = submission.bodies.filter(purpose="answers").values_list("sitting", flat=True)
    # Photographs may be sent later, in a sitting without a written word.
    photographed = submission.originals.arrived().values_list("sitting", flat=True)
    for sitting in [] if gone else sorted({*written, *photographed}):
        try:
            key = opened.sitting_key(sitting)
        except KeyGone:
            continue
        sittings[sitting] = read_answers(submission_id=submission.pk, sitting=sitting, key=key)
        rows = submission.originals.arrived().filter(sitting=sitting).order_by("seq")
        # A yes that was spoken is no part of the story.
        originals += [
            label for row in rows if not (label := label_of(row, key=key)).purpose.startswith(arriving.CONSENT)
        ]
    name, name_id = chosen_name(submission=submission, unseal=opened.unseal)
    return Told(
        sittings=sittings,
        answers=facts_of(sittings),
        passages=[
            *(
                passage
                for number, answers in sorted(sittings.items())
                for passage in passages(answers, kind=submission.kind, sitting=number)
            ),
            *heard_passages(submission=submission, opened=opened, originals={label.id for label in originals}),
        ],
        originals=originals,
        name=name,
        name_id=name_id,
        original_deleted=gone,
    )


def heard_passages(*, submission: Submission, opened: Opened, originals: Collection[str]) -> list[tuple[str, str]]:
    """Place and words of what was written down from those recordings that are still there."""
    transcripts = load_worksheet(submission=submission, opened=opened).transcripts
    return spoken(one for one in transcripts if one.original in originals)


def chosen_name(*, submission: Submission, unseal: Any) -> tuple[str, str]:
    """The name to show and its random id, from the newest act that decided permissions; ("", "") for none."""
    act = submission.acts.filter(kind__in=(Act.Kind.SEND, Act.Kind.CONSENT)).order_by("-seq").first()
    words = words_of(act, unseal=unseal) if act else {}
    return words.get("name", ""), words.get("name_id", "") if words.get("name") else ""
