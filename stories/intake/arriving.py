"""Files on their way in: begun, added to, gone on with after an interruption, examined, arrived; or given up.

Two ways lead here. *Resumable* (tus): `begin` makes the row, `writer` adds bytes at the right place, `finish` examines.
*In one piece* (a form): `Taking` seals while the form is read, `adopt` examines and makes the row. Either way the bytes
are sealed as they come, and a file counts (`Original.whole`) when it was read back, examined and, where a steward wants
it, scanned. Until then it belongs to its sender alone, whatever else was sent meanwhile.
"""

import datetime
import hashlib
import re
from dataclasses import dataclass, replace

from django.conf import settings
from django.db import transaction

from stories.intake.acts import next_seq
from stories.intake.examining import Found, examine
from stories.intake.models import Original, Submission
from stories.intake.refusing import Reason, Refused
from stories.intake.scanning import Scan, Verdict
from stories.intake.sniffing import TYPES, largest
from stories.intake.telling import OriginalLabel, label_of
from stories.vault import disk, sealing
from stories.vault.bundle import Secrets
from stories.vault.errors import Finished, KeyGone, NotThere
from stories.vault.files import SealedReader, SealedWriter, delete, touched_on
from stories.vault.ids import new_id

# What a file was sent for. "" is the page of files; `voice:<question>` an answer that was spoken; `consent:<use>` a yes
# that was spoken, which is no part of the story.
VOICE, CONSENT = "voice:", "consent:"
_PURPOSE = re.compile(r"[a-z0-9_:-]{0,40}")
MOST_FILES = 40
# An upload that nobody goes on with. Its day of last change is all that is known of it.
LASTS = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Words:
    """What is said with a file: of what it shows, whether who is in it agrees, what for, and the browser's mark."""

    words: str = ""
    agreed: bool = False
    purpose: str = ""
    mark: str = ""


class NotWhole(Exception):
    """Bytes are still missing."""


def begin(*, secrets: Secrets, sitting: int, length: int | None, said: Words, at: datetime.date) -> OriginalLabel:
    """Make room for a file of `length` bytes, of which none is there yet. Raises Refused.

    None: it is being recorded, and `set_length` tells later.
    """
    with transaction.atomic():
        submission = Submission.objects.select_for_update().get(pk=secrets.submission_id)
        refuse_what_does_not_fit(submission, secrets, length=1 if length is None else length)
        row = Original(
            submission=submission,
            sitting=sitting,
            seq=next_seq(Original, submission_id=submission.pk),
            file_id=new_id(),
            whole=False,
        )
        key = secrets.sitting_key(sitting)
        SealedWriter(file_id=row.file_id, submission_id=submission.pk, key=key).pause()
        label = _labelled(row, key=key, said=said, size=length)
        row.save(force_insert=True)
        Submission.objects.filter(pk=submission.pk).update(touched_on=at)
    return label


def refuse_what_does_not_fit(submission: Submission, secrets: Secrets, *, length: int) -> None:
    """Raises Refused for an empty or too large file, and where story, or disk, have no room for one more."""
    if length == 0:
        raise Refused(Reason.EMPTY)
    if length > largest():
        raise Refused(Reason.TOO_LARGE)
    if submission.originals.count() >= MOST_FILES:
        raise Refused(Reason.MANY)
    if length + sum(label.size for label in _labels(secrets) if not label.open) > settings.ARCHIVE_STORY_QUOTA:
        raise Refused(Reason.FULL)
    if not disk.has_room_for(length):
        raise Refused(Reason.NO_ROOM)


def coming(*, secrets: Secrets) -> list[OriginalLabel]:
    """What was begun and has not arrived, of any sitting, in order; `size` is what it will have."""
    return _labels(secrets, whole=False)


def arrived(*, secrets: Secrets) -> list[OriginalLabel]:
    """Every file of the story that arrived and can still be opened, of any sitting and purpose, in order."""
    return _labels(secrets, whole=True)


def find(*, secrets: Secrets, original_id: str) -> tuple[OriginalLabel, bool]:
    """One file of this story, and whether it has arrived. Raises NotThere."""
    row = Original.objects.filter(pk=original_id, submission_id=secrets.submission_id).first()
    if row is None:
        raise NotThere(original_id)
    try:
        return label_of(row, key=secrets.sitting_key(row.sitting)), row.whole
    except KeyGone as error:
        raise NotThere(original_id) from error


def received(*, secrets: Secrets, label: OriginalLabel) -> int:
    """How many bytes of it are here, sealed and durable. Raises InUse while they are added to, NotThere."""
    try:
        with writer(secrets=secrets, label=label) as at:
            return at.offset
    except Finished:
        return label.size


def writer(*, secrets: Secrets, label: OriginalLabel) -> SealedWriter:
    """Goes on where it stopped. Raises Finished when every byte is there, InUse while another writes, NotThere."""
    return SealedWriter.resume(
        file_id=label.file_id, submission_id=secrets.submission_id, key=secrets.sitting_key(label.sitting)
    )


def set_length(*, secrets: Secrets, label: OriginalLabel, length: int) -> OriginalLabel:
    """Say how long a recording became, once it is known."""
    row = Original.objects.get(pk=label.id)
    closed = replace(label, size=length, open=False)
    _seal_label(row, closed, key=secrets.sitting_key(label.sitting))
    Original.objects.filter(pk=row.pk, whole=False).update(sealed_label=row.sealed_label)
    return closed


def keep_what_came(*, secrets: Secrets, label: OriginalLabel) -> OriginalLabel | None:
    """A recording that broke off ends where it broke; None where nothing of it came.

    Raises Refused, InUse, NotThere.
    """
    here = received(secrets=secrets, label=label)
    if not here:
        give_up(label)
        return None
    return finish(secrets=secrets, label=set_length(secrets=secrets, label=label, length=here))


def finish(*, secrets: Secrets, label: OriginalLabel) -> OriginalLabel:
    """Close, read back, examine, scan; then it has arrived. May be repeated, by two at once, and after a crash between.

    Returns the label of an equal file where the same was sent before. Raises Refused (it is erased then), NotWhole, and
    NotThere where somebody gave it up meanwhile.
    """
    key = secrets.sitting_key(label.sitting)
    try:
        with writer(secrets=secrets, label=label) as last:
            if last.offset != label.size:
                raise NotWhole
            last.close()
    except Finished:
        pass
    row = Original.objects.filter(pk=label.id).first()
    if row is None:
        raise NotThere(label.id)
    if row.whole:
        return label_of(row, key=key)
    try:
        settled = _settled(label, submission_id=secrets.submission_id, key=key)
    except Refused:
        give_up(label)
        raise
    if (equal := _sent_before(secrets, settled)) is not None:
        give_up(label)
        return equal
    _seal_label(row, settled, key=key)
    if not Original.objects.filter(pk=row.pk).update(sealed_label=row.sealed_label, whole=True):
        raise NotThere(label.id)
    return settled


def give_up(label: OriginalLabel) -> None:
    """Erase one that has not arrived; what has arrived meanwhile stays. May be repeated."""
    _erase(original_id=label.id, file_id=label.file_id)


def expires_on(label: OriginalLabel) -> datetime.date | None:
    """The day from which an unfinished upload is erased; None where nothing of it is there."""
    day = touched_on(label.file_id)
    return None if day is None else day + LASTS + datetime.timedelta(days=1)


def remove_expired(*, at: datetime.date) -> int:
    """Erase what nobody went on with for `LASTS`. Returns how many."""
    old = 0
    for row in Original.objects.filter(whole=False):
        day = touched_on(row.file_id)
        # Every byte may be there and nobody came back to have it examined: then the story's own day counts.
        if at <= (day or row.submission.touched_on) + LASTS:
            continue
        old += _erase(original_id=row.pk, file_id=row.file_id)
    return old


def _erase(*, original_id: str, file_id: str) -> bool:
    """The row first: whoever finds that it has arrived keeps it; a crash between leaves a stray that `tend` finds."""
    gone, _by_table = Original.objects.filter(pk=original_id, whole=False).delete()
    if gone:
        delete(file_id)
    return bool(gone)


class Taking:
    """A file that comes in one piece: sealed while it is read, erased unless it is adopted."""

    def __init__(self, *, secrets: Secrets, sitting: int) -> None:
        self.secrets, self.sitting, self.file_id = secrets, sitting, new_id()
        self._key = secrets.sitting_key(sitting)
        self._writer = SealedWriter(file_id=self.file_id, submission_id=secrets.submission_id, key=self._key)
        self.size = 0
        self._open = True

    def write(self, data: bytes) -> None:
        """The next bytes. Raises OSError where the disk is full."""
        self._writer.write(data)
        self.size += len(data)

    def done(self) -> None:
        """All bytes came."""
        self._writer.close()

    def erase(self) -> None:
        """Not wanted, or broken off. May be repeated; nothing happens to what was adopted."""
        if self._open:
            self._open = False
            self._writer.discard()
            delete(self.file_id)

    def adopt(self, *, said: Words, at: datetime.date) -> OriginalLabel:
        """Examine it; then it has arrived. The same file twice is kept once. Raises Refused; it is erased then."""
        submission_id = self.secrets.submission_id
        row = Original(submission_id=submission_id, sitting=self.sitting, file_id=self.file_id)
        try:
            submission = Submission.objects.get(pk=submission_id)
            refuse_what_does_not_fit(submission, self.secrets, length=self.size)
            label = _labelled(row, key=self._key, said=said, size=self.size)
            label = _settled(label, submission_id=submission_id, key=self._key)
        except Refused:
            self.erase()
            raise
        if (equal := _sent_before(self.secrets, label)) is not None:
            self.erase()
            return equal
        _seal_label(row, label, key=self._key)
        with transaction.atomic():
            Submission.objects.select_for_update().get(pk=submission_id)
            row.seq = next_seq(Original, submission_id=submission_id)
            row.save(force_insert=True)
            Submission.objects.filter(pk=submission_id).update(touched_on=at)
        self._open = False
        return label


def _settled(label: OriginalLabel, *, submission_id: str, key: bytes) -> OriginalLabel:
    """The label with what the whole file shows. Every byte is opened again: what was sealed can be read."""
    with SealedReader(file_id=label.file_id, submission_id=submission_id, key=key) as reader:
        found: Found = examine(reader)
        digest, scan = hashlib.sha256(), Scan()
        for piece in reader.chunks(size=1 << 18):
            digest.update(piece)
            scan.feed(piece)
        verdict = scan.verdict()
        size = reader.size
    if verdict == Verdict.INFECTED:
        raise Refused(Reason.INFECTED)
    return replace(
        label,
        name=f"{label.id}.{TYPES[found.media_type].ending}",
        media_type=found.media_type,
        size=size,
        sha256=digest.hexdigest(),
        width=found.width,
        height=found.height,
        seconds=round(found.seconds, 1),
        scanned=verdict.value,
    )


def _labelled(row: Original, *, key: bytes, said: Words, size: int | None) -> OriginalLabel:
    label = OriginalLabel(
        id=row.pk,
        file_id=row.file_id,
        sitting=row.sitting,
        name="",
        media_type="",
        size=largest() if size is None else size,
        open=size is None,
        words=said.words[:500],
        agreed=said.agreed,
        purpose=said.purpose if _PURPOSE.fullmatch(said.purpose) else "",
        mark=said.mark[:100],
    )
    _seal_label(row, label, key=key)
    return label


def _seal_label(row: Original, label: OriginalLabel, *, key: bytes) -> None:
    row.sealed_label = sealing.seal_under(key, label.to_json(), context=f"label {row.pk}")


def _labels(secrets: Secrets, **chosen: bool) -> list[OriginalLabel]:
    """The labels of every file of the story that can still be opened."""
    found = []
    for row in Original.objects.filter(submission_id=secrets.submission_id, **chosen).order_by("seq", "pk"):
        try:
            found.append(label_of(row, key=secrets.sitting_key(row.sitting)))
        except KeyGone:
            continue
    return found


def _sent_before(secrets: Secrets, label: OriginalLabel) -> OriginalLabel | None:
    """Another file, equal to this one, that arrived in the same sitting for the same purpose."""
    same = (label.sha256, label.sitting, label.purpose)
    others = (each for each in _labels(secrets, whole=True) if each.id != label.id)
    return next((each for each in others if (each.sha256, each.sitting, each.purpose) == same), None)
