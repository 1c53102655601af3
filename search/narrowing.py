"""Facets: which values the records found have, how many of each, and what is left when some are asked for."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from search.interface import FACETS, FacetValue
from search.listed import listed
from search.models import Row
from search.shown import Shown


@dataclass
class Traits:
    """What is known of one record: the facets of its parts, and the date it tells."""

    facets: set[str] = field(default_factory=set)
    told: str = ""


class FacetRow(NamedTuple):
    """Facets of one part, not yet known to be visible."""

    part_id: str
    record: str
    told: str
    facets: list[str]


def facet_rows(records: Iterable[str]) -> list[FacetRow]:
    """The rows with facets of these records."""
    rows = Row.objects.filter(record__in=listed(records), has_facets=True)
    return [
        FacetRow(part, record, told, facets.split())
        for part, record, told, facets in rows.values_list("part_id", "record", "told", "facets")
    ]


def traits_of(rows: Iterable[FacetRow]) -> dict[str, Traits]:
    """By record. Hand over visible rows for what may be shown, all rows for what can be ruled out beforehand."""
    found: dict[str, Traits] = {}
    for row in rows:
        traits = found.setdefault(row.record, Traits())
        traits.facets.update(row.facets)
        traits.told = max(traits.told, row.told)
    return found


def visible(rows: Iterable[FacetRow], *, shown: Shown) -> list[FacetRow]:
    """Those whose part the door shows."""
    rows = list(rows)
    parts = shown.among(row.part_id for row in rows)
    return [row for row in rows if row.part_id in parts]


def wanted(filters: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    """Filters as facets: all of them must be there. Unknown names are passed over."""
    return frozenset(f"{name}:{value}" for name in FACETS for value in filters.get(name, ()))


def counted(traits: Iterable[Traits]) -> dict[str, tuple[FacetValue, ...]]:
    """How many records have each value, by the names of FACETS, most frequent first."""
    counts = Counter(facet for one in traits for facet in one.facets)
    found: dict[str, list[FacetValue]] = {name: [] for name in FACETS}
    for facet, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        name, _, value = facet.partition(":")
        if name in found:
            found[name].append(FacetValue(value, count))
    return {name: tuple(values) for name, values in found.items()}
