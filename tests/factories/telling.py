"""What a narrator gives and decides, and what others ask for: rows of consent, holds, reports."""

import secrets
from collections.abc import Iterable
from typing import Any

import rfc8785

from stories.consent.models import Grant, Hold, LegalFreeze, Withdrawal
from stories.consent.precision import DateStep, PlaceStep
from stories.gate.clock import today
from stories.intake.models import Act, SealedBody, Submission
from stories.intake.objections import Objection
from stories.moderation.models import User
from stories.moderation.rulings import Ruling
from stories.vault.ids import new_id
from tests import frozen
from tests.factories.shapes import ALL_USES


def person(**columns: Any) -> User:
    """Somebody who works here, with a random name."""
    return User.objects.create(**{"username": new_id(), **columns})


def body(submission: Submission, purpose: str) -> SealedBody:
    """Sealed words: noise."""
    seq = SealedBody.objects.filter(submission=submission, purpose=purpose).count() + 1
    return SealedBody.objects.create(submission=submission, purpose=purpose, seq=seq, sealed=secrets.token_bytes(64))


def draft(*, kind: str = "testimony", language: str = "es", high_risk: bool = False, **columns: Any) -> Submission:
    """A submission that is not yet sent."""
    # Halves that one may seal to, whose other halves nobody has.
    keys = {"signing_public": b"S", "draft_public": b"D", "encryption_public": b"E", "report_public": b"R"}
    return Submission.objects.create(
        kind=kind,
        language=language,
        lookup=secrets.token_hex(32),
        approvals_needed=3 if high_risk else 2,
        touched_on=today(),
        **{name: letter + secrets.token_bytes(32) for name, letter in keys.items()},
        **columns,
    )


def act(submission: Submission, kind: str, *, fingerprint: str = "") -> Act:
    """The narrator's next act, signed with noise."""
    seq = Act.objects.filter(submission=submission).count() + 1
    said = {
        "submission": submission.pk,
        "seq": seq,
        "kind": kind,
        "edition_fingerprint": fingerprint,
        "day": str(today()),
    }
    return Act.objects.create(
        submission=submission,
        seq=seq,
        kind=kind,
        edition_fingerprint=fingerprint,
        day=today(),
        payload=rfc8785.dumps(said).decode(),
        signature=secrets.token_bytes(64),
    )


def grants(submission: Submission, uses: Iterable[str], *, by: Act | None = None, **columns: Any) -> list[Grant]:
    """New grants for these uses, a yes to everything unless `columns` say less."""
    by = by or act(submission, Act.Kind.CONSENT)
    last = Grant.objects.filter(submission=submission).count()
    yes = {
        "allowed": True,
        "place_step": PlaceStep.NEIGHBOURHOOD,
        "date_step": DateStep.DAY,
        "text_sha256": secrets.token_hex(32),
    }
    return [
        Grant.objects.create(submission=submission, act=by, seq=seq, use=use, **{**yes, **columns})
        for seq, use in enumerate(uses, start=last + 1)
    ]


def grant(submission: Submission, use: str, **columns: Any) -> Grant:
    """One new grant: `grant(submission, "photo", allowed=False)` takes photographs back."""
    return grants(submission, [use], **columns)[0]


def told(
    *, uses: Iterable[str] = ALL_USES, name_id: str = "", consent: dict[str, Any] | None = None, **traits: Any
) -> Submission:
    """A submission that was sent, with its grants."""
    submission = draft(**traits)
    submission.sent_on = today()
    submission.desk_public = b"K" + secrets.token_bytes(32)
    submission.save()
    grants(submission, uses, by=act(submission, Act.Kind.SEND), **{"name_id": name_id, **(consent or {})})
    return submission


def hold(submission: Submission, *, kind: str = "narrator", part_sha256: str = "", scope: str = "") -> Hold:
    """Hides the record, or one part."""
    by = act(submission, Act.Kind.HIDE) if kind == "narrator" else None
    scope = scope or ("part" if part_sha256 else "record")
    asked = objection(submission, part_sha256=part_sha256, scope=scope) if kind == "takedown" else None
    return Hold.objects.create(
        submission=submission,
        kind=kind,
        scope=scope,
        part_sha256=part_sha256,
        act=by,
        person=None if by else person(),
        objection=asked,
        day=today(),
    )


def objection(submission: Submission, *, part_sha256: str = "", scope: str = "", slot: int | None = None) -> Objection:
    """A report of somebody who appears; with a `slot` it may hide by itself."""
    return Objection.objects.create(
        submission=submission,
        seq=Objection.objects.filter(submission=submission).count() + 1,
        scope=scope or ("part" if part_sha256 else "record"),
        part_sha256=part_sha256,
        slot=slot,
        day=today(),
    )


def ruling(asked: Objection, *, outcome: str = "shown", reason: str = "nobody") -> Ruling:
    """What a person decides about a report."""
    return Ruling.objects.create(
        submission=asked.submission,
        seq=Ruling.objects.filter(submission=asked.submission).count() + 1,
        part_sha256=asked.part_sha256,
        upto=asked.seq,
        outcome=outcome,
        reason=reason,
        person=person(),
        day=today(),
    )


def lift(held: Hold) -> Hold:
    """Lifts a hold: the narrator's by an act, a takedown by a decision."""
    narrator = held.kind == Hold.Kind.NARRATOR
    decided = ruling(held.objection) if held.kind == Hold.Kind.TAKEDOWN and held.objection is not None else None
    by = decided.person if decided is not None else person()
    return Hold.objects.create(
        submission=held.submission,
        kind=held.kind,
        scope=held.scope,
        part_sha256=held.part_sha256,
        lifts=held,
        act=act(held.submission, Act.Kind.SHOW_AGAIN) if narrator else None,
        person=None if narrator else by,
        objection=held.objection,
        day=today(),
    )


def withdraw(submission: Submission) -> Withdrawal:
    """Takes everything back, for good."""
    return Withdrawal.objects.create(submission=submission, act=act(submission, Act.Kind.WITHDRAW), day=today())


def freeze(submission: Submission) -> LegalFreeze:
    """Two stewards delay erasing."""
    return frozen.freeze(submission_id=submission.pk, first=person(), second=person(), at=today())
