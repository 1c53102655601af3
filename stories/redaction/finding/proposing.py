"""Everything the archive can find by itself in a text, as proposals. Offline."""

from stories.redaction.finding.capitals import capitals
from stories.redaction.finding.patterns import SHAPES
from stories.redaction.finding.proposals import Proposal
from stories.redaction.finding.resolving import resolve
from stories.redaction.finding.scanning import scan


def propose(*, text: str, language: str) -> tuple[Proposal, ...]:
    """Sorted, without overlaps; offsets in characters. `language` is es, en or other (then both are tried)."""
    found = [*scan(text=text, shapes=SHAPES), *capitals(text=text)]
    return resolve(found, text=text)
