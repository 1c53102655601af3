"""`manage.py lock_down`: in an emergency. `--lift` ends it; `--destroy-key` also destroys the vault key here."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from stories.publishing.locking_down import lock_down
from stories.vault import locking
from stories.vault.archive_keys import KeyFileError, vault_public
from stories.vault.errors import KeyStoreAway

LETTERS = 8


class Command(BaseCommand):
    help = "Nobody opens anything any more; everybody on the desk is signed out. Taking back works as before."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--lift", action="store_true", help="Let the keeper open again.")
        parser.add_argument(
            "--destroy-key",
            metavar="LETTERS",
            help="Destroy vault.key on this machine. Give the first eight letters of the key in vault.pub.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["lift"]:
            try:
                lifted = locking.unlock()
            except KeyStoreAway as error:
                raise CommandError(_("Se abre en la máquina que tiene el almacén de llaves, y solo allí.")) from error
            if not lifted:
                raise CommandError(_("La bóveda no estaba cerrada."))
            self.stdout.write(_("La bóveda se puede abrir otra vez."))
            return
        if options["destroy_key"]:
            self._check(options["destroy_key"])
        done = lock_down(destroy_key=bool(options["destroy_key"]))
        if done.newly is None:
            self.stderr.write(
                _(
                    "La máquina que tiene el almacén de llaves no contesta. Mientras tanto nadie abre nada. "
                    "Ciérrela allí."
                )
            )
        else:
            self.stdout.write(_("La bóveda está cerrada y nadie abre nada. Quitar y borrar se puede como siempre."))
        self.stdout.write(_("Sesiones del escritorio que se cerraron: %(count)s.") % {"count": done.sessions})
        if done.key_destroyed:
            self.stdout.write(_("La llave de la bóveda ya no está en esta máquina. Solo su copia la reemplaza."))

    def _check(self, given: str) -> None:
        """Nobody destroys a key by a slip."""
        try:
            wanted = vault_public()[1:].hex()[:LETTERS]
        except KeyFileError as error:
            raise CommandError(str(error)) from error
        if given != wanted:
            raise CommandError(
                _("Para destruir la llave escriba sus primeras letras, %(letters)s, y tenga antes su copia a mano.")
                % {"letters": wanted}
            )
