"""Which engines the suite is run on. An engine that needs a server is marked `service` and skips with its reason."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest

from tests.search.engines import servers


@contextmanager
def inside_the_database() -> Iterator[dict[str, Any]]:
    """Nothing to start: SQLite here, PostgreSQL where AMPARO_DATABASE_URL names one (`make test-services`)."""
    yield {}


@dataclass(frozen=True)
class EngineUnderTest:
    """One engine: its dotted path ("" for the database's own), and what runs while it is tested.

    `running` is entered once for each test; it yields settings to set, and must leave the engine's index empty.
    """

    name: str
    path: str = ""
    running: Callable[[], AbstractContextManager[dict[str, Any]]] = inside_the_database
    marks: tuple[pytest.MarkDecorator, ...] = field(default=())


ENGINES = (
    EngineUnderTest("embedded"),
    *(
        EngineUnderTest(
            name=f"{kind}-{mood}",
            path=f"tests.search.engines.servers.{engine.__name__}",
            running=partial(servers.running, kind, mood),
            marks=(pytest.mark.service, servers.needed(kind)),
        )
        for kind, mood, engine in servers.ENGINES
    ),
)
