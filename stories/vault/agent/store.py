"""The key store, served to machines that do not have it: what `elsewhere` asks is answered here, on this disk."""

import datetime
from typing import Any

from stories.vault import exchanging, keystore, locking
from stories.vault.agent.wire import Answer
from stories.vault.elsewhere import answer

# They are what is served: imported, they have said so.
__all__ = ["StoreAgent", "exchanging", "keystore", "locking"]


class StoreAgent:
    """Knows no key. Locked down it serves on: taking back must go on, and nothing here opens anything."""

    def answer(self, request: Any, *, now: datetime.datetime) -> Answer:
        """The answer to one request. Never raises."""
        return answer(request)
