"""What reporters said, opened for the desk: by the keeper, one story at a time, each opening written down."""

import datetime
from collections import Counter
from dataclasses import dataclass

from stories.intake.acts import words_of
from stories.intake.models import Act, SealedBody
from stories.intake.objections import Objection
from stories.moderation.models import User
from stories.publishing.objecting import words_context
from stories.vault.keeper import CannotOpen, KeeperRefusal, get_keeper


@dataclass(frozen=True)
class Said:
    """One report's words: empty when it has none, or they were erased. `answers`: whether its reporter reads ours."""

    day: datetime.date
    text: str
    answers: bool


def said_in(*, objection: Objection, person: User, reason: str, most: int) -> list[Said]:
    """The words of the reports on the same thing, what is said least often in that length first, at most `most`.

    Opens the story complained of, and the reporter's own space for those who have one. Raises KeeperRefusal.
    """
    same = Objection.objects.filter(submission=objection.submission_id, part_sha256=objection.part_sha256, size__gt=0)
    rows = list(same.select_related("receipt").order_by("-seq"))
    often = Counter(row.size for row in rows)
    chosen = sorted(rows, key=lambda row: (often[row.size], -row.seq))[:most]
    opened = get_keeper().open(str(person.pk), objection.submission_id, reason) if chosen else None
    found, read = [], set()
    for row in chosen:
        if row.receipt_id is None:
            body = SealedBody.objects.filter(pk=row.words_id).first()
            if body is not None and opened is not None:
                text = opened.unseal_desk(bytes(body.sealed), context=words_context(row.pk)).decode()
                found.append(Said(row.day, text, answers=False))
        elif row.receipt_id not in read:
            read.add(row.receipt_id)
            found += _receipt(row, person=person, reason=reason)
    return found


def _receipt(row: Objection, *, person: User, reason: str) -> list[Said]:
    """Everything that one reporter wrote in their own space, newest first; nothing when they have deleted it."""
    try:
        opened = get_keeper().open(str(person.pk), str(row.receipt_id), reason)
        acts = Act.objects.filter(submission=row.receipt_id, kind=Act.Kind.MESSAGE).order_by("-seq")
        return [Said(act.day, words_of(act, unseal=opened.unseal).get("text", ""), answers=True) for act in acts]
    except (KeeperRefusal, CannotOpen):
        return []
