"""From *some organization* to a school or a workplace, by its own words and the words before it."""

import re
from dataclasses import replace

from stories.redaction.finding.proposals import Proposal

_SCHOOL = re.compile(
    r"\b(?:escuela|colegio|primaria|secundaria|preparatoria|prepa|kinder|k[ií]nder|universidad|"
    r"instituto t[eé]cnico|liceo|school|elementary|college|university|academy|high)\b",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"\b(?:trabaj\w+|chamb\w+|limpi\w+ en|cocin\w+ en|emple\w+|contrat\w+|patr[oó]n de|jef[ea] de|"
    r"work\w*|job|hired|employed|boss|manager)\b[^.!?\n]{0,20}$",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:me llamo|me llaman|mi nombre es|se llama(?:ba)?|de nombre|le dicen|my name(?: is|['’]s)|"
    r"(?:his|her) name (?:is|was)|named|they call me)\s+(?:don |doña )?$",
    re.IGNORECASE,
)
_OPEN = frozenset({"organization", "place", "proper"})


def refined(proposal: Proposal, *, text: str) -> Proposal:
    """The same stretch with the kind its words tell."""
    if proposal.kind not in _OPEN:
        return proposal
    before = text[max(0, proposal.start - 45) : proposal.start]
    if _CALLED.search(before):
        return replace(proposal, kind="person")
    if _SCHOOL.search(text, proposal.start, proposal.end):
        return replace(proposal, kind="school")
    if proposal.kind != "place" and _WORK.search(before):
        return replace(proposal, kind="employer")
    return proposal
