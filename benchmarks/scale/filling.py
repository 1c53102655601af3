"""Very many public records, quickly: one goes through the door, the others are copies of its rows with other words.

Copied while the door is closed, as a migration would find them; then the door is opened and settles. What is measured
afterwards meets every rule, and every record's own words, terms, dates and places.
"""

import json
import random
from collections.abc import Iterator
from itertools import accumulate

from django.db import connection

from benchmarks.copies import called
from search.models import Pending, Row
from search.rows import row_of
from stories.gate.install import close_door, open_door
from stories.pages.documents import PublicPart
from stories.pages.preparing import plant_terms, prepare_tree
from stories.pages.terms import Term
from stories.vault.ids import new_id
from tests import factories

SYLLABLES = "ca da fe ga ji la ma ne pi ro sa te va llo cho bra tri ples".split()
VOCABULARY = 20_000
PASSAGES = 3
WORDS = 60
BATCH = 2_000
PLANTED = {12: "puerta", 35: "redada", 60: "calle", 120: "patrulla", 300: "abogada", 900: "detención", 2500: "canción"}
FINGERPRINT = "encode(sha256(convert_to(k.record, 'UTF8')), 'hex')"
SAME_FINGERPRINT = f"CASE WHEN t.edition_fingerprint = '' THEN '' ELSE {FINGERPRINT} END"
# Tables in the order of their references; of each the columns that tell the copies apart.
COPIED: tuple[tuple[str, dict[str, str]], ...] = (
    ("stories_submission", {"id": "k.submission", "lookup": "k.submission"}),
    ("wagtailcore_page", {"id": "k.page", "path": "k.path", "slug": "k.submission",
                          "translation_key": "gen_random_uuid()",
                          "url_path": "'/' || k.submission || '/'"}),
    ("stories_record", {"id": "k.record", "submission_id": "k.submission", "page_id": "k.page"}),
    ("stories_act", {"id": "md5(t.id || k.record)::char(20)", "submission_id": "k.submission", "body_id": "NULL",
                     "edition_fingerprint": SAME_FINGERPRINT}),
    ("stories_grant", {"id": "md5(t.id || k.record)::char(20)", "submission_id": "k.submission", "body_id": "NULL",
                       "edition_fingerprint": SAME_FINGERPRINT,
                       "act_id": "CASE WHEN t.act_id IS NULL THEN NULL ELSE md5(t.act_id || k.record)::char(20) END"}),
    ("stories_edition", {"id": "md5(t.id || k.record)::char(20)", "record_id": "k.record",
                         "fingerprint": FINGERPRINT}),
    ("stories_clearance", {"id": "md5(t.id || k.record)::char(20)", "record_id": "k.record",
                           "fingerprint": FINGERPRINT, "edition_id": "md5(t.edition_id || k.record)::char(20)"}),
    ("stories_publicdocument", {"id": "md5(t.id || k.record)::char(20)", "record_id": "k.record",
                                "fingerprint": FINGERPRINT,
                                "clearance_id": "md5(t.clearance_id || k.record)::char(20)",
                                "edition_id": "md5(t.edition_id || k.record)::char(20)"}),
)  # fmt: skip


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
    close_door()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("CREATE TEMPORARY TABLE k (record text, submission text, page bigint, path text)")
        with cursor.copy("COPY k FROM STDIN") as copy:
            for number in range(records):
                copy.write_row((called(number), new_id(), 1_000_000 + number, f"9999{number:08d}"))
        for table, changed in COPIED:
            copy_rows(cursor, table, changed, story)
    words(records, story)
    open_door()
    Pending.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def copy_rows(cursor, table: str, changed: dict[str, str], story: factories.Story) -> None:  # type: ignore[no-untyped-def]
    """The rows of `table` that are the story's, once for each copy."""
    of_story = {
        "stories_submission": ("id", story.submission.pk),
        "wagtailcore_page": ("id", story.record.page_id),
        "stories_record": ("id", story.record.pk),
        "stories_act": ("submission_id", story.submission.pk),
        "stories_grant": ("submission_id", story.submission.pk),
    }.get(table, ("record_id", story.record.pk))
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'", [table]
    )
    columns = [name for (name,) in cursor.fetchall()]
    values = ", ".join(changed.get(column, f't."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    cursor.execute(
        f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} t, k WHERE t.{of_story[0]} = %s", [of_story[1]]
    )


def words(records: int, story: factories.Story) -> None:
    """Each copy's own facts and passages, and their rows in the index."""
    known, weights = vocabulary()
    terms = list(Term.objects.exclude(kind=Term.Kind.PLACE).values_list("slug", flat=True))
    places = list(Term.objects.filter(kind=Term.Kind.PLACE).values_list("slug", flat=True))
    with connection.cursor() as cursor:
        cursor.execute("SELECT record_id, id FROM stories_publicdocument WHERE id <> %s", [story.document.pk])
        documents = dict(cursor.fetchall())
    for first in range(0, records, BATCH):
        parts: list[PublicPart] = []
        rows: list[Row] = []
        manifests: list[tuple[bytes, str]] = []
        for number in range(first, min(records, first + BATCH)):
            record = called(number)
            document = documents[record]
            its = list(told(random.Random(number), known, weights, terms, places))
            manifests.append((manifest(record, its), document))
            for position, made in enumerate(its):
                part = PublicPart(
                    document_id=document, position=position, name=made.name, kind=made.kind, use=made.use,
                    sha256=made.sha256, body=made.body,
                )  # fmt: skip
                parts.append(part)
                shared = {"kind": "testimony", "record": record, "language": "es"}
                rows.append(Row(document_id=document, part_id=part.pk, **shared, **row_of(**shared, body=made.body)))
        PublicPart.unguarded.bulk_create(parts)
        Row.objects.bulk_create(rows)
        with connection.cursor() as cursor:
            cursor.executemany("UPDATE stories_publicdocument SET manifest = %s WHERE id = %s", manifests)


def manifest(record: str, parts: list[factories.Part]) -> bytes:
    """As an edition of this record would have it."""
    listed = [{"id": part.name, "kind": part.kind, "use": part.use, "sha256": part.sha256} for part in parts]
    said = {"amparo": 1, "record": record, "kind": "testimony", "language": "es", "place_step": 2, "date_step": 2}
    return json.dumps({**said, "name_id": "", "parts": listed}).encode()


def told(
    draw: random.Random, known: list[str], weights: list[float], terms: list[str], places: list[str]
) -> Iterator[factories.Part]:
    title = {"lang": "es", "text": " ".join(draw.choices(known, cum_weights=weights, k=5)).capitalize()}
    date, place = str(draw.randint(1970, 2025)), draw.choice(places)
    yield factories.facts(title=title, terms=draw.sample(terms, 3), date=date, place=place)
    for number in range(1, PASSAGES + 1):
        yield factories.passage(number, " ".join(draw.choices(known, cum_weights=weights, k=WORDS)) + ".")
