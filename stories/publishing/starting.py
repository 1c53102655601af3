"""Before the first request is answered: the door stands, and what the key store marks as withdrawn is closed."""

from django.conf import settings

from stories.gate.clock import today
from stories.gate.startup import check_door
from stories.publishing.background import tend_in_background
from stories.publishing.restored import hide_what_was_decided_since
from stories.publishing.tending import close_what_the_key_store_marks


def before_serving() -> None:
    """Raise DoorMissing rather than serve without the door. In role `all` a thread begins to tend."""
    check_door()
    close_what_the_key_store_marks(at=today())
    hide_what_was_decided_since(at=today())
    if settings.ARCHIVE_ROLE == "all":
        tend_in_background()
