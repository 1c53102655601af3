"""PostgreSQL's vectors stand in a table of their own, follow their rows in the same statement, and lie out of line."""

import pytest
from django.db import connection

from search.install import install
from search.models import Row
from tests import databases, factories
from tests.search.archive import engine, found, record

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(databases.is_sqlite(), reason="about PostgreSQL's own index"),
]


def asked(question: str) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return [number for (number,) in cursor.fetchall()]


def told(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def vectors() -> list[int]:
    return asked("SELECT id FROM search_vector ORDER BY id")


def test_each_row_has_its_vector_as_long_as_it_is_there() -> None:
    first, second = record("El caleidoscopio."), record("La linterna.")
    assert vectors() == sorted(Row.objects.values_list("pk", flat=True)) != []
    factories.withdraw(first.submission)
    assert vectors() == sorted(Row.objects.filter(record=second.record.pk).values_list("pk", flat=True)) != []
    told("TRUNCATE search_row")
    assert vectors() == []


def test_a_row_that_is_changed_answers_for_its_new_words_alone() -> None:
    story = record("El caleidoscopio.")
    told("UPDATE search_row SET words = 'linterna', weighed = 'w1:linterna'")
    assert found("caleidoscopio") == []
    assert found("linterna") == [story.record.pk]


def test_a_vector_without_a_row_is_noticed_and_installing_mends_it() -> None:
    story = record("El caleidoscopio.")
    told("DROP TRIGGER search_row_out ON search_row")
    factories.withdraw(story.submission)
    assert not engine().verify_forgotten(document_id=story.document.pk)
    install()
    assert engine().verify_forgotten(document_id=story.document.pk)
    assert found(record("Una linterna.").record.pk) != []
    assert vectors() == sorted(Row.objects.values_list("pk", flat=True))


def test_short_and_long_vectors_lie_apart_from_their_rows() -> None:
    record("Cantamos.")
    record(" ".join(f"palabra{number}" for number in range(400)))
    (toast,) = asked("SELECT reltoastrelid::regclass::text FROM pg_class WHERE oid = 'search_vector'::regclass")
    assert asked(f"SELECT count(DISTINCT chunk_id) FROM {toast}") == [len(vectors())]


def test_no_index_of_words_puts_anything_off() -> None:
    assert asked(
        """SELECT count(*) FROM pg_class its JOIN pg_am ON pg_am.oid = its.relam WHERE pg_am.amname = 'gin'
            AND its.relname LIKE 'search%' AND 'fastupdate=off' = ANY(its.reloptions)"""
    ) == [3]
