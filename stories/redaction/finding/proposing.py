"""Everything the archive can find by itself in a text, as proposals. Offline."""

from stories.redaction.finding.lines import lines
from stories.redaction.finding.patterns import SHAPES
from stories.redaction.finding.phones import phones
from stories.redaction.finding.proposals import Proposal
from stories.redaction.finding.refining import refined
from stories.redaction.finding.repeats import repeats
from stories.redaction.finding.resolving import resolve
from stories.redaction.finding.scanning import scan
from stories.redaction.finding.shapes_typed import TYPED
from stories.redaction.finding.tagger import tagged

_TAGGERS = {"es": ("es",), "en": ("en",)}


def propose(*, text: str, language: str) -> tuple[Proposal, ...]:
    """Sorted, without overlaps; offsets in characters. `language` is es, en or other (then both are tried)."""
    shaped = list(scan(text=text, shapes=SHAPES))
    rows = lines(text=text, shaped=resolve(shaped, text=text))
    learned = [found for tagger in _TAGGERS.get(language, ("es", "en")) for found in tagged(rows=rows, language=tagger)]
    later = [*phones(text=text), *scan(text=text, shapes=TYPED)]
    found = [refined(proposal, text=text) for proposal in resolve([*shaped, *learned, *later], text=text)]
    return resolve([*found, *repeats(text=text, found=found)], text=text)
