"""`manage.py import_records FOLDER --steward NAME`: takes a collection in, sealed and hidden. `--check` only looks."""

import time
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from stories.gate.clock import today
from stories.importing.folders import Folder
from stories.importing.loading import Busy, Progress, load, mistakes
from stories.moderation.models import User
from stories.vault.errors import VaultError

SHOWN = 200
STEWARDS = "stewards"


class Command(BaseCommand):
    help = "Takes the records of a folder in, each sealed with keys of its own, none public. Stopped, it goes on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--steward", metavar="NAME", help="Who answers for it: the account of a steward.")
        parser.add_argument("--check", action="store_true", help="Say every mistake, and write nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Folder(options["folder"])
        total = self._look_through(folder)
        if options["check"]:
            self.stdout.write(_("Sin errores: %(total)s registros. No se escribió nada.") % {"total": total})
            return
        person = self._steward(options["steward"])
        began = time.monotonic()

        def say(progress: Progress) -> None:
            # What was here before is passed over at once, and says nothing of how long the rest takes.
            seconds = max(time.monotonic() - began, 0.001)
            rate = (progress.seen - progress.skipped or progress.seen) / seconds
            self.stdout.write(
                _("%(seen)s de %(total)s (%(percent)s %%), %(rate)s por segundo, faltan %(left)s min")
                % {
                    "seen": progress.seen,
                    "total": total,
                    "percent": 100 * progress.seen // max(total, 1),
                    "rate": round(rate),
                    "left": round((total - progress.seen) / rate / 60),
                }
            )
            self.stdout.flush()

        try:
            done = load(folder=folder, person=person, total=total, at=today(), say=say)
        except Busy as error:
            raise CommandError(_("Otra importación está en curso. Espere a que termine.")) from error
        except VaultError as error:
            raise CommandError(
                _("Las llaves del archivo no están aquí o no sirven: %(why)s") % {"why": error}
            ) from error
        self._end(done)

    def _look_through(self, folder: Folder) -> int:
        try:
            total, found = mistakes(folder)
        except OSError as error:
            raise CommandError(_("En la carpeta falta records.jsonl, o no se puede leer.")) from error
        shown = list(islice(found, SHOWN + 1))
        for mistake in shown[:SHOWN]:
            self.stderr.write(str(mistake))
        if shown:
            if len(shown) > SHOWN:
                self.stderr.write(_("… y más. Corrija estos primero."))
            raise CommandError(_("Hay errores y no se importó nada. Corríjalos y vuelva a mirar con --check."))
        return total

    def _steward(self, name: str | None) -> User:
        person = User.objects.filter(username=name or "", is_active=True, groups__name=STEWARDS).first()
        if person is None:
            raise CommandError(_("Diga con --steward quién responde: la cuenta de una persona que custodia."))
        return person

    def _end(self, done: Progress) -> None:
        for mistake in done.left[:SHOWN]:
            self.stderr.write(str(mistake))
        self.stdout.write(
            _("Importados: %(done)s. Ya estaban: %(skipped)s. Esperan en el escritorio; ninguno es público.")
            % {"done": done.done, "skipped": done.skipped}
        )
        if done.left:
            raise CommandError(
                _("Quedaron fuera %(left)s por sus archivos. Corríjalos y repita: lo importado no se repite.")
                % {"left": len(done.left)}
            )
