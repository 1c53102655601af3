"""The mailbox: what staff have for a narrator, sealed to the submission's public key."""

import base64
import datetime
import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from stories.intake.acts import next_seq
from stories.intake.models import Act, MailboxItem, SealedBody, Submission
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


def receipt_id(*, act: Act) -> str:
    """The id of the receipt for one message of a narrator's: known without opening anything."""
    return base64.b32encode(hashlib.sha256(f"amparo receipt {act.pk}".encode()).digest()).decode().lower()[:20]


def acknowledge(*, submission: Submission, at: datetime.date) -> None:
    """Tell the narrator that what they wrote was read: one receipt for each message, sealed to them."""
    for act in submission.acts.filter(kind__in=(Act.Kind.MESSAGE, Act.Kind.NO)).order_by("seq"):
        put(
            submission=submission,
            kind=MailboxItem.Kind.READ,
            words={"act": act.seq},
            at=at,
            item_id=receipt_id(act=act),
        )


def with_unread_messages() -> list[str]:
    """Submissions whose newest message nobody of the archive has read, in two questions."""
    messages = Act.objects.filter(kind=Act.Kind.MESSAGE, submission__withdrawal=None).order_by("seq")
    newest = {act.submission_id: act for act in messages.only("pk", "submission_id", "seq")}
    read = set(MailboxItem.objects.filter(kind=MailboxItem.Kind.READ).values_list("pk", flat=True)) if newest else set()
    return [submission_id for submission_id, act in newest.items() if receipt_id(act=act) not in read]


def _seen_context(submission_id: str, seq: int) -> str:
    return f"seen {submission_id} {seq}"


def seen_up_to(*, secrets: Secrets) -> int:
    """The number of the newest letter that the narrator has had before them; 0 for none."""
    body = _seen(secrets.submission_id).order_by("-seq").first()
    if body is None:
        return 0
    context = _seen_context(secrets.submission_id, body.seq)
    return int(json.loads(secrets.unseal(bytes(body.sealed), context=context))["letter"])


def mark_seen(*, secrets: Secrets, letter: int) -> None:
    """Remember that everything up to this letter was read. Sealed so that the archive cannot open it, and undated:
    whether and when somebody reads is theirs alone.
    """
    with transaction.atomic():
        submission = Submission.objects.select_for_update(no_key=True).get(pk=secrets.submission_id)
        if letter <= seen_up_to(secrets=secrets):
            return
        seq = next_seq(SealedBody, submission=submission, purpose=SealedBody.Purpose.SEEN)
        SealedBody.objects.create(
            submission=submission,
            purpose=SealedBody.Purpose.SEEN,
            seq=seq,
            sealed=sealing.seal_to(
                bytes(submission.draft_public),
                json.dumps({"letter": letter}).encode(),
                context=_seen_context(submission.pk, seq),
            ),
        )


def _seen(submission_id: str) -> "models.QuerySet[SealedBody]":
    return SealedBody.objects.filter(submission_id=submission_id, purpose=SealedBody.Purpose.SEEN)
