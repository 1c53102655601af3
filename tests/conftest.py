"""What all tests share: migrated databases, a home with keys, and no way out to the network."""

import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from stories.vault import first_run
from tests import databases
from tests.narrowness import public_side_is_narrow

__all__ = ["public_side_is_narrow"]

# How long an example takes tells of the machine and what else it does: no test asserts a time.
hypothesis_settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("untimed")


@pytest.fixture(scope="session")
def migrated_template(django_db_blocker: Any) -> str:
    """The name of the migrated database that all others are copied from."""
    with django_db_blocker.unblock():
        return databases.make_template()


@pytest.fixture(scope="session")
def django_db_setup(migrated_template: str, django_db_blocker: Any, worker_id: str) -> Iterator[None]:
    """pytest-django's own would migrate once more for each worker."""
    with django_db_blocker.unblock():
        copy = databases.copy_of(migrated_template, f"test_{worker_id}", Path(django_settings.AMPARO_HOME))
        with databases.in_use(copy):
            yield


@pytest.fixture
def fresh_database(migrated_template: str, tmp_path: Path, django_db_blocker: Any, worker_id: str) -> Iterator[str]:
    """A migrated database of this test's own, committed to for real, by as many connections as it likes.

    Instead of pytest-django's `transactional_db`, which empties tables that refuse to be emptied. On SQLite the file is
    `tmp_path / "archive.sqlite3"`, where a child process with AMPARO_HOME=tmp_path finds it.
    """
    with django_db_blocker.unblock():
        copy = databases.copy_of(migrated_template, f"fresh_{worker_id}", tmp_path)
        with databases.in_use(copy):
            yield copy


@pytest.fixture
def own_home(fresh_database: str, tmp_path: Path, settings: Any, django_db_blocker: Any) -> Iterator[Path]:
    """A home of this test's own: database, keys, key store and its mirror, sealed and public files, media."""
    for name, folder in databases.FOLDERS.items():
        setattr(settings, name, tmp_path / folder)
    settings.AMPARO_HOME = tmp_path
    settings.STORAGES = {
        alias: {**described, "OPTIONS": {**described.get("OPTIONS", {}), "location": str(tmp_path / folder)}}
        if (folder := {"default": "media", "public": "public"}.get(alias))
        else described
        for alias, described in settings.STORAGES.items()
    }
    first_run.prepare()
    with django_db_blocker.unblock():
        yield tmp_path


@pytest.fixture(scope="session", autouse=True)
def archive_keys() -> None:
    """The vault's keys and folders in the tests' own home, made as a first run makes them."""
    first_run.prepare()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The archive contacts nobody. A test in which it tries fails, whatever the code makes of the error."""
    connect = socket.socket.connect

    def connect_nearby(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_this_machine(address[0]):
            pytest.fail(f"something tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_nearby)


def is_this_machine(host: str) -> bool:
    """Whether an address stays here. A name other than localhost would be asked of a name server."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
