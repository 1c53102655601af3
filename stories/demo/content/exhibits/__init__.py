"""The exhibits and collections of the demo, composed of its invented stories."""

from stories.demo.content.exhibits.gathered import SEWING, YOUNG
from stories.demo.content.exhibits.seed import ExhibitSeed, Piece
from stories.demo.content.exhibits.told import TABLE, WALLS, WINDOWS

EXHIBITS: tuple[ExhibitSeed, ...] = (WINDOWS, WALLS, TABLE, YOUNG, SEWING)

__all__ = ["EXHIBITS", "ExhibitSeed", "Piece"]
