"""Letting a program write down a recording, when a steward installed one. Never required; never published unread.

It runs in a thread of this process: nothing of it waits anywhere, and if the process ends, somebody asks again.
"""

import logging
import threading

from django.conf import settings
from django.db import connections
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.intake.models import Submission
from stories.intake.telling import OriginalLabel
from stories.moderation.models import User
from stories.publishing.errors import Refused
from stories.publishing.transcribing import put, transcript_of
from stories.publishing.worksheets import change_worksheet
from stories.redaction.sound import Source
from stories.redaction.speech import NotHeard, hear
from stories.redaction.transcripts.transcript import Transcript
from stories.redaction.worksheet import Worksheet
from stories.vault.files import SealedReader
from stories.vault.keeper import Opened

logger = logging.getLogger("amparo.speech")

SENTENCES: dict[str, Promise] = {
    "not_installed": _("En este archivo no hay ningún programa que escriba lo que oye."),
    "busy": _("La máquina está ocupada con otra grabación. Pruebe más tarde."),
    "missing": _("El programa que escribe lo que oye ya no está donde estaba. Avise a quien administra."),
    "unconfined": _("Esta computadora no puede encerrar al programa sin red, así que no se usa."),
    "too_long": _("La máquina tardó demasiado y se detuvo."),
    "cancelled": _("Se detuvo."),
    "broken": _("La máquina no entendió esta grabación."),
    "written": _("Mientras la máquina escuchaba, alguien escribió. Quedó lo que escribió la persona."),
}
RUNNING = "running"
_one_at_a_time = threading.Lock()
_standing: dict[tuple[str, str], str] = {}


class Unavailable(Exception):
    """`code` is a key of SENTENCES; `str()` is the sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    def __str__(self) -> str:
        return str(SENTENCES[self.code])


def installed() -> bool:
    """Whether a steward named a program."""
    return bool(settings.ARCHIVE_SPEECH_COMMAND)


def standing(*, submission_id: str, original: str) -> dict[str, object]:
    """What the screen says: whether there is a program, whether it runs for this recording, why it last did not."""
    now = _standing.get((submission_id, original), "")
    failed = "" if now in ("", RUNNING) else SENTENCES[now]
    return {"installed": installed(), "running": now == RUNNING, "failed": failed}


def begin(*, submission: Submission, label: OriginalLabel, person: User, opened: Opened) -> threading.Thread:
    """Start listening to one recording; the result is kept sealed, marked as a machine's. Raises Unavailable."""
    if not installed():
        raise Unavailable("not_installed")
    if not _one_at_a_time.acquire(blocking=False):
        raise Unavailable("busy")
    key = (submission.pk, label.id)
    _standing[key] = RUNNING

    def run() -> None:
        try:
            _standing[key] = listen(submission=submission, label=label, person=person, opened=opened)
        except Exception as error:  # the kind of error is all that may be written down
            logger.error("Listening failed: %s", type(error).__name__)
            _standing[key] = "broken"
        finally:
            _one_at_a_time.release()
            connections.close_all()

    thread = threading.Thread(target=run, name="speech", daemon=True)
    thread.start()
    return thread


def listen(*, submission: Submission, label: OriginalLabel, person: User, opened: Opened) -> str:
    """Hear one recording to its end and keep it. Why there is no result, as a key of SENTENCES; "" when it is kept."""
    with SealedReader(
        file_id=label.file_id, submission_id=submission.pk, key=opened.sitting_key(label.sitting)
    ) as reader:
        try:
            cues = hear(
                Source(label.media_type, reader.chunks, label.size),
                command=settings.ARCHIVE_SPEECH_COMMAND,
                language=submission.language.split("-")[0],
                stop=threading.Event(),
            )
        except NotHeard as error:
            return error.code
    return keep(
        submission=submission, heard=Transcript(label.id, cues=cues, made="machine"), person=person, opened=opened
    )


def keep(*, submission: Submission, heard: Transcript, person: User, opened: Opened) -> str:
    """Keep what a machine heard, unless a person wrote meanwhile or the story was taken back. "" when it is kept."""

    def beside_people(worksheet: Worksheet) -> Worksheet:
        now = transcript_of(worksheet=worksheet, original=heard.original)
        if now.cues and now.made == "person":
            raise Unavailable("written")
        return put(worksheet, heard)

    try:
        change_worksheet(submission=submission, change=beside_people, person=person, opened=opened)
    except Refused:
        return "cancelled"
    except Unavailable as kept:
        return kept.code
    return ""
