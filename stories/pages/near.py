"""Records near another one: those that share its terms, the rarer the nearer. No counts, no visits."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import QuerySet

from stories.consent.uses import Use
from stories.pages.documents import PublicDocument, PublicTerm
from stories.pages.showing import best_for, documents

# What a page may be used for shows in its neighbours: search engines that may read it read their titles with it.
INHERITED = (Use.INDEXING, Use.AI)
AT_ONCE = 12


def near(
    *, record: str, slugs: Iterable[str], uses: Collection[str], language: str, count: int = 3
) -> list[tuple[PublicDocument, str]]:
    """Up to `count` documents of other records that may be shown beside this one, each with a term that it shares."""
    ranked = _ranked(record=record, slugs=set(slugs))
    found: list[tuple[PublicDocument, str]] = []
    for start in range(0, len(ranked), AT_ONCE):
        some = dict(ranked[start : start + AT_ONCE])
        shown: dict[str, list[PublicDocument]] = defaultdict(list)
        for document in _may_stand_beside(uses).filter(record_id__in=some):
            shown[document.record_id].append(document)
        found += [(best_for(language, shown[other]), slug) for other, slug in some.items() if other in shown]
        if len(found) >= count:
            break
    return found[:count]


def _may_stand_beside(uses: Collection[str]) -> QuerySet[PublicDocument]:
    return documents(uses=[Use.WEB, *(use for use in INHERITED if use in uses)])


def _ranked(*, record: str, slugs: set[str]) -> list[tuple[str, str]]:
    """Call numbers of other records, nearest first, each with the rarest term it shares. The door is not asked here."""
    holders: dict[str, set[str]] = defaultdict(set)
    for slug, other in PublicTerm.objects.filter(slug__in=slugs).values_list("slug", "document__record_id"):
        holders[slug].add(other)
    weights: dict[str, float] = defaultdict(float)
    why: dict[str, str] = {}
    for slug in sorted(holders, key=lambda slug: (len(holders[slug]), slug)):
        for other in holders[slug] - {record}:
            weights[other] += 1 / len(holders[slug])
            why.setdefault(other, slug)
    # Among equals those that follow in the circle of call numbers, so that not all records have the same neighbours.
    order = sorted(weights, key=lambda other: (-weights[other], other < record, other))
    return [(other, why[other]) for other in order]
