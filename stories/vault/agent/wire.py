"""One line of JSON each way over a Unix socket that its owner alone may use."""

import contextlib
import datetime
import json
import os
import socket
import socketserver
import struct
from pathlib import Path
from typing import Any, Protocol

from django.utils import timezone

from stories.vault.errors import VaultError

Answer = dict[str, Any]
LONGEST = 8192
PATIENCE = 10.0
_CREDENTIALS = struct.Struct("3i")


class NoAgent(VaultError):
    """Nobody answers at the agent's socket, or not in time."""


class Answering(Protocol):
    """Who is behind a socket."""

    def answer(self, request: Any, *, now: datetime.datetime) -> Answer:
        """The answer to one request. Never raises."""
        ...


def ask(path: Path, request: dict[str, Any], *, longest: int = LONGEST) -> Answer:
    """Ask the agent one thing. Raises NoAgent."""
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(PATIENCE)
            line.connect(str(path))
            line.sendall(json.dumps(request).encode() + b"\n")
            with line.makefile("rb") as reader:
                answer = json.loads(reader.readline(longest) or b"null")
    except (OSError, ValueError) as error:
        raise NoAgent("the key agent does not answer") from error
    if not isinstance(answer, dict):
        raise NoAgent("the key agent does not answer")
    return answer


class _Line(socketserver.StreamRequestHandler):
    timeout = PATIENCE
    server: "AgentServer"

    def handle(self) -> None:
        with contextlib.suppress(OSError):
            answer = self._answer()
            self.wfile.write(json.dumps(answer).encode() + b"\n")

    def _answer(self) -> Answer:
        # Before anything is said: who is still writing would not hear the answer.
        line = self.rfile.readline(LONGEST)
        if not self._is_known():
            return {"refused": "stranger"}
        try:
            request = json.loads(line) if line.endswith(b"\n") else None
        except ValueError:
            request = None
        return self.server.agent.answer(request, now=timezone.localtime())

    def _is_known(self) -> bool:
        """Whether the other end is one of the accounts that may ask (the kernel says which it is)."""
        packed = self.request.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
        _pid, uid, _gid = _CREDENTIALS.unpack(packed)
        return uid in self.server.may_ask


class AgentServer(socketserver.ThreadingUnixStreamServer):
    """Listens at `path`. `may_ask` are user ids; the agent's own is always among them."""

    daemon_threads = True

    def __init__(self, path: Path, *, agent: Answering, may_ask: frozenset[int] = frozenset()) -> None:
        self.agent = agent
        self.may_ask = may_ask | {os.getuid()}
        path.unlink(missing_ok=True)
        before = os.umask(0o117 if may_ask else 0o177)
        try:
            super().__init__(str(path), _Line)
        finally:
            os.umask(before)
