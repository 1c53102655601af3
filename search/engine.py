"""Which engine this archive uses."""

from functools import cache

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from search.interface import Engine

EMBEDDED = {"sqlite": "search.sqlite.FTS5Engine", "postgresql": "search.postgres.PostgresEngine"}


def get_engine() -> Engine:
    """The engine that settings.SEARCH_ENGINE names, else the one inside the archive's own database."""
    return _engine(getattr(settings, "SEARCH_ENGINE", "") or EMBEDDED[connection.vendor])


@cache
def _engine(path: str) -> Engine:
    engine: Engine = import_string(path)()
    return engine
