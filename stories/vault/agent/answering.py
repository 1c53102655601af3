"""What the agent answers: one request in, one answer out. It holds the vault key, once a steward has brought it."""

import base64
import datetime
import re
import threading
from pathlib import Path
from typing import Any

from stories.vault import durable, keystore
from stories.vault.agent.rationing import Ration
from stories.vault.archive_keys import KeyFileError, pair_from_line, vault_public
from stories.vault.errors import CannotOpen, Shredded
from stories.vault.keystore import DESK_WRAP, VAULT_WRAP, wrap_context
from stories.vault.locking import is_locked
from stories.vault.pairs import HALF_SIZE, Pair, Purpose

Answer = dict[str, Any]
_PERSON = re.compile(r"[\w.@+-]{1,40}")
_REASON = re.compile(r"[a-z][a-z_]{0,31}")
_SUBMISSION = re.compile(r"[a-z2-7]{20}")


def refused(code: str) -> Answer:
    """No, and why: a code of the keeper's."""
    return {"refused": code}


class Agent:
    """One vault key in memory, a ration per person and hour, and a log of its own."""

    def __init__(self, *, alone: int, log: Path) -> None:
        self._vault: Pair | None = None
        self._ration = Ration(alone=alone)
        self._log = log
        self._one_at_a_time = threading.Lock()

    def answer(self, request: Any, *, now: datetime.datetime) -> Answer:
        """The answer to one request. Never raises, and never tells more than a code of what went wrong."""
        verbs = {"open": self._open, "unlock": self._unlock, "lock": self._lock, "allow": self._allow}
        if not isinstance(request, dict) or request.get("op") not in (*verbs, "state"):
            return refused("request")
        with self._one_at_a_time:
            if request["op"] == "state":
                return {"unlocked": self._vault is not None, "locked_down": is_locked()}
            try:
                return verbs[request["op"]](request, now)
            except OSError:
                return refused("agent")

    def _open(self, request: dict[str, Any], now: datetime.datetime) -> Answer:
        person, submission_id, reason = (str(request.get(name, "")) for name in ("person", "submission", "reason"))
        if not _PERSON.fullmatch(person):
            return refused("nobody")
        if not _REASON.fullmatch(reason) or not _SUBMISSION.fullmatch(submission_id):
            return refused("reason")
        if is_locked():
            return refused("locked")
        if self._vault is None:
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
            encryption = self._vault.unseal(vault_wrap, context=wrap_context(VAULT_WRAP, submission_id))
            desk = self._vault.unseal(desk_wrap[HALF_SIZE:], context=wrap_context(DESK_WRAP, submission_id))
        except CannotOpen:
            return refused("does_not_fit")
        if Pair(Purpose.DESK, desk).public != desk_wrap[:HALF_SIZE]:
            return refused("does_not_fit")
        return {"encryption": _text(encryption), "desk": _text(desk)}

    def _unlock(self, request: dict[str, Any], now: datetime.datetime) -> Answer:
        pair = _brought(request)
        if pair is None:
            self._write_down(now, "wrong key", "-", "-", "unlock")
            return refused("does_not_fit")
        self._vault = pair
        self._write_down(now, "unlocked", "-", "-", "unlock")
        return {"done": True}

    def _lock(self, request: dict[str, Any], now: datetime.datetime) -> Answer:
        self._vault = None
        self._write_down(now, "locked", "-", "-", "lock")
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
        durable.append_line(self._log, f"{_hour(now)} {what}: {person} {submission_id} {reason}")


def _brought(request: dict[str, Any]) -> Pair | None:
    """The vault's pair, if the request brings the secret half of the archive's public one."""
    try:
        pair = pair_from_line(str(request.get("secret", "")))
    except KeyFileError:
        return None
    return pair if pair.public == vault_public() else None


def _hour(now: datetime.datetime) -> str:
    return now.strftime("%Y-%m-%d %Hh")


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
