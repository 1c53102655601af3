"""`manage.py first_run`: folders, keys and secrets, for the owner alone."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from stories.vault import first_run
from stories.vault.durable import make_folder
from stories.vault.errors import VaultError

# Which of Django's secrets each role signs with: a public process never holds the staff's.
SECRETS = {
    "public": ("public-secret-key",),
    "staff": ("staff-secret-key",),
    "worker": ("staff-secret-key",),
    "all": ("public-secret-key", "staff-secret-key"),
}


class Command(BaseCommand):
    """Makes what is missing, says what it made, and never replaces anything. Safe to run at every start."""

    help = "Makes the folders, keys and secrets that this archive needs and does not have yet."
    # The checks would complain about what this command is here to make.
    requires_system_checks: list[str] = []  # type: ignore[assignment]

    def handle(self, *args: Any, **options: Any) -> None:
        os.umask(0o077)
        home: Path = settings.AMPARO_HOME
        for folder in (home, home / "logs", settings.PUBLIC_FILES_DIR, settings.MEDIA_ROOT):
            make_folder(folder)
        try:
            made = first_run.prepare(secret_names=SECRETS[settings.ARCHIVE_ROLE])
        except VaultError as error:
            raise CommandError(str(error)) from error
        for sentence in made:
            self.stdout.write(sentence)
        if not made:
            self.stdout.write(_("Todo está en su lugar."))
