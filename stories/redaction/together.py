"""What a version and another record, read together, would tell: rare details that both hold. Pure.

Quasi-identifiers alone point to nobody: a seamstress, a town, three daughters. Two records that share several rare ones
are taken for the same person's, and then each tells what the other left out.
"""

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from stories.redaction.traits import Trait

# A detail that so few records hold, or so small a share of them, is rare.
RARE, RARE_SHARE = 2, 0.05
# Two rare details of different kinds are enough to connect; four common ones, if nobody else holds them all.
RARE_KINDS, COMMON_KINDS = 2, 4
MOST = 5


@dataclass(frozen=True)
class Together:
    """One other record. `shared`: what both tell, the rarest first. `adds`: what it would add to this version."""

    record: str
    shared: tuple[Trait, ...]
    adds: tuple[Trait, ...]
    tied: bool = False


def together(
    *, mine: Collection[Trait], others: Mapping[str, Collection[Trait]], tied: Iterable[str] = ()
) -> tuple[Together, ...]:
    """Other records that would be read with this one, the most telling first. Tied ones always, whatever they share."""
    held: dict[Trait, int] = {}
    for traits in [mine, *others.values()]:
        for trait in set(traits):
            held[trait] = held.get(trait, 0) + 1
    every = len(others) + 1
    found = [
        (weight, _told(record, mine, traits, held, tied=record in set(tied)))
        for record, traits in others.items()
        if (weight := _weight(set(mine) & set(traits), others, held, every)) or record in set(tied)
    ]
    found.sort(key=lambda one: (not one[1].tied, -one[0], one[1].record))
    return tuple(one for _weight_, one in found)[:MOST]


def _weight(
    shared: Collection[Trait], others: Mapping[str, Collection[Trait]], held: Mapping[Trait, int], every: int
) -> float:
    """How telling what they share is; 0.0 when it connects nothing."""
    rare = {trait for trait in shared if held[trait] <= max(RARE, every * RARE_SHARE)}
    connects = len({trait.kind for trait in rare}) >= RARE_KINDS
    if not connects and len({trait.kind for trait in shared}) >= COMMON_KINDS:
        connects = sum(set(shared) <= set(traits) for traits in others.values()) == 1
    return sum(math.log(every / held[trait]) + 1 for trait in shared) if connects else 0.0


def _told(
    record: str, mine: Collection[Trait], theirs: Collection[Trait], held: Mapping[Trait, int], *, tied: bool
) -> Together:
    def rarest(traits: Collection[Trait]) -> tuple[Trait, ...]:
        return tuple(sorted(traits, key=lambda trait: (held[trait], trait.kind, trait.value)))

    return Together(record, rarest(set(mine) & set(theirs)), rarest(set(theirs) - set(mine)), tied)
