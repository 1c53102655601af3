"""How long a duty that failed is left alone: the more often it was tried, the longer, up to five minutes.

How often is a number in its row; since when is kept by the process that tends and written nowhere: a duty has days and
no times. A process that begins anew tries each once at once.
"""

import datetime
from collections.abc import Collection

from stories.publishing.models import Duty

# So often one is tried at every round: most only wait for another, or for a store that is back in seconds.
AT_EVERY_ROUND = 10
FIRST, MOST = datetime.timedelta(seconds=5), datetime.timedelta(minutes=5)


def pause_after(attempts: int) -> datetime.timedelta:
    """How long to leave a duty alone that has failed so often. Pure."""
    if attempts < AT_EVERY_ROUND:
        return datetime.timedelta(0)
    return min(MOST, FIRST * (1 << min(attempts - AT_EVERY_ROUND, 10)))


class Patience:
    """Which duties are left alone, and until when. One for each process that tends."""

    def __init__(self) -> None:
        self._until: dict[str, datetime.datetime] = {}

    def rests(self, duty: Duty, *, now: datetime.datetime) -> bool:
        """Whether this duty is not to be tried now."""
        until = self._until.get(duty.pk)
        return until is not None and now < until

    def failed(self, duty: Duty, *, now: datetime.datetime) -> None:
        """It was tried once more than its row says, in vain."""
        self._until[duty.pk] = now + pause_after(duty.attempts + 1)

    def keep_only(self, waiting: Collection[Duty]) -> None:
        """Forget what does not wait any more."""
        still = {duty.pk for duty in waiting}
        self._until = {pk: until for pk, until in self._until.items() if pk in still}
