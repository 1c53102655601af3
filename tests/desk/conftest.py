"""What the desk's tests share: a prepared archive, and nobody waiting from the test before."""

import pytest
from django.core.cache import cache

from stories.desk.groups import prepare_groups
from stories.pages.preparing import prepare_tree


@pytest.fixture
def archive(db: None) -> None:
    """Page tree, vocabulary, groups and workflow."""
    prepare_tree()
    prepare_groups()
    cache.clear()
