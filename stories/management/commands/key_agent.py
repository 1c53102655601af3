"""`manage.py key_agent`: the process that holds the vault key in memory; with one more word, what is said to it.

Where `AMPARO_KEYSTORE_LISTEN` is set it serves the key store to other machines besides.
"""

import getpass
import json
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from stories.vault.agent.answering import Agent
from stories.vault.agent.store import StoreAgent
from stories.vault.agent.wire import AgentServer, NoAgent, ask
from stories.vault.backup_of_keys import back_up_key_store, made_on
from stories.vault.errors import VaultError

LOOK_EVERY_SECONDS = 600.0


class Command(BaseCommand):
    # It has no database and no secret of the web's.
    requires_system_checks: list[str] = []
    help = "Serves the vault key over a Unix socket; `unlock`, `lock`, `allow PERSON` and `state` speak to it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("say", nargs="?", choices=["serve", "unlock", "lock", "allow", "state"], default="serve")
        parser.add_argument("person", nargs="?", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.KEY_AGENT_SOCKET is None:
            raise CommandError(_("Falta AMPARO_KEY_AGENT_SOCKET: dónde escucha el proceso que tiene la llave."))
        path = Path(settings.KEY_AGENT_SOCKET)
        if options["say"] == "serve":
            self._serve(path)
            return
        request = {"op": options["say"], "person": options["person"]}
        if options["say"] in ("unlock", "allow"):
            # Typed or piped, never an argument: arguments can be read by everybody on the machine.
            request["secret"] = getpass.getpass(_("La línea de vault.key:") + " ")
        try:
            answer = ask(path, request)
        except NoAgent as error:
            raise CommandError(_("El proceso que tiene la llave no contesta.")) from error
        if "refused" in answer:
            raise CommandError(_("No: %(code)s.") % {"code": answer["refused"]})
        self.stdout.write(json.dumps(answer))

    def _serve(self, path: Path) -> None:
        agent = Agent(
            alone=settings.KEY_AGENT_OPENINGS_AN_HOUR,
            together=settings.KEY_AGENT_OPENINGS_TOGETHER,
            log=Path(settings.AMPARO_HOME) / "key-agent.log",
        )
        with ExitStack() as stack:
            if settings.KEYSTORE_LISTEN is not None:
                self._serve_the_store(Path(settings.KEYSTORE_LISTEN), stack)
            server = AgentServer(path, agent=agent, may_ask=frozenset(settings.KEY_AGENT_MAY_ASK))
            stack.enter_context(server)
            self.stdout.write(_("Escucha, cerrado. Ábralo con `manage.py key_agent unlock`."))
            self.stdout.flush()
            server.serve_forever()

    def _serve_the_store(self, path: Path, stack: ExitStack) -> None:
        """For machines that do not have it, at a socket of its own: who may ask there cannot have anything opened."""
        if settings.KEYSTORE_SOCKET is not None:
            raise CommandError(_("Esta máquina pregunta a otra por el almacén de llaves: no puede servirlo."))
        store = AgentServer(path, agent=StoreAgent(), may_ask=frozenset(settings.KEYSTORE_MAY_ASK))
        stack.enter_context(store)
        for work in (store.serve_forever, self._back_up_daily):
            threading.Thread(target=work, daemon=True).start()

    def _back_up_daily(self) -> None:
        """The worker on another machine cannot: the one backup is made where the store is."""
        folder = settings.KEYSTORE_BACKUP_DIR
        while folder is not None:
            made = made_on(folder)
            if made is None or made < timezone.now().date():
                try:
                    back_up_key_store(folder=folder)
                except (VaultError, OSError) as error:
                    self.stderr.write(
                        _("No se hizo la copia del almacén de llaves: %(kind)s.") % {"kind": type(error).__name__}
                    )
            time.sleep(LOOK_EVERY_SECONDS)
