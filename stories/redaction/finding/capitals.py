"""Capitalized runs in the middle of a sentence: the net below all other detectors. Tier 2."""

import re
from collections.abc import Iterator

from stories.redaction.finding.proposals import PERHAPS, Proposal

_RUN = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w’'-]*(?:(?:\s+(?:de|del|la|las|los|y|e|of|the|and|von|van|da|dos|al|el|bin|ben)){0,3}"
    r"[ \u00a0]+[A-ZÀ-ÖØ-Þ][\w’'-]*)*"
)
_STARTS = re.compile(r"(?:^|[.!?…:;\n\r\"“”«»¿¡(\[*•—–-])\s*\Z")


def capitals(*, text: str) -> Iterator[Proposal]:
    """A run of words that begin with a capital letter and stand inside a sentence."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        if _STARTS.search(text[max(0, start - 6) : start]):
            # The first word of a sentence says nothing; what follows it in the run does.
            rest = text.find(" ", start, end)
            if rest < 0:
                continue
            start = rest + 1
        if end - start > 1:
            yield Proposal(start, end, "proper", PERHAPS, 0.3, "capitals")
