"""Before the first request and before the first round of tending: a restored database learns what it has forgotten.

`manage.py restore` does the same; this is for whoever puts a copy of the database or of the whole machine back by hand.
"""

import logging

from stories.gate.clock import today
from stories.publishing.restored import close_what_was_withdrawn_since, hide_what_was_decided_since
from stories.vault.errors import MirrorFailed

logger = logging.getLogger("amparo.tend")


def catch_up() -> None:
    """Close what the key store marks as withdrawn; hide what its narrator decided about since. Safe to repeat.

    Raises whatever keeps the database from being written: who cannot close does not serve.
    """
    at = today()
    close_what_was_withdrawn_since(at=at)
    try:
        hide_what_was_decided_since(at=at)
    except MirrorFailed as error:
        # Everything is hidden by now; that it was is noted at the next start.
        logger.warning("The key store's mirror could not be written: %s", type(error).__name__)
