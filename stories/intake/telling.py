"""Telling: begin with a code, save each answer sealed, add files, send. A repeated step does no harm."""

import datetime
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from stories.intake.acts import append, locked, next_seq
from stories.intake.choices import Choices, grants_for
from stories.intake.keeping import original_deleted
from stories.intake.models import Act, Original, SealedBody, Submission
from stories.vault import by_code, codes, sealing
from stories.vault.bundle import Secrets
from stories.vault.errors import WrongCode
from stories.vault.files import SealedReader, SealedWriter, delete
from stories.vault.ids import new_id


@dataclass(frozen=True)
class Begun:
    """What beginning yields: the seven words, shown once, and the secrets for this session."""

    code: str
    secrets: Secrets


@dataclass(frozen=True)
class OriginalLabel:
    """One file a narrator gave: which row, its name, media type and size in bytes, and what they said of it.

    `agreed`: they said that the people in it agree, or that nobody is in it. `sha256` is of its bytes; `width` and
    `height` are of a picture the right way up, 0 for anything else; `seconds` of sound or film, 0.0 where it does not
    say. `purpose` says what it was sent for: "" is the page of files (see `arriving`). `scanned` is "" where nobody
    scans, "clean", or "not scanned". `mark` is what the sender's browser knows an unfinished file by again. `open`: it
    is being recorded, and nobody knows yet how long it will be; `size` is then the most that it may have.
    """

    id: str
    file_id: str
    sitting: int
    name: str
    media_type: str
    size: int
    words: str = ""
    agreed: bool = False
    sha256: str = ""
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    purpose: str = ""
    scanned: str = ""
    mark: str = ""
    open: bool = False

    def to_json(self) -> bytes:
        """What is sealed beside the file."""
        own = ("id", "file_id", "sitting")
        return json.dumps({name: value for name, value in vars(self).items() if name not in own}).encode()


def begin(*, kind: str, language: str, at: datetime.date) -> Begun:
    """Make a submission and its code, words of `language`. Raises vault.errors.Busy when too many begin at once."""
    code = codes.new_code(language=language)
    keys = by_code.derive(code=code)
    submission_id = new_id()
    halves, secrets = by_code.begin(submission_id=submission_id, keys=keys)
    Submission.objects.create(
        id=submission_id,
        kind=kind,
        language=language,
        lookup=keys.lookup,
        signing_public=halves.signing,
        draft_public=halves.draft,
        encryption_public=halves.encryption,
        report_public=keys.report_public,
        touched_on=at,
    )
    return Begun(code=code, secrets=secrets)


def enter(*, code: str) -> Secrets:
    """Open a submission with its code. Raises MalformedCode, WrongCode, Shredded, Busy."""
    keys = by_code.derive(code=code)
    submission_id = Submission.objects.filter(lookup=keys.lookup).values_list("pk", flat=True).first()
    if submission_id is None:
        raise WrongCode("no submission has this code")
    return by_code.unlock(submission_id=submission_id, keys=keys)


def sitting_to_send(*, secrets: Secrets) -> int | None:
    """The sitting that waits to be sent: one not sent yet, or one whose Send was cut off between keys and rows."""
    last = secrets.open_sitting()
    if last is not None:
        return last
    handed = secrets.sent_sittings()
    acts = Act.objects.filter(submission_id=secrets.submission_id)
    if original_deleted(Submission.objects.get(pk=secrets.submission_id)):
        # A sitting that was open then is gone, not cut off.
        return None
    sends = acts.filter(kind=Act.Kind.SEND).count()
    return handed[-1] if len(handed) > sends else None


def open_sitting(*, secrets: Secrets) -> int:
    """The number of the sitting that is being told: the one not sent yet, or a new one."""
    last = sitting_to_send(secrets=secrets)
    return last if last is not None else secrets.new_sitting()


def answers_context(submission_id: str, sitting: int) -> str:
    return f"answers {submission_id} {sitting}"


def save_answers(*, secrets: Secrets, sitting: int, answers: dict[str, Any], at: datetime.date) -> None:
    """Seal the answers of a sitting, replacing what was saved before. `answers` is JSON-like: question to text."""
    sealed = sealing.seal_under(
        secrets.sitting_key(sitting),
        json.dumps(answers, ensure_ascii=False).encode(),
        context=answers_context(secrets.submission_id, sitting),
    )
    submission_id = secrets.submission_id
    with transaction.atomic():
        locked(submission_id)
        before = list(
            SealedBody.objects.filter(
                submission_id=submission_id, purpose=SealedBody.Purpose.ANSWERS, sitting=sitting
            ).values_list("pk", flat=True)
        )
        SealedBody.objects.create(
            submission_id=submission_id,
            purpose=SealedBody.Purpose.ANSWERS,
            sitting=sitting,
            seq=next_seq(SealedBody, submission_id=submission_id, purpose=SealedBody.Purpose.ANSWERS),
            sealed=sealed,
        )
        SealedBody.objects.filter(pk__in=before).delete()
        Submission.objects.filter(pk=submission_id).update(touched_on=at)


def read_answers(*, submission_id: str, sitting: int, key: bytes) -> dict[str, Any]:
    """The answers of a sitting, opened with its key (`Secrets.sitting_key` or `Opened.sitting_key`)."""
    body = (
        SealedBody.objects.filter(submission_id=submission_id, purpose=SealedBody.Purpose.ANSWERS, sitting=sitting)
        .order_by("-seq")
        .first()
    )
    if body is None:
        return {}
    answers: dict[str, Any] = json.loads(
        sealing.open_under(key, bytes(body.sealed), context=answers_context(submission_id, sitting))
    )
    return answers


def add_original(
    *,
    secrets: Secrets,
    sitting: int,
    chunks: Iterable[bytes],
    name: str,
    media_type: str,
    at: datetime.date,
    words: str = "",
    agreed: bool = False,
    shape: tuple[int, int] = (0, 0),
) -> Original:
    """Seal one file as it streams in; its name, type, size and what was said of it are sealed beside it."""
    key = secrets.sitting_key(sitting)
    row = Original(
        submission_id=secrets.submission_id,
        sitting=sitting,
        seq=next_seq(Original, submission_id=secrets.submission_id),
        file_id=new_id(),
    )
    writer = SealedWriter(file_id=row.file_id, submission_id=secrets.submission_id, key=key)
    digest = hashlib.sha256()
    for chunk in chunks:
        writer.write(chunk)
        digest.update(chunk)
    sealed = writer.close()
    label = {
        "name": name,
        "media_type": media_type,
        "size": sealed.size,
        "words": words,
        "agreed": agreed,
        "sha256": digest.hexdigest(),
        "width": shape[0],
        "height": shape[1],
    }
    row.sealed_label = sealing.seal_under(key, json.dumps(label).encode(), context=f"label {row.pk}")
    with transaction.atomic():
        row.save(force_insert=True)
        Submission.objects.filter(pk=secrets.submission_id).update(touched_on=at)
    return row


def take_back_original(*, secrets: Secrets, sitting: int, original_id: str) -> None:
    """Delete one file of a sitting that was not sent, or one that is still coming. Nothing happens when it is gone
    already, or arrived and was sent."""
    row = Original.objects.filter(pk=original_id, submission_id=secrets.submission_id).first()
    if row is not None and (not row.whole or row.sitting == sitting == secrets.open_sitting()):
        delete(row.file_id)
        row.delete()


def label_of(original: Original, *, key: bytes) -> OriginalLabel:
    """The sealed label of a file, opened with its sitting's key."""
    label = json.loads(sealing.open_under(key, bytes(original.sealed_label), context=f"label {original.pk}"))
    return OriginalLabel(id=original.pk, file_id=original.file_id, sitting=original.sitting, **label)


def read_original(label: OriginalLabel, *, submission_id: str, key: bytes) -> bytes:
    """The bytes of a file, in memory. For pictures and documents; sound and video are read by range."""
    with SealedReader(file_id=label.file_id, submission_id=submission_id, key=key) as reader:
        return reader.read()


def send(*, secrets: Secrets, sitting: int, choices: Choices, at: datetime.date) -> Act:
    """Hand the sitting to the archive: its grants become rows, signed. A repeated Send changes nothing.

    The vault first, then one transaction: a crash in between leaves something sealed to the archive that nobody has
    consented to show, and the next Send finishes it.
    """
    submission = Submission.objects.get(pk=secrets.submission_id)
    desk_public = by_code.hand_to_archive(secrets=secrets)
    by_code.send_sitting(secrets=secrets, sitting=sitting)
    with transaction.atomic():
        submission = Submission.objects.select_for_update().get(pk=submission.pk)
        done = submission.acts.filter(kind=Act.Kind.SEND).order_by("-seq")
        if len(done) >= len(secrets.sent_sittings()):
            return done[0]
        act = append(
            secrets=secrets,
            kind=Act.Kind.SEND,
            at=at,
            words={"sitting": sitting, **choices.words()},
            grants=grants_for(submission=submission, choices=choices),
        )
        if choices.delete_after:
            append(secrets=secrets, kind=Act.Kind.DELETE_AFTER, at=at)
        if submission.sent_on is None:
            submission.sent_on = at
            submission.desk_public = desk_public
            if choices.minor:
                submission.approvals_needed = max(submission.approvals_needed, 3)
            submission.save(update_fields=["sent_on", "desk_public", "approvals_needed"])
        return act
