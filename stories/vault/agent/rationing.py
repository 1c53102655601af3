"""How many different submissions one person may have opened in an hour. Pure; the hour is an argument."""

from collections import defaultdict


class Ration:
    """What was opened in the hour that is, by person; an hour that is over is forgotten."""

    def __init__(self, *, alone: int) -> None:
        self._alone = alone
        self._hour = ""
        self._opened: dict[str, set[str]] = defaultdict(set)
        self._more: dict[str, int] = defaultdict(int)

    def take(self, *, person: str, submission_id: str, hour: str) -> bool:
        """Whether this person may have this submission opened now; if so it counts. Again in the same hour is free."""
        self._turn(hour)
        opened = self._opened[person]
        if submission_id not in opened and len(opened) >= self._alone * (1 + self._more[person]):
            return False
        opened.add(submission_id)
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
