"""What the desk's tests share: a prepared archive, and nobody waiting from the test before."""

import pytest
from django.core.cache import cache

from stories.desk.groups import prepare_groups
from stories.moderation.models import User
from stories.pages.preparing import prepare_tree
from tests.desk.staff import member
from tests.publishing.stories_told import ToldStory, tell


@pytest.fixture
def archive(db: None) -> None:
    """Page tree, vocabulary, groups and workflow."""
    prepare_tree()
    prepare_groups()
    cache.clear()


@pytest.fixture
def ana() -> User:
    return member("ana", "moderators")


@pytest.fixture
def beto() -> User:
    return member("beto", "moderators")


@pytest.fixture
def told() -> ToldStory:
    """A story that may be translated and quoted, with a photograph."""
    return tell(uses=frozenset({"web", "photo", "quote", "translate"}))
