"""The detectors by themselves and together, each as a function from a text to the stretches it proposes."""

from collections.abc import Callable

from stories.redaction.finding import Proposal, propose
from stories.redaction.finding.lines import lines
from stories.redaction.finding.patterns import SHAPES
from stories.redaction.finding.phones import phones
from stories.redaction.finding.proposals import SURE
from stories.redaction.finding.resolving import resolve
from stories.redaction.finding.scanning import scan
from stories.redaction.finding.tagger import tagged

Detector = Callable[[str, str], list[Proposal]]


def _shapes(text: str, language: str) -> list[Proposal]:
    return list(resolve(scan(text=text, shapes=SHAPES), text=text))


def _phones(text: str, language: str) -> list[Proposal]:
    return list(phones(text=text))


def _tagger(text: str, language: str) -> list[Proposal]:
    return list(tagged(rows=lines(text=text, shaped=_shapes(text, language)), language=language))


def _sure(text: str, language: str) -> list[Proposal]:
    return [proposal for proposal in propose(text=text, language=language) if proposal.tier == SURE]


def _all(text: str, language: str) -> list[Proposal]:
    return list(propose(text=text, language=language))


DETECTORS: dict[str, Detector] = {
    "shapes": _shapes,
    "phone plans": _phones,
    "tagger": _tagger,
    "together, tier 1": _sure,
    "together, both tiers": _all,
}
