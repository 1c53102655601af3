"""A text as the sequences the tagger reads, with what the shapes say of each word. Shared with the trainer."""

from collections.abc import Iterable, Sequence

from stories.redaction.finding.features import Line, line_of
from stories.redaction.finding.proposals import Proposal
from stories.redaction.finding.words import Place, fold, places

_LONGEST = 120
_ENDS = frozenset(".!?;")
_OPENS = frozenset("([\"“”«»¿¡'‘—–-•*:#@")


def lines(*, text: str, shaped: Iterable[Proposal]) -> list[Line]:
    """Sequences of at most 120 words or so, ended by line ends and, when long, by the end of a sentence."""
    kinds = _kinds(shaped, size=len(text))
    rows: list[Line] = []
    now: list[Place] = []
    for place in places(text=text):
        if now:
            between = text[now[-1][1] : place[0]]
            ended = text[now[-1][0]] in _ENDS
            if "\n" in between or (ended and len(now) > 30) or len(now) >= _LONGEST:
                rows.append(line_of(text=text, places=now, shapes=[kinds.get(start, "") for start, _ in now]))
                now = []
        now.append(place)
    if now:
        rows.append(line_of(text=text, places=now, shapes=[kinds.get(start, "") for start, _ in now]))
    return rows


def _kinds(shaped: Iterable[Proposal], *, size: int) -> dict[int, str]:
    return {at: found.kind for found in shaped for at in range(found.start, min(found.end, size))}


def inner_capitals(line: Line) -> list[bool]:
    """For each word, whether it is capitalized although no sentence begins there."""
    inner, opened = [], True
    for word in line.words:
        inner.append(not opened and word[0].isupper())
        if word[0].isalnum():
            opened = False
        elif word in _ENDS or word in _OPENS:
            opened = True
    return inner


def habits(rows: Sequence[Line]) -> tuple[bool, frozenset[str]]:
    """Whether capitals mean something in this text, and which folded words stand capitalized inside a sentence."""
    inside: set[str] = set()
    small = 0
    for line in rows:
        for word, inner in zip(line.words, inner_capitals(line), strict=True):
            small += word.islower()
            if inner and len(word) > 1:
                inside.add(fold(word))
    return bool(inside) and small > len(inside), frozenset(inside)
