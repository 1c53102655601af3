"""The editorial pages of the demo: home, about, consent explained, what we keep, knowing your rights, legal help, in class."""

from stories.demo.content.editorial.about import ABOUT, HOME, TIMELINE
from stories.demo.content.editorial.help import HELP
from stories.demo.content.editorial.promises import CONSENT, KEEPING, RIGHTS
from stories.demo.content.editorial.seed import Block, EditorialSeed
from stories.demo.content.editorial.teaching import TEACHING

EDITORIAL: tuple[EditorialSeed, ...] = (HOME, ABOUT, CONSENT, KEEPING, RIGHTS, HELP, TEACHING, TIMELINE)

__all__ = ["EDITORIAL", "Block", "EditorialSeed"]
