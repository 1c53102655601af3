"""Murals of the demo: invented walls by invented groups, in every condition."""

from stories.demo.content.murals.changed import CHANGED
from stories.demo.content.murals.further import FURTHER
from stories.demo.content.murals.standing import STANDING
from stories.demo.content.shapes import ToldStory

MURALS: tuple[ToldStory, ...] = (*STANDING, *CHANGED, *FURTHER)
