"""`manage.py rotate_secret_key public|staff`: another of Django's secrets. `--end` destroys the former one."""

import secrets
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from stories.moderation.resealing import reseal
from stories.vault import durable
from stories.vault.archive_keys import key_path


class Command(BaseCommand):
    # Between the two keys nothing of the web's may be checked.
    requires_system_checks: list[str] = []
    help = (
        "Makes another secret; what was signed with the former still counts. `--end` seals second steps anew, ends it."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("side", choices=["public", "staff"])
        parser.add_argument("--end", action="store_true", help="Seal second steps anew and destroy the former secret.")

    def handle(self, *args: Any, **options: Any) -> None:
        standing = key_path(f"{options['side']}-secret-key")
        former = standing.with_name(f"{standing.name}.former")
        if not standing.exists():
            raise CommandError(_("Ese secreto no está en un archivo de esta máquina. Cámbielo donde está el entorno."))
        if options["end"]:
            if not former.exists():
                raise CommandError(_("No hay un secreto de antes."))
            self._seal_anew(options["side"], former, standing)
            durable.destroy(former)
            durable.sync_folder(former.parent)
            self.stdout.write(_("El secreto de antes ya no está. Reinicie los procesos de ese lado una vez más."))
            return
        if not durable.write_new(former, standing.read_bytes()):
            raise CommandError(_("Ya hay un secreto de antes. Termine primero ese cambio con --end."))
        durable.replace(standing, secrets.token_urlsafe(48).encode("ascii"))
        self._seal_anew(options["side"], former, standing)
        self.stdout.write(_("Hecho. Reinicie ahora los procesos de ese lado; al otro día, la misma orden con --end."))

    def _seal_anew(self, side: str, former: Path, standing: Path) -> None:
        if side != "staff":
            return
        done = reseal(former=former.read_text("ascii").strip(), new=standing.read_text("ascii").strip())
        self.stdout.write(_("Segundos pasos sellados de nuevo: %(count)s.") % {"count": done.anew})
        if done.closed:
            self.stderr.write(
                _("%(count)s no abren con ningún secreto: esas personas ponen el suyo otra vez.")
                % {"count": done.closed}
            )
