"""Very many public records, quickly, on both engines: one of each kind goes through the door, the others are copies.

A copy has ids, a call number, words, terms, dates, files and true hashes of its own. The copies are written while the
door is closed, as a migration would find them; then it is opened and settles: what its rules do not allow is deleted.
What is measured afterwards meets every rule.
"""

import hashlib
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection, transaction

from benchmarks.writing import write
from search.models import Pending
from search.rows import row_of
from stories.gate.install import close_door, open_door
from stories.pages.documents import PublicDocument
from stories.redaction.models import Edition, Record
from stories.redaction.named import files_of
from stories.vault.ids import new_id
from tests import factories

BATCH = 500
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
FIRST_PAGE = 1_000_000
# Tables in the order of their references; of each the column that says whose its rows are, and of whom.
COPIED = (
    ("stories_submission", "id", "submission"),
    ("wagtailcore_page", "id", "page"),
    ("stories_{kind}page", "page_ptr_id", "page"),
    ("stories_record", "id", "record"),
    ("stories_sealedbody", "submission_id", "submission"),
    ("stories_act", "submission_id", "submission"),
    ("stories_grant", "submission_id", "submission"),
    ("stories_edition", "record_id", "record"),
    ("stories_editionhand", "edition_id", "edition"),
    ("stories_approval", "edition_id", "edition"),
    ("stories_clearance", "record_id", "record"),
    ("stories_publicdocument", "record_id", "record"),
)
PAGE_COLUMNS = {"page_id", "page_ptr_id"}
Told = tuple[str, list[factories.Part]]
Rows = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Pattern:
    """All rows of one published story, as the database holds them."""

    kind: str
    edition: Edition
    page: int
    rows: dict[str, tuple[Sequence[str], list[Sequence[Any]]]]

    @classmethod
    def of(cls, kind: str) -> "Pattern":
        story = factories.published_record(kind=kind)
        whose = {
            "submission": story.submission.pk,
            "page": story.record.page_id,
            "record": story.record.pk,
            "edition": story.version.edition.pk,
        }
        rows = {}
        with connection.cursor() as cursor:
            for name, column, of in COPIED:
                table = name.format(kind=kind)
                cursor.execute(f'SELECT * FROM {table} WHERE "{column}" = %s', [whose[of]])
                rows[table] = [column[0] for column in cursor.description], list(cursor.fetchall())
        return cls(kind, story.version.edition, story.record.page_id or 0, rows)

    def copied(self, *, record: str, page: int, path: str, parts: list[factories.Part]) -> Iterator[tuple[str, Any]]:
        """(table, row) of another story that says these parts."""
        kind, edition = self.kind, self.edition
        manifest = factories.manifest_of(
            Edition(
                record=Record(pk=record, kind=kind), language=edition.language, place_step=edition.place_step,
                date_step=edition.date_step, name_id=edition.name_id,
            ),
            parts,
        )  # fmt: skip
        fingerprint = hashlib.sha256(manifest).hexdigest()
        own: dict[str, Any] = {edition.fingerprint: fingerprint, edition.record_id: record}
        for columns, rows in self.rows.values():
            for row in rows:
                its = row[columns.index("id")] if "id" in columns else 0
                if isinstance(its, str):
                    own.setdefault(its, new_id())
        document = own[self.rows["stories_publicdocument"][1][0][0]]
        for table, (columns, rows) in self.rows.items():
            for row in rows:
                said = {
                    column: page
                    if column in PAGE_COLUMNS and value == self.page
                    else own.get(value, value)
                    if isinstance(value, str)
                    else value
                    for column, value in zip(columns, row, strict=True)
                }
                if table == "wagtailcore_page":
                    said |= {"id": page, "path": path, "slug": record, "url_path": f"/registros/{record}/"}
                    said |= {"translation_key": uuid.uuid4().hex}
                elif table == "stories_submission":
                    said["lookup"] = hashlib.sha256(record.encode()).hexdigest()
                elif table == "stories_publicdocument":
                    said["manifest"] = manifest
                yield table, said
        yield from self._told(document, record, parts)

    def _told(self, document: str, record: str, parts: list[factories.Part]) -> Iterator[tuple[str, Any]]:
        shared = {"kind": self.kind, "record": record, "language": self.edition.language}
        for position, made in enumerate(parts):
            part = new_id()
            yield "stories_publicpart", {
                "id": part, "document_id": document, "position": position, "name": made.name, "kind": made.kind,
                "use": made.use, "sha256": made.sha256, "body": made.body,
            }  # fmt: skip
            yield "search_row", {
                "document_id": document, "part_id": part, **shared, **row_of(**shared, body=made.body)
            }  # fmt: skip
            said = made.said
            for described in files_of(said):
                name = storages["public"].save(new_id(), ContentFile(made.files[described["sha256"]]))
                yield "stories_publicfile", {
                    "id": new_id(), "document_id": document, "part_id": part, "sha256": described["sha256"],
                    "name": name, "media_type": described["type"], "size": described["bytes"],
                }  # fmt: skip
            for slug in dict.fromkeys([*said.get("terms", []), *filter(None, [said.get("place")])]):
                yield "stories_publicterm", {"id": new_id(), "document_id": document, "slug": slug}


def fill(told: Iterable[Told]) -> None:
    """The archive has a public record for each (kind, parts), and those that they were copied from."""
    patterns = {kind: Pattern.of(kind) for kind in ("testimony", "mural", "vigil")}
    shelf, taken = factories.shelf(), set(Record.objects.values_list("pk", flat=True))
    names = (name for number in range(len(ALPHABET) ** 4) if (name := called(number)) not in taken)
    close_door()
    numbered = enumerate(told, start=1000)
    while batch := list(islice(numbered, BATCH)):
        rows: Rows = {}
        for number, (kind, parts) in batch:
            path = shelf._get_path(shelf.path, shelf.depth + 1, number)
            copied = patterns[kind].copied(record=next(names), page=FIRST_PAGE + number, path=path, parts=parts)
            for table, row in copied:
                rows.setdefault(table, []).append(row)
        with transaction.atomic(), connection.cursor() as cursor:
            for table, found in rows.items():
                write(cursor, table, found)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE wagtailcore_page SET numchild = (SELECT count(*) FROM stories_record) WHERE id = %s",
                       [shelf.pk])  # fmt: skip
        # The door's questions about all of them are planned by what is known of the tables.
        cursor.execute("ANALYZE")
    before = PublicDocument.unguarded.count()
    open_door()
    if (after := PublicDocument.unguarded.count()) != before:
        raise AssertionError(f"the door let {after} of {before} documents stay")
    Pending.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def called(number: int) -> str:
    """A call number of four signs that no other has."""
    digits = ""
    for _place in range(4):
        number, digit = divmod(number, len(ALPHABET))
        digits = ALPHABET[digit] + digits
    return digits
