"""The database as one stream of bytes, and back: SQLite's own backup, or pg_dump and pg_restore.

No copy of it ever lies on a disk: a backup that was killed would leave words there that are taken back later.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from django.db import connection
from django.utils.translation import gettext as _

PIECE = 8 * 1024 * 1024


class CannotCopy(RuntimeError):
    """The database could not be copied or put back; `str()` says why and what to do."""


def engine() -> str:
    """The name of the database's kind: sqlite or postgresql."""
    return str(connection.vendor)


def pieces() -> Iterator[bytes]:
    """A consistent copy of the database, a piece at a time. Raises CannotCopy."""
    return _pieces_of_sqlite() if engine() == "sqlite" else _pieces_of_postgresql()


def _pieces_of_sqlite() -> Iterator[bytes]:
    """The copy is held in memory: SQLite is for archives whose database fits there."""
    with (
        closing(sqlite3.connect(f"file:{connection.settings_dict['NAME']}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(":memory:")) as copy,
    ):
        source.backup(copy)
        data = memoryview(copy.serialize())
    for start in range(0, len(data), PIECE):
        yield bytes(data[start : start + PIECE])


def _pieces_of_postgresql() -> Iterator[bytes]:
    command = [_program("pg_dump"), "--format=custom", "--no-owner"]
    with subprocess.Popen(  # noqa: S603 - found by name on this machine, no shell
        command, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as dump:
        assert dump.stdout is not None
        while piece := dump.stdout.read(PIECE):
            yield piece
    _refuse_failure("pg_dump", dump.returncode)


def is_empty() -> bool:
    """Whether nothing was ever put into this database."""
    if engine() == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return True
    return not connection.introspection.table_names()


def put_back(copy: Iterable[bytes]) -> None:
    """Fill the empty database from the pieces of a copy. Raises CannotCopy."""
    connection.close()
    if engine() == "sqlite":
        _put_back_sqlite(copy)
    else:
        _put_back_postgresql(copy)


def _put_back_sqlite(copy: Iterable[bytes]) -> None:
    path = Path(connection.settings_dict["NAME"])
    draft = path.with_name(f".{path.name}.restoring")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target:
        for piece in copy:
            target.write(piece)
        target.flush()
        os.fsync(target.fileno())
    for rest in path.parent.glob(f"{path.name}*"):
        rest.unlink()
    draft.replace(path)


def _put_back_postgresql(copy: Iterable[bytes]) -> None:
    command = [_program("pg_restore"), "--no-owner", "--exit-on-error", "--single-transaction", "--dbname", _name()]
    with subprocess.Popen(  # noqa: S603 - found by name on this machine, no shell
        command, env=_environment(), stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as restore:
        assert restore.stdin is not None
        try:
            for piece in copy:
                restore.stdin.write(piece)
            restore.stdin.close()
        except BrokenPipeError:
            # It stopped reading: its exit says that it failed. What was read is rolled back.
            restore.stdin = None
    _refuse_failure("pg_restore", restore.returncode)


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise CannotCopy(_("Falta %(program)s. Instale el paquete postgresql-client.") % {"program": name})
    return found


def _environment() -> dict[str, str]:
    described = connection.settings_dict
    return {
        **os.environ,
        "PGHOST": str(described["HOST"]),
        "PGPORT": str(described["PORT"] or 5432),
        "PGUSER": str(described["USER"]),
        "PGPASSWORD": str(described["PASSWORD"]),
        "PGDATABASE": _name(),
    }


def _refuse_failure(program: str, code: int) -> None:
    if code:
        # The program's own words may name rows; only that it failed is said.
        raise CannotCopy(_("%(program)s no pudo terminar (salida %(code)s).") % {"program": program, "code": code})
