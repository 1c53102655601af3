"""In role `all` one thread of the web process tends. A lease keeps several processes from tending at once."""

import logging
import threading
import time

from django.db import close_old_connections, connections
from django.utils import timezone

from stories.publishing.rendering import render_next
from stories.publishing.tending import hold_lease, new_holder, tend

logger = logging.getLogger("amparo.tend")
EVERY_SECONDS = 5.0


def tend_in_background() -> threading.Thread:
    """Start the thread. It ends with the process; whatever it leaves half done is a duty still."""
    render_in_background()
    thread = threading.Thread(target=_rounds, name="tend", daemon=True)
    thread.start()
    return thread


def render_in_background() -> threading.Thread:
    """A thread of its own for sound and film, so that minutes of encoding never delay a duty."""
    thread = threading.Thread(target=_renders, name="render", daemon=True)
    thread.start()
    return thread


def _renders() -> None:
    holder = new_holder()
    while True:
        close_old_connections()
        worked = False
        try:
            worked = render_next(holder=holder, now=timezone.now())
        except Exception as error:
            logger.error("A render could not be begun: %s", type(error).__name__)
        connections.close_all()
        if not worked:
            time.sleep(EVERY_SECONDS)


def _rounds() -> None:
    holder = new_holder()
    while True:
        close_old_connections()
        try:
            now = timezone.now()
            if hold_lease(name="tend", holder=holder, now=now):
                tend(now=now)
        except Exception as error:  # the next round tries again; the kind of error is all that may be written down
            logger.error("A round of tending failed: %s", type(error).__name__)
        connections.close_all()
        time.sleep(EVERY_SECONDS)
