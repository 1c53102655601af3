"""`manage.py restore_keys FILE --key FILE`: puts back wraps that were lost with a disk, and no withdrawn one."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from stories.consent.models import Withdrawal
from stories.upkeep.databases import is_empty
from stories.vault.archive_keys import KeyFileError
from stories.vault.backup_of_keys import restore_key_store
from stories.vault.backups import CannotOpen, Damaged, backup_pair
from stories.vault.errors import MirrorFailed, OtherKey


class Command(BaseCommand):
    help = "Restores the key store's backup, beside the living database or before `restore`. Nothing withdrawn returns."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--key", type=Path, required=True, help="The file with the backup key's secret line.")

    def handle(self, *args: Any, **options: Any) -> None:
        # On a new machine the keys come first: then `restore` closes what its database knows as withdrawn.
        withdrawn = [] if is_empty() else list(Withdrawal.objects.values_list("submission_id", flat=True))
        try:
            pair = backup_pair(options["key"])
            with Path(options["file"]).open("rb") as source:
                count = restore_key_store(source=source, pair=pair, withdrawn=withdrawn)
        except (CannotOpen, Damaged) as error:
            raise CommandError(_("Esta copia no se abre con esa llave, o está incompleta o dañada.")) from error
        except OtherKey as error:
            raise CommandError(
                _("Esta copia se hizo antes de cambiar la llave de la bóveda: lo que guarda ya no abre con ninguna.")
            ) from error
        except (KeyFileError, MirrorFailed, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_("Volvieron %(count)s llaves envueltas. Ninguna de lo retirado.") % {"count": count})
