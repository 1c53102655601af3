"""Finding what identifies somebody in a text, offline: `propose` for the desk, `for_telling` for the narrator.

Promise: it only proposes, with kind, tier, score and reason; a person decides. Nothing is downloaded, nothing is
written down, and a proposal holds no words. May import: nothing of the archive.
"""

from stories.redaction.finding.kinds import KINDS, REASONS, Kind, sentence
from stories.redaction.finding.proposals import Proposal
from stories.redaction.finding.proposing import propose
from stories.redaction.finding.telling import for_telling

__all__ = ["KINDS", "REASONS", "Kind", "Proposal", "for_telling", "propose", "sentence"]
