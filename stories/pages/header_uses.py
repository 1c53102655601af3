"""What the headers of a file or a picture say of its document's uses, asked in the same question as the thing."""

from collections.abc import Collection
from typing import TypeVar

from django.db import models

from stories.consent.uses import Use
from stories.gate.models import Visible

# Robots and mining hear of the first two; viewers of other sites of the third.
SAID = (Use.INDEXING, Use.AI, Use.HARVEST)
Row = TypeVar("Row", bound=models.Model)


def with_uses(rows: models.QuerySet[Row]) -> models.QuerySet[Row]:
    """The same rows, which have a `document`, each with those of SAID that the door allows today."""
    said = {
        _column(use): models.Exists(Visible.objects.filter(document_id=models.OuterRef("document_id"), use=use))
        for use in SAID
    }
    annotated: models.QuerySet[Row] = rows.annotate(**said)
    return annotated


def uses_of(row: models.Model) -> Collection[str]:
    """Those of SAID that were allowed when this row was read by `with_uses`."""
    return {use.value for use in SAID if getattr(row, _column(use))}


def _column(use: Use) -> str:
    return f"may_{use.value}"
