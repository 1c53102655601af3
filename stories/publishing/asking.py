"""What staff send to a narrator, and the note for colleagues: two clearly different things."""

import datetime
import json
from dataclasses import dataclass

from django.db import transaction

from stories.intake import mailbox
from stories.intake.acts import locked, next_seq
from stories.intake.models import MailboxItem, SealedBody, Submission
from stories.moderation.answers import letter_id
from stories.moderation.models import Refusal, User
from stories.redaction.models import Edition
from stories.vault import sealing
from stories.vault.keeper import Opened


def ask_for_yes(*, edition: Edition, at: datetime.date) -> MailboxItem:
    """Put the edition's id and fingerprint into the narrator's mailbox; asking twice for one edition puts one
    letter.
    """
    submission = edition.record.submission
    return mailbox.put(
        submission=submission,
        kind=MailboxItem.Kind.APPROVE,
        words={"edition": edition.pk, "fingerprint": edition.fingerprint},
        at=at,
        item_id=letter_id(edition=edition),
    )


def ask_question(*, submission: Submission, words: str, at: datetime.date) -> MailboxItem:
    """A question to the narrator, sealed to them."""
    return mailbox.put(submission=submission, kind=MailboxItem.Kind.QUESTION, words={"text": words}, at=at)


def write_message(*, submission: Submission, words: str, at: datetime.date) -> MailboxItem:
    """A message that waits for no answer, sealed to the narrator."""
    return mailbox.put(submission=submission, kind=MailboxItem.Kind.MESSAGE, words={"text": words}, at=at)


def decline(*, submission: Submission, person: User, reason: str, words: str, at: datetime.date) -> Refusal:
    """Say that the archive will not publish it, and tell the narrator why in kind words."""
    with transaction.atomic():
        mailbox.put(submission=submission, kind=MailboxItem.Kind.REASON, words={"text": words}, at=at)
        return Refusal.objects.create(submission=submission, person=person, reason=reason, day=at)


@dataclass(frozen=True)
class Note:
    """A note for colleagues, opened."""

    person: str
    day: str
    text: str


def add_note(*, submission: Submission, person: User, words: str, at: datetime.date) -> None:
    """A note for colleagues, sealed to the desk. The narrator never sees it."""
    with transaction.atomic():
        locked(submission.pk)
        seq = next_seq(SealedBody, submission=submission, purpose=SealedBody.Purpose.NOTE)
        note = {"person": person.username, "day": at.isoformat(), "text": words}
        sealed = sealing.seal_to(
            bytes(submission.desk_public or b""), json.dumps(note).encode(), context=f"note {submission.pk} {seq}"
        )
        SealedBody.objects.create(submission=submission, purpose=SealedBody.Purpose.NOTE, seq=seq, sealed=sealed)


def notes(*, submission: Submission, opened: Opened) -> list[Note]:
    """Every note, newest first."""
    rows = submission.bodies.filter(purpose=SealedBody.Purpose.NOTE).order_by("-seq")
    return [
        Note(**json.loads(opened.unseal_desk(bytes(row.sealed), context=f"note {submission.pk} {row.seq}")))
        for row in rows
    ]
