"""`manage.py backup_key`: the key that backups are sealed to; its secret half is shown once and kept nowhere here."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from stories.vault.backups import new_backup_key


class Command(BaseCommand):
    help = "Makes the key for backups and prints its secret half, once."

    def handle(self, *args: Any, **options: Any) -> None:
        line = new_backup_key()
        if line is None:
            raise CommandError(_("Ya hay una llave de copias (backup.pub). Otra no abriría las copias de antes."))
        self.stdout.write(line.rstrip())
        self.stderr.write(
            _(
                "Guarde esta línea fuera de esta máquina, en papel o en una memoria, con dos personas. "
                "Aquí no se queda. Sin ella ninguna copia se abre."
            )
        )
