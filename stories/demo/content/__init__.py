"""The words of the demo archive: invented testimonies, murals and vigils, public facts, and editorial pages.

Data only, no models: `stories.demo` walks each story through the real actions. Nobody here exists. Names, addresses,
telephone numbers, file numbers and workplaces are invented, so that there is something to take out.
"""

from stories.demo.content.context import CONTEXT
from stories.demo.content.editorial import EDITORIAL
from stories.demo.content.murals import MURALS
from stories.demo.content.shapes import Cut, Marked, Picture, ToldStory, WallEvent
from stories.demo.content.testimonies import TESTIMONIES
from stories.demo.content.vigils import VIGILS

NARRATORS: tuple[ToldStory, ...] = (*TESTIMONIES, *MURALS, *VIGILS)

__all__ = [
    "CONTEXT",
    "EDITORIAL",
    "MURALS",
    "NARRATORS",
    "TESTIMONIES",
    "VIGILS",
    "Cut",
    "Marked",
    "Picture",
    "ToldStory",
    "WallEvent",
]
