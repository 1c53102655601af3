"""The real archive in a child process: gunicorn, role `all`, with a home and a port of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from tests.databases import ROOT

PATIENCE_SECONDS = 60


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


class Archive:
    """One archive. It may be killed at any moment and started again on what is left in its home."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        self.process: subprocess.Popen[bytes] | None = None
        (home / "logs").mkdir(parents=True, exist_ok=True)

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "archive_site.settings.dev",
            "ARCHIVE_ROLE": "all",
            "AMPARO_HOME": str(self.home),
            "PORT": str(self.port),
        }

    def manage(self, command: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", command],
            cwd=ROOT,
            env=self.environment,
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def ask(self, what: str, *args: str) -> Any:
        """What `tests.browser.inside` answers: a function of the archive, called in a process of its own."""
        command = [sys.executable, "-m", "tests.browser.inside", what, *args]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE)
        return json.loads(done.stdout)

    def start(self) -> None:
        """Return when it answers."""
        command = [sys.executable, "-m", "gunicorn", "--config", "scripts/gunicorn.conf.py", "archive_site.wsgi"]
        with (self.home / "logs" / "child.log").open("ab") as log:
            # A session of its own, so that a kill takes the workers too.
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        until = time.monotonic() + PATIENCE_SECONDS
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise AssertionError(f"the archive did not start:\n{self.said()}")
            time.sleep(0.1)

    def _answers(self) -> bool:
        import http.client

        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            asked.request("GET", "/robots.txt")
            return asked.getresponse().status == 200
        except OSError:
            return False
        finally:
            asked.close()

    def kill(self) -> None:
        """Pull the plug: no process of it may do anything more."""
        self._signal(signal.SIGKILL)

    def stop(self) -> None:
        self._signal(signal.SIGTERM)

    def _signal(self, number: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, number)
            self.process.wait(PATIENCE_SECONDS)

    def said(self) -> str:
        """What it wrote into its logs."""
        return "\n".join(path.read_text(errors="replace")[-4000:] for path in sorted((self.home / "logs").iterdir()))
