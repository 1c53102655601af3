"""What tests of public exits share: a prepared site, and an archive of invented records in every state."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from stories.pages.preparing import prepare_tree


@pytest.fixture
def site(db: None) -> Iterator[Client]:
    """A visitor of a prepared site."""
    cache.clear()
    prepare_tree()
    yield Client()
    cache.clear()
