"""Runs shapes over a text."""

from collections.abc import Iterable, Iterator

from stories.redaction.finding.proposals import Proposal
from stories.redaction.finding.shapes import Shape


def scan(*, text: str, shapes: Iterable[Shape]) -> Iterator[Proposal]:
    """A proposal for each match of each shape, overlaps included."""
    for shape in shapes:
        for match in shape.compiled.finditer(text):
            start, end = match.span(1)
            yield Proposal(start, end, shape.kind, shape.tier, shape.score, shape.reason)
