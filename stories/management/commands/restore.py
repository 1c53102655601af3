"""`manage.py restore FILE --key FILE`: puts a backup into an empty archive, closed to what was taken back since."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from stories.upkeep.databases import CannotCopy
from stories.upkeep.restoring import NotRestored, restore
from stories.vault.archive_keys import KeyFileError
from stories.vault.backups import CannotOpen, Damaged, backup_pair


class Command(BaseCommand):
    help = "Restores a backup. The key store must be the living one: it knows what was withdrawn since."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--key", type=Path, required=True, help="The file with the backup key's secret line.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            pair = backup_pair(options["key"])
            with Path(options["file"]).open("rb") as source:
                done = restore(source=source, pair=pair)
        except (CannotOpen, Damaged) as error:
            raise CommandError(_("Esta copia no se abre con esa llave, o está incompleta o dañada.")) from error
        except (KeyFileError, NotRestored, CannotCopy, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            _(
                "Copia del %(day)s recuperada: %(files)s archivos. Retirados desde entonces: %(withdrawn)s. "
                "Ocultos porque quien narra decidió algo desde entonces: %(hidden)s."
            )
            % {
                "day": done.made_on.isoformat(),
                "files": done.files,
                "withdrawn": done.withdrawn,
                "hidden": done.hidden,
            }
        )
