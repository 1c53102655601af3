"""How many different submissions one person, and all of them together, may have opened in an hour. Pure; the hour is an
argument.
"""

from collections import defaultdict


class Ration:
    """What was opened in the hour that is, by person; an hour that is over is forgotten.

    The agent knows people by what the staff process calls them. So there is a limit for all of them as well: who holds
    that process has no more by inventing names.
    """

    def __init__(self, *, alone: int, together: int) -> None:
        self._alone, self._together = alone, together
        self._hour = ""
        self._opened: dict[str, set[str]] = defaultdict(set)
        self._more: dict[str, int] = defaultdict(int)

    def take(self, *, person: str, submission_id: str, hour: str) -> bool:
        """Whether this person may have this submission opened now; if so it counts. Again in the same hour is free."""
        self._turn(hour)
        opened = self._opened.get(person, set())
        if submission_id in opened:
            return True
        of_all = sum(map(len, self._opened.values()))
        agreed = self._alone * sum(self._more.values())
        if len(opened) >= self._alone * (1 + self._more.get(person, 0)) or of_all >= self._together + agreed:
            return False
        self._opened[person].add(submission_id)
        return True

    def allow_more(self, *, person: str, hour: str) -> None:
        """As many again, in this hour."""
        self._turn(hour)
        self._more[person] += 1

    def _turn(self, hour: str) -> None:
        if hour != self._hour:
            self._hour = hour
            self._opened.clear()
            self._more.clear()
