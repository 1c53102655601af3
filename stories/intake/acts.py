"""Acts: what a narrator decides is appended and signed with the submission's own key.

The payload is the canonical JSON (RFC 8785) of the plain columns, the grants the act makes and the SHA-256 of its
sealed
body, so it verifies without any secret, for ever, even after the body is erased.
"""

import datetime
import json
from collections.abc import Sequence
from typing import Any

import rfc8785

from stories.consent.models import Grant
from stories.intake.models import Act, SealedBody, Submission
from stories.vault import sealing
from stories.vault.bundle import Secrets

SIGNED_AS = b"amparo act 1\0"
GRANT_COLUMNS = (
    "id",
    "seq",
    "use",
    "allowed",
    "channel",
    "place_step",
    "date_step",
    "name_id",
    "embargo_until",
    "expires_on",
    "text_sha256",
    "edition_fingerprint",
)


def next_seq(model: Any, **row: Any) -> int:
    """The next sequence number in one submission; the database refuses any other."""
    newest = model.objects.filter(**row).order_by("-seq").values_list("seq", flat=True).first()
    return int(newest or 0) + 1


def locked(submission_id: str) -> Submission:
    """The submission, locked until the transaction ends: what a narrator decides twice at once is decided in turn.

    Call it first in a transaction; what is looked at before the lock may have changed.
    """
    return Submission.objects.select_for_update(no_key=True).get(pk=submission_id)


def plain(grant: Grant) -> dict[str, Any]:
    """A grant's plain columns as they are signed: dates as ISO text."""
    row = {column: getattr(grant, column) for column in GRANT_COLUMNS}
    return {name: value.isoformat() if isinstance(value, datetime.date) else value for name, value in row.items()}


def payload_of(act: Act, grants: Sequence[Grant]) -> bytes:
    """The bytes that are signed, from the columns as they stand."""
    return rfc8785.dumps(
        {
            "amparo": 1,
            "submission": act.submission_id,
            "seq": act.seq,
            "kind": act.kind,
            "edition": act.edition_fingerprint,
            "day": act.day.isoformat(),
            "body": act.body_sha256,
            "grants": [plain(grant) for grant in grants],
        }
    )


def body_context(submission_id: str, seq: int) -> str:
    return f"act {submission_id} {seq}"


def append(
    *,
    secrets: Secrets,
    kind: Act.Kind,
    at: datetime.date,
    fingerprint: str = "",
    words: dict[str, Any] | None = None,
    grants: Sequence[Grant] = (),
) -> Act:
    """Add one signed act, its sealed words and its grants. Call it in a transaction.

    `words` is sealed to the submission's encryption pair; `grants` are unsaved rows whose `act` and `body` are set
    here.
    """
    submission = locked(secrets.submission_id)
    seq = next_seq(Act, submission=submission)
    body = None
    if words is not None:
        sealed = sealing.seal_to(
            bytes(submission.encryption_public),
            json.dumps(words, ensure_ascii=False).encode(),
            context=body_context(submission.pk, seq),
        )
        body = SealedBody.objects.create(
            submission=submission,
            purpose=SealedBody.Purpose.ACT,
            seq=next_seq(SealedBody, submission=submission, purpose=SealedBody.Purpose.ACT),
            sealed=sealed,
        )
    act = Act(
        submission=submission,
        seq=seq,
        kind=kind,
        edition_fingerprint=fingerprint,
        day=at,
        body=body,
        body_sha256=sealing.sha256_hex(bytes(body.sealed)) if body else "",
    )
    payload = payload_of(act, grants)
    act.payload = payload.decode()
    act.signature = secrets.sign(SIGNED_AS + payload)
    act.save(force_insert=True)
    for grant in grants:
        grant.submission, grant.act, grant.body = submission, act, body
        grant.save(force_insert=True)
    return act


def verify(act: Act) -> bool:
    """Whether the act's columns and grants are those that its narrator signed. Needs no secret and never raises.

    What was imported has no narrator here and nothing to sign with: its one act says what its evidence says, unsigned,
    and stands only where there is no signing half. Two people read the evidence (`moderation.evidence`).
    """
    grants = list(act.grants.order_by("seq"))
    half, signature = bytes(act.submission.signing_public), bytes(act.signature)
    if act.payload.encode() != payload_of(act, grants):
        return False
    if act.kind == Act.Kind.IMPORT:
        return not half and not signature
    return sealing.verify(half, signature, SIGNED_AS + act.payload.encode())


def words_of(act: Act, *, unseal: Any) -> dict[str, Any]:
    """The sealed words of an act, opened by `Secrets.unseal` or `Opened.unseal`; empty when it has none or they are
    erased.
    """
    body = SealedBody.objects.filter(pk=act.body_id).first() if act.body_id else None
    if body is None:
        return {}
    words: dict[str, Any] = json.loads(unseal(bytes(body.sealed), context=body_context(act.submission_id, act.seq)))
    return words
