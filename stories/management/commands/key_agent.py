"""`manage.py key_agent`: the process that holds the vault key in memory; with one more word, what is said to it."""

import getpass
import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from stories.vault.agent.answering import Agent
from stories.vault.agent.wire import AgentServer, NoAgent, ask


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
        with AgentServer(path, agent=agent, may_ask=frozenset(settings.KEY_AGENT_MAY_ASK)) as server:
            self.stdout.write(_("Escucha, cerrado. Ábralo con `manage.py key_agent unlock`."))
            server.serve_forever()
