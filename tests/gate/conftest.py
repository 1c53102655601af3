"""The door's tests run on either engine; the clock can be set, and what belongs to one engine is read only there."""

import datetime
from collections.abc import Callable, Iterator

import pytest
from django.db import connection

from tests.gate.clocks import set_clock, start_clock

collect_ignore = ["test_on_postgresql.py"] if connection.vendor == "sqlite" else ["test_authorizer.py"]


@pytest.fixture
def on_day(db: None) -> Iterator[Callable[[datetime.date], None]]:
    """`on_day(date)`: from now on, in this test, it is that day for the door."""
    yield set_clock
    start_clock()
