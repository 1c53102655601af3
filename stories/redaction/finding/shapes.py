"""Shapes: identifiers that a regular expression knows. One table for the desk, the telling and the page's own script.

Every pattern is written in what Python and JavaScript share: no lookbehind (older iPhones refuse it), no named groups,
no `\\b`, `\\w`, `\\d` or `\\s`, whose meaning differs. What is found is group 1; the character before it is consumed.
"""

import re
from dataclasses import dataclass
from functools import cached_property

LETTER = "A-Za-zÀ-ÖØ-öø-ÿ"
BEFORE = f"(?:^|[^0-9{LETTER}])"
AFTER = f"(?![0-9{LETTER}])"
# What may stand between the groups of a number.
GAP = "[ \u00a0.\u2010-\u2013-]"


@dataclass(frozen=True)
class Shape:
    """One pattern of one kind. `cue`: what must stand right before it and is not hidden. `telling`: worth a gentle note
    while somebody writes. `cased`: case counts.
    """

    kind: str
    pattern: str
    reason: str = "shape"
    tier: int = 1
    score: float = 0.95
    telling: bool = True
    cased: bool = False
    cue: str = ""

    @property
    def source(self) -> str:
        return f"{BEFORE}{self.cue}({self.pattern}){AFTER}"

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, 0 if self.cased else re.IGNORECASE)
