"""Columns of numbers say what a plain rule says, whatever is hidden; and a catalogue brought up to date is like a new
one."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import postgres
from search.catalogue import COLUMNS, Catalogue, Matched, Numbers, Truths
from search.engine import get_engine
from search.interface import Query
from search.models import Row
from search.settling import settle
from search.shown import Shown
from search.weights import CLAUSE_WEIGHT, SHARES
from stories.pages.documents import PublicPart
from stories.pages.keeping import KEPT_SECONDS
from tests import factories

FACETS = ("term:redada", "term:canto", "place:eastside", "kind:mural")
DAYS = ("", "1998", "2006-05", "2017")


class Here(Shown):
    """A door that shows these parts and no others."""

    def __init__(self, parts: set[str]) -> None:
        self._parts = parts

    def rows(self, catalogue: Catalogue, places: Numbers) -> Truths:
        return np.array([catalogue.parts[place] in self._parts for place in places.tolist()], np.bool_)


rows_of_index = st.lists(
    st.tuples(
        st.sampled_from(["aaaa", "bbbb", "cccc", "dddd"]),
        st.booleans(),
        st.sampled_from(DAYS),
        st.sets(st.sampled_from(FACETS)),
        st.booleans(),
        st.lists(st.one_of(st.none(), st.floats(0.1, 9)), min_size=2, max_size=2),
    ),
    max_size=14,
)


@given(
    rows=rows_of_index,
    any_of_them=st.booleans(),
    term=st.sampled_from([(), ("redada",), ("canto", "redada"), ("nobody",)]),
    order=st.sampled_from(["relevance", "newest", "oldest"]),
)
def test_what_is_found_counted_and_in_which_order_is_what_the_plain_rule_says(
    rows: list[tuple[str, bool, str, set[str], bool, list[float | None]]],
    any_of_them: bool,
    term: tuple[str, ...],
    order: str,
) -> None:
    told = [
        (number, f"part{number}", f"doc-{record}", record, "es", facts, day, " ".join(sorted(facets)))
        for number, (record, facts, day, facets, _seen, _scores) in enumerate(rows)
    ]
    catalogue = Catalogue.of(told)
    shown = Here({f"part{number}" for number, row in enumerate(rows) if row[4]})
    scores = [[(number, row[5][clause]) for number, row in enumerate(rows)] for clause in (0, 1)]
    per_clause = [matched([(n, s) for n, s in some if s is not None]) for some in scores]
    query = Query("dos palabras", filters={"term": term}, order=order)
    found = settle(per_clause, query, catalogue=catalogue, shown=shown, any_of_them=any_of_them)
    plain = _plainly(rows, {f"term:{slug}" for slug in term}, any_of_them=any_of_them)
    assert found.total == len(plain)
    assert found.counts() == Counter(facet for _score, _day, facets in plain.values() for facet in facets)
    best = sorted(plain, key=lambda record: (round(plain[record][0], 6), plain[record][1], record), reverse=True)
    if order == "newest":
        best.sort(key=lambda record: plain[record][1], reverse=True)
    if order == "oldest":
        best.sort(key=lambda record: (not plain[record][1], plain[record][1]))
    numbers = found.in_order(query, asked=True, terms=())
    for record, number in zip(found.called(numbers), numbers.tolist(), strict=True):
        assert found.scores[number] == pytest.approx(plain[record][0])
    for first in range(1, len(rows) + 2):
        assert found.in_order(query, asked=True, terms=(), first=first).tolist() == numbers[:first].tolist()
    values = [round(plain[record][0], 6) for record in best]
    if len(set(values)) == len(values):  # sums of equal numbers in another order differ in the last place
        assert found.called(numbers) == best
    hits = found.matches(numbers)
    assert all(match.part_id in shown._parts for clauses in hits.values() for some in clauses for match in some)


def matched(rows: Sequence[tuple[int, float]]) -> Matched:
    """Rows at these places, with their scores."""
    return Matched(
        np.array([place for place, _s in rows], np.int64), np.array([score for _p, score in rows], np.float64)
    )


def _plainly(
    rows: Sequence[tuple[str, bool, str, set[str], bool, list[float | None]]], filters: set[str], *, any_of_them: bool
) -> dict[str, tuple[float, str, set[str]]]:
    """Record -> (score, date, facets), one after the other."""
    found = {}
    for record in {row[0] for row in rows}:
        seen = [row for row in rows if row[0] == record and row[4]]
        per_clause = [sorted((row[5][n] or 0.0 for row in seen if row[5][n] is not None), reverse=True) for n in (0, 1)]
        met = [some for some in per_clause if some]
        facets = {facet for row in seen for facet in row[3]}
        if len(met) >= (1 if any_of_them else 2) and filters <= facets:
            score = sum(sum(s * w for s, w in zip(some, SHARES, strict=False)) for some in met)
            found[record] = (len(met) * CLAUSE_WEIGHT + score, max((row[2] for row in seen), default=""), facets)
    return found


def told() -> factories.Story:
    story = factories.published_record()
    get_engine().add(document=story.document)
    return story


@pytest.mark.django_db
def test_a_catalogue_brought_up_to_date_is_like_a_new_one() -> None:
    stories = [told() for _ in range(3)]
    earlier = Catalogue.read()
    assert Catalogue.read(earlier) is earlier
    factories.withdraw(stories[0].submission)
    assert stories[0].record.pk not in Catalogue.read(earlier).names  # though the last part is still the same
    get_engine().add(document=stories[1].document)
    told()
    renewed, new = Catalogue.read(earlier), Catalogue.read()
    assert list(renewed.rows(np.ones(len(renewed), np.bool_))) == sorted(Row.objects.values_list(*COLUMNS))
    assert stories[0].record.pk not in renewed.names
    for one, other in zip(vars(renewed).values(), vars(new).values(), strict=True):
        assert np.array_equal(one, other)


@pytest.mark.django_db
def test_the_door_asked_of_all_says_what_it_says_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    stories = [factories.published_record(pictures=1, sounds=1) for _ in range(5)]
    for story in stories:
        get_engine().add(document=story.document)
    factories.hold(stories[0].submission)
    factories.hold(stories[1].submission, part_sha256=stories[1].version.parts[1].sha256)
    factories.grant(stories[2].submission, "photo", allowed=False)
    factories.grant(stories[3].submission, "web", expires_on=factories.today())
    one_by_one = set(PublicPart.objects.visible().values_list("pk", flat=True))
    assert set(PublicPart.objects.ids_visible()) == one_by_one
    monkeypatch.setattr("search.shown.FEW", 0)
    shown = Shown()
    catalogue = shown.catalogue()
    seen = shown.rows(catalogue, np.arange(len(catalogue)))
    assert shown._answered.of_all
    assert {part for part, is_seen in zip(catalogue.parts, seen, strict=True) if is_seen} == one_by_one


def test_what_is_known_of_rows_leaves_the_memory_when_nobody_searches(fresh_database: str) -> None:
    told()
    get_engine().find(Query("puerta"))
    assert not Shown.let_go(now=Shown.used + KEPT_SECONDS - 1)
    assert Shown._last.catalogue is not None
    assert Shown.let_go(now=Shown.used + KEPT_SECONDS + 1)
    assert (Shown._last.catalogue, Shown._last.earlier) == (None, None)


def numbers(*ids: int) -> Numbers:
    return np.array(ids, np.int64)


def test_a_row_that_came_meanwhile_is_passed_over() -> None:
    catalogue = Catalogue.of([(7, "p", "d", "aaaa", "es", True, "2017", "kind:mural")])
    assert catalogue.sums([(numbers(8, 7), 2.5, False), (numbers(6), 1.0, False)]).tolist() == [2.5]
    assert Catalogue.of([]).sums([(numbers(8), 1.0, False)]).tolist() == []


@given(st.lists(st.sets(st.integers(1, 50)), max_size=4))
def test_a_row_that_is_met_in_several_ways_is_fetched_once(several: list[set[int]]) -> None:
    found = postgres.once([numbers(*some) for some in several]).tolist()
    assert sorted(found) == sorted(set().union(*several))


def test_a_row_that_says_the_word_itself_is_worth_nothing_more_for_its_stem() -> None:
    catalogue = Catalogue.of([(row, f"p{row}", "d", "aaaa", "es", True, "2017", "") for row in (1, 2, 3)])
    said, stems, more = (numbers(1), 5.0, False), (numbers(1, 2), 1.0, True), (numbers(2, 3), 2.0, True)
    about = (numbers(1, 3), 4.0, False)
    assert catalogue.sums([said, stems, more, about]).tolist() == [9.0, 3.0, 6.0]
