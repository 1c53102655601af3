"""Rows of imported records, made by raw models through the door, as `tests.factories` makes those told here."""

import secrets
from typing import Any

from stories.consent.models import Grant
from stories.gate.clock import today
from stories.intake.imported import Imported, ImportedCollection
from stories.intake.models import Act, Submission
from stories.moderation.evidence import OPENED_FOR, EvidenceCheck
from stories.moderation.models import User
from stories.vault.ids import new_id
from stories.vault.models import Opening
from tests import factories


def collection(name: str = "Fondo de la parroquia") -> ImportedCollection:
    return ImportedCollection.objects.create(
        name=name, mark=secrets.token_hex(32), person=factories.person(), day=today()
    )


def imported_submission(*, channel: str = "paper", uses: tuple[str, ...] = ("web",), **columns: Any) -> Submission:
    """Sent, without a narrator's signing half, with its one unsigned act and its grants; no row says whence."""
    submission = factories.draft(sent_on=today(), desk_public=b"K" + secrets.token_bytes(32), **columns)
    # A draft of the factories has a signing half, and public halves never change: this is another submission.
    fields = {f.attname: getattr(submission, f.attname) for f in Submission._meta.concrete_fields}
    made = Submission.objects.create(
        **{**fields, "id": new_id(), "lookup": secrets.token_hex(32), "signing_public": b""}
    )
    record_act(made)
    grant_all(made, channel=channel, uses=uses)
    return made


def record_act(submission: Submission, **columns: Any) -> Act:
    row = {"submission": submission, "seq": 1, "kind": Act.Kind.IMPORT, "day": today(), "payload": "{}"}
    return Act.objects.create(**{**row, "signature": b"", **columns})


def grant_all(submission: Submission, *, channel: str = "paper", uses: tuple[str, ...] = ("web",)) -> list[Grant]:
    yes = {"allowed": True, "place_step": 3, "date_step": 4, "text_sha256": "", "channel": channel}
    act = submission.acts.get()
    return [
        Grant.objects.create(submission=submission, act=act, seq=seq, use=use, **yes)
        for seq, use in enumerate(uses, start=1)
    ]


def imported(submission: Submission, *, evidence: str = "", of: ImportedCollection | None = None) -> Imported:
    """That it was imported, and under which evidence."""
    return Imported.objects.create(
        submission=submission,
        collection=of or collection(),
        mark=secrets.token_hex(32),
        evidence=evidence or secrets.token_hex(32),
        original=new_id(),
    )


def opened(row: Imported, by: User) -> None:
    """The keeper wrote down that this person opened the evidence."""
    Opening.objects.create(
        person=str(by.pk), submission_id=row.submission_id, reason_code=OPENED_FOR, day=today(), hour=9
    )


def check(row: Imported, *, by: User | None = None, answer: str = "covers", **columns: Any) -> EvidenceCheck:
    """Somebody opened the evidence and says whether it covers."""
    person = by or factories.person()
    opened(row, person)
    return EvidenceCheck.objects.create(
        **{"evidence": row.evidence, "person": person, "answer": answer, "day": today(), **columns}
    )


def approved(*, checks: int = 2, **traits: Any) -> tuple[factories.Story, Imported]:
    """Record and edition of an imported submission, approved by people, its evidence read by so many."""
    submission = imported_submission(**traits)
    row = imported(submission)
    record = factories.record(submission)
    version = factories.version(record)
    factories.approve(version)
    for _ in range(checks):
        check(row)
    return factories.Story(submission, record, version), row


def clear(story: factories.Story, **changes: Any) -> Any:
    """A clearance for the grants as they stand."""
    return factories.clear(story.version)


def published(**traits: Any) -> tuple[factories.Story, Imported]:
    story, row = approved(**traits)
    factories.publish(story.version)
    return story, row
