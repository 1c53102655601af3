"""The engine inside the database loses its rows in the statement that closes a record."""

import pytest

from search.models import Row
from tests import factories
from tests.search.archive import engine, found, record

pytestmark = pytest.mark.django_db


def test_a_photograph_taken_back_takes_its_row() -> None:
    story = record("Cantamos.", parts=(factories.picture(1),))
    assert found("mantel") == [story.record.pk]
    factories.grant(story.submission, "photo", allowed=False)
    assert not Row.objects.filter(document_id=story.document.pk, facets__contains="photo").exists()


def test_a_withdrawal_takes_rows_and_index_in_its_own_statement() -> None:
    story = record("El caleidoscopio.")
    document = story.document.pk
    assert not engine().verify_forgotten(document_id=document)
    factories.withdraw(story.submission)
    assert not Row.objects.exists()
    assert engine().verify_forgotten(document_id=document)
