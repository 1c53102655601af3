"""Bringing in what was told elsewhere: sealed with keys of its own, sent from the first moment, and hidden.

The rows of many at once, so that a hundred thousand take minutes. None of them opens anything: the door asks for two
people's approvals, for two who read the evidence, and for the grants that stand here as the evidence says them.
"""

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models import Model

from stories.consent.models import Grant
from stories.intake.acts import body_context, payload_of
from stories.intake.imported import EVIDENCE, Imported
from stories.intake.models import Act, Original, SealedBody, Submission
from stories.intake.sniffing import TYPES
from stories.intake.telling import OriginalLabel, answers_context
from stories.vault import sealing, without_code
from stories.vault.files import SealedWriter
from stories.vault.ids import new_id

# Of SQLite's pages, in KiB.
HELD_KIB = 131_072


@dataclass(frozen=True)
class BroughtFile:
    """A file: its pieces, what it was found to be, and what is said of it."""

    pieces: Iterable[bytes]
    media_type: str
    purpose: str = ""
    words: str = ""
    agreed: bool = False
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    scanned: str = ""


@dataclass(frozen=True)
class Allowed:
    """What the evidence says: a yes or no to each use it speaks of, and how exactly. What it does not name is no."""

    channel: str
    uses: Mapping[str, bool]
    place_step: int = 0
    date_step: int = 0
    embargo_until: datetime.date | None = None
    expires_on: datetime.date | None = None


@dataclass(frozen=True)
class Brought:
    """One record that comes from elsewhere. `answers` are as if told here; `name` is the name to show, "" for none."""

    kind: str
    language: str
    answers: Mapping[str, Any]
    allowed: Allowed
    evidence: BroughtFile
    collection_id: str
    mark: str
    evidence_mark: str
    files: tuple[BroughtFile, ...] = ()
    name: str = ""
    minor: bool = False


@dataclass
class Rows:
    """The unsaved rows of one or many brought records, table by table."""

    submissions: list[Submission] = field(default_factory=list)
    bodies: list[SealedBody] = field(default_factory=list)
    originals: list[Original] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    grants: list[Grant] = field(default_factory=list)
    imported: list[Imported] = field(default_factory=list)

    def in_order(self) -> Iterator[Sequence[Model]]:
        """Each table's rows, so that what is named is there before what names it."""
        yield from (self.submissions, self.bodies, self.originals, self.acts, self.grants, self.imported)


def seal(lot: Sequence[Brought], *, report: bytes, at: datetime.date) -> Rows:
    """Seal these records and their files; their rows, of which nothing is in the database yet.

    Call it inside `without_code.all_at_once()`.
    """
    rows = Rows()
    ids = [new_id() for _brought in lot]
    for brought, submission_id, keys in zip(lot, ids, without_code.hand_over(submission_ids=ids), strict=True):
        submission = _submission(brought, submission_id, keys, report=report, at=at)
        rows.submissions.append(submission)
        answers = json.dumps(dict(brought.answers), ensure_ascii=False).encode()
        rows.bodies.append(
            SealedBody(
                submission_id=submission_id,
                purpose=SealedBody.Purpose.ANSWERS,
                sitting=keys.sitting,
                seq=1,
                sealed=sealing.seal_under(keys.key, answers, context=answers_context(submission_id, keys.sitting)),
            )
        )
        originals = [
            _seal_file(file, submission, keys, seq) for seq, file in enumerate((*brought.files, brought.evidence), 1)
        ]
        rows.originals += originals
        _say_what_is_allowed(brought, submission, rows, at=at)
        rows.imported.append(
            Imported(
                submission_id=submission_id,
                collection_id=brought.collection_id,
                mark=brought.mark,
                evidence=brought.evidence_mark,
                original=originals[-1].pk,
            )
        )
    return rows


def _submission(
    brought: Brought, submission_id: str, keys: without_code.Handed, *, report: bytes, at: datetime.date
) -> Submission:
    return Submission(
        id=submission_id,
        kind=brought.kind,
        language=brought.language,
        lookup=keys.lookup,
        signing_public=without_code.NOBODYS,
        draft_public=without_code.NOBODYS,
        encryption_public=keys.encryption,
        report_public=report,
        desk_public=keys.desk,
        approvals_needed=3 if brought.minor else 2,
        touched_on=at,
        sent_on=at,
    )


@contextmanager
def room_for_many() -> Iterator[None]:
    """While many are brought in SQLite holds more of the database in memory. Other engines are left as they are.

    Names are drawn at random, so each lot touches a page of every index for nearly every row; what does not fit is
    written out and read again several times before the transaction ends.
    """
    database = connections[DEFAULT_DB_ALIAS]
    if database.vendor != "sqlite":
        yield
        return
    with database.cursor() as cursor:
        (before,) = cursor.execute("PRAGMA cache_size").fetchone()
        cursor.execute(f"PRAGMA cache_size = -{HELD_KIB}")
    try:
        yield
    finally:
        with database.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = {before}")


def insert(rows: Rows) -> None:
    """All rows or none, in one transaction. Call it when what was sealed lasts."""
    with transaction.atomic():
        for table in rows.in_order():
            if table:
                _insert(table)


def _insert(table: Sequence[Model]) -> None:
    """One statement, prepared once, for all rows of a table. What each may say the door and the constraints decide."""
    about, database = table[0]._meta, connections[DEFAULT_DB_ALIAS]
    quoted = database.ops.quote_name
    columns = ", ".join(quoted(str(each.column)) for each in about.local_concrete_fields)
    places = ", ".join(["%s"] * len(about.local_concrete_fields))
    fields = [(each.attname, each.get_db_prep_save) for each in about.local_concrete_fields]
    with database.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quoted(about.db_table)} ({columns}) VALUES ({places})",  # noqa: S608 - names of the model
            [[prepared(getattr(row, name), database) for name, prepared in fields] for row in table],
        )


def _say_what_is_allowed(brought: Brought, submission: Submission, rows: Rows, *, at: datetime.date) -> None:
    """The one unsigned act, with the name to show sealed beside it, and a grant for each use the evidence speaks of."""
    name_id = new_id() if brought.name else ""
    body = _name_body(brought, submission, name_id) if brought.name else None
    act = Act(
        submission_id=submission.pk,
        seq=1,
        kind=Act.Kind.IMPORT,
        day=at,
        body_id=body.pk if body else None,
        body_sha256=sealing.sha256_hex(bytes(body.sealed)) if body else "",
        signature=b"",
    )
    said = brought.allowed
    grants = [
        Grant(
            submission_id=submission.pk,
            act_id=act.pk,
            body_id=act.body_id,
            seq=seq,
            use=use,
            allowed=yes,
            channel=said.channel,
            place_step=said.place_step,
            date_step=said.date_step,
            name_id=name_id,
            embargo_until=said.embargo_until,
            expires_on=said.expires_on,
        )
        for seq, (use, yes) in enumerate(said.uses.items(), 1)
    ]
    act.payload = payload_of(act, grants).decode()
    if body is not None:
        rows.bodies.append(body)
    rows.acts.append(act)
    rows.grants += grants


def _name_body(brought: Brought, submission: Submission, name_id: str) -> SealedBody:
    words = {"name": brought.name, "name_id": name_id, "minor": brought.minor}
    sealed = sealing.seal_to(
        bytes(submission.encryption_public),
        json.dumps(words, ensure_ascii=False).encode(),
        context=body_context(submission.pk, 1),
    )
    return SealedBody(submission_id=submission.pk, purpose=SealedBody.Purpose.ACT, seq=1, sealed=sealed)


def _seal_file(file: BroughtFile, submission: Submission, keys: without_code.Handed, seq: int) -> Original:
    row = Original(submission_id=submission.pk, sitting=keys.sitting, seq=seq, file_id=new_id())
    writer = SealedWriter(file_id=row.file_id, submission_id=submission.pk, key=keys.key)
    digest, size = hashlib.sha256(), 0
    for piece in file.pieces:
        writer.write(piece)
        digest.update(piece)
        size += len(piece)
    writer.close()
    label = OriginalLabel(
        id=row.pk,
        file_id=row.file_id,
        sitting=row.sitting,
        name=f"{row.pk}.{TYPES[file.media_type].ending}",
        media_type=file.media_type,
        size=size,
        words=file.words[:500],
        agreed=file.agreed,
        sha256=digest.hexdigest(),
        width=file.width,
        height=file.height,
        seconds=file.seconds,
        purpose=file.purpose,
        scanned=file.scanned,
    )
    row.sealed_label = sealing.seal_under(keys.key, label.to_json(), context=f"label {row.pk}")
    return row


def known_marks(marks: Iterable[str]) -> set[str]:
    """Which of these were imported already, withdrawn ones too: they do not come in again."""
    return set(Imported.objects.filter(mark__in=list(marks)).values_list("mark", flat=True))


__all__ = ["EVIDENCE", "Allowed", "Brought", "BroughtFile", "Rows", "insert", "known_marks", "room_for_many", "seal"]
