"""How many come at once, and what each form shows that it was read: counted without knowing who anybody is.

Everything here is kept in the memory of one process: an hour, a number, and random ids of forms that were used. No
address, no browser, no precise time. Nobody is ever refused: see `guarding`.
"""

import hashlib
import secrets
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.conf import settings
from django.core.signing import BadSignature, Signer

# A form's age is known to two seconds and no better.
STEP = 2
LASTS = 12 * 60 * 60
WAIT = 60
# About 33,000 hashes: a second or three on an old telephone.
WORK_BITS = 15
MOST_REMEMBERED = 20_000


class Entrance(StrEnum):
    """Where strangers come in. Each has a budget of its own."""

    BEGIN = "begin"
    REPORT = "report"

    @property
    def an_hour(self) -> int:
        return int(settings.ARCHIVE_BEGINS_AN_HOUR if self is Entrance.BEGIN else settings.ARCHIVE_REPORTS_AN_HOUR)


@dataclass(frozen=True)
class FormToken:
    """What a form carries: itself as text, a random id, and how many seconds ago it was handed out, coarsely."""

    text: str
    id: str
    age: int


@dataclass
class Crowd:
    """What this process remembers: admissions in the current hour, and the forms that were let in while crowded."""

    hours: dict[Entrance, tuple[int, int]] = field(default_factory=dict)
    used: OrderedDict[str, None] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def is_full(self, entrance: Entrance, *, now: datetime) -> bool:
        hour, count = self.hours.get(entrance, (0, 0))
        return (count if hour == _hour(now) else 0) >= entrance.an_hour

    def admit(self, entrance: Entrance, *, now: datetime) -> None:
        with self.lock:
            hour, count = self.hours.get(entrance, (0, 0))
            self.hours[entrance] = (_hour(now), count + 1 if hour == _hour(now) else 1)

    def use(self, token_id: str) -> bool:
        """Whether this form was not let in before; from now on it was."""
        with self.lock:
            if token_id in self.used:
                return False
            self.used[token_id] = None
            while len(self.used) > MOST_REMEMBERED:
                self.used.popitem(last=False)
            return True


CROWD = Crowd()


def _hour(now: datetime) -> int:
    return int(now.timestamp()) // 3600


def _signer(entrance: Entrance) -> Signer:
    return Signer(key=settings.PUBLIC_SECRET_KEY, salt=f"amparo form {entrance}")


def new_token(entrance: Entrance, *, now: datetime) -> str:
    """A token for one form, handed out now."""
    return _signer(entrance).sign_object({"id": secrets.token_hex(16), "step": int(now.timestamp()) // STEP})


def read_token(text: str, entrance: Entrance, *, now: datetime) -> FormToken | None:
    """The token that a form brought back; None for a forged or a very old one."""
    try:
        said = _signer(entrance).unsign_object(text)
        token = FormToken(text, str(said["id"]), (int(now.timestamp()) // STEP - int(said["step"])) * STEP)
    except (BadSignature, KeyError, TypeError, ValueError):
        return None
    return token if 0 <= token.age <= LASTS else None


def was_read(token: FormToken) -> bool:
    """Whether the form was in somebody's hands for long enough."""
    return token.age >= int(settings.ARCHIVE_FORM_SECONDS)


def worked(token: FormToken, nonce: str) -> bool:
    """Whether the browser did its work: SHA-256 of "<token>:<nonce>" begins with WORK_BITS zero bits."""
    if not nonce.isdigit() or len(nonce) > 12:
        return False
    digest = hashlib.sha256(f"{token.text}:{nonce}".encode()).digest()
    return int.from_bytes(digest[:4], "big") >> (32 - WORK_BITS) == 0
