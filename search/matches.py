"""One part that meets one clause."""

from typing import NamedTuple


class Match(NamedTuple):
    """A row of the index that fits: not yet known to be visible. A higher score fits better."""

    part_id: str
    document_id: str
    record: str
    score: float
