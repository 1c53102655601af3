"""Very many public records, quickly: one goes through the door, the others are copies of its rows with other words.

Copied while the door is closed, as a migration would find them; then the door is opened and settles. What is measured
afterwards meets every rule. Each record has facts of its own (title, terms, date, place) and three passages from a pool
of texts. PostgreSQL's own index of words is left out: a search on a server does not read it.
"""

import json
import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate, count, islice
from typing import Any

from django.db import connection, transaction

from benchmarks.copies import called
from search.elastic.server import in_batches
from search.models import Pending
from search.rows import row_of
from stories.gate.install import close_door, open_door
from stories.pages.documents import PublicDocument
from stories.pages.preparing import plant_terms, prepare_tree
from stories.pages.terms import Term
from stories.vault.ids import new_id
from tests import factories

SYLLABLES = "ca da fe ga ji la ma ne pi ro sa te va llo cho bra tri ples".split()
VOCABULARY = 20_000
PASSAGES = 3
WORDS = 60
# Texts to draw from, for each of the passages.
POOL = 7_000
BATCH = 50_000
PLANTED = {12: "puerta", 35: "redada", 60: "calle", 120: "patrulla", 300: "abogada", 900: "detención", 2500: "canción"}
FIRST_PAGE = 1_000_000
COPIES = (
    "record text, submission text, page bigint, path text, facts bytea, facts_sha256 text, manifest bytea"
    + "".join(f", text{number} int" for number in range(PASSAGES))
)
FINGERPRINT = "encode(sha256(convert_to(k.record, 'UTF8')), 'hex')"
SAME_FINGERPRINT = f"CASE WHEN t.edition_fingerprint = '' THEN '' ELSE {FINGERPRINT} END"
# Tables in the order of their references; of each the columns that tell the copies apart.
COPIED: tuple[tuple[str, dict[str, str]], ...] = (
    ("stories_submission", {"id": "k.submission", "lookup": "k.submission"}),
    ("wagtailcore_page", {"id": "k.page", "path": "k.path", "slug": "k.submission",
                          "translation_key": "gen_random_uuid()",
                          "url_path": "'/' || k.submission || '/'"}),
    ("stories_record", {"id": "k.record", "submission_id": "k.submission", "page_id": "k.page"}),
    # Not of these days: the worker tells the key store, at each round, in which stories something was decided lately.
    ("stories_act", {"id": "md5(t.id || k.record)::char(20)", "submission_id": "k.submission", "body_id": "NULL",
                     "edition_fingerprint": SAME_FINGERPRINT, "day": "t.day - 30"}),
    ("stories_grant", {"id": "md5(t.id || k.record)::char(20)", "submission_id": "k.submission", "body_id": "NULL",
                       "edition_fingerprint": SAME_FINGERPRINT,
                       "act_id": "CASE WHEN t.act_id IS NULL THEN NULL ELSE md5(t.act_id || k.record)::char(20) END"}),
    ("stories_edition", {"id": "md5(t.id || k.record)::char(20)", "record_id": "k.record",
                         "fingerprint": FINGERPRINT}),
    ("stories_clearance", {"id": "md5(t.id || k.record)::char(20)", "record_id": "k.record",
                           "fingerprint": FINGERPRINT, "edition_id": "md5(t.edition_id || k.record)::char(20)"}),
    ("stories_publicdocument", {"id": "md5(t.id || k.record)::char(20)", "record_id": "k.record",
                                "fingerprint": FINGERPRINT, "manifest": "k.manifest",
                                "clearance_id": "md5(t.clearance_id || k.record)::char(20)",
                                "edition_id": "md5(t.edition_id || k.record)::char(20)"}),
)  # fmt: skip
FILLED = [*(table for table, _changed in COPIED), "stories_publicpart", "search_row"]
PART = "md5(k.record || '/{place}')::char(20)"


def vocabulary() -> tuple[list[str], list[float]]:
    """Invented words and how they are drawn (Zipf): a few in nearly every passage, most in hardly any."""
    draw = random.Random(7)
    words = ["".join(draw.choices(SYLLABLES, k=draw.choice((2, 3, 3, 4)))) for _word in range(VOCABULARY)]
    for rank, word in PLANTED.items():
        words[rank] = word
    return words, list(accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))


def fill(records: int) -> None:
    """The archive has that many public records, and its list for a search server is empty."""
    prepare_tree()
    plant_terms()
    story = factories.published_record(parts=[factories.facts(), factories.passage(1, "Una puerta.")])
    telling = Telling(story)
    close_door()
    with connection.cursor() as cursor, bare(cursor):
        telling.put_by(cursor)
        # A call number has a digit: there are 814,320.
        numbers = (number for number in count() if called(number) != story.record.pk and not called(number).isalpha())
        for batch in in_batches(islice(numbers, records), BATCH):
            with transaction.atomic():
                telling.copy(cursor, batch)
    with connection.cursor() as cursor:
        # The door's questions about all of them are planned by what is known of the tables.
        cursor.execute(f"VACUUM ANALYZE {', '.join(FILLED)}")
    before = PublicDocument.unguarded.count()
    open_door()
    if (after := PublicDocument.unguarded.count()) != before:
        raise AssertionError(f"the door let {after} of {before} documents stay")
    Pending.objects.all().delete()


@contextmanager
def bare(cursor: Any) -> Iterator[None]:
    """Without what is worked out row by row: other indexes than keys come back afterwards in one go, but PostgreSQL's
    own index of words; the list of pending records is not written; what copies refer to was copied before them."""
    cursor.execute("SET session_replication_role = replica")
    cursor.execute("SET maintenance_work_mem = '512MB'")
    cursor.execute("SET max_parallel_maintenance_workers = 0")
    cursor.execute("ALTER TABLE search_row DISABLE TRIGGER search_mark_row_in")
    cursor.execute("SELECT attname FROM pg_attribute WHERE attrelid = 'search_row'::regclass AND attgenerated <> ''")
    for (column,) in cursor.fetchall():
        cursor.execute(f'ALTER TABLE search_row ALTER COLUMN "{column}" DROP EXPRESSION')
    cursor.execute(
        """SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid), m.amname = 'gin'
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
            WHERE i.indrelid = ANY(%s::regclass[])
              AND NOT EXISTS (SELECT 1 FROM pg_constraint o WHERE o.conindid = i.indexrelid)""",
        [FILLED],
    )
    indexes = cursor.fetchall()
    for name, _definition, _of_words in indexes:
        cursor.execute(f"DROP INDEX {name}")
    yield
    for _name, definition, of_words in indexes:
        if not of_words:
            cursor.execute(definition)
    cursor.execute("ALTER TABLE search_row ENABLE ALWAYS TRIGGER search_mark_row_in")
    cursor.execute("SET session_replication_role = DEFAULT")


class Telling:
    """What the copies say, and who they are copied from."""

    def __init__(self, story: factories.Story) -> None:
        self._story = story
        self._document = f"md5('{story.document.pk}' || k.record)::char(20)"
        self._known, self._weights = vocabulary()
        self._terms = list(Term.objects.exclude(kind=Term.Kind.PLACE).values_list("slug", flat=True))
        self._places = list(Term.objects.filter(kind=Term.Kind.PLACE).values_list("slug", flat=True))
        draw = random.Random(11)
        self._passages = [
            [factories.passage(place + 1, self._words(draw, WORDS) + ".") for _text in range(POOL)]
            for place in range(PASSAGES)
        ]
        self._listed = [[listed_as(made) for made in pool] for pool in self._passages]

    def put_by(self, cursor: Any) -> None:
        """The pool, the story's rows and a table for the copies of a batch, for as long as the connection lasts."""
        for table, _changed in COPIED:
            put_by(cursor, table, self._story)
        cursor.execute(f"CREATE TEMPORARY TABLE k ({COPIES})")
        shared = {"kind": "testimony", "record": "", "language": "es"}
        rows = [
            (place, number, made.sha256, made.body, row_of(**shared, body=made.body))
            for place, pool in enumerate(self._passages)
            for number, made in enumerate(pool)
        ]
        self._columns = list(rows[0][-1])
        said = ", ".join(f'r."{column}"' for column in self._columns)
        cursor.execute(f"""CREATE TEMPORARY TABLE told AS SELECT 0 AS place, 0 AS number, p.sha256, p.body, {said}
            FROM stories_publicpart p, search_row r WITH NO DATA""")
        with cursor.copy("COPY told FROM STDIN") as copy:
            for *first, row in rows:
                copy.write_row([*first, *row.values()])
        cursor.execute("ANALYZE told")

    def copy(self, cursor: Any, numbers: list[int]) -> None:
        """The copies of these numbers, in every table."""
        cursor.execute("TRUNCATE k")
        rows = []
        with cursor.copy("COPY k FROM STDIN") as copy:
            for number in numbers:
                record, draw = called(number), random.Random(number)
                facts, texts = self._facts(draw), draw.choices(range(POOL), k=PASSAGES)
                parts = [listed_as(facts), *(self._listed[place][text] for place, text in enumerate(texts))]
                copy.write_row((
                    record, new_id(), FIRST_PAGE + number, f"9999{number:08d}",
                    facts.body, facts.sha256, manifest(record, parts), *texts,
                ))  # fmt: skip
                shared = {"kind": "testimony", "record": record, "language": "es"}
                rows.append((record, *row_of(**shared, body=facts.body).values()))
        for table, changed in COPIED:
            copy_rows(cursor, table, changed)
        self._parts(cursor)
        self._rows(cursor, rows)

    def _parts(self, cursor: Any) -> None:
        columns = "id, document_id, position, name, kind, use, sha256, body"
        document = self._document
        cursor.execute(f"""INSERT INTO stories_publicpart ({columns}) SELECT {PART.format(place=0)}, {document}, 0,
            'facts', 'facts', 'web', k.facts_sha256, k.facts FROM k""")
        for place in range(PASSAGES):
            cursor.execute(f"""INSERT INTO stories_publicpart ({columns})
                SELECT {PART.format(place=place + 1)}, {document}, {place + 1}, 'p{place + 1}', 'passage', 'web',
                    told.sha256, told.body FROM k JOIN told ON told.place = {place} AND told.number = k.text{place}""")

    def _rows(self, cursor: Any, of_facts: list[tuple[Any, ...]]) -> None:
        said = ", ".join(f'"{column}"' for column in self._columns)
        columns = f"document_id, part_id, kind, record, language, {said}"
        document = self._document
        cursor.execute(f"CREATE TEMPORARY TABLE facts_told AS SELECT record, {said} FROM search_row WITH NO DATA")
        with cursor.copy("COPY facts_told FROM STDIN") as copy:
            for row in of_facts:
                copy.write_row(row)
        cursor.execute(f"""INSERT INTO search_row ({columns}) SELECT {document}, {PART.format(place=0)}, 'testimony',
            k.record, 'es', {said} FROM k JOIN facts_told USING (record)""")
        cursor.execute("DROP TABLE facts_told")
        for place in range(PASSAGES):
            cursor.execute(f"""INSERT INTO search_row ({columns}) SELECT {document}, {PART.format(place=place + 1)},
                'testimony', k.record, 'es', {said}
                FROM k JOIN told ON told.place = {place} AND told.number = k.text{place}""")

    def _facts(self, draw: random.Random) -> factories.Part:
        title = {"lang": "es", "text": self._words(draw, 5).capitalize()}
        date, place = str(draw.randint(1970, 2025)), draw.choice(self._places)
        return factories.facts(title=title, terms=draw.sample(self._terms, 3), date=date, place=place)

    def _words(self, draw: random.Random, count: int) -> str:
        return " ".join(draw.choices(self._known, cum_weights=self._weights, k=count))


def put_by(cursor: Any, table: str, story: factories.Story) -> None:
    """The rows of `table` that are the story's."""
    column, value = {
        "stories_submission": ("id", story.submission.pk),
        "wagtailcore_page": ("id", story.record.page_id),
        "stories_record": ("id", story.record.pk),
        "stories_act": ("submission_id", story.submission.pk),
        "stories_grant": ("submission_id", story.submission.pk),
    }.get(table, ("record_id", story.record.pk))
    cursor.execute(f"CREATE TEMPORARY TABLE of_{table} AS SELECT * FROM {table} WHERE {column} = %s", [value])


def copy_rows(cursor: Any, table: str, changed: dict[str, str]) -> None:
    """The story's rows of `table`, once for each copy."""
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'", [table]
    )
    columns = [name for (name,) in cursor.fetchall()]
    values = ", ".join(changed.get(column, f't."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    cursor.execute(f"INSERT INTO {table} ({names}) SELECT {values} FROM of_{table} t, k")


def listed_as(part: factories.Part) -> dict[str, str]:
    """As a manifest lists it."""
    return {"id": part.name, "kind": part.kind, "use": part.use, "sha256": part.sha256}


def manifest(record: str, parts: list[dict[str, str]]) -> bytes:
    """As an edition of this record would have it."""
    said = {"amparo": 1, "record": record, "kind": "testimony", "language": "es", "place_step": 2, "date_step": 2}
    return json.dumps({**said, "name_id": "", "parts": parts}).encode()
