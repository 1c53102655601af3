"""The engine inside PostgreSQL: a generated tsvector beside each row. Nothing to keep in step, nothing left behind.

Words are folded and stemmed by ours already, so the configuration is `simple` and `unaccent` is not needed. The four
weights tell the columns apart: A words, B Spanish stems, C English stems, D facets.
"""

import hashlib
from collections.abc import Iterator, Sequence

from django.db import connection
from django.db.backends.utils import CursorWrapper

from search.asking import Clause
from search.catalogue import Scores, scored
from search.embedded import EmbeddedEngine
from search.rows import GAP
from search.words import LONGEST

SOME_ROWS = 200
# Ranks of D, C, B, A.
WEIGHTS = "{1.0, 0.4, 0.4, 1.0}"

# PostgreSQL's parser drops the mark of a gap, and a phrase would reach across it: here it becomes a word too long to
# be asked for.
_WORDS = f"to_tsvector('simple', replace(words, '{GAP}', repeat('x', {LONGEST + 1})))"
VECTOR = f"""ALTER TABLE search_row ADD COLUMN vector tsvector GENERATED ALWAYS AS (
    setweight({_WORDS}, 'A') || setweight(to_tsvector('simple', spanish), 'B')
    || setweight(to_tsvector('simple', english), 'C') || array_to_tsvector(string_to_array(facets, ' '))) STORED"""
INDEXES = (
    "CREATE INDEX search_row_vector ON search_row USING gin (vector)",
    "CREATE INDEX search_row_words ON search_row USING gin (to_tsvector('simple', words))",
    "CREATE INDEX search_row_ends ON search_row USING gin (to_tsvector('simple', ends))",
)

MATCHES = f"""SELECT id, ts_rank('{WEIGHTS}', vector, asked, 1)
    FROM search_row, CAST(%s AS tsquery) asked WHERE vector @@ asked"""  # noqa: S608 - numbers of ours

ROWS = "SELECT part_id, words FROM search_row"


class PostgresEngine(EmbeddedEngine):
    """PostgreSQL's own full text search."""

    def matches(self, clause: Clause) -> Scores:
        with connection.cursor() as cursor:
            cursor.execute(MATCHES, [expression(clause)])
            return scored(cursor)

    def rows_with(self, *, beginning: str = "", ending: str = "") -> Sequence[tuple[str, str]]:
        ways, values = [], []
        for column, letters in (("words", beginning), ("ends", ending[::-1])):
            if letters:
                ways.append(f"to_tsvector('simple', {column}) @@ CAST(%s AS tsquery)")
                values.append(f"{quoted(letters)}:*")
        with connection.cursor() as cursor:
            cursor.execute(f"{ROWS} WHERE {' OR '.join(ways)} LIMIT %s", [*values, SOME_ROWS])
            return list(cursor.fetchall())

    def tidy(self) -> None:
        """Nothing to do here: dead rows and index entries go with VACUUM, which is the database owner's."""


def expression(clause: Clause) -> str:
    """The clause as a tsquery. Every word is quoted; each says in which column it is looked for."""
    return " | ".join(_ways(clause))


def _ways(clause: Clause) -> Iterator[str]:
    for letter, values in (("A", clause.words), ("B", clause.spanish), ("C", clause.english), ("D", clause.facets)):
        yield from (f"{quoted(value)}:{letter}" for value in values)
    for sequence in clause.sequences:
        yield "(" + " <-> ".join(f"{quoted(word)}:A" for word in sequence) + ")"


def quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def install(cursor: CursorWrapper) -> None:
    """Add the vector and its indexes as this version writes them, unless they are there already."""
    written = hashlib.sha256("".join((VECTOR, *INDEXES)).encode()).hexdigest()
    cursor.execute(
        """SELECT col_description(attrelid, attnum) FROM pg_attribute
        WHERE attrelid = CAST('search_row' AS regclass) AND attname = 'vector' AND NOT attisdropped"""
    )
    if cursor.fetchone() == (written,):
        return
    cursor.execute("ALTER TABLE search_row DROP COLUMN IF EXISTS vector")  # and its index with it
    cursor.execute("DROP INDEX IF EXISTS search_row_words, search_row_ends")
    for statement in (VECTOR, *INDEXES):
        cursor.execute(statement)
    cursor.execute("COMMENT ON COLUMN search_row.vector IS %s", [written])
