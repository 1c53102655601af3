"""Which engine this archive uses."""

from functools import cache

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from search.embedded import EmbeddedEngine
from search.interface import Engine

EMBEDDED = {"sqlite": "search.sqlite.FTS5Engine", "postgresql": "search.postgres.PostgresEngine"}


def get_engine() -> Engine:
    """The engine that settings.SEARCH_ENGINE names, else the one inside the archive's own database."""
    return _engine(settings.SEARCH_ENGINE) if settings.SEARCH_ENGINE else embedded_engine()


def embedded_engine() -> EmbeddedEngine:
    """The one inside the archive's own database, which stands in where a server does not answer."""
    engine = _engine(EMBEDDED[connection.vendor])
    assert isinstance(engine, EmbeddedEngine)
    return engine


@cache
def _engine(path: str) -> Engine:
    engine: Engine = import_string(path)()
    return engine
