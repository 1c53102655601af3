"""A narrator's open space between two requests: sealed under the cookie, so the database alone opens nothing.

A session ends 30 idle minutes after its last request (rounded up to a quarter of an hour, so that no row tells a
precise time), when the narrator leaves, and when the submission is withdrawn.
"""

import base64
import datetime
import hashlib
import json
import secrets as random
from dataclasses import dataclass

from stories.vault.boxes import open_box, seal_box
from stories.vault.bundle import Secrets
from stories.vault.errors import CannotOpen
from stories.vault.models import NarratorSession

IDLE = datetime.timedelta(minutes=30)
ROUNDING = datetime.timedelta(minutes=15)


@dataclass(repr=False)
class Session:
    """An open session. After Send `secrets` is None; after the Sent page is left `words` is None."""

    token: str
    submission_id: str
    secrets: Secrets | None
    words: str | None
    outcome: str = ""


def start(*, secrets: Secrets, words: str | None, at: datetime.datetime) -> str:
    """Open a session and return the cookie's token (43 URL-safe characters), which nobody else keeps."""
    session = Session(token=random.token_urlsafe(32), submission_id=secrets.submission_id, secrets=secrets, words=words)
    NarratorSession.objects.create(
        token_hash=_hash(session.token),
        submission_id=session.submission_id,
        expires_at=_expiry(at),
        sealed=_seal(session),
    )
    return session.token


def resume(*, token: str, at: datetime.datetime) -> Session | None:
    """The session of this cookie, kept for another 30 minutes; None if there is none or it has been idle too long."""
    row = NarratorSession.objects.filter(token_hash=_hash(token)).first()
    if row is None:
        return None
    try:
        session = _open(row, token)
    except CannotOpen:
        session = None
    if session is None or row.expires_at <= at:
        row.delete()
        return None
    if _expiry(at) > row.expires_at:
        NarratorSession.objects.filter(token_hash=row.token_hash).update(expires_at=_expiry(at))
    return session


def drop_secrets(session: Session, *, outcome: str = "") -> None:
    """At Send: forget the submission's secrets, keep the words and `outcome` for the Sent page and a repeated Send."""
    session.secrets = None
    session.outcome = outcome or session.outcome
    _save(session)


def forget_words(session: Session) -> None:
    """Forget the seven words: they are shown once."""
    session.words = None
    _save(session)


def end(token: str) -> None:
    """Leave: the row is deleted. May be repeated."""
    NarratorSession.objects.filter(token_hash=_hash(token)).delete()


def end_all(*, submission_id: str) -> None:
    """End every session of a submission, as a withdrawal does."""
    NarratorSession.objects.filter(submission_id=submission_id).delete()


def sweep(at: datetime.datetime) -> int:
    """Delete what has expired; returns how many."""
    deleted, _ = NarratorSession.objects.filter(expires_at__lte=at).delete()
    return deleted


def _save(session: Session) -> None:
    # An update, never an insert: a session that ended meanwhile stays ended.
    NarratorSession.objects.filter(token_hash=_hash(session.token)).update(sealed=_seal(session))


def _hash(token: str) -> str:
    return hashlib.sha256(b"amparo session 1\0" + token.encode()).hexdigest()


def _key(token: str) -> bytes:
    return hashlib.sha256(b"amparo session key 1\0" + token.encode()).digest()


def _context(token: str, submission_id: str) -> str:
    return f"session {_hash(token)} {submission_id}"


def _seal(session: Session) -> bytes:
    kept = None if session.secrets is None else base64.b64encode(session.secrets.to_bytes()).decode("ascii")
    plain = json.dumps({"secrets": kept, "words": session.words, "outcome": session.outcome}).encode()
    return seal_box(_key(session.token), plain, context=_context(session.token, session.submission_id))


def _open(row: NarratorSession, token: str) -> Session:
    kept = json.loads(open_box(_key(token), bytes(row.sealed), context=_context(token, row.submission_id)))
    return Session(
        token=token,
        submission_id=row.submission_id,
        secrets=None if kept["secrets"] is None else Secrets.from_bytes(base64.b64decode(kept["secrets"])),
        words=kept["words"],
        outcome=kept["outcome"],
    )


def _expiry(at: datetime.datetime) -> datetime.datetime:
    """`at` and the idle time, rounded up to the next quarter of an hour."""
    start = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
    return start + -(-(at + IDLE - start) // ROUNDING) * ROUNDING
