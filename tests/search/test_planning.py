"""How the database answers a word: by its index, on the plain table. Through a guarded view it would read every row."""

import pytest
from django.db import connection

from search import postgres, sqlite


@pytest.mark.django_db
def test_a_word_is_looked_up_in_the_index_and_no_row_is_read_for_it() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Of an empty table every plan costs the same: without this the planner need not show what it can.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {postgres.MATCHES}", [["'w2:redada'"]])
            plan = " ".join(line for (line,) in cursor.fetchall())
            assert "Index Scan on search_row_vector" in plan
            assert "Seq Scan" not in plan
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sqlite.MATCHES}", ['weighed : "w2:redada"'])
            plan = " ".join(str(row[-1]) for row in cursor.fetchall())
            assert "VIRTUAL TABLE INDEX" in plan
            assert "SCAN search_row " not in f"{plan} "
