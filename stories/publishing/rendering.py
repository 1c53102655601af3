"""Jobs of the worker: asked for by the desk, done one at a time under a lease, resumable, idempotent, content-free.

A job names its choices by a keyed hash alone. The worker opens the story through the keeper (reason "render"), finds in
the worksheet what has this hash, and seals what it makes. Killed anywhere it leaves sealed files that a row names.
"""

import datetime
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack

from django.conf import settings

from stories.intake.models import Submission
from stories.intake.sniffing import SOUND, TYPES
from stories.intake.telling import OriginalLabel
from stories.publishing.rendered import (
    Finished,
    choice_digest,
    context,
    finished,
    look_digest,
    remove_files,
    spoken_words,
)
from stories.publishing.renders import Render, RenderFile
from stories.publishing.sounding import Made, film_of, looked_at, sound_of
from stories.publishing.tending import hold_lease
from stories.publishing.wishes import kept_to
from stories.publishing.worksheets import Told, load_worksheet, told
from stories.redaction.encoding.ffmpeg import MediaRefused
from stories.redaction.sound import Source
from stories.redaction.verifying.exiftool import second_opinion
from stories.redaction.verifying.verify import Unclean, verify
from stories.redaction.worksheet import Worksheet
from stories.vault import erasing as vault
from stories.vault import sealing
from stories.vault.errors import KeyGone
from stories.vault.files import SealedReader, SealedWriter
from stories.vault.ids import new_id
from stories.vault.keeper import CannotOpen, Opened, get_keeper

logger = logging.getLogger("amparo.tend")
LEASE_NAME, REASON = "render", "render"
MOST_ATTEMPTS = 5
BACK_OFF = datetime.timedelta(minutes=1)
# How often a job at work says how far it is, keeps its lease and asks whether it is still wanted.
BEAT_SECONDS = 1.0
STEP_PERCENT = 5


class Unwanted(Exception):
    """Cancelled, withdrawn, or another process has the job."""


def render_next(*, holder: str, now: datetime.datetime) -> bool:
    """Do one job if there is one and nobody else is at it. Whether there was one. Safe to kill anywhere."""
    states = Render.State
    if not Render.objects.filter(state__in=(states.WAITING, states.WORKING)).exists():
        return False  # without a lease: to take one is a commit
    if not hold_lease(name=LEASE_NAME, holder=holder, now=now):
        return False
    # Whoever holds the lease is alone: what is at work was cut off.
    Render.objects.filter(state=Render.State.WORKING).update(state=Render.State.WAITING)
    due = Render.objects.filter(state=Render.State.WAITING, submission__withdrawal=None).exclude(not_before__gt=now)
    render = due.order_by("day", "pk").first()
    if render is None:
        return False
    taken = Render.objects.filter(pk=render.pk, state=Render.State.WAITING)
    if taken.update(state=Render.State.WORKING, attempts=render.attempts + 1, percent=0):
        render.refresh_from_db()
        _work(render, holder=holder, now=now)
    return True


def _work(render: Render, *, holder: str, now: datetime.datetime) -> None:
    remove_files(render)
    try:
        _make(render, beat=Beat(render, holder=holder, now=now))
    except Unwanted:
        remove_files(render)
    except MediaRefused as refusal:
        _end(render, Render.State.REFUSED if refusal.code != "cancelled" else Render.State.CANCELLED, refusal.code)
    except Unclean:
        _end(render, Render.State.REFUSED, "unclean")
    except (KeyGone, CannotOpen):
        _end(render, Render.State.REFUSED, "no_key")
    except Exception as error:  # tried again later; the kind of error is all that may be written down
        logger.error("A render failed: %s", type(error).__name__)
        if render.attempts >= MOST_ATTEMPTS:
            _end(render, Render.State.REFUSED, "failed")
            return
        remove_files(render)
        later = now + BACK_OFF * 4 ** (render.attempts - 1)
        Render.objects.filter(pk=render.pk, state=Render.State.WORKING).update(
            state=Render.State.WAITING, not_before=later
        )


def _end(render: Render, state: str, reason: str) -> None:
    remove_files(render)
    Render.objects.filter(pk=render.pk, state=Render.State.WORKING).update(state=state, reason=reason)


class Beat:
    """Called at every step of a job: at intervals it keeps the lease, says how far it is, and asks whether to go on."""

    def __init__(self, render: Render, *, holder: str, now: datetime.datetime) -> None:
        self.render, self.holder, self.now = render, holder, now
        self.stop = threading.Event()
        self.whole = 0.0
        self._began = self._last = time.monotonic()

    def __call__(self, seconds: float) -> None:
        if time.monotonic() - self._last >= BEAT_SECONDS:
            self._last = time.monotonic()
            self.ask(min(95, int(100 * seconds / self.whole)) if self.whole else 0)

    def ask(self, percent: int) -> None:
        """Raises Unwanted."""
        now = self.now + datetime.timedelta(seconds=time.monotonic() - self._began)
        mine = hold_lease(name=LEASE_NAME, holder=self.holder, now=now)
        wanted = Render.objects.filter(
            pk=self.render.pk, state=Render.State.WORKING, submission__withdrawal=None
        ).update(percent=percent - percent % STEP_PERCENT)
        if not mine or not wanted:
            self.stop.set()
            raise Unwanted


def _make(render: Render, *, beat: Beat) -> None:
    opened = get_keeper().open(str(render.person_id), render.submission_id, REASON)
    story = told(submission=render.submission, opened=opened)
    if story.original_deleted:
        raise MediaRefused("no_key")
    worksheet = kept_to(load_worksheet(submission=render.submission, opened=opened), story.answers)
    with ExitStack() as stack:
        made = _made(render, opened=opened, story=story, worksheet=worksheet, stack=stack, beat=beat)
        for file in (*made.files, *made.poster):
            verify(file.memory, file.media_type)
        second_opinion([file.memory for file in (*made.files, *made.poster)])
        sealed = _seal(render, made, beat=beat)
    _keep(render, sealed)


def _made(render: Render, *, opened: Opened, story: Told, worksheet: Worksheet, stack: ExitStack, beat: Beat) -> Made:
    submission = render.submission
    if render.purpose == Render.Purpose.LOOK:
        for label in story.originals:
            key = opened.sitting_key(label.sitting)
            if look_digest(label.id, key=key) == render.digest:
                beat.whole = label.seconds
                return looked_at(
                    source_of(label, submission=submission, key=key),
                    film=label.media_type.startswith("video/"),
                    seconds=label.seconds,
                    stack=stack,
                    stop=beat.stop,
                    progress=beat,
                )
        raise Unwanted
    words = spoken_words(worksheet, story, submission.language)
    for choice in worksheet.recordings:
        heard = next((label for label in story.originals if label.id == choice.original), None)
        if heard is None:
            continue
        key = opened.sitting_key(heard.sitting)
        if choice_digest(choice, words=words, key=key) == render.digest:
            beat.whole = heard.seconds
            original = source_of(heard, submission=submission, key=key)
            make = sound_of if choice.show == "sound" else film_of
            return make(
                choice,
                original=original,
                respoken=respoken_source(choice.respoken, submission=submission, opened=opened),
                words=words,
                language=submission.language,
                stack=stack,
                stop=beat.stop,
                progress=beat,
            )
    # Somebody changed the worksheet since: nobody waits for this any more.
    Render.objects.filter(pk=render.pk).update(state=Render.State.CANCELLED)
    raise Unwanted


def source_of(label: OriginalLabel, *, submission: Submission, key: bytes) -> Source:
    """A narrator's recording, read from its sealed file."""
    return _source(label.media_type, file_id=label.file_id, submission=submission, key=key)


def respoken_source(render_id: str, *, submission: Submission, opened: Opened) -> Source | None:
    """What a volunteer spoke, read from its sealed file; None where there is none."""
    respoken = Render.objects.filter(submission=submission, pk=render_id, purpose=Render.Purpose.RESPOKEN)
    render = respoken.first() if render_id else None
    if render is None:
        return None
    kept = finished(render=render, opened=opened)
    file = kept.files[0]
    return _source(file["type"], file_id=kept.at[file["sha256"]], submission=submission, key=kept.key)


def _source(media_type: str, *, file_id: str, submission: Submission, key: bytes) -> Source:
    family = TYPES[media_type].family if media_type in TYPES else SOUND

    def pieces() -> Iterator[bytes]:
        with SealedReader(file_id=file_id, submission_id=submission.pk, key=key) as reader:
            yield from reader.chunks()

    limits: dict[str, int] = settings.ARCHIVE_FILE_LIMITS  # type: ignore[misc]
    return Source(media_type, pieces, limits[family])


def _seal(render: Render, made: Made, *, beat: Beat) -> Finished:
    key, at = sealing.new_key(), dict[str, str]()
    try:
        for file in (*made.files, *made.poster):
            row = RenderFile.objects.create(render=render, file_id=new_id())
            at[str(file.listed()["sha256"])] = row.file_id
            writer = SealedWriter(file_id=row.file_id, submission_id=render.submission_id, key=key)
            for piece in file.memory.pieces():
                writer.write(piece)
            writer.close()
            beat.ask(95)
    except BaseException:
        # A withdrawal in this moment took the rows away: these files go by what is known here.
        for file_id in at.values():
            vault.delete_file(file_id)
        raise
    return Finished(
        key=key,
        seconds=made.seconds,
        files=[file.listed() for file in made.files],
        poster=[file.listed() for file in made.poster],
        at=at,
        facts=made.facts,
    )


def _keep(render: Render, result: Finished) -> None:
    """The last step, in one statement: only for a job that is still wanted. Raises Unwanted."""
    public = bytes(render.submission.encryption_public or b"")
    sealed = sealing.seal_to(public, result.to_bytes(), context=context(render))
    kept = Render.objects.filter(pk=render.pk, state=Render.State.WORKING, submission__withdrawal=None).update(
        state=Render.State.DONE, percent=100, reason="", sealed=sealed
    )
    if not kept:
        raise Unwanted
