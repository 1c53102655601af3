"""Whether the archive keeps what it promises on its own: the door stands, somebody tends, nothing is overdue.

Content-free: numbers and days, no ids and no names. A number below `SMALL` about people is not said.
"""

import datetime
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from stories.gate.clock import today
from stories.gate.startup import DoorMissing, check_door
from stories.intake.contacts import LASTS as CONTACTS_LAST
from stories.intake.contacts import Contact
from stories.intake.models import Submission
from stories.moderation.models import Refusal
from stories.publishing.facts import gather
from stories.publishing.models import Duty, ErasureReport
from stories.publishing.state import DRAFTS_LAST, REPORTS_LAST
from stories.publishing.waiting import frozen, somebody_tends, what_waits
from stories.vault import disk
from stories.vault.archive_keys import KeyFileError
from stories.vault.backup_of_keys import made_on
from stories.vault.errors import KeyStoreAway
from stories.vault.exchanging import accepted_halves
from stories.vault.first_run import problems as key_problems
from stories.vault.keyring import vault_publics

# `tend` runs every few seconds; what is a day late is overdue.
GRACE = datetime.timedelta(days=1)
SMALL = 5


@dataclass(frozen=True)
class Problem:
    """Something that is not as promised: a code for programs, a sentence for people."""

    code: str
    words: str


def problems(*, now: datetime.datetime) -> list[Problem]:
    """Everything that is not as it should be; empty when all is well."""
    try:
        check_door()
    except DoorMissing:
        return [Problem("door", _("La puerta no está. Nada se sirve. Ejecute `manage.py migrate`."))]
    at = today()
    checks: tuple[Callable[[], Iterator[Problem]], ...] = (
        lambda: _worker(now),
        lambda: _overdue(at),
        _keys,
        _key_store,
        lambda: _key_store_backup(at),
        _disk,
    )
    return [problem for check in checks for problem in check()]


def _worker(now: datetime.datetime) -> Iterator[Problem]:
    if not somebody_tends(now=now):
        yield Problem("worker", _("Nadie atiende desde hace más de un minuto. Arranque `manage.py tend --forever`."))


def _overdue(at: datetime.date) -> Iterator[Problem]:
    window = datetime.timedelta(days=settings.ARCHIVE_WINDOW_DAYS)
    late = Duty.objects.filter(done_on=None, made_on__lt=at - window).exclude(submission_id__in=frozen())
    if count := late.count():
        yield Problem("duties", _("Hay %(count)s tareas de borrado fuera de plazo.") % {"count": count})
    if any(late(at - GRACE) for late in (_drafts, _reports, _addresses, _junk)):
        yield Problem("retention", _("Hay algo que ya debía haberse borrado: borradores, informes, correos o basura."))
    if stuck := sum(waiting.stuck for waiting in what_waits(at=at)):
        yield Problem("stuck", _("Hay %(count)s tareas que no salen tras muchos intentos.") % {"count": stuck})


# The retention schedule (docs/stewards.md, "What goes by itself"): whether something should have gone before `at`.
def _drafts(at: datetime.date) -> bool:
    return Submission.objects.filter(sent_on=None, touched_on__lt=at - DRAFTS_LAST).exists()


def _reports(at: datetime.date) -> bool:
    return ErasureReport.objects.filter(day__lt=at - REPORTS_LAST).exists()


def _addresses(at: datetime.date) -> bool:
    return Contact.objects.filter(given_on__lt=at - CONTACTS_LAST).exists()


def _junk(at: datetime.date) -> bool:
    """Declined as junk a window ago, taken by nobody, and still not withdrawn."""
    before = at - datetime.timedelta(days=settings.ARCHIVE_WINDOW_DAYS)
    old = Refusal.objects.filter(reason=Refusal.Reason.JUNK, edition=None, day__lt=before, submission__withdrawal=None)
    due = gather(Submission.objects.filter(pk__in=old.values("submission_id")))
    return any(facts.declined and not facts.record_id for facts in due.values())


def _keys() -> Iterator[Problem]:
    for sentence in key_problems():
        yield Problem("keys", sentence)


def _key_store() -> Iterator[Problem]:
    """On another machine it may not answer, and may no longer take what this one seals to."""
    try:
        accepted = accepted_halves()
    except KeyStoreAway:
        yield Problem("keystore", _("La máquina del almacén de llaves no contesta. Ocultar sigue funcionando."))
        return
    if settings.ARCHIVE_ROLE in ("public", "all") and accepted is not None and not _sealed_to() & accepted:
        yield Problem("keystore", _("La llave de la bóveda cambió: nadie puede enviar. Traiga aquí su vault.pub."))


def _sealed_to() -> set[bytes]:
    try:
        return set(vault_publics())
    except KeyFileError:
        return set()


def _key_store_backup(at: datetime.date) -> Iterator[Problem]:
    folder = settings.KEYSTORE_BACKUP_DIR
    if folder is None:
        return
    made = made_on(folder)
    if made is None or at - made > datetime.timedelta(days=settings.ARCHIVE_WINDOW_DAYS):
        yield Problem("keystore_backup", _("La copia del almacén de llaves falta o es más vieja que el plazo."))


def _disk() -> Iterator[Problem]:
    if (left := disk.megabytes_left()) is not None:
        yield Problem("disk", _("Quedan %(left)s MB en el disco: no se reciben archivos.") % {"left": left})


def metrics(*, now: datetime.datetime) -> dict[str, float]:
    """Numbers for a monitoring program. None of them is about a person: counts of stories below `SMALL` are 0."""
    found = {problem.code for problem in problems(now=now)}
    duties = Duty.objects.filter(done_on=None).aggregate(
        waiting=Count("pk"), tried=Count("pk", filter=Q(attempts__gt=3))
    )
    waiting = Submission.objects.filter(sent_on__isnull=False, withdrawal=None).count()
    return {
        "amparo_healthy": float(not found),
        **{f'amparo_problem{{code="{code}"}}': float(code in found) for code in CODES},
        "amparo_duties_waiting": duties["waiting"],
        "amparo_duties_tried_often": duties["tried"],
        "amparo_stories": waiting if waiting >= SMALL else 0,
        "amparo_disk_free_bytes": shutil.disk_usage(settings.AMPARO_HOME).free,
    }


CODES = ("door", "worker", "duties", "retention", "stuck", "keys", "keystore", "keystore_backup", "disk")
