"""One world for each test that wants one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive_site import buckets
from stories.pages.preparing import prepare_tree
from tests.service import world as worlds


@pytest.fixture
def world(request: pytest.FixtureRequest, settings: Any) -> Iterator[worlds.World]:
    """The archive on real servers, with its page tree."""
    if not worlds.READY:
        pytest.skip("scripts/services/with_servers.sh starts PostgreSQL, S3 and a search server")
    home: Path = request.getfixturevalue("own_home")
    for opened in worlds.opened(home, settings):
        prepare_tree()
        yield opened


@pytest.fixture(autouse=True)
def no_store_rests() -> None:
    """What did not answer in another test is asked again in this one."""
    for store in list(buckets.RESTING._until):
        buckets.RESTING.answered(store)
