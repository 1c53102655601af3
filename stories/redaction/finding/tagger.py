"""The small statistical tagger: how likely each word is part of what identifies, by the words around it."""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pycrfsuite

from stories.redaction.finding.features import Line, features
from stories.redaction.finding.gazetteers import known
from stories.redaction.finding.lines import habits, inner_capitals
from stories.redaction.finding.proposals import PERHAPS, SURE, Proposal
from stories.redaction.finding.words import fold

_DATA = Path(__file__).parent / "data"
# Below this nobody asks what it could be.
_FLOOR = 0.005
# A tagger holds the sentence it was given last: one thread at a time.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Bars:
    """From which likelihood a word is proposed in tier 1, in tier 2, and in tier 2 when it is capitalized inside a
    sentence, or ordinary. Chosen on a fold of the training texts that a model for the purpose had not seen.
    """

    sure: float
    perhaps: float
    capital: float
    ordinary: float


BARS = {
    "es": Bars(sure=0.5, perhaps=0.05, capital=0.01, ordinary=0.1),
    "en": Bars(sure=0.5, perhaps=0.03, capital=0.015, ordinary=0.08),
}
# Part of the name when it is capitalized inside a sentence: El Paso, La Espiga.
_ARTICLES = frozenset("el la los las the".split())
# Between two words of one name these do not end it.
_JOINS = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "y",
        "of",
        "the",
        "and",
        "da",
        "do",
        "von",
        "van",
        "der",
        "bin",
        "al",
        "el",
        "-",
        "'",
        "’",
        ".",
        "&",
        "/",
        ",",
        "º",
    ]
)


@cache
def _model(language: str) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(_DATA / f"{language}.crfsuite"))
    return tagger


def likely(*, rows: Sequence[Line], language: str) -> Iterator[list[tuple[str, float]]]:
    """For each line, each word's most likely kind and how likely it is that the word identifies at all (0 to 1)."""
    cased, elsewhere = habits(rows)
    with _ONE_AT_A_TIME:
        tagger = _model(language)
        kinds = [label for label in tagger.labels() if label != "O"]
        for line in rows:
            tagger.set(features(line, language=language, cased=cased, elsewhere=elsewhere))
            found = []
            for at in range(len(line.words)):
                chance = 1.0 - tagger.marginal("O", at)
                kind = "" if chance < _FLOOR else max((tagger.marginal(kind, at), kind) for kind in kinds)[1]
                found.append((kind, chance))
            yield found


def tagged(*, rows: Sequence[Line], language: str) -> Iterator[Proposal]:
    """Words above a bar, neighbours of one kind and tier as one proposal."""
    bars = BARS[language]
    cased, _ = habits(rows)
    for line, chances in zip(rows, likely(rows=rows, language=language), strict=True):
        capital = inner_capitals(line) if cased else [False] * len(line.words)
        tiers = [
            _tier(chance, bars, _bar(bars, word, inner=inner, language=language))
            for (_, chance), inner, word in zip(chances, capital, line.words, strict=True)
        ]
        yield from _runs(line, chances, tiers, capital, bars)


def _tier(chance: float, bars: Bars, perhaps: float) -> int:
    return SURE if chance >= bars.sure else PERHAPS if chance >= perhaps else 0


def _bar(bars: Bars, word: str, *, inner: bool, language: str) -> float:
    """Where tier 2 begins for a word: an ordinary one in small letters must look likelier than a strange one."""
    if inner:
        return bars.capital
    return bars.ordinary if word.islower() and _ordinary(fold(word), language) else bars.perhaps


def _ordinary(word: str, language: str) -> bool:
    if len(word) == 1:
        return True
    return word in known(f"common_{language}") and word not in known("given") and word not in known("surnames")


def _small(word: str) -> bool:
    """A particle: by itself nobody is found by it."""
    return len(word) < 4 and word.islower() and word not in known("given") and word not in known("surnames")


def _runs(
    line: Line, chances: list[tuple[str, float]], tiers: list[int], inner: list[bool], bars: Bars
) -> Iterator[Proposal]:
    at, size = 0, len(tiers)
    while at < size:
        tier, kind = tiers[at], chances[at][0]
        if not tier or not line.words[at].isalnum():
            at += 1
            continue
        stop = at + 1
        best = chances[at][1]
        while stop < size:
            if tiers[stop] == tier and chances[stop][0] == kind:
                best = max(best, chances[stop][1])
                stop += 1
            elif (
                stop + 1 < size
                and line.folded[stop] in _JOINS
                and tiers[stop + 1] == tier
                and chances[stop + 1][0] == kind
                and chances[stop][1] > 0.02
            ):
                stop += 2
            else:
                break
        if tier == PERHAPS and all(_small(word) for word in line.words[at:stop]):
            at = stop
            continue
        last = stop
        while last > at + 1 and not line.words[last - 1].isalnum() and line.words[last - 1] != ".":
            last -= 1
        first = at - 1 if at and inner[at - 1] and line.folded[at - 1] in _ARTICLES else at
        yield Proposal(
            line.places[first][0],
            line.places[last - 1][1],
            kind,
            tier,
            round(best, 2),
            "learned" if tier == SURE else "faint" if best >= bars.perhaps else "capitals",
        )
        at = stop
