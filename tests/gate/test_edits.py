"""Approved is approved: whatever is edited around a live record, not one public byte changes."""

from contextlib import suppress

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from tests import factories
from tests.gate.edits import EDITS, Edit, public_bytes

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_no_public_byte_changes(edit: Edit) -> None:
    story = factories.published_record(pictures=1, sounds=1, translation=True)
    factories.published_record(kind="mural", pictures=1)
    before = public_bytes()
    assert len(before[0]) == 3

    with suppress(DatabaseError, ProtectedError), transaction.atomic():
        edit(story)
        connection.check_constraints()

    assert public_bytes() == before
