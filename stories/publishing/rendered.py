"""What renders are asked for by, what they leave sealed, and how they go again. The worker is in `rendering`."""

import datetime
import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import rfc8785
from django.db import transaction

from stories.intake.models import Submission
from stories.moderation.models import User
from stories.publishing.errors import Refused
from stories.publishing.passages import passage_parts
from stories.publishing.renders import Render, RenderFile, unneeded_since
from stories.publishing.worksheets import Told
from stories.redaction.sound import FORMATS
from stories.redaction.worksheet import RecordingChoice, Worksheet
from stories.vault import erasing as vault
from stories.vault import sealing
from stories.vault.files import SealedReader, SealedWriter
from stories.vault.ids import new_id
from stories.vault.keeper import Opened

# Changed when a render of the same choices would come out otherwise.
RECIPE = 1


@dataclass(frozen=True)
class Finished:
    """What a render left sealed: seconds, entries of its files and poster, where these lie, and facts for the desk."""

    key: bytes
    seconds: float
    files: list[dict[str, Any]] = field(default_factory=list)
    poster: list[dict[str, Any]] = field(default_factory=list)
    at: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        return json.dumps({**asdict(self), "key": self.key.hex()}).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Finished":
        kept = json.loads(data)
        return cls(**{**kept, "key": bytes.fromhex(kept["key"])})


@dataclass(frozen=True)
class SealedPiece:
    """A finished file in the sealed store: its hash, and its bytes as they are opened."""

    sha256: str
    file_id: str
    submission_id: str
    key: bytes

    def pieces(self) -> Iterator[bytes]:
        with SealedReader(file_id=self.file_id, submission_id=self.submission_id, key=self.key) as reader:
            yield from reader.chunks()


def context(render: Render) -> str:
    return f"render {render.pk}"


def look_digest(original: str, *, key: bytes) -> str:
    """What the look at one original is found by."""
    return _digest({"look": original}, key=key)


def choice_digest(choice: RecordingChoice, *, words: list[str], key: bytes) -> str:
    """What a choice is found by: everything that changes a sample or a frame, and nothing else."""
    plain = {name: value for name, value in asdict(choice).items() if name != "alt"}
    if choice.voice == "synthetic":
        plain["words"] = words
    return _digest(plain, key=key)


def _digest(what: Mapping[str, Any], *, key: bytes) -> str:
    return hmac.new(key, rfc8785.dumps({"recipe": RECIPE, **what}), hashlib.sha256).hexdigest()


def spoken_words(worksheet: Worksheet, story: Told, language: str) -> list[str]:
    """The redacted passages as a machine reads them: what is withheld is said as what it is."""
    return ["".join(text for _kind, text in passage["runs"]) for passage in passage_parts(worksheet, story, language)]


def ask_for(*, submission: Submission, person: User, purpose: str, digest: str, at: datetime.date) -> Render:
    """The job for this digest: the one there is, begun again if it was refused or cancelled, or a new one."""
    with transaction.atomic():
        render, _made = Render.objects.select_for_update().get_or_create(
            submission=submission, digest=digest, defaults={"person": person, "purpose": purpose, "day": at}
        )
        if render.state in (Render.State.REFUSED, Render.State.CANCELLED):
            render.state, render.reason, render.attempts, render.not_before = Render.State.WAITING, "", 0, None
            render.percent, render.person, render.day = 0, person, at
            render.save()
    return render


def cancel(*, render: Render) -> bool:
    """Take back what was asked for. A job at work notices within a second and leaves nothing."""
    open_ones = Render.objects.filter(pk=render.pk, state__in=(Render.State.WAITING, Render.State.WORKING))
    return bool(open_ones.update(state=Render.State.CANCELLED, percent=0))


def finished(*, render: Render, opened: Opened) -> Finished:
    """What came out of a render that is done. Raises CannotOpen."""
    return Finished.from_bytes(opened.unseal(bytes(render.sealed or b""), context=context(render)))


def remove_files(render: Render) -> None:
    """Delete what this render has sealed so far, files before rows."""
    for file in render.files.all():
        vault.delete_file(file.file_id)
        file.delete()


def give_respoken(*, submission: Submission, person: User, data: bytes, media_type: str, at: datetime.date) -> Render:
    """Seal what a volunteer spoke instead of the narrator. Raises Refused for what is no recording."""
    if media_type not in FORMATS:
        raise Refused("not_a_recording")
    key = sealing.new_key()
    render = Render.objects.create(
        submission=submission,
        person=person,
        purpose=Render.Purpose.RESPOKEN,
        digest=hashlib.sha256(key + new_id().encode()).hexdigest(),
        state=Render.State.CANCELLED,
        day=at,
    )
    row = RenderFile.objects.create(render=render, file_id=new_id())
    writer = SealedWriter(file_id=row.file_id, submission_id=submission.pk, key=key)
    writer.write(data)
    writer.close()
    sha256 = hashlib.sha256(data).hexdigest()
    listed = [{"sha256": sha256, "type": media_type, "bytes": len(data)}]
    result = Finished(key=key, seconds=0.0, files=listed, at={sha256: row.file_id})
    render.sealed = sealing.seal_to(
        bytes(submission.encryption_public or b""), result.to_bytes(), context=context(render)
    )
    render.state, render.percent = Render.State.DONE, 100
    render.save()
    return render


def forget_renders(*, submission_id: str) -> bool:
    """Delete every render of a story, files first. Whether there was any."""
    renders = Render.objects.filter(submission_id=submission_id)
    for render in renders:
        remove_files(render)
    return bool(renders.delete()[0])


def forget_old_renders(*, at: datetime.date) -> int:
    """What was made or refused more than a month ago. What a volunteer spoke stays with its story."""
    old = Render.objects.filter(day__lt=at - unneeded_since()).exclude(purpose=Render.Purpose.RESPOKEN)
    count = 0
    for render in old.exclude(state__in=(Render.State.WAITING, Render.State.WORKING)):
        remove_files(render)
        render.delete()
        count += 1
    return count
