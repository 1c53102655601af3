"""A name found once is looked for in the whole text: what one sentence gives away, the next one does too."""

import re
from collections.abc import Iterable, Iterator

from stories.redaction.finding.gazetteers import known
from stories.redaction.finding.proposals import PERHAPS, SURE, Proposal
from stories.redaction.finding.words import fold

_NAMES = frozenset({"person", "place", "organization", "school", "employer", "handle"})
_WORD = re.compile(r"[^\W\d_]{3,}")
# Parts of names that are ordinary words: alone they say nothing.
_ORDINARY = frozenset(
    (
        "san santa villa puerto ciudad monte rio del los las sur norte este oeste centro casa calle hospital escuela "
        "colegio universidad restaurante mercado hotel high school college university elementary middle street avenue "
        "county city north south east west new saint port lake the and inc farms foods senor senora don dona juez "
        "jueza oficial doctor doctora officer judge estado republica tribunal servicio general nacional centro unidad "
        "departamento instituto gobierno ministerio partido consejo corte court state national international club "
        "restaurant store church iglesia para por con que una como pero mas muy esta este ese esa sin sobre entre "
        "cuando todo todos nos les sus mis"
    ).split()
)


def repeats(*, text: str, found: Iterable[Proposal]) -> Iterator[Proposal]:
    """Other places of a found name: whole in tier 1; a part of a person's name alone in tier 2 unless capitalized."""
    whole: dict[str, str] = {}
    parts: dict[str, str] = {}
    for proposal in found:
        if proposal.tier != SURE or proposal.kind not in _NAMES:
            continue
        name = text[proposal.start : proposal.end]
        if len(name) > 3:
            whole.setdefault(fold(name), proposal.kind)
        if proposal.kind == "person":
            for word in _WORD.findall(name):
                parts.setdefault(fold(word), proposal.kind)
    parts = {word: kind for word, kind in parts.items() if word not in _ORDINARY}
    single = {
        **{word: kind for word, kind in whole.items() if _WORD.fullmatch(word) and word not in _ORDINARY},
        **parts,
    }
    yield from _singles(text, single)
    for name, kind in whole.items():
        if not _WORD.fullmatch(name):
            yield from _wholes(text, name, kind)


def _singles(text: str, single: dict[str, str]) -> Iterator[Proposal]:
    for match in _WORD.finditer(text):
        word = fold(match[0])
        kind = single.get(word)
        if kind:
            surely = match[0][0].isupper() or word in known("given")
            yield Proposal(*match.span(), kind, SURE if surely else PERHAPS, 0.8 if surely else 0.4, "repeat")


def _wholes(text: str, name: str, kind: str) -> Iterator[Proposal]:
    folded = fold(text)
    # Folding may change the length of rare letters; then only places that still match are believed.
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    if len(folded) == len(text):
        for match in pattern.finditer(folded):
            yield Proposal(*match.span(), kind, SURE, 0.9, "repeat")
