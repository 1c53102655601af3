"""The meter: what of a text still identifies while a moderator works on it, and why. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from stories.redaction.finding.kinds import KINDS
from stories.redaction.finding.proposals import SURE, Proposal
from stories.redaction.finding.words import fold, places

Stretch = tuple[int, int]
# This many kinds of ordinary details, left standing together, describe few people.
TOGETHER = 3
_DETAILS = frozenset(
    "place organization school employer date age quasi entry conviction removal relative_status".split()
)


class Level(IntEnum):
    """How much is left. Nothing is ever *safe*: what no detector knows, only a reader sees."""

    NOTHING_FOUND = 0
    LITTLE = 1
    SOME = 2
    MUCH = 3

    @property
    def words(self) -> Promise:
        return _LEVELS[self]


_LEVELS: dict[Level, Promise] = {
    Level.NOTHING_FOUND: _("No se encontró nada más. Los programas no lo ven todo: léalo usted."),
    Level.LITTLE: _("Queda poco que identifique."),
    Level.SOME: _("Quedan señas que juntas pueden identificar."),
    Level.MUCH: _("Todavía se puede saber quién es."),
}


@dataclass(frozen=True)
class Reason:
    """One reason, with how many places it counts and which; `words` is a sentence."""

    code: str
    count: int
    where: tuple[Stretch, ...]

    @property
    def words(self) -> str:
        return str(_WORDS[self.code] % {"count": self.count})


_WORDS: dict[str, Any] = {
    "direct": ngettext_lazy(
        "%(count)d seña directa sigue a la vista: un nombre, un número o una dirección.",
        "%(count)d señas directas siguen a la vista: nombres, números o direcciones.",
        "count",
    ),
    "again": ngettext_lazy(
        "%(count)d palabra que usted ocultó en una parte se lee en otra.",
        "%(count)d palabras que usted ocultó en una parte se leen en otra.",
        "count",
    ),
    "undecided": ngettext_lazy("Falta decidir %(count)d propuesta.", "Falta decidir %(count)d propuestas.", "count"),
    "together": ngettext_lazy(
        "Queda %(count)d clase de detalle. Varias juntas pueden señalar a una persona.",
        "Quedan %(count)d clases de detalles. Juntas pueden señalar a una persona.",
        "count",
    ),
}


@dataclass(frozen=True)
class Remaining:
    """The level and its reasons, the gravest first."""

    level: Level
    reasons: tuple[Reason, ...]


def remaining(
    *, text: str, proposals: Sequence[Proposal], hidden: Iterable[Stretch], kept: Iterable[Stretch] = ()
) -> Remaining:
    """What is left of `text` when the stretches `hidden` are withheld or told in general.

    `proposals` are those for the whole text (`propose`); `kept` are stretches that a person decided to leave: they are
    no longer undecided, but still count among the details that stand together, and a direct one still counts.
    """
    gone, left = _cover(len(text), hidden), _cover(len(text), kept)
    open_ = [found for found in proposals if not all(gone[found.start : found.end])]
    undecided = [found for found in open_ if not any(left[found.start : found.end])]
    direct = [f for f in open_ if KINDS[f.kind].direct and (f.tier == SURE or any(left[f.start : f.end]))]
    details = {f.kind: f for f in open_ if f.kind in _DETAILS and (f.tier == SURE or any(left[f.start : f.end]))}
    again = _again(text=text, gone=gone, left=left)
    reasons = [
        Reason("direct", len(direct), _where(direct)),
        Reason("again", len(again), again),
        Reason("undecided", len(undecided), _where(undecided)),
        Reason("together", len(details), _where(details.values())),
    ]
    kept_reasons = tuple(
        reason for reason in reasons if reason.count and (reason.code != "together" or reason.count > 1)
    )
    return Remaining(_level(kept_reasons, details=len(details)), kept_reasons)


def _level(reasons: Sequence[Reason], *, details: int) -> Level:
    codes = {reason.code for reason in reasons}
    if codes & {"direct", "again"}:
        return Level.MUCH
    if details >= TOGETHER:
        return Level.SOME
    return Level.LITTLE if codes else Level.NOTHING_FOUND


def _again(*, text: str, gone: bytearray, left: bytearray) -> tuple[Stretch, ...]:
    """Capitalized words or figures of hidden stretches that can still be read elsewhere, in any case and accent."""
    words = places(text=text)
    secret = {fold(text[s:e]) for s, e in words if all(gone[s:e]) and _telling(text[s:e])}
    return tuple((s, e) for s, e in words if not any(gone[s:e]) and not any(left[s:e]) and fold(text[s:e]) in secret)


def _telling(word: str) -> bool:
    return (len(word) > 3 and word[0].isupper() and word.isalpha()) or (word.isdigit() and len(word) > 4)


def _where(found: Iterable[Proposal]) -> tuple[Stretch, ...]:
    return tuple((proposal.start, proposal.end) for proposal in found)


def _cover(size: int, stretches: Iterable[Stretch]) -> bytearray:
    cover = bytearray(size)
    for start, end in stretches:
        cover[start:end] = b"\x01" * (min(end, size) - start)
    return cover
