"""`manage.py backup FILE`: database and files in one sealed file. Keys and key store are not in it."""

import os
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from stories.gate.clock import today
from stories.upkeep.backing_up import back_up
from stories.upkeep.databases import CannotCopy
from stories.vault.archive_keys import KeyFileError


class Command(BaseCommand):
    help = "Writes a backup that only the holder of the backup key's secret half can open."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        draft = path.with_name(f".{path.name}.part")
        try:
            with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
                done = back_up(target=target, at=today())
                target.flush()
                os.fsync(target.fileno())
            draft.replace(path)
        except KeyFileError as error:
            raise CommandError(_("No hay llave de copias. Hágala con `manage.py backup_key`.")) from error
        except (CannotCopy, OSError) as error:
            raise CommandError(str(error)) from error
        finally:
            draft.unlink(missing_ok=True)
        self.stdout.write(
            _("Copia hecha: la base de datos y %(files)s archivos, %(size)s bytes.")
            % {"files": done.files, "size": done.size}
        )
