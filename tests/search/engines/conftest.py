"""Every test of this folder runs once for each engine."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.search.engines.engines import ENGINES, EngineUnderTest


@pytest.fixture(autouse=True, params=[pytest.param(one, id=one.name, marks=one.marks) for one in ENGINES])
def engine_under_test(request: pytest.FixtureRequest, settings: Any) -> Iterator[EngineUnderTest]:
    """The archive uses this engine while the test runs."""
    one: EngineUnderTest = request.param
    with one.running() as its_settings:
        for name, value in {"SEARCH_ENGINE": one.path, **its_settings}.items():
            setattr(settings, name, value)
        yield one
