"""What only PostgreSQL has: isolation levels, replicas, functions that can be swapped."""

import pytest
from django.db import connection, transaction

from stories.gate import postgres_door
from tests import factories
from tests.gate.attacks.striking import answer, sql

pytestmark = pytest.mark.service


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_nobody_clears_in_a_transaction_that_does_not_see_what_others_commit(fresh_database: str, level: str) -> None:
    story = factories.reviewed_record()

    with transaction.atomic():
        sql(f"SET TRANSACTION ISOLATION LEVEL {level}")()
        said = answer(lambda: factories.clear(story.version))

    assert said == f"door: {postgres_door.IS_FRESH}"


@pytest.mark.django_db
def test_emptying_the_accounts_empties_nothing_that_names_them() -> None:
    factories.published_record()
    connection.check_constraints()

    assert answer(sql("TRUNCATE stories_user CASCADE")).endswith("is never emptied")


@pytest.mark.django_db
def test_the_doors_functions_run_with_a_path_of_their_own() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT proname, prosecdef, proconfig FROM pg_proc WHERE proname LIKE 'door\\_%%'")
        rows = cursor.fetchall()

    assert rows
    assert all(definer and config == ["search_path=public, pg_temp"] for _name, definer, config in rows)
