"""Ties between records that staff take to be one narrator's: sealed at both ends, in a crowd of decoys.

The database never says which records belong together. Each end is sealed to its own submission's desk key, in one size;
rows that name nobody are written beside it, for other submissions, in a random order. A tie is found by opening a story
and in no other way. It takes both ends to read one: erasing either story makes noise of the other's end at once, which
nobody had to know of.
"""

import datetime
import hashlib
import json
import random
from dataclasses import dataclass

from django.db import transaction

from stories.intake.models import Submission
from stories.moderation.models import User
from stories.publishing.errors import Refused
from stories.publishing.models import Tie
from stories.redaction.models import Record
from stories.vault import sealing
from stories.vault.keeper import Opened

LONGEST_WHY = 300
# Of whatever is written, so that an end that names a record is as long as one that names none.
SIZE, HEAD_SIZE = 900, 200
LENGTH_BYTES = 2
DECOYS = 4
_CHANCE = random.SystemRandom()


@dataclass(frozen=True)
class Tied:
    """One tie, opened: the other record's id, why somebody thinks so, who, and on which day. `row` is its own id."""

    row: str
    record: str
    why: str
    person: str
    day: str


def tie(*, submission: Submission, record: str, why: str, person: User, at: datetime.date) -> None:
    """Say that this story and another record are one narrator's. Raises Refused("no_such_record", "tie_needs_why").

    Needs no key: public halves are enough to seal.
    """
    mine = Record.objects.filter(submission=submission).first()
    other = Record.objects.filter(pk=record.strip().lower()).select_related("submission").first()
    if other is None or mine is None or other.pk == mine.pk or hasattr(other.submission, "withdrawal"):
        raise Refused("no_such_record")
    if not why.strip():
        raise Refused("tie_needs_why")
    said = {"why": why.strip()[:LONGEST_WHY], "person": person.username, "day": at.isoformat()}
    crowd = list(
        Submission.objects.filter(desk_public__isnull=False, withdrawal=None)
        .exclude(pk__in=[submission.pk, other.submission_id])
        .order_by("?")[:DECOYS]
    )
    here, there, shared = Tie(submission=submission), Tie(submission=other.submission), sealing.new_key()
    heads = [_head(here, mate=there.pk, key=shared), _head(there, mate=here.pk, key=shared)]
    here.sealed = _joined(heads[0], _body(here, {**said, "record": other.pk}, key=_key(shared, mate=heads[1])))
    there.sealed = _joined(heads[1], _body(there, {**said, "record": mine.pk}, key=_key(shared, mate=heads[0])))
    rows = [here, there, *map(_decoy, crowd)]
    _CHANCE.shuffle(rows)
    with transaction.atomic():
        Tie.objects.bulk_create(rows)


def _head(row: Tie, *, mate: str, key: bytes) -> bytes:
    """What the desk key opens: which row is the other end, and half of what opens the words."""
    words = json.dumps({"mate": mate, "key": key.hex()}).encode().ljust(HEAD_SIZE)
    return sealing.seal_to(bytes(row.submission.desk_public or b""), words, context=f"tie {row.pk}")


def _key(shared: bytes, *, mate: bytes) -> bytes:
    """The other half lies in the other end's row, and goes with it."""
    return hashlib.sha256(b"amparo tie 1\0" + shared + mate).digest()


def _body(row: Tie, said: dict[str, str], *, key: bytes) -> bytes:
    return sealing.seal_under(key, json.dumps(said).encode().ljust(SIZE), context=f"tie words {row.pk}")


def _joined(head: bytes, body: bytes) -> bytes:
    return len(head).to_bytes(LENGTH_BYTES, "big") + head + body


def head_of(row: Tie) -> bytes:
    """The first of a row's two blobs."""
    sealed = bytes(row.sealed)
    return sealed[LENGTH_BYTES : LENGTH_BYTES + int.from_bytes(sealed[:LENGTH_BYTES], "big")]


def _decoy(submission: Submission) -> Tie:
    row = Tie(submission=submission)
    row.sealed = _joined(_head(row, mate="", key=sealing.new_key()), _body(row, {}, key=sealing.new_key()))
    return row


def ties(*, submission: Submission, opened: Opened) -> list[Tied]:
    """Every tie of an opened story, the newest first. An end whose other one is gone is deleted here."""
    found, gone = [], []
    for row in Tie.objects.filter(submission=submission):
        head = head_of(row)
        led = json.loads(opened.unseal_desk(head, context=f"tie {row.pk}"))
        if not led["mate"]:
            continue
        mate = Tie.objects.filter(pk=led["mate"], submission__withdrawal=None).first()
        if mate is None:
            gone.append(row.pk)
            continue
        body = bytes(row.sealed)[LENGTH_BYTES + len(head) :]
        key = _key(bytes.fromhex(led["key"]), mate=head_of(mate))
        said = json.loads(sealing.open_under(key, body, context=f"tie words {row.pk}"))
        found.append(Tied(row.pk, said["record"], said["why"], said["person"], said["day"]))
    Tie.objects.filter(pk__in=gone).delete()
    return sorted(found, key=lambda tied: tied.day, reverse=True)


def untie(*, submission: Submission, row: str) -> None:
    """Take back this end. The other one is noise from now on, and goes when its own story is opened."""
    Tie.objects.filter(pk=row, submission=submission).delete()
