"""What must follow, in the same statement, from a row the door lets in. Each names the effects that it looks at."""

from tests.gate.consequences import articles, clearing, grants, views, withdrawals
from tests.gate.consequences.following import CONSEQUENCES, Consequence, nothing_left, shown

__all__ = [
    "CONSEQUENCES",
    "Consequence",
    "articles",
    "clearing",
    "grants",
    "nothing_left",
    "shown",
    "views",
    "withdrawals",
]
