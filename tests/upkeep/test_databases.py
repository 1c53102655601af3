"""The database goes into a backup and comes back whole, door and all, on both engines."""

import pytest
from django.db import connection

from stories.gate.startup import check_door
from stories.pages.documents import PublicDocument
from stories.upkeep import databases
from tests import factories
from tests.databases import in_use


@pytest.mark.service
@pytest.mark.skipif(connection.vendor != "postgresql", reason="make test-services starts PostgreSQL")
def test_postgresql_is_dumped_and_restored_with_its_door(fresh_database: str) -> None:
    story = factories.published_record()
    copy = list(databases.pieces())
    with connection.cursor() as cursor:
        cursor.execute('DROP DATABASE IF EXISTS "restored"')
        cursor.execute('CREATE DATABASE "restored"')
    with in_use("restored"):
        assert databases.is_empty()
        databases.put_back(copy)
        check_door()
        assert [row.record_id for row in PublicDocument.objects.visible(use="web")] == [story.record.pk]
        assert not databases.is_empty()


@pytest.mark.service
@pytest.mark.skipif(connection.vendor != "postgresql", reason="make test-services starts PostgreSQL")
def test_half_a_dump_leaves_postgresql_empty(fresh_database: str) -> None:
    copy = b"".join(databases.pieces())
    with connection.cursor() as cursor:
        cursor.execute('DROP DATABASE IF EXISTS "restored"')
        cursor.execute('CREATE DATABASE "restored"')
    with in_use("restored"):
        with pytest.raises(databases.CannotCopy):
            databases.put_back([copy[: len(copy) // 2]])
        assert databases.is_empty()
