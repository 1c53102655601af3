"""A client that asks as fast as it is answered: some lines kept open, each asking one address after the other.

Plain sockets and hardly any reading of headers, so that on a small machine the servers do most of the work.
"""

import hashlib
import math
import selectors
import socket
import statistics
import time
from collections.abc import Sequence
from typing import NamedTuple

LINES = 8


class Taken(NamedTuple):
    """What a stretch of asking found. Times in milliseconds."""

    per_second: float
    p50: float
    p95: float
    answers: int


class Line:
    """One connection with one question on it."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.asked = 0.0
        self.had, self.wanted = b"", 0

    def ask(self, question: bytes) -> None:
        self.had, self.wanted, self.asked = b"", 0, time.perf_counter()
        self.socket.sendall(question)

    def answered(self) -> bool:
        """Read what came; whether the answer is whole. Raises RuntimeError for anything but 200."""
        came = self.socket.recv(262_144)
        if not came:
            raise RuntimeError("the server closed the line")
        self.had += came
        if not self.wanted:
            head, end, _rest = self.had.partition(b"\r\n\r\n")
            if not end:
                return False
            if not head.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(head[:200].decode("latin-1"))
            length = head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0]
            self.wanted = len(head) + len(end) + int(length)
        return len(self.had) >= self.wanted


def question(address: str, headers: dict[str, str] | None = None) -> bytes:
    """One GET as bytes."""
    lines = [f"GET {address} HTTP/1.1", "Host: localhost", *(f"{k}: {v}" for k, v in (headers or {}).items()), "", ""]
    return "\r\n".join(lines).encode()


def body(port: int, address: str) -> bytes:
    """What a server answers."""
    line = Line(port)
    line.ask(question(address))
    while not line.answered():
        pass
    line.socket.close()
    return line.had.partition(b"\r\n\r\n")[2]


def digest(port: int, address: str) -> str:
    """The SHA-256 of what a server answers."""
    return hashlib.sha256(body(port, address)).hexdigest()


def warm(port: int, addresses: Sequence[str], *, lines: int = LINES) -> None:
    """Ask for everything a few times on several lines, so that every worker has seen it."""
    for _number in range(lines):
        # Opened when it is used: a server lets go of a line that says nothing for two seconds.
        line = Line(port)
        for address in addresses:
            line.ask(question(address))
            while not line.answered():
                pass
        line.socket.close()


def ask_each(port: int, addresses: Sequence[str], *, at_most: float) -> list[float]:
    """Milliseconds of each address, asked once and alone; `inf` where no answer came in `at_most` seconds."""
    times = []
    for address in addresses:
        line = Line(port)
        line.socket.settimeout(at_most)
        line.ask(question(address))
        try:
            while not line.answered():
                pass
            times.append((time.perf_counter() - line.asked) * 1000)
        except TimeoutError:
            times.append(math.inf)
        line.socket.close()
    return times


def ask_for(port: int, addresses: Sequence[str], *, seconds: float, lines: int = LINES) -> Taken:
    """Ask for these addresses in turns for this long."""
    questions = [question(address) for address in addresses]
    ready = selectors.DefaultSelector()
    number, times = 0, []
    opened = [Line(port) for _ in range(lines)]
    started = time.perf_counter()
    for line in opened:
        ready.register(line.socket, selectors.EVENT_READ, line)
        line.ask(questions[number % len(questions)])
        number += 1
    while (now := time.perf_counter()) - started < seconds:
        for key, _events in ready.select(timeout=1):
            line = key.data
            if line.answered():
                times.append((time.perf_counter() - line.asked) * 1000)
                line.ask(questions[number % len(questions)])
                number += 1
    for line in opened:
        line.socket.close()
    if len(times) < 2:
        raise RuntimeError("hardly anything was answered")
    return Taken(
        len(times) / (now - started), statistics.median(times), statistics.quantiles(times, n=20)[-1], len(times)
    )
