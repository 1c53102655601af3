"""`manage.py backup_key`: the key that backups are sealed to; its secret half is shown once and kept nowhere here."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from stories.vault.archive_keys import KeyFileError
from stories.vault.backup_of_keys import back_up_key_store
from stories.vault.backups import another_backup_key, backup_public, new_backup_key

LETTERS = 8


class Command(BaseCommand):
    help = "Makes the key for backups and prints its secret half, once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--instead-of",
            metavar="LETTERS",
            help="Replace the key there is. Give the first eight letters of the key in backup.pub.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        line = self._another(options["instead_of"]) if options["instead_of"] else new_backup_key()
        if line is None:
            raise CommandError(
                _(
                    "Ya hay una llave de copias (backup.pub). Otra no abriría las copias de antes. "
                    "Si quiere cambiarla: --instead-of."
                )
            )
        self.stdout.write(line.rstrip())
        self.stderr.write(
            _(
                "Guarde esta línea fuera de esta máquina, en papel o en una memoria, con dos personas. "
                "Aquí no se queda. Sin ella ninguna copia se abre."
            )
        )

    def _another(self, given: str) -> str:
        """Nobody replaces a key by a slip. The key store's backup is made anew for it at once."""
        try:
            wanted = backup_public()[1:].hex()[:LETTERS]
        except KeyFileError as error:
            raise CommandError(str(error)) from error
        if given != wanted:
            raise CommandError(
                _("Escriba las primeras letras de la llave que se reemplaza: %(letters)s.") % {"letters": wanted}
            )
        line = another_backup_key()
        if settings.KEYSTORE_BACKUP_DIR is not None:
            back_up_key_store(folder=settings.KEYSTORE_BACKUP_DIR)
        self.stderr.write(_("Guarde también la llave de antes mientras queden copias que solo ella abre."))
        return line
