"""What is covered in a picture: where, what it is, and how. Pure."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

KINDS = ("face", "plate", "tattoo", "text", "clothing", "background")
SOLID, MOSAIC = "solid", "mosaic"
# A face, a plate, a tattoo and words can be guessed from a mosaic by trying candidates: these are painted over whole.
MAY_BE_MOSAIC = ("clothing", "background")
# Faces are proposed this much larger than they were found: hair and ears know people too.
AROUND = 1.5
# What is painted over is painted in this.
COVER = (34, 34, 38)
# Two boxes are of one thing when they share this much of the smaller one.
SAME = 0.5


Box = tuple[float, float, float, float]


def widened(box: Box, *, within: tuple[float, float] = (1.0, 1.0), times: float = AROUND) -> Box:
    """A box around its middle, `times` as large, as far as what it lies in goes (its width and height)."""
    left, top, right, bottom = box
    across, down = (right - left) * times / 2, (bottom - top) * times / 2
    x, y = (left + right) / 2, (top + bottom) / 2
    return max(0.0, x - across), max(0.0, y - down), min(within[0], x + across), min(within[1], y + down)


@dataclass(frozen=True, order=True)
class Region:
    """A box over a picture, its sides as fractions of the picture's, to be covered in one of two ways."""

    left: float
    top: float
    right: float
    bottom: float
    kind: str = "face"
    how: str = SOLID

    @property
    def box(self) -> Box:
        return self.left, self.top, self.right, self.bottom

    @property
    def area(self) -> float:
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)

    def why_not(self) -> str:
        """Why this cannot be covered, in a word: "outside", "kind", "how"; "" when it can."""
        sides = self.box
        if not all(isinstance(side, int | float) and math.isfinite(side) and 0 <= side <= 1 for side in sides):
            return "outside"
        if not (self.left < self.right and self.top < self.bottom):
            return "outside"
        if self.kind not in KINDS:
            return "kind"
        if self.how not in (SOLID, MOSAIC) or (self.how == MOSAIC and self.kind not in MAY_BE_MOSAIC):
            return "how"
        return ""

    def said(self) -> dict[str, Any]:
        return asdict(self)

    def widened(self) -> "Region":
        """The same around its middle, AROUND times as large, as far as the picture goes."""
        return Region(*widened(self.box), self.kind, self.how)


def region_of(kept: Mapping[str, Any] | Iterable[float]) -> Region:
    """A region as it was kept: with its kind, or, from before there were kinds, as four sides."""
    if isinstance(kept, Mapping):
        return Region(**kept)
    left, top, right, bottom = kept
    return Region(left, top, right, bottom)


def covered_by(one: Region, regions: Iterable[Region]) -> bool:
    """Whether one of these regions lies over most of this one."""
    return any(_shared(one, other) >= SAME * one.area for other in regions)


def apart(found: Iterable[Region]) -> Iterator[Region]:
    """These without those that are of the same thing as an earlier one."""
    taken: list[Region] = []
    for one in found:
        if not any(_shared(one, other) >= SAME * min(one.area, other.area) for other in taken):
            taken.append(one)
            yield one


def _shared(one: Region, other: Region) -> float:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, across) * max(0.0, down)
