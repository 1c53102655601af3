"""Looking everywhere: every column of every table, every byte of every file, in whatever clothes a word may wear."""

import base64
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from django.core import mail
from django.core.cache import caches
from django.db import connection

# Enough of a canary that a stem or a truncated copy of it is still found.
ENOUGH = 11


def disguises(canary: str) -> Iterator[bytes]:
    """The forms in which a word may lie in bytes: plain, upper case, UTF-16, hexadecimal, base64 at any alignment."""
    start = canary[:ENOUGH].encode()
    yield start
    yield start.upper()
    yield canary[:ENOUGH].encode("utf-16-le")
    yield start.hex().encode()
    yield start[::-1]
    for shift in range(3):
        cut = base64.b64encode(b"\0" * shift + start)
        yield cut[4 if shift else 0 : -4]


def found_in(data: bytes, canaries: Iterable[str]) -> list[str]:
    """Those canaries that `data` holds in any form."""
    return [canary for canary in canaries if any(form in data for form in disguises(canary))]


def tables() -> dict[str, list[str]]:
    """Every table and view of the database with its columns."""
    with connection.cursor() as cursor:
        names = [
            info.name for info in connection.introspection.get_table_list(cursor) if info.name != "sqlite_sequence"
        ]
        return {
            name: [column.name for column in connection.introspection.get_table_description(cursor, name)]
            for name in names
        }


def rows_with(canaries: Iterable[str]) -> list[tuple[str, str, str]]:
    """(table, column, canary) for every value of any column in which a canary can be read."""
    known = list(canaries)
    hits = []
    for table, columns in tables().items():
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=False):
                    data = value if isinstance(value, bytes) else str(value).encode()
                    hits += [(table, column, canary) for canary in found_in(data, known)]
    return sorted(set(hits))


def files_with(folder: Path, canaries: Iterable[str]) -> list[tuple[str, str]]:
    """(file, canary) for every file below `folder` whose bytes or name hold one."""
    known = list(canaries)
    hits = []
    for path in sorted(folder.rglob("*")):
        hits += [(str(path.relative_to(folder)), canary) for canary in found_in(path.name.encode(), known)]
        if path.is_file():
            hits += [(str(path.relative_to(folder)), canary) for canary in found_in(path.read_bytes(), known)]
    return hits


def elsewhere_with(canaries: Iterable[str], *, since: float) -> list[tuple[str, str]]:
    """(place, canary): mail that was sent, caches, and files of the system's temporary folders written meanwhile."""
    known = list(canaries)
    hits = []
    for message in getattr(mail, "outbox", []):
        hits += [("mail", canary) for canary in found_in(message.message().as_bytes(), known)]
    for alias in caches.settings:
        hits += [(f"cache {alias}", canary) for canary in found_in(repr(vars(caches[alias])).encode(), known)]
    for folder in {tempfile.gettempdir(), "/tmp", "/var/tmp"}:
        for path in Path(folder).iterdir() if Path(folder).is_dir() else ():
            if path.is_file() and path.stat().st_mtime >= since:
                hits += [(str(path), canary) for canary in found_in(path.read_bytes()[: 64 << 20], known)]
    return hits


def address_forms(canary: str) -> list[str]:
    """As it would stand in an address or a header."""
    return [canary, quote(canary), canary.lower()]
