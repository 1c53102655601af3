"""From overlapping proposals to a list in which every character is proposed once."""

from collections.abc import Iterable

from stories.redaction.finding.proposals import Proposal

# Where two of the same tier overlap, the kind further to the left keeps the characters; else the longer one.
_ORDER = (
    "email web handle a_number receipt court_case itin ssn plate document phone address number date age school "
    "employer person organization place relative_status conviction removal entry quasi proper"
)
# A phrase that a shape knows is worth more than a hunch about one of its words.
_WEAK = frozenset({"faint", "capitals"})
_RANK = {kind: place for place, kind in enumerate(_ORDER.split())}


def resolve(proposals: Iterable[Proposal], *, text: str) -> tuple[Proposal, ...]:
    """Sorted by place, without overlaps. What loses an overlap keeps the words that nobody else claims."""
    taken = bytearray(len(text))
    kept: list[Proposal] = []
    for found in sorted(
        _united(proposals),
        key=lambda p: (
            p.tier,
            p.reason in _WEAK or p.kind == "quasi",
            _RANK[p.kind],
            p.start - p.end,
            p.start,
            -p.score,
        ),
    ):
        for start, end in _free(found.start, found.end, taken=taken, text=text):
            taken[start:end] = b"\x01" * (end - start)
            kept.append(Proposal(start, end, found.kind, found.tier, found.score, found.reason))
    return tuple(sorted(kept))


def _united(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Overlapping proposals of one kind and tier become one."""
    last: dict[tuple[str, int], Proposal] = {}
    done: list[Proposal] = []
    for found in sorted(proposals):
        key = (found.kind, found.tier)
        before = last.get(key)
        if before and found.start < before.end:
            best = max(before, found, key=lambda p: p.score)
            last[key] = Proposal(
                before.start, max(before.end, found.end), found.kind, found.tier, best.score, best.reason
            )
            continue
        if before:
            done.append(before)
        last[key] = found
    return done + list(last.values())


def _free(start: int, end: int, *, taken: bytearray, text: str) -> list[tuple[int, int]]:
    """The stretches of start to end that are free, trimmed to begin and end with something to hide."""
    if not any(taken[start:end]):
        return [(start, end)]
    pieces = []
    at = start
    while at < end:
        if taken[at]:
            at += 1
            continue
        stop = at
        while stop < end and not taken[stop]:
            stop += 1
        first, last = at, stop
        while first < last and not text[first].isalnum():
            first += 1
        while last > first and not text[last - 1].isalnum():
            last -= 1
        # A letter or two are worth a place only as an initial or a figure.
        letter = text[first:last][:1]
        if last - first > 2 or letter.isdigit() or (letter.isupper() and text[last : last + 1] == "."):
            pieces.append((first, last))
        at = stop
    return pieces
