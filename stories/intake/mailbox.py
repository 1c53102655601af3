"""The mailbox: what staff have for a narrator, sealed to the submission's public key."""

import datetime
import json
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from stories.intake.acts import next_seq
from stories.intake.models import MailboxItem, Submission
from stories.vault import sealing
from stories.vault.bundle import Secrets
from stories.vault.ids import new_id


@dataclass(frozen=True)
class Letter:
    """One opened item: its kind (`MailboxItem.Kind`), its day and its words (a mapping; `text` for messages)."""

    seq: int
    kind: str
    day: datetime.date
    words: dict[str, Any]


def _context(submission_id: str, seq: int) -> str:
    return f"mailbox {submission_id} {seq}"


def put(
    *, submission: Submission, kind: MailboxItem.Kind, words: dict[str, Any], at: datetime.date, item_id: str = ""
) -> MailboxItem:
    """Seal one item. Who wrote it is not said: the narrator hears the archive.

    An item with an `item_id` of its own is put once: asked for again, it is the one that lies there already.
    """
    with transaction.atomic():
        lying = MailboxItem.objects.filter(pk=item_id).first() if item_id else None
        if lying is not None:
            return lying
        seq = next_seq(MailboxItem, submission=submission)
        sealed = sealing.seal_to(
            bytes(submission.encryption_public),
            json.dumps(words, ensure_ascii=False).encode(),
            context=_context(submission.pk, seq),
        )
        return MailboxItem.objects.create(
            id=item_id or new_id(), submission=submission, seq=seq, kind=kind, day=at, sealed=sealed
        )


def read(*, submission_id: str, unseal: Any) -> list[Letter]:
    """Every item, newest first, opened by `Secrets.unseal` or `Opened.unseal`."""
    items = MailboxItem.objects.filter(submission_id=submission_id).order_by("-seq")
    return [
        Letter(
            seq=item.seq,
            kind=item.kind,
            day=item.day,
            words=json.loads(unseal(bytes(item.sealed), context=_context(submission_id, item.seq))),
        )
        for item in items
    ]


def read_own(*, secrets: Secrets) -> list[Letter]:
    """The narrator's own mailbox."""
    return read(submission_id=secrets.submission_id, unseal=secrets.unseal)
