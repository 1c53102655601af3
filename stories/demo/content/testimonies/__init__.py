"""Testimonies of the demo, told by people who do not exist: at home, at work, with others, for others, and on their way."""

from stories.demo.content.shapes import ToldStory
from stories.demo.content.testimonies.at_home import AT_HOME
from stories.demo.content.testimonies.at_work import AT_WORK
from stories.demo.content.testimonies.for_others import FOR_OTHERS
from stories.demo.content.testimonies.further import FURTHER
from stories.demo.content.testimonies.heard import HEARD
from stories.demo.content.testimonies.on_their_way import ON_THEIR_WAY
from stories.demo.content.testimonies.together import TOGETHER

TESTIMONIES: tuple[ToldStory, ...] = (*AT_HOME, *AT_WORK, *TOGETHER, *HEARD, *FURTHER, *ON_THEIR_WAY, *FOR_OTHERS)
