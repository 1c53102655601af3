"""The engine inside PostgreSQL: a tsvector for each row, kept in step by triggers: a deletion reaches it at once.

Words are folded and stemmed by ours already, so the configuration is `simple` and `unaccent` is not needed. Words as
they stand are in the vector with their places, for phrases; what is weighed stands in it with its step before it. The
four weights of PostgreSQL are not used: its index does not know them, and would have every row read again.

Its index tells where the rows with a word lie, and PostgreSQL then visits each to see whether it is still there: most
of a search for a frequent word. So vectors have a table of their own, with nothing else in it, on few pages.
"""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from django.db import connection
from django.db.backends.utils import CursorWrapper

from search.catalogue import Numbers
from search.embedded import EmbeddedEngine
from search.rows import GAP
from search.weighing import Alike
from search.words import LONGEST

SOME_ROWS = 200

# PostgreSQL's parser drops the mark of a gap, and a phrase would reach across it: here it becomes a word too long to
# be asked for.
_WORDS = f"to_tsvector('simple', replace(words, '{GAP}', repeat('x', {LONGEST + 1})))"
# Two words in a row are a word of the index as well: to see that two frequent words stand side by side somewhere, every
# row that has both would else be read.
PAIRS = f"""CREATE OR REPLACE FUNCTION search_pairs(words text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
        SELECT coalesce(array_to_tsvector(array_agg(DISTINCT pair.one || '+' || pair.other)), ''::tsvector)
        FROM (SELECT word AS one, lead(word) OVER (ORDER BY place) AS other
              FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS each (word, place)) AS pair
        WHERE pair.one <> '{GAP}' AND pair.other <> '{GAP}')"""  # noqa: S608 - a mark of ours

# What is long lies apart from its row: 150 of them stand on a page. PostgreSQL takes nothing out of a row of less than
# 2 kB, so short vectors are made long, by a word of so many letters that nobody can ask for it.
TABLE = """CREATE TABLE search_vector (id bigint PRIMARY KEY, vector tsvector NOT NULL)
    WITH (toast_tuple_target = 128)"""
NARROW = "ALTER TABLE search_row SET (toast_tuple_target = 128)"
VECTOR = f"{_WORDS} || search_pairs(words) || array_to_tsvector(string_to_array(weighed, ' '))"
FILL = f"""INSERT INTO search_vector
    SELECT id, CASE WHEN pg_column_size(said) < 2040 THEN said || array_to_tsvector(ARRAY[repeat('x', 2040)])
        ELSE said END
    FROM search_row, LATERAL (SELECT {VECTOR} OFFSET 0) AS made (said)"""  # noqa: S608 - names of ours
# As their owner, for no role may write the table.
FOLLOW = f"""CREATE OR REPLACE FUNCTION search_row_follow() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $follow$ BEGIN
        IF TG_OP = 'TRUNCATE' THEN DELETE FROM search_vector; RETURN NULL; END IF;
        IF TG_OP <> 'INSERT' THEN DELETE FROM search_vector WHERE id = OLD.id; END IF;
        IF TG_OP <> 'DELETE' THEN {FILL} WHERE id = NEW.id; END IF;
        RETURN NULL;
    END $follow$"""  # noqa: S608 - names of ours
TRIGGERS = {
    "search_row_in": "AFTER INSERT ON search_row FOR EACH ROW",
    "search_row_out": "AFTER DELETE ON search_row FOR EACH ROW",
    "search_row_over": "AFTER UPDATE ON search_row FOR EACH ROW",
    "search_row_empty": "AFTER TRUNCATE ON search_row FOR EACH STATEMENT",
}
# Sorted in at once: what waits to be (4 MB of it, with `fastupdate`) every search reads through.
AT_ONCE = "WITH (fastupdate = off)"
INDEXES = (
    f"CREATE INDEX search_row_vector ON search_vector USING gin (vector) {AT_ONCE}",
    f"CREATE INDEX search_row_words ON search_row USING gin (to_tsvector('simple', words)) {AT_ONCE}",
    f"CREATE INDEX search_row_ends ON search_row USING gin (to_tsvector('simple', ends)) {AT_ONCE}",
)

# Of each of several questions the rows as bytes, four for each: a step of Python for each of them would be most of a
# search. The questions stand in a list, so that it plans without their words: of a frequent word it would else rather
# read every row of the table, which takes longest of all.
MATCHES = """SELECT (SELECT string_agg(int4send(CAST(id AS integer)), '') FROM search_vector WHERE vector @@ asked)
    FROM unnest(CAST(%s AS tsquery[])) WITH ORDINALITY AS several (asked, place) ORDER BY place"""

ROWS = "SELECT part_id, words FROM search_row"


class PostgresEngine(EmbeddedEngine):
    """PostgreSQL's own full text search."""

    left_over = """SELECT EXISTS (SELECT 1 FROM search_vector
        WHERE NOT EXISTS (SELECT 1 FROM search_row WHERE search_row.id = search_vector.id))"""

    def rows_meeting(self, several: Sequence[Alike]) -> Sequence[Numbers]:
        questions = [list(expressions(alike)) for alike in several]
        with connection.cursor() as cursor:
            cursor.execute(MATCHES, [[question for its in questions for question in its]])
            found = iter([np.frombuffer(ids or b"", ">i4").astype(np.int64) for (ids,) in cursor.fetchall()])
        return [once([next(found) for _question in its]) for its in questions]

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


def expressions(alike: Alike) -> Iterator[str]:
    """These ways as tsqueries. Every word is quoted. Few words in each: of every row the index weighs all words of a
    question, those that no row has as well."""
    if not alike.nearly:
        yield from map(quoted, alike.words)
    for without in dict.fromkeys(alike.nearly):
        its = (word for word, nearly in zip(alike.words, alike.nearly, strict=True) if nearly == without)
        yield f"({' | '.join(map(quoted, its))}) & !({' | '.join(map(quoted, without))})"
    yield from map(_in_a_row, alike.sequences)


def once(several: Sequence[Numbers]) -> Numbers:
    """Numbers that stand in any of several lists, none of which has one twice."""
    some = [numbers for numbers in several if len(numbers)]
    if len(some) < 2:
        return some[0] if some else np.zeros(0, np.int64)
    marks = np.zeros(max(int(numbers.max()) for numbers in some) + 1, np.bool_)
    for numbers in some:
        marks[numbers] = True
    return np.flatnonzero(marks)


def _in_a_row(words: Sequence[str]) -> str:
    pairs = [quoted(f"{one}+{other}") for one, other in pairwise(words)]
    whole = [f"({' <-> '.join(map(quoted, words))})"] if len(words) != 2 else []
    return f"({' & '.join([*pairs, *whole])})"


def quoted(word: str) -> str:
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def install(cursor: CursorWrapper) -> None:
    """Make the vectors, their triggers and the indexes as this version writes them, unless they are there already."""
    made = (TABLE, NARROW, PAIRS, FILL, FOLLOW, *INDEXES, *(f"{name} {when}" for name, when in TRIGGERS.items()))
    written = hashlib.sha256("".join(made).encode()).hexdigest()
    cursor.execute(
        """SELECT obj_description(to_regclass('search_vector'), 'pg_class'), (SELECT count(*) FROM pg_trigger
            WHERE tgrelid = CAST('search_row' AS regclass) AND tgname = ANY(%s) AND tgenabled <> 'D')""",
        [list(TRIGGERS)],
    )
    if cursor.fetchone() == (written, len(TRIGGERS)):
        return
    cursor.execute("DROP TABLE IF EXISTS search_vector")  # and its index with it
    cursor.execute("DROP INDEX IF EXISTS search_row_words, search_row_ends")
    for statement in (TABLE, NARROW, PAIRS, FILL, FOLLOW, *INDEXES):
        cursor.execute(statement)
    for name, when in TRIGGERS.items():
        cursor.execute(f"DROP TRIGGER IF EXISTS {name} ON search_row")
        cursor.execute(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION search_row_follow()")
    # What is deleted is gone, whoever deletes it.
    cursor.execute("ALTER TABLE search_row ENABLE ALWAYS TRIGGER search_row_out")
    cursor.execute("COMMENT ON TABLE search_vector IS %s", [written])
