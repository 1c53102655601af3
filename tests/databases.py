"""Migrated databases to copy.

The door's final tables refuse DELETE and TRUNCATE, so a test cannot be cleaned up after by emptying tables. Instead one
database is migrated once, kept as a template, and copied: for each worker of pytest, and for each test that needs real
transactions, several connections or a child process (fixture `fresh_database`).
"""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.db import connection, connections
from filelock import FileLock

# A template without the door would let every test through: better none.
MIGRATE = """
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from stories.gate.startup import check_door
call_command("migrate", verbosity=0)
check_door()
if connection.vendor == "postgresql":
    call_command("database_roles", verbosity=0)
"""
ROOT = Path(__file__).resolve().parent.parent
# Where each kind of file lies inside a home.
FOLDERS = {
    "ARCHIVE_KEYS_DIR": "keys",
    "KEYSTORE_DIR": "keystore",
    "KEYSTORE_MIRROR_DIR": "mirror",
    "SEALED_DIR": "sealed",
    "PUBLIC_FILES_DIR": "public",
    "MEDIA_ROOT": "media",
}
TEMPLATES = ROOT / ".pytest_cache" / "amparo"


def fingerprint() -> str:
    """Changes whenever the migrated database might."""
    digest = hashlib.sha256(f"{version('django')} {version('wagtail')} {sys.version}".encode())
    for folder in ("stories/migrations", "stories/gate", "search"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".sql"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def is_sqlite() -> bool:
    """Which of the two engines this run is about (AMPARO_DATABASE_URL decides)."""
    return connection.vendor == "sqlite"


def make_template() -> str:
    """The name of a migrated database nobody writes to; migrated now if there is none yet."""
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    name = f"template_{fingerprint()}"
    with FileLock(TEMPLATES / f"{name}.lock"):
        return _sqlite_template(name) if is_sqlite() else _postgresql_template(name)


def copy_of(template: str, name: str, folder: Path) -> str:
    """The name of a new database, equal to the template. On SQLite a file in `folder`."""
    if is_sqlite():
        folder.mkdir(parents=True, exist_ok=True)
        return shutil.copyfile(template, str(folder / "archive.sqlite3"))
    with _maintenance() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return name


@contextmanager
def in_use(name: str, *, kept: bool = False) -> Iterator[None]:
    """Every connection opened meanwhile, in any thread, is to the database called `name`; afterwards it is gone, unless
    it is kept."""
    described: Any = connections.settings["default"]
    before = described["NAME"]
    connections.close_all()
    described["NAME"] = connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connections.close_all()
        described["NAME"] = connection.settings_dict["NAME"] = before
        if not is_sqlite() and not kept:
            with _maintenance() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _migrate(environment: dict[str, str]) -> None:
    subprocess.run(
        [sys.executable, "-c", MIGRATE],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "archive_site.settings.test"} | environment,
        check=True,
    )


def _sqlite_template(name: str) -> str:
    path = TEMPLATES / f"{name}.sqlite3"
    if not path.exists():
        home = TEMPLATES / f"{name}.making"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir()
        _migrate({"AMPARO_HOME": str(home)})
        made = home / "archive.sqlite3"
        with sqlite3.connect(made) as plain:
            plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        plain.close()
        made.rename(path)
        shutil.rmtree(home)
    return str(path)


def _postgresql_template(name: str) -> str:
    with _maintenance() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone():
            return name
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}_making" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{name}_making"')
    address = os.environ["AMPARO_DATABASE_URL"].rpartition("/")[0]
    _migrate({"AMPARO_DATABASE_URL": f"{address}/{name}_making"})
    with _maintenance() as cursor:
        cursor.execute(f'ALTER DATABASE "{name}_making" RENAME TO "{name}"')
    return name


@contextmanager
def _maintenance() -> Iterator[Any]:
    """A cursor outside any archive's database, where databases are made and dropped."""
    import psycopg

    described = connection.settings_dict
    with psycopg.connect(
        host=described["HOST"],
        port=described["PORT"],
        user=described["USER"],
        password=described["PASSWORD"] or None,
        dbname="postgres",
        autocommit=True,
    ) as plain:
        yield plain.cursor()
