"""The engine inside SQLite: FTS5 over the rows, kept in step by triggers, so that a deletion reaches it at once."""

import re
from collections.abc import Sequence

import numpy as np
from django.db import connection
from django.db.backends.utils import CursorWrapper

from search.catalogue import Numbers
from search.embedded import EmbeddedEngine
from search.weighing import Alike

COLUMNS = ("words", "weighed", "ends")
SOME_ROWS = 200

_NAMES = ", ".join(COLUMNS)
_NEW = ", ".join(f"new.{column}" for column in COLUMNS)
_OLD = ", ".join(f"old.{column}" for column in COLUMNS)

# The words are ours already, folded; the tokenizer only finds the spaces. `content=` keeps no second copy of them.
TABLE = f"""CREATE VIRTUAL TABLE search_words USING fts5({_NAMES}, content='search_row', content_rowid='id',
    tokenize="unicode61 remove_diacritics 0 tokenchars '_:-'")"""
_TAKE_OUT = f"INSERT INTO search_words(search_words, rowid, {_NAMES}) VALUES ('delete', old.id, {_OLD});"  # noqa: S608
_PUT_IN = f"INSERT INTO search_words(rowid, {_NAMES}) VALUES (new.id, {_NEW});"  # noqa: S608 - names of ours
TRIGGERS = {
    "search_row_in": f"CREATE TRIGGER search_row_in AFTER INSERT ON search_row BEGIN {_PUT_IN} END",
    "search_row_out": f"CREATE TRIGGER search_row_out AFTER DELETE ON search_row BEGIN {_TAKE_OUT} END",
    "search_row_over": f"CREATE TRIGGER search_row_over AFTER UPDATE ON search_row BEGIN {_TAKE_OUT} {_PUT_IN} END",
}
WANTED = {"search_words": TABLE, **TRIGGERS}

# The rows as one text of numbers: a step of Python for each of them would be most of a search.
MATCHES = "SELECT group_concat(rowid) FROM search_words WHERE search_words MATCH %s"
ROWS_WITH = """SELECT row.part_id, row.words FROM search_words JOIN search_row row ON row.id = search_words.rowid
    WHERE search_words MATCH %s LIMIT %s"""


class FTS5Engine(EmbeddedEngine):
    """SQLite's FTS5 (any version; the `secure-delete` option of newer ones is not needed, see `tidy`)."""

    left_over = "SELECT EXISTS (SELECT 1 FROM search_words_docsize WHERE id NOT IN (SELECT id FROM search_row))"

    def rows_meeting(self, several: Sequence[Alike]) -> Sequence[Numbers]:
        found = []
        with connection.cursor() as cursor:
            for alike in several:
                cursor.execute(MATCHES, [expression(alike)])
                (ids,) = cursor.fetchone()
                found.append(np.fromstring(ids or "", np.int64, sep=","))
        return found

    def rows_with(self, *, beginning: str = "", ending: str = "") -> Sequence[tuple[str, str]]:
        ways = [f"words : {quoted(beginning)} *"] if beginning else []
        ways += [f"ends : {quoted(ending[::-1])} *"] if ending else []
        with connection.cursor() as cursor:
            cursor.execute(ROWS_WITH, [" OR ".join(ways), SOME_ROWS])
            return list(cursor.fetchall())

    def tidy(self) -> None:
        """Merge all segments into one: only then are words of deleted rows gone from them. The pages that are freed are
        overwritten (`PRAGMA secure_delete`); the write-ahead log still holds them until the caller's checkpoint."""
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_words(search_words) VALUES ('optimize')")


def expression(alike: Alike) -> str:
    """These ways in FTS5's language. Only letters, digits and the marks of slugs get in, and always within quotes."""
    # What is weighed stands in one column alone, so FTS5 need not look in which.
    phrases = (f"words : {quoted(' '.join(sequence))}" for sequence in alike.sequences)
    met = " OR ".join([*map(quoted, alike.words), *phrases])
    without = dict.fromkeys(word for words in alike.nearly for word in words)
    return f"({met}) NOT ({' OR '.join(map(quoted, without))})" if without else met


def quoted(words: str) -> str:
    """A string of FTS5, which is a phrase. A quotation mark cannot get in; were it to, it would be doubled."""
    return '"' + words.replace('"', '""') + '"'


def install(cursor: CursorWrapper) -> None:
    """Make the index and its triggers as this version writes them, and fill it, unless they are there already.

    A table that Django rebuilds in a migration loses its triggers without a word; so this runs after every migration.
    """
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE name = 'search_words' OR tbl_name = 'search_row'")
    there = {name: _squeezed(sql) for name, sql in cursor.fetchall() if name in WANTED}
    if there == {name: _squeezed(sql) for name, sql in WANTED.items()}:
        return
    for name in TRIGGERS:
        cursor.execute(f"DROP TRIGGER IF EXISTS {name}")
    cursor.execute("DROP TABLE IF EXISTS search_words")
    for statement in WANTED.values():
        cursor.execute(statement)
    cursor.execute("INSERT INTO search_words(search_words) VALUES ('rebuild')")


def _squeezed(sql: str) -> str:
    return re.sub(r"\s+", " ", sql)
