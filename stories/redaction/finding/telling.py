"""The few kinds worth a gentle note while somebody tells. Patterns alone: cheap, and the same in the page's script."""

from stories.redaction.finding.patterns import TELLING
from stories.redaction.finding.proposals import Proposal
from stories.redaction.finding.resolving import resolve
from stories.redaction.finding.scanning import scan


def for_telling(*, text: str, language: str) -> tuple[Proposal, ...]:
    """What somebody may want to leave out: phone, e-mail, exact address, numbers, plate, account, entry, conviction,
    removal, a relative's status. Sorted, without overlaps. Both languages' patterns always run: people mix them.
    """
    return resolve(scan(text=text, shapes=TELLING), text=text)
