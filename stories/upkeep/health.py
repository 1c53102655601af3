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

from stories.consent.models import LegalFreeze
from stories.gate.clock import today
from stories.gate.startup import DoorMissing, check_door
from stories.intake.models import Submission
from stories.publishing.models import Duty, ErasureReport, Lease
from stories.publishing.state import DRAFTS_LAST, REPORTS_LAST
from stories.publishing.tending import LEASE
from stories.vault import disk
from stories.vault.archive_keys import KeyFileError
from stories.vault.backup_of_keys import made_on
from stories.vault.errors import KeyStoreAway
from stories.vault.exchanging import accepted_halves
from stories.vault.first_run import problems as key_problems
from stories.vault.keyring import vault_publics

NOBODY_TENDS = datetime.timedelta(seconds=60)
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
    lease = Lease.objects.filter(pk="tend").first()
    if lease is None or now - (lease.until - LEASE) > NOBODY_TENDS:
        yield Problem("worker", _("Nadie atiende desde hace más de un minuto. Arranque `manage.py tend --forever`."))


def _overdue(at: datetime.date) -> Iterator[Problem]:
    window = datetime.timedelta(days=settings.ARCHIVE_WINDOW_DAYS)
    late = Duty.objects.filter(done_on=None, made_on__lt=at - window).exclude(submission_id__in=frozen())
    if count := late.count():
        yield Problem("duties", _("Hay %(count)s tareas de borrado fuera de plazo.") % {"count": count})
    drafts = Submission.objects.filter(sent_on=None, touched_on__lt=at - DRAFTS_LAST - GRACE)
    reports = ErasureReport.objects.filter(day__lt=at - REPORTS_LAST - GRACE)
    if drafts.exists() or reports.exists():
        yield Problem("retention", _("Hay borradores o informes que ya debían haberse borrado."))


def frozen() -> list[str]:
    """Stories whose erasing two stewards have put off."""
    freezes = LegalFreeze.objects.filter(lifts=None, lifted_by=None)
    return list(freezes.values_list("submission_id", flat=True))


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


CODES = ("door", "worker", "duties", "retention", "keys", "keystore", "keystore_backup", "disk")
