"""What was taken out is gone from the index's own bytes, and the index stays in step with its rows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from search.install import install
from search.models import Row
from search.sqlite import TRIGGERS
from tests import databases, factories
from tests.search.archive import engine, found, record

WORD = "caleidoscopio"
sqlite_only = pytest.mark.skipif(not databases.is_sqlite(), reason="about SQLite's own index")


def raw(folder: Path) -> bytes:
    """Every byte of the database and of the files beside it."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("archive.sqlite3*")))


def checkpoint() -> None:
    """What the duty does after `tidy`."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert cursor.fetchone()[0] == 0, "somebody still reads"


@pytest.fixture
def folder(fresh_database: str, django_db_blocker: Any) -> Iterator[Path]:
    with django_db_blocker.unblock():
        yield Path(fresh_database).parent


@sqlite_only
@pytest.mark.parametrize("others", [0, 40])
def test_no_byte_of_a_withdrawn_word_is_left_after_tidying(folder: Path, others: int) -> None:
    for number in range(others):
        record(f"Otra historia número {number}, con velas y canciones.")
    story = record(f"El {WORD} de mi hermana.", title=WORD.title())
    for number in range(others):
        record(f"Una más, la {number}.")
    checkpoint()
    assert WORD.encode() in raw(folder)
    factories.withdraw(story.submission)
    engine().tidy()
    checkpoint()
    left = raw(folder).lower()
    assert WORD[:9].encode() not in left
    assert WORD[::-1][:9].encode() not in left
    assert engine().verify_forgotten(document_id=story.document.pk)
    assert len(found("velas")) == min(others, 24)


@sqlite_only
def test_no_byte_of_a_photograph_taken_back_is_left_after_tidying(folder: Path) -> None:
    story = record("Cantamos.", parts=(factories.picture(1, caption={"es": f"Un {WORD}.", "en": ""}),))
    factories.grant(story.submission, "photo", allowed=False)
    engine().tidy()
    checkpoint()
    assert WORD[:9].encode() not in raw(folder)
    assert found("cantamos") == [story.record.pk]


@sqlite_only
def test_a_rolled_back_publication_leaves_nothing_in_the_index(folder: Path) -> None:
    with transaction.atomic():
        record(f"El {WORD}.")
        assert len(found(WORD)) == 1
        transaction.set_rollback(True)
    assert found(WORD) == []
    assert not Row.objects.exists()
    in_step()


@sqlite_only
@pytest.mark.django_db
def test_replacing_a_row_takes_the_old_words_out() -> None:
    record(f"El {WORD}.")
    with connection.cursor() as cursor:
        columns = [field.column for field in Row._meta.concrete_fields]
        said = {"words": "'linterna'", "weighed": "'w1:linterna'"}
        values = ", ".join(said.get(column, column) for column in columns)
        cursor.execute(f"INSERT OR REPLACE INTO search_row ({', '.join(columns)}) SELECT {values} FROM search_row")
        cursor.execute("UPDATE search_row SET ends = ''")
    assert found(WORD) == []
    assert len(found("linterna")) == 1
    in_step()


@sqlite_only
@pytest.mark.django_db
def test_an_index_out_of_step_is_noticed() -> None:
    story = record(f"El {WORD}.")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER search_row_out")
    factories.withdraw(story.submission)
    assert not engine().verify_forgotten(document_id=story.document.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        in_step()


@sqlite_only
@pytest.mark.django_db
def test_installing_mends_an_index_that_lost_its_triggers() -> None:
    story = record(f"El {WORD}.")
    with connection.cursor() as cursor:
        for name in TRIGGERS:
            cursor.execute(f"DROP TRIGGER {name}")
    factories.withdraw(story.submission)
    install()
    assert engine().verify_forgotten(document_id=story.document.pk)
    in_step()
    assert len(found(record("Una linterna.").record.pk)) == 1


@pytest.mark.django_db
def test_installing_again_keeps_the_index() -> None:
    story = record(f"El {WORD}.")
    install()
    assert found(WORD) == [story.record.pk]


def in_step() -> None:
    """FTS5's own check of the index against its rows; raises where they differ."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_words(search_words, rank) VALUES ('integrity-check', 1)")
