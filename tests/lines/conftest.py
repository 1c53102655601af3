"""The real archive behind gunicorn as it ships, and telephones on real lines to it."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from tests.browser.served import Archive
from tests.databases import ROOT
from tests.lines.phone import Phone

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is marked `line`."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.line)


class Served(Archive):
    """An archive whose environment may say more."""

    def __init__(self, home: Path, **more: str) -> None:
        super().__init__(home)
        self.more = more

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | self.more

    def phone(self) -> Phone:
        """Somebody who has just begun to tell."""
        return Phone(self.port, **self.ask("begin"))

    def ask(self, what: str, *args: str) -> Any:
        """What `tests.lines.inside` answers."""
        command = [sys.executable, "-m", "tests.lines.inside", what, *args]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE)
        return json.loads(done.stdout)

    def arrived(self, phone: Phone) -> Any:
        """What arrived of this telephone's story, opened with its words."""
        return self.ask("arrived", phone.code)

    def workers(self) -> list[int]:
        """The process ids that answer requests."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(child) for child in children.split()]

    def memory(self) -> int:
        """Bytes of memory that the largest worker holds now."""
        return max(_status(worker, "VmRSS") for worker in self.workers())

    def most_memory(self) -> int:
        """The most bytes that a worker ever held."""
        return max(_status(worker, "VmHWM") for worker in self.workers())


def _status(process: int, name: str) -> int:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def prepared(migrated_template: str, home: Path, **more: str) -> Served:
    """An archive that is not started yet."""
    home.mkdir(parents=True, exist_ok=True)
    copyfile(migrated_template, home / "archive.sqlite3")
    archive = Served(home, **more)
    archive.manage("first_run")
    return archive


@pytest.fixture
def served(migrated_template: str, tmp_path: Path) -> Iterator[Served]:
    """The archive, answering, with a home of its own."""
    archive = prepared(migrated_template, tmp_path / "amparo")
    archive.start()
    yield archive
    archive.kill()
