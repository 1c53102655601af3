"""Context of the demo: public facts about laws, cases, events, organizations and campaigns, with their sources."""

from stories.demo.content.context.allies import ALLIES
from stories.demo.content.context.before_2010 import BEFORE_2010
from stories.demo.content.context.from_2010 import FROM_2010
from stories.demo.content.context.from_2017 import FROM_2017
from stories.demo.content.context.further import FURTHER
from stories.demo.content.context.gatherings import GATHERINGS
from stories.demo.content.context.organizations import ORGANIZATIONS
from stories.demo.content.context.seed import ContextSeed, Source

CONTEXT: tuple[ContextSeed, ...] = tuple(
    sorted(
        (*BEFORE_2010, *FROM_2010, *FROM_2017, *FURTHER, *GATHERINGS, *ORGANIZATIONS, *ALLIES),
        key=lambda entry: entry.date,
    )
)

__all__ = ["CONTEXT", "ContextSeed", "Source"]
