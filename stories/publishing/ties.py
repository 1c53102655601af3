"""Ties between records that staff take to be one narrator's: sealed at both ends, in a crowd of decoys.

The database never says which records belong together. Each end is sealed to its own submission's desk key, in one size;
rows that name nobody are written beside it, for other submissions, in a random order. A tie is found by opening a story
and in no other way, and goes with either of its two stories.
"""

import datetime
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
SIZE = 900
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
    rows = [_end(submission, {**said, "record": other.pk}), _end(other.submission, {**said, "record": mine.pk})]
    rows += [_end(one, {"record": ""}) for one in crowd]
    _CHANCE.shuffle(rows)
    with transaction.atomic():
        Tie.objects.bulk_create(rows)


def _end(submission: Submission, said: dict[str, str]) -> Tie:
    row = Tie(submission=submission)
    words = json.dumps(said).encode().ljust(SIZE)
    row.sealed = sealing.seal_to(bytes(submission.desk_public or b""), words, context=f"tie {row.pk}")
    return row


def ties(*, submission: Submission, opened: Opened) -> list[Tied]:
    """Every tie of an opened story, the newest first. An end whose other story was taken back is deleted here."""
    found, gone = [], []
    for row in Tie.objects.filter(submission=submission):
        said = json.loads(opened.unseal_desk(bytes(row.sealed), context=f"tie {row.pk}"))
        if not said["record"]:
            continue
        if Record.objects.filter(pk=said["record"], submission__withdrawal=None).exists():
            found.append(Tied(row.pk, said["record"], said["why"], said["person"], said["day"]))
        else:
            gone.append(row.pk)
    Tie.objects.filter(pk__in=gone).delete()
    return sorted(found, key=lambda tied: tied.day, reverse=True)


def untie(*, submission: Submission, row: str) -> None:
    """Take back this end. The other end goes when its own story is opened and somebody takes it back there."""
    Tie.objects.filter(pk=row, submission=submission).delete()
