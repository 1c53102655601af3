"""Records near another one: those that share its terms, the rarer the nearer. No counts, no visits."""

from collections import defaultdict
from collections.abc import Collection

from django.db import connection
from django.db.models import QuerySet

from stories.consent.uses import Use
from stories.pages.documents import PublicDocument
from stories.pages.showing import best_for, documents

# What a page may be used for shows in its neighbours: search engines that may read it read their titles with it.
INHERITED = (Use.INDEXING, Use.AI)
AT_ONCE = 12
MOST = 60
# A term that everything names brings nobody nearer: terms are taken, rarest first, until they name so many documents.
ENOUGH = 400
# In SQL, because Django would spend far longer on writing this question than the database on answering it. A rare term
# weighs more; DISTINCT, because a translation names the same terms once more. Among equals follow those that come next
# in the circle of call numbers, so that not all records have the same neighbours.
RANKING = """
WITH holders AS (
    SELECT slug, ROW_NUMBER() OVER rarest AS place, SUM(COUNT(*)) OVER rarest AS so_far, 1.0 / COUNT(*) AS weight
    FROM stories_publicterm WHERE slug IN ({slugs}) GROUP BY slug WINDOW rarest AS (ORDER BY COUNT(*), slug)
), pairs AS (
    SELECT DISTINCT document.record_id, holders.slug, holders.place, holders.weight
    FROM holders
    JOIN stories_publicterm term ON term.slug = holders.slug
    JOIN stories_publicdocument document ON document.id = term.document_id
    WHERE document.record_id <> %s AND (holders.so_far <= %s OR holders.place = 1)
), near AS (
    SELECT record_id, SUM(weight) AS weight, MIN(place) AS place FROM pairs GROUP BY record_id
)
SELECT near.record_id, near.weight, holders.slug FROM near JOIN holders ON holders.place = near.place
ORDER BY near.weight DESC, CASE WHEN near.record_id < %s THEN 1 ELSE 0 END, near.record_id LIMIT %s
"""


def near(
    *, record: str, slugs: Collection[str], uses: Collection[str], language: str, count: int = 3
) -> list[tuple[PublicDocument, str]]:
    """Up to `count` documents of other records that may be shown beside this one, each with a term that it shares."""
    ranked = _ranked(record=record, slugs=slugs)
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


def _ranked(*, record: str, slugs: Collection[str]) -> list[tuple[str, str]]:
    """Call numbers of other records, nearest first, each with the rarest term it shares. The door is not asked here."""
    if not slugs:
        return []
    wanted = list(dict.fromkeys(slugs))
    with connection.cursor() as cursor:
        cursor.execute(RANKING.format(slugs=", ".join(["%s"] * len(wanted))), [*wanted, record, ENOUGH, record, MOST])
        return [(other, why) for other, _weight, why in cursor.fetchall()]
