"""The database as one stream of bytes, and back: SQLite's own backup, or pg_dump and pg_restore."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from stories.vault import durable


class CannotCopy(RuntimeError):
    """The database could not be copied or put back; `str()` says why and what to do."""


def engine() -> str:
    """ "sqlite" or "postgresql"."""
    return str(connection.vendor)


@contextmanager
def copied() -> Iterator[Path]:
    """A consistent copy of the database in a file of the owner's, for as long as it is read. Raises CannotCopy."""
    with tempfile.TemporaryDirectory(dir=settings.AMPARO_HOME, prefix=".copy-") as folder:
        path = Path(folder) / "database"
        if engine() == "sqlite":
            _copy_sqlite(path)
        else:
            _run("pg_dump", ["--format=custom", "--no-owner", f"--file={path}"])
        path.chmod(0o600)
        try:
            yield path
        finally:
            # What is withdrawn later must not be found in the place of a copy.
            durable.destroy(path)


def _copy_sqlite(path: Path) -> None:
    source = sqlite3.connect(f"file:{connection.settings_dict['NAME']}?mode=ro", uri=True)
    target = sqlite3.connect(path)
    try:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
    finally:
        target.close()
        source.close()


def is_empty() -> bool:
    """Whether nothing was ever put into this database."""
    if engine() == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return True
    return not connection.introspection.table_names()


def put_back(source: BinaryIO) -> None:
    """Fill the empty database from a copy. Raises CannotCopy."""
    connection.close()
    if engine() == "sqlite":
        path = Path(connection.settings_dict["NAME"])
        draft = path.with_name(f".{path.name}.restoring")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target:
            shutil.copyfileobj(source, target, 1024 * 1024)
            target.flush()
            os.fsync(target.fileno())
        for rest in path.parent.glob(f"{path.name}*"):
            rest.unlink()
        draft.replace(path)
        return
    with tempfile.TemporaryDirectory(dir=settings.AMPARO_HOME, prefix=".copy-") as folder:
        path = Path(folder) / "database"
        with path.open("wb") as target:
            shutil.copyfileobj(source, target, 1024 * 1024)
        _run("pg_restore", ["--no-owner", "--exit-on-error", "--single-transaction", "--dbname", _name(), str(path)])


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _run(program: str, arguments: list[str]) -> None:
    found = shutil.which(program)
    if found is None:
        raise CannotCopy(_("Falta %(program)s. Instale el paquete postgresql-client.") % {"program": program})
    described = connection.settings_dict
    environment = {
        **os.environ,
        "PGHOST": str(described["HOST"]),
        "PGPORT": str(described["PORT"] or 5432),
        "PGUSER": str(described["USER"]),
        "PGPASSWORD": str(described["PASSWORD"]),
        "PGDATABASE": _name(),
    }
    done = subprocess.run([found, *arguments], env=environment, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        # The program's own words may name rows; only that it failed is said.
        raise CannotCopy(
            _("%(program)s no pudo terminar (salida %(code)s).") % {"program": program, "code": done.returncode}
        )
