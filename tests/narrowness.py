"""Every public request of any test is answered with the rights of the public process, as far as one process can.

The tests run in role `all`, whose connection is not narrowed; here it is, for as long as a public address is answered.
A screen that reads something new fails, and the failure names the line that `stories/gate/sqlite/allowed.py` lacks.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from psycopg.pq import TransactionStatus

from stories.gate.postgres_roles import PUBLIC
from stories.gate.sqlite.authorizer import is_allowed

INERROR = TransactionStatus.INERROR


@contextmanager
def as_the_public_role() -> Iterator[None]:
    """On PostgreSQL the role that `manage.py database_roles` made from the same list."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {PUBLIC}")
    try:
        yield
    finally:
        # In a transaction that failed nothing can be set; it ends with the request's error, and the role with it.
        if connection.connection is not None and connection.connection.info.transaction_status != INERROR:
            with connection.cursor() as cursor:
                cursor.execute("RESET ROLE")


@pytest.fixture(autouse=True)
def public_side_is_narrow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Collects what public requests were refused, and fails with it."""
    refused: set[str] = set()
    get_response = BaseHandler.get_response

    def ask(action: int, one: str | None, two: str | None, _database: str | None, source: str | None) -> int:
        if is_allowed(action, one, two, source):
            return sqlite3.SQLITE_OK
        refused.add(f"{action} {one}.{two} ({source})")
        return sqlite3.SQLITE_DENY

    def narrowed(self: BaseHandler, request: HttpRequest) -> HttpResponseBase:
        # A test without a database keeps its connection closed.
        if connection.connection is None or request.path_info.startswith(settings.STAFF_PREFIX):
            return get_response(self, request)
        if connection.vendor == "postgresql":
            with as_the_public_role():
                return get_response(self, request)
        raw: Any = connection.connection
        raw.set_authorizer(ask)
        try:
            return get_response(self, request)
        finally:
            raw.set_authorizer(None)

    monkeypatch.setattr(BaseHandler, "get_response", narrowed)
    yield
    if refused:
        pytest.fail(f"not allowed by stories/gate/sqlite/allowed.py: {'; '.join(sorted(refused))}")
