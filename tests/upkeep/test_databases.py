"""The database goes into a backup and comes back whole, door and all, on both engines."""

import os

import pytest
from django.db import connection

from stories.gate.startup import check_door
from stories.pages.documents import PublicDocument
from stories.upkeep import databases
from tests import factories
from tests.databases import in_use


def empty_database() -> str:
    """The name of a new PostgreSQL database, of this worker's own: two tests may restore at once."""
    name = f"restored_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
    return name


@pytest.mark.service
@pytest.mark.skipif(connection.vendor != "postgresql", reason="make test-services starts PostgreSQL")
def test_postgresql_is_dumped_and_restored_with_its_door(fresh_database: str) -> None:
    story = factories.published_record()
    copy = list(databases.pieces())
    with in_use(empty_database()):
        assert databases.is_empty()
        databases.put_back(copy)
        check_door()
        assert [row.record_id for row in PublicDocument.objects.visible(use="web")] == [story.record.pk]
        assert not databases.is_empty()


@pytest.mark.service
@pytest.mark.skipif(connection.vendor != "postgresql", reason="make test-services starts PostgreSQL")
def test_half_a_dump_leaves_postgresql_empty(fresh_database: str) -> None:
    copy = b"".join(databases.pieces())
    with in_use(empty_database()):
        with pytest.raises(databases.CannotCopy):
            databases.put_back([copy[: len(copy) // 2]])
        assert databases.is_empty()
