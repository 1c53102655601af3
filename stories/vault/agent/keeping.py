"""The keeper of a process that has no vault key: it writes the opening down here, and asks the agent."""

import base64
from pathlib import Path

from django.conf import settings

from stories.vault.agent.wire import NoAgent, ask
from stories.vault.keeper import FileKeeper, KeeperRefusal, Opened
from stories.vault.pairs import Pair, Purpose


class AgentKeeper(FileKeeper):
    """As the embedded keeper, with the key elsewhere. The key store is read by the agent, not here."""

    def _check_key(self) -> None:
        """There is none here to be looked at."""

    def _wraps(self, submission_id: str) -> tuple[bytes, bytes]:
        return b"", b""

    def _unwrap(
        self, submission_id: str, vault_wrap: bytes, desk_wrap: bytes, *, opening_id: str, person_id: str, reason: str
    ) -> Opened:
        try:
            answer = ask(
                Path(str(settings.KEY_AGENT_SOCKET)),
                {"op": "open", "person": person_id, "submission": submission_id, "reason": reason},
            )
        except NoAgent as error:
            raise KeeperRefusal("no_agent") from error
        if "refused" in answer:
            raise KeeperRefusal(str(answer["refused"]))
        return Opened(
            submission_id=submission_id,
            encryption=Pair(Purpose.ENCRYPTION, base64.b64decode(answer["encryption"])),
            desk=Pair(Purpose.DESK, base64.b64decode(answer["desk"])),
            opening_id=opening_id,
        )
