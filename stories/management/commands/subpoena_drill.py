"""`manage.py subpoena_drill`: what database, files, logs and backups would yield for an invented narrator.

It makes an archive of its own in a folder that goes afterwards, so that nothing real is touched and nothing invented
stays. The archive that is running is neither read nor written.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.demo.drilling import ERASED, EVERYTHING, PUBLISHED, SENT, WANTED, Stage, drill

# What is looked for and where, as it is said to people.
WORDS = {
    "name": gettext_lazy("un nombre"),
    "place": gettext_lazy("un pueblo"),
    "phone": gettext_lazy("un teléfono"),
    "number": gettext_lazy("un número de expediente"),
    "file name": gettext_lazy("el nombre de un archivo"),
    "photograph": gettext_lazy("lo escondido en una foto"),
    "published": gettext_lazy("lo que se publicó"),
}
PLACES = {
    "database": gettext_lazy("base de datos"),
    "key store": gettext_lazy("almacén de llaves"),
    "sealed files": gettext_lazy("archivos sellados"),
    "public files": gettext_lazy("archivos públicos"),
    "logs": gettext_lazy("registros"),
    "backup": gettext_lazy("copia de seguridad"),
    EVERYTHING: gettext_lazy("todo, y la llave de la bóveda"),
}
STEPS = (["first_run"], ["migrate", "--verbosity", "0"], ["prepare_site"])


class Command(BaseCommand):
    # Nothing of the archive that is running is needed.
    requires_system_checks: list[str] = []
    help = "Walks an invented narrator through an archive of its own and says what each place would yield."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--within", action="store_true", help="Used by the command itself, in the new archive.")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["within"]:
            stages = list(drill(say=lambda _stage: None))
            self.stdout.write(json.dumps([_told(stage) for stage in stages]))
            return
        with tempfile.TemporaryDirectory(prefix="amparo-drill-") as folder:
            for step in STEPS:
                self._manage(folder, step)
            stages_told = json.loads(self._manage(folder, ["subpoena_drill", "--within"]).splitlines()[-1])
        self._print(stages_told)
        if leaked := failures(stages_told):
            raise CommandError("\n".join(leaked))

    def _manage(self, folder: str, command: list[str]) -> str:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("AMPARO_", "ARCHIVE_"))}
        environment = {**kept, "AMPARO_HOME": folder, "ARCHIVE_ROLE": "all"}
        manage = Path(settings.BASE_DIR) / "manage.py"
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, str(manage), *command], env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise CommandError(_("El simulacro no pudo hacerse: %(step)s.") % {"step": command[0]})
        return done.stdout

    def _print(self, stages: list[dict[str, Any]]) -> None:
        titles = {
            SENT: _("Enviado, sin publicar"),
            PUBLISHED: _("Publicado"),
            ERASED: _("Retirado y borrado"),
        }
        for stage in stages:
            self.stdout.write(f"\n{titles[stage['stage']]}")
            for place, words in stage["yields"].items():
                said = ", ".join(str(WORDS[word]) for word in words) if words else _("nada")
                self.stdout.write(f"  {PLACES[place]!s:<30} {said}")
        self.stdout.write(
            "\n"
            + _(
                "Se buscó: %(words)s. Además, en la base de datos se lee sin llave: que hay una historia, de qué clase "
                "y en qué idioma, los días en que pasó algo, los permisos y quién del archivo la aprobó."
            )
            % {"words": ", ".join(map(str, WORDS.values()))}
        )


def _told(stage: Stage) -> dict[str, Any]:
    return {"stage": stage.name, "yields": {one.place: sorted(one.words) for one in stage.yields}}


def failures(stages: list[dict[str, Any]]) -> list[str]:
    """What should not have been found: a private word outside of the vault, or any word after the erasure."""
    found = []
    for stage in stages:
        for place, words in stage["yields"].items():
            with_everything = place == EVERYTHING
            allowed = set() if stage["stage"] == ERASED else set(WANTED) if with_everything else {"published"}
            if more := set(words) - allowed:
                found.append(f"{stage['stage']}, {place}: {', '.join(sorted(more))}")
    return found
