"""Real search servers for the suite: which are there, and engines that never fall back.

The product's engine answers from the database when the server is late or down. Here that would hide a fault, so the
engines of this file ask the server or fail.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from search.elastic import keeping
from search.elastic.engine import ElasticsearchEngine, OpenSearchEngine, ServerEngine
from search.interface import Page, Query
from stories.gate.clock import today

ADDRESSES = {"elasticsearch": "AMPARO_ELASTICSEARCH", "opensearch": "AMPARO_OPENSEARCH"}


def address(kind: str) -> str:
    """Where the server is; empty where none was started (scripts/services/with_servers.sh)."""
    return os.environ.get(ADDRESSES[kind], "")


def needed(kind: str) -> pytest.MarkDecorator:
    """Skips, saying what to start."""
    return pytest.mark.skipif(not address(kind), reason=f"scripts/services/with_servers.sh starts {kind}")


@contextmanager
def running(kind: str, mood: str) -> Iterator[dict[str, Any]]:
    """Settings for an index of the tests' own."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    yield {"SEARCH_URL": address(kind), "SEARCH_INDEX": f"suite-{mood}-{worker}", "SEARCH_TIMEOUT": 30.0}


class Prompt(ServerEngine):
    """The worker has just been there."""

    def find(self, query: Query) -> Page:
        self.keep_in_step(at=today())
        return self._find(query)

    def suggest(self, *, prefix: str, language: str = "es", limit: int = 6) -> tuple[str, ...]:
        self.keep_in_step(at=today())
        return super().suggest(prefix=prefix, language=language, limit=limit)


class Late(ServerEngine):
    """The worker compared an empty archive with an empty index this morning, and has not come since."""

    def find(self, query: Query) -> Page:
        self._this_morning()
        return self._find(query)

    def suggest(self, *, prefix: str, language: str = "es", limit: int = 6) -> tuple[str, ...]:
        self._this_morning()
        return super().suggest(prefix=prefix, language=language, limit=limit)

    def _this_morning(self) -> None:
        index = self.server.index_of(self.server.alias)
        if not index:
            index = self.server.create()
            self.server.put_in_place(index)
        keeping.settle(index=index, at=today())


class PromptElasticsearch(Prompt, ElasticsearchEngine):
    """Elasticsearch, in step."""


class LateElasticsearch(Late, ElasticsearchEngine):
    """Elasticsearch, behind."""


class PromptOpenSearch(Prompt, OpenSearchEngine):
    """OpenSearch, in step."""


class LateOpenSearch(Late, OpenSearchEngine):
    """OpenSearch, behind."""


ENGINES: tuple[tuple[str, str, type[ServerEngine]], ...] = (
    ("elasticsearch", "prompt", PromptElasticsearch),
    ("elasticsearch", "late", LateElasticsearch),
    ("opensearch", "prompt", PromptOpenSearch),
    ("opensearch", "late", LateOpenSearch),
)
