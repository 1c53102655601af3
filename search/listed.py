"""Long lists of ids for `__in`, as one value of the statement instead of thousands."""

import json
from collections.abc import Iterable

from django.db import connection
from django.db.models.expressions import RawSQL

_UNPACK = {
    "sqlite": "SELECT value FROM json_each(%s)",
    "postgresql": "SELECT jsonb_array_elements_text(CAST(%s AS jsonb))",
}


def listed(values: Iterable[str]) -> RawSQL:
    """A subquery that yields `values`."""
    return RawSQL(_UNPACK[connection.vendor], [json.dumps(list(values))])  # noqa: S611 - the values are its parameter
