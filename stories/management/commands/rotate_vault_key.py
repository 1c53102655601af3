"""`manage.py rotate_vault_key`: another vault key. One run makes it; the next, with its copy at hand, changes all.

Runs where the key store is. Killed at any moment, it is run again.
"""

import getpass
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stories.vault import keyring, rotating
from stories.vault.agent.wire import NoAgent, ask
from stories.vault.archive_keys import key_path, line_of, pair_from_line, read_public, vault_public
from stories.vault.backup_of_keys import back_up_key_store
from stories.vault.errors import VaultError
from stories.vault.pairs import Pair


class Command(BaseCommand):
    # It needs neither a database nor the web's secrets: it also runs beside a key agent.
    requires_system_checks: list[str] = []
    help = "Makes the next vault key; run again, wraps everything anew for it and destroys the former one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--give-up", action="store_true", help="Forget a next key that nothing was sealed to yet.")
        parser.add_argument(
            "--lost",
            type=int,
            default=0,
            metavar="COUNT",
            help="So many stories open with neither key, today as before; end the change all the same.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.KEYSTORE_SOCKET is not None:
            raise CommandError(_("El almacén de llaves está en otra máquina: la llave se cambia allí."))
        try:
            if options["give_up"]:
                self._give_up()
            elif not keyring.being_changed() or rotating.half_begun(keep_secret=_lies_in_a_file()):
                self._begin()
            else:
                self._go_on(lost=options["lost"])
        except (VaultError, OSError) as error:
            raise CommandError(
                _("El cambio no terminó: %(why)s. No se perdió nada; ejecute la orden otra vez.") % {"why": error}
            ) from error

    def _give_up(self) -> None:
        if not rotating.give_up():
            raise CommandError(_("No hay nada que olvidar, o ya se envuelve con la llave nueva: siga hasta el final."))
        self.stdout.write(_("La llave nueva se olvidó. Sigue la de antes."))

    def _begin(self) -> None:
        in_a_file = _lies_in_a_file()
        pair = rotating.begin(keep_secret=in_a_file)
        if in_a_file:
            self.stdout.write(
                _("La llave nueva está en %(path)s. Copie esa línea fuera de esta máquina.")
                % {"path": key_path(keyring.NEXT_SECRET)}
            )
        else:
            self.stdout.write(line_of(pair).decode().rstrip())
            self.stderr.write(_("Guarde esta línea, con dos personas. Aquí no se queda en ningún archivo."))
        self.stderr.write(
            _(
                "Copie también vault.next.pub a la carpeta de llaves de cada máquina pública. Después ejecute la orden "
                "otra vez, con la copia de la línea a mano. Hasta entonces nada cambia."
            )
        )

    def _go_on(self, *, lost: int) -> None:
        new, pairs = self._keys()
        self._tell_the_agent(new)
        wrapped = rotating.change(pairs=pairs)
        self.stdout.write(
            ngettext("%(anew)s llave envuelta de nuevo.", "%(anew)s llaves envueltas de nuevo.", wrapped.anew)
            % {"anew": wrapped.anew}
        )
        if len(wrapped.closed) != lost:
            raise CommandError(
                _(
                    "Hay %(count)s historias que no abren con ninguna de las dos llaves: %(which)s. Recupérelas del "
                    "espejo o de la copia, o dígalo con --lost %(count)s. La llave de antes sigue aquí."
                )
                % {"count": len(wrapped.closed), "which": ", ".join(wrapped.closed[:5])}
            )
        if left := {name.partition("/")[0] for name in rotating.not_yet(new=new)} - set(wrapped.closed):
            raise CommandError(
                _("%(count)s historias cambiaron mientras tanto. Ejecute la orden otra vez.") % {"count": len(left)}
            )
        self._back_up()
        rotating.end()
        self._tell_the_agent(None)
        self.stdout.write(
            _(
                "Todo abre con la llave nueva y solo con ella. La de antes ya no está en esta máquina: destruya "
                "también sus copias, y lleve vault.pub a las demás máquinas."
            )
        )

    def _keys(self) -> tuple[Pair, list[Pair]]:
        """The next pair, proven by its copy, and every pair that is known."""
        new = pair_from_line(_typed(_("La línea de la llave nueva, leída de su copia:")))
        following = key_path(keyring.NEXT_PUBLIC)
        if new.public != (read_public(following) if following.exists() else vault_public()):
            raise CommandError(_("Esa línea no es la de la llave nueva. Nada cambió."))
        if _lies_in_a_file():
            return new, [new, *keyring.vault_pairs()]
        former = pair_from_line(_typed(_("La línea de la llave de antes:")))
        if former.public not in keyring.known_publics():
            raise CommandError(_("Esa línea no es la de la llave de antes. Nada cambió."))
        return new, [new, former]

    def _tell_the_agent(self, new: Pair | None) -> None:
        """It opens with both while this lasts. Afterwards it forgets the former by itself, at the next question."""
        if settings.KEY_AGENT_SOCKET is None:
            return
        request = {"op": "state"} if new is None else {"op": "unlock", "secret": line_of(new).decode()}
        try:
            ask(Path(settings.KEY_AGENT_SOCKET), request)
        except NoAgent:
            self.stderr.write(_("El proceso que tiene la llave no contesta. Ábralo después con la línea nueva."))

    def _back_up(self) -> None:
        """The one backup of the key store must not be left with wraps that soon nothing opens."""
        if settings.KEYSTORE_BACKUP_DIR is not None:
            back_up_key_store(folder=settings.KEYSTORE_BACKUP_DIR)
        else:
            self.stderr.write(_("Haga ahora mismo una copia nueva del almacén de llaves y destruya la de antes."))


def _lies_in_a_file() -> bool:
    return any(key_path(name).exists() for name in keyring.SECRETS)


def _typed(prompt: str) -> str:
    """Typed unseen, or piped; never an argument, which everybody on the machine can read."""
    if sys.stdin.isatty():
        return getpass.getpass(prompt + " ")
    return sys.stdin.readline()
