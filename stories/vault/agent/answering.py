"""What the agent answers: one request in, one answer out. It holds the vault key, once a steward has brought it."""

import base64
import datetime
import re
import threading
from pathlib import Path
from typing import Any

from stories.vault import durable, keystore
from stories.vault.agent.rationing import Ration
from stories.vault.agent.wire import Answer
from stories.vault.archive_keys import KeyFileError, pair_from_line
from stories.vault.errors import CannotOpen, Shredded
from stories.vault.keyring import known_publics
from stories.vault.keystore import DESK_WRAP, VAULT_WRAP
from stories.vault.locking import is_locked
from stories.vault.pairs import Pair
from stories.vault.unwrapping import unwrap

LOG_LASTS = datetime.timedelta(days=365)
# Where nobody is named: the key was brought, or put away.
NOBODY = "-"
_PERSON = re.compile(r"[\w.@+-]{1,40}")
_REASON = re.compile(r"[a-z][a-z_]{0,31}")
_SUBMISSION = re.compile(r"[a-z2-7]{20}")


def refused(code: str) -> Answer:
    """No, and why: a code of the keeper's."""
    return {"refused": code}


class Agent:
    """One vault key in memory, a ration per person and hour and one for all, and a log of its own that lasts a year."""

    def __init__(self, *, alone: int, together: int, log: Path) -> None:
        # One, and both while the vault's key is being changed.
        self._vaults: dict[bytes, Pair] = {}
        self._ration = Ration(alone=alone, together=together)
        self._log, self._swept = log, datetime.date.min
        self._one_at_a_time = threading.Lock()

    def answer(self, request: Any, *, now: datetime.datetime) -> Answer:
        """The answer to one request. Never raises, and never tells more than a code of what went wrong."""
        verbs = {"open": self._open, "unlock": self._unlock, "lock": self._lock, "allow": self._allow}
        if not isinstance(request, dict) or request.get("op") not in (*verbs, "state"):
            return refused("request")
        with self._one_at_a_time:
            try:
                if request["op"] == "state":
                    return {"unlocked": bool(self._known()), "locked_down": is_locked()}
                return verbs[request["op"]](request, now)
            except (OSError, KeyFileError):
                return refused("agent")

    def _open(self, request: dict[str, Any], now: datetime.datetime) -> Answer:
        person, submission_id, reason = (str(request.get(name, "")) for name in ("person", "submission", "reason"))
        if not _PERSON.fullmatch(person):
            return refused("nobody")
        if not _REASON.fullmatch(reason) or not _SUBMISSION.fullmatch(submission_id):
            return refused("reason")
        if is_locked():
            return refused("locked")
        vaults = self._known()
        if not vaults:
            return refused("no_key")
        try:
            vault_wrap = keystore.get(submission_id=submission_id, name=VAULT_WRAP)
            desk_wrap = keystore.get(submission_id=submission_id, name=DESK_WRAP)
        except Shredded:
            return refused("withdrawn")
        if vault_wrap is None or desk_wrap is None:
            return refused("not_sent")
        if not self._ration.take(person=person, submission_id=submission_id, hour=_hour(now)):
            self._write_down(now, "refused", person, submission_id, reason)
            return refused("too_many")
        self._write_down(now, "opened", person, submission_id, reason)
        try:
            encryption, desk = unwrap(vaults, submission_id=submission_id, vault_wrap=vault_wrap, desk_wrap=desk_wrap)
        except CannotOpen:
            return refused("does_not_fit")
        return {"encryption": _text(encryption.secret_bytes()), "desk": _text(desk.secret_bytes())}

    def _known(self) -> list[Pair]:
        """The keys in memory that are still the archive's; one that was changed for another is forgotten here."""
        known = known_publics()
        self._vaults = {public: pair for public, pair in self._vaults.items() if public in known}
        return list(self._vaults.values())

    def _unlock(self, request: dict[str, Any], now: datetime.datetime) -> Answer:
        pair = _brought(request)
        if pair is None:
            self._write_down(now, "wrong key", NOBODY, "-", "unlock")
            return refused("does_not_fit")
        self._vaults[pair.public] = pair
        self._write_down(now, "unlocked", NOBODY, "-", "unlock")
        return {"done": True}

    def _lock(self, request: dict[str, Any], now: datetime.datetime) -> Answer:
        self._vaults.clear()
        self._write_down(now, "locked", NOBODY, "-", "lock")
        return {"done": True}

    def _allow(self, request: dict[str, Any], now: datetime.datetime) -> Answer:
        """More for one person in this hour, by a steward who brings the vault key once more."""
        person = str(request.get("person", ""))
        if not _PERSON.fullmatch(person):
            return refused("nobody")
        if _brought(request) is None:
            self._write_down(now, "wrong key", person, "-", "allow")
            return refused("does_not_fit")
        self._ration.allow_more(person=person, hour=_hour(now))
        self._write_down(now, "allowed more", person, "-", "allow")
        return {"done": True}

    def _write_down(self, now: datetime.datetime, what: str, person: str, submission_id: str, reason: str) -> None:
        self._sweep(now.date())
        # The program's own openings answer to a narrator's act: the hour of those is not written down.
        when = _hour(now) if person.isdecimal() or person == NOBODY else f"{now:%Y-%m-%d}"
        durable.append_line(self._log, f"{when} {what}: {person} {submission_id} {reason}")

    def _sweep(self, day: datetime.date) -> None:
        """Once a day: lines that are older than LOG_LASTS go."""
        if self._swept == day:
            return
        oldest = (day - LOG_LASTS).isoformat()
        lines = self._log.read_text().splitlines(keepends=True) if self._log.exists() else []
        kept = [line for line in lines if line[: len(oldest)] >= oldest]
        if len(kept) < len(lines):
            durable.replace(self._log, "".join(kept).encode())
        self._swept = day


def _brought(request: dict[str, Any]) -> Pair | None:
    """The vault's pair, if the request brings the secret half of one of the archive's public ones."""
    try:
        pair = pair_from_line(str(request.get("secret", "")))
    except KeyFileError:
        return None
    return pair if pair.public in known_publics() else None


def _hour(now: datetime.datetime) -> str:
    return now.strftime("%Y-%m-%d %Hh")


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
