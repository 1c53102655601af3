"""Kill a child process after its n-th step: a SQL statement, a commit, a file operation or an index call.

The wrappers are here; the product knows nothing of them. A child is a fork with a copy of the whole home (database, key
store, sealed and public files), killed with SIGKILL, so nothing is unwound.
"""

import os
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import storages
from django.db import connection, connections

from tests.databases import FOLDERS

FILE_OPERATIONS = (
    "open",
    "write",
    "pwrite",
    "fsync",
    "link",
    "replace",
    "rename",
    "unlink",
    "remove",
    "mkdir",
    "rmdir",
)
INDEX_CALLS = ("add", "forget", "tidy")


class Countdown:
    """Counts steps and dies at the n-th. 0 only counts."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.steps = 0

    def step(self) -> None:
        self.steps += 1
        if self.steps == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def after(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """`function`, and then one step."""

        def counted(*args: Any, **kwargs: Any) -> Any:
            result = function(*args, **kwargs)
            self.step()
            return result

        return counted


def move_into(home: Path) -> None:
    """Make this process use another home: its database and every folder. Only for forks that end."""
    for name, folder in FOLDERS.items():
        setattr(settings, name, home / folder)
    settings.AMPARO_HOME = home
    for alias in ("public", "default"):
        settings.STORAGES[alias]["OPTIONS"]["location"] = str(home / ("public" if alias == "public" else "media"))
    storages._backends = None
    storages._storages = {}
    storages.__dict__.pop("backends", None)
    connections.close_all()
    connection.settings_dict["NAME"] = str(home / "archive.sqlite3")


def count_everything(countdown: Countdown, engine: Any) -> None:
    """Install the wrappers in this process."""

    def statement(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        countdown.step()
        return result

    connection.ensure_connection()
    connection.execute_wrappers.append(statement)
    connection._commit = countdown.after(connection._commit)  # type: ignore[method-assign]
    for name in FILE_OPERATIONS:
        setattr(os, name, countdown.after(getattr(os, name)))
    for name in INDEX_CALLS:
        setattr(engine, name, countdown.after(getattr(engine, name)))


def in_child(work: Callable[[], None]) -> int:
    """Run `work` in a fork. Returns 0, 1 after an exception (printed), or minus the signal that ended it."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:
            traceback.print_exc(file=sys.stderr)
        finally:
            sys.stderr.flush()
            os._exit(code)
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


@contextmanager
def copy_of(home: Path) -> Iterator[Path]:
    """A copy of a home in memory-backed space, gone afterwards."""
    place = "/dev/shm" if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(prefix="amparo-kill-", dir=place) as folder:
        target = Path(folder) / "home"
        shutil.copytree(home, target)
        yield target


def kill_at_every_step(
    *, home: Path, verb: Callable[[], None], afterwards: Callable[[bool], None], engine_class: Any, every: int = 1
) -> int:
    """Kill `verb` after each of its steps, each time from the same home, and run `afterwards(finished)` in a fresh
    process.

    Returns how many times it was killed. `every` > 1 takes only each such step (for the quick run).
    """
    killed, at = 0, 1
    while True:
        with copy_of(home) as copy:

            def act(at: int = at, copy: Path = copy) -> None:
                move_into(copy)
                count_everything(Countdown(at), engine_class)
                verb()

            code = in_child(act)
            assert code in (0, -signal.SIGKILL), f"the verb failed by itself at step {at}"
            finished = code == 0

            def look(copy: Path = copy, finished: bool = finished) -> None:
                move_into(copy)
                afterwards(finished)

            assert in_child(look) == 0, f"killed after step {at}: the archive is not whole afterwards (see above)"
        if finished:
            return killed
        killed += 1
        at += every
