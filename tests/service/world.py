"""The archive on real servers: a home of its own, PostgreSQL, two buckets, an index; and their raw bytes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import timezone

from archive_site.buckets import Bucket
from search.elastic.engine import ServerEngine
from search.engine import get_engine
from stories.publishing.models import Duty
from stories.publishing.tending import Tended, tend
from tests.databases import ROOT
from tests.leaks.scanning import found_in
from tests.search.engines.servers import address
from tests.service import buckets

ENGINES = {
    "elasticsearch": "search.elastic.engine.ElasticsearchEngine",
    "opensearch": "search.elastic.engine.OpenSearchEngine",
}
KIND = next((kind for kind in ENGINES if address(kind)), "")
READY = bool(KIND and buckets.ENDPOINT and connection.vendor == "postgresql")


@dataclass
class World:
    """Everything that can be looked into, stopped and started again."""

    home: Path
    named: dict[str, str]
    buckets: dict[str, Bucket] = field(default_factory=dict)

    @property
    def engine(self) -> ServerEngine:
        engine = get_engine()
        assert isinstance(engine, ServerEngine)
        return engine

    def environment(self) -> dict[str, str]:
        """For a process of its own on the same servers."""
        described = connection.settings_dict
        address_of = f"postgresql://{described['USER']}@{described['HOST']}:{described['PORT']}/{described['NAME']}"
        return (
            os.environ
            | self.named
            | {
                "DJANGO_SETTINGS_MODULE": "archive_site.settings.test",
                "AMPARO_HOME": str(self.home),
                "AMPARO_DATABASE_URL": address_of,
                "AMPARO_SEARCH_ENGINE": ENGINES[KIND],
                "AMPARO_SEARCH_URL": address(KIND),
                "AMPARO_SEARCH_INDEX": settings.SEARCH_INDEX,
            }
        )

    def tend(self) -> Tended:
        return tend(now=timezone.now())

    def tend_until_done(self) -> None:
        """As the worker would, round by round."""
        for _round in range(5):
            self.tend()
            if not self.waiting():
                return
        raise AssertionError(self.waiting())

    def waiting(self) -> list[str]:
        return sorted(Duty.objects.filter(done_on=None).values_list("kind", flat=True))

    def worker(self) -> "subprocess.Popen[bytes]":
        """One round, in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "manage.py", "tend"], cwd=ROOT, env=self.environment(), stdout=subprocess.DEVNULL
        )

    # --- Raw bytes ---

    def objects_with(self, words: list[str]) -> list[tuple[str, str]]:
        """(bucket, word) over every version of every object."""
        found = []
        for holds, bucket in self.buckets.items():
            for key, version in bucket.everything():
                answer = bucket._client.get_object(Bucket=bucket.bucket_name, Key=key, VersionId=version)
                found += [(holds, word) for word in found_in(answer["Body"].read() + key.encode(), words)]
        return found

    def index_files_with(self, words: list[str]) -> list[str]:
        """Files of the search server's data folder in which a word can be read."""
        folder = Path(os.environ[f"AMPARO_{KIND.upper()}_DIR"])
        return files_with([folder / "data", folder / "logs"], words)

    def database_files_with(self, words: list[str], *, log: bool) -> list[str]:
        """The same of PostgreSQL's: its tables, or its write-ahead log."""
        folder = Path(os.environ["AMPARO_DATABASE_DIR"])
        return files_with([folder / ("pg_wal" if log else "base")], words)


def files_with(folders: list[Path], words: list[str]) -> list[str]:
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            try:
                data = path.read_bytes() if path.is_file() else b""
            except FileNotFoundError:
                continue
            if found_in(data, words):
                found.append(str(path))
    return found


class Gateway:
    """The S3 server's process that answers; its objects live in others."""

    def __init__(self) -> None:
        self.folder = Path(os.environ["AMPARO_S3_DIR"])

    def kill(self) -> None:
        os.kill(int((self.folder / "run/client.rgw.pid").read_text()), signal.SIGKILL)

    def start(self) -> None:
        configuration = str(self.folder / "ceph.conf")
        subprocess.run(
            ["radosgw", "-n", "client.rgw", "-c", configuration],
            env=os.environ | {"CEPH_CONF": configuration},
            check=True,
            capture_output=True,
        )
        wait_for(buckets.ENDPOINT)


class SearchServer:
    """The search server's process; its data stay on the disk."""

    def __init__(self) -> None:
        self.folder = Path(os.environ[f"AMPARO_{KIND.upper()}_DIR"])

    def kill(self) -> None:
        os.kill(int((self.folder / "pid").read_text()), signal.SIGKILL)
        time.sleep(0.5)

    def start(self) -> None:
        port = address(KIND).rpartition(":")[2]
        script = ROOT / "scripts" / "services" / f"{KIND}_up.sh"
        subprocess.run([str(script), str(self.folder), port], check=True, capture_output=True)


def wait_for(url: str) -> None:
    import urllib.error
    import urllib.request

    for _try in range(200):
        try:
            urllib.request.urlopen(url, timeout=2)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


def described(named: dict[str, str], home: Path) -> dict[str, Any]:
    """Settings of the grown-up archive."""
    return {
        "STORAGES": settings.STORAGES | buckets.described(named),
        "SEARCH_ENGINE": ENGINES[KIND],
        "SEARCH_URL": address(KIND),
        "SEARCH_INDEX": f"world-{home.name}".lower().replace("_", "-"),
        "SEARCH_TIMEOUT": 10.0,
    }


def opened(home: Path, overridden: Any) -> Iterator[World]:
    """A world that is empty before and after."""
    named = buckets.environment()
    for name, value in described(named, home).items():
        setattr(overridden, name, value)
    world = World(home, named)
    world.buckets = {holds: buckets.made(storage) for holds, storage in buckets.described(named).items()}
    for bucket in world.buckets.values():
        buckets.keep_versions(bucket)
    yield world
    for index in world.engine.server.indexes():
        world.engine.server.transport.call("DELETE", f"/{index}", wait=60)
