"""All shapes together."""

from stories.redaction.finding.shapes import Shape
from stories.redaction.finding.shapes_address import ADDRESS
from stories.redaction.finding.shapes_contact import CONTACT
from stories.redaction.finding.shapes_dates import TIMES
from stories.redaction.finding.shapes_names import NAMES
from stories.redaction.finding.shapes_numbers import NUMBERS
from stories.redaction.finding.shapes_story import STORY

SHAPES: tuple[Shape, ...] = (*CONTACT, *NUMBERS, *ADDRESS, *TIMES, *NAMES, *STORY)
TELLING: tuple[Shape, ...] = tuple(shape for shape in SHAPES if shape.telling)
