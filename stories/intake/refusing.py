"""Why a file cannot be taken. The words for each reason belong to the screens."""

from enum import StrEnum


class Reason(StrEnum):
    """One reason each; none says anything of the file's content."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    BROKEN = "broken"
    MIXED = "mixed"
    TOO_LARGE = "too_large"
    TOO_MANY_PIXELS = "too_many_pixels"
    INFECTED = "infected"
    # The file may be well, but not here or not now.
    FULL = "full"
    MANY = "many"
    NO_ROOM = "no_room"
    BUSY = "busy"


class Refused(Exception):
    """A file is not taken; nothing of it was kept. `family` says of what kind it looked to be, "" if of none."""

    def __init__(self, reason: Reason, *, family: str = "") -> None:
        super().__init__(reason)
        self.reason, self.family = reason, family
