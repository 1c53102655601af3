"""Saving and opening a moderator's worksheet, sealed to the desk; every saving is kept until the story is erased."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from stories.intake import arriving
from stories.intake.acts import locked, next_seq, words_of
from stories.intake.keeping import original_deleted
from stories.intake.models import Act, SealedBody, Submission
from stories.intake.questions import facts_of, passages
from stories.intake.telling import OriginalLabel, label_of, read_answers
from stories.moderation.models import User
from stories.publishing.errors import Refused
from stories.redaction.transcripts.transcript import spoken
from stories.redaction.worksheet import Worksheet
from stories.vault import sealing
from stories.vault.errors import KeyGone
from stories.vault.keeper import Opened


def _context(submission_id: str, seq: int) -> str:
    return f"worksheet {submission_id} {seq}"


def change_worksheet(
    *, submission: Submission, change: Callable[[Worksheet], Worksheet], person: User, opened: Opened
) -> None:
    """Add the worksheet that `change` makes of the newest one. Raises Refused("withdrawn"), and whatever it raises.

    The story is locked meanwhile: nobody saves between reading and writing, and a withdrawal comes before or after.
    """
    with transaction.atomic():
        here = _locked(submission)
        save_worksheet(submission=here, worksheet=change(load_worksheet(submission=here, opened=opened)), person=person)


def change_worksheet_since(
    *, submission: Submission, since: int, change: Callable[[Worksheet], Worksheet], person: User, opened: Opened
) -> None:
    """`change_worksheet`, unless somebody saved after the saving number `since`. Raises Refused("saved_meanwhile")."""
    with transaction.atomic():
        if times_saved(submission=_locked(submission)) != since:
            raise Refused("saved_meanwhile")
        change_worksheet(submission=submission, change=change, person=person, opened=opened)


def _locked(submission: Submission) -> Submission:
    """The story, locked, while it is the archive's to work on."""
    here = locked(submission.pk)
    if hasattr(here, "withdrawal"):
        raise Refused("withdrawn")
    return here


def save_worksheet(*, submission: Submission, worksheet: Worksheet, person: User) -> None:
    """Add a worksheet with this person among its hands. Needs no key. Where others may be at work: `change_worksheet`.

    Of a story that was withdrawn the door takes none.
    """
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
    saved = submission.bodies.filter(purpose=SealedBody.Purpose.REDACTIONS)
    return int(saved.aggregate(newest=Max("seq"))["newest"] or 0)


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

    def file(self, original: str) -> OriginalLabel | None:
        """The file with this id, while it is there."""
        return next((label for label in self.originals if label.id == original), None)


def told(*, submission: Submission, opened: Opened, worksheet: Worksheet | None = None) -> Told:
    """Open everything that was sent. When the original was deleted, its answers and files are empty.

    What was written down from recordings is in the worksheet: who has the newest open already hands it on.
    """
    sittings: dict[int, dict[str, Any]] = {}
    originals: list[OriginalLabel] = []
    for sitting, key in _keys(submission, opened):
        sittings[sitting] = read_answers(submission_id=submission.pk, sitting=sitting, key=key)
        originals += _labels(submission, sitting, key)
    name, name_id = chosen_name(submission=submission, unseal=opened.unseal)
    heard = worksheet or load_worksheet(submission=submission, opened=opened)
    there = {label.id for label in originals}
    return Told(
        sittings=sittings,
        answers=facts_of(sittings),
        passages=[
            *(
                passage
                for number, answers in sorted(sittings.items())
                for passage in passages(answers, kind=submission.kind, sitting=number)
            ),
            *spoken(one for one in heard.transcripts if one.original in there),
        ],
        originals=originals,
        name=name,
        name_id=name_id,
        original_deleted=original_deleted(submission),
    )


def labels_of(*, submission: Submission, opened: Opened) -> list[OriginalLabel]:
    """The files that were sent, in the order of `Told.originals`, and nothing else of what was told."""
    return [label for sitting, key in _keys(submission, opened) for label in _labels(submission, sitting, key)]


def _keys(submission: Submission, opened: Opened) -> Iterator[tuple[int, bytes]]:
    """Every sitting of which something is there, with its key.

    None once the original was deleted, even where a legal freeze still keeps its keys: the narrator has taken it from
    the desk.
    """
    if original_deleted(submission):
        return
    written = submission.bodies.filter(purpose="answers").values_list("sitting", flat=True)
    # Photographs may be sent later, in a sitting without a written word.
    photographed = submission.originals.arrived().values_list("sitting", flat=True)
    for sitting in sorted({*written, *photographed}):
        try:
            yield sitting, opened.sitting_key(sitting)
        except KeyGone:
            continue


def _labels(submission: Submission, sitting: int, key: bytes) -> list[OriginalLabel]:
    rows = submission.originals.arrived().filter(sitting=sitting).order_by("seq")
    labels = [label_of(row, key=key) for row in rows]
    # A yes that was spoken is no part of the story.
    return [label for label in labels if not label.purpose.startswith(arriving.CONSENT)]


def chosen_name(*, submission: Submission, unseal: Any) -> tuple[str, str]:
    """The name to show and its random id, from the newest act that decided permissions; ("", "") for none."""
    act = submission.acts.filter(kind__in=(Act.Kind.SEND, Act.Kind.CONSENT, Act.Kind.IMPORT)).order_by("-seq").first()
    words = words_of(act, unseal=unseal) if act else {}
    return words.get("name", ""), words.get("name_id", "") if words.get("name") else ""
