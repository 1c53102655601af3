"""What a person decided over one photograph or page: what is covered, what was looked for (R22), who is seen (R27).

Pure. Kept sealed in the worksheet, also for what is not shown.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from stories.redaction.regions import Region, region_of

# R22, as far as a picture can tell: voice belongs to recordings, and metadata never leaves (the verifier proves it).
QUESTIONS = ("faces", "clothes", "tattoos", "plates", "names", "addresses", "background")
NONE, COVERED, STAYS = "none", "covered", "stays"
ANSWERS = (NONE, COVERED, STAYS)
# R27: whoever is in a crowd has not agreed to be in an archive.
NOBODY, ALL_COVERED, PERMITTED = "nobody", "covered", "permitted"
PEOPLE = (NOBODY, ALL_COVERED, PERMITTED)


@dataclass(frozen=True)
class Cover:
    """Decisions over one original, or over one page of it (counted from 1; 0: it has none).

    `proposals` wait for a decision. `looked` answers each of QUESTIONS; `people` is one of PEOPLE, and `permission`
    says who asked whom, where somebody is seen.
    """

    original: str
    page: int = 0
    regions: tuple[Region, ...] = ()
    proposals: tuple[Region, ...] = ()
    searched: bool = False
    looked: Mapping[str, str] = field(default_factory=dict)
    people: str = ""
    permission: str = ""

    def why_not(self) -> str:
        """Why this cannot be shown yet: "undecided", "unlooked", "uncovered", "permission"; "" when it can."""
        if self.proposals:
            return "undecided"
        if any(self.looked.get(question) not in ANSWERS for question in QUESTIONS) or self.people not in PEOPLE:
            return "unlooked"
        if (COVERED in self.looked.values() or self.people == ALL_COVERED) and not self.regions:
            return "uncovered"
        if self.looked["faces"] == STAYS and self.people != PERMITTED:
            return "permission"
        if self.people == PERMITTED and not self.permission.strip():
            return "permission"
        return ""

    @classmethod
    def from_plain(cls, kept: Mapping[str, Any]) -> "Cover":
        """As `dataclasses.asdict` wrote it."""
        regions = {name: tuple(map(region_of, kept[name])) for name in ("regions", "proposals")}
        return cls(**{**kept, **regions})


def cover_of(covers: Iterable[Cover], *, original: str, page: int = 0) -> Cover:
    """The decisions over this picture; none taken where there are none."""
    return next((each for each in covers if (each.original, each.page) == (original, page)), Cover(original, page))


def with_cover(covers: Iterable[Cover], cover: Cover) -> tuple[Cover, ...]:
    """The same with this one instead of what was decided before."""
    others = [each for each in covers if (each.original, each.page) != (cover.original, cover.page)]
    return tuple(sorted([*others, cover], key=lambda each: (each.original, each.page)))
