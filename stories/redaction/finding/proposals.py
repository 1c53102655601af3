"""What a detector proposes. A person decides every one."""

from dataclasses import dataclass

# Tier 1 is marked beforehand as *withhold*; tier 2 is only highlighted and decided one by one.
SURE, PERHAPS = 1, 2


@dataclass(frozen=True, order=True)
class Proposal:
    """Characters `start` to `end` of a text (Python offsets, end exclusive) may identify somebody.

    `kind` is a code of `kinds.KINDS`, `reason` one of `kinds.REASONS`; `score` is between 0 and 1 and comparable within
    a kind only. It holds no words of the text.
    """

    start: int
    end: int
    kind: str
    tier: int
    score: float
    reason: str
