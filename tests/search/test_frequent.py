"""Rows that meet what many rows meet are looked up once between two commits; of a rare word nothing is kept."""

import gc
from collections.abc import Sequence

import numpy as np
import pytest

from search import frequent
from search.catalogue import Matched
from search.engine import get_engine
from search.frequent import AT_LEAST, ONE_IN, Frequent
from search.interface import Query
from search.shown import Shown
from search.weighing import Alike
from stories.pages.preparing import prepare_tree
from tests import factories
from tests.search.test_shown import told

WAYS = (Alike(1.0, ("w1:vecinos",)), Alike(0.5, ("s1:vecin",)))
OTHERS = (Alike(1.0, ("w1:puerta",)),)


class LookedUp:
    """Finds as many rows as it was told to, and counts how often it was asked."""

    def __init__(self, rows: int) -> None:
        self.rows, self.asked = rows, 0

    def __call__(self, ways: Sequence[Alike]) -> Matched:
        self.asked += 1
        return Matched(np.arange(self.rows), np.ones(self.rows))


@pytest.mark.parametrize(
    ("rows", "of", "times"),
    [
        (AT_LEAST, AT_LEAST, 1),
        (AT_LEAST - 1, AT_LEAST, 2),
        (AT_LEAST * 2, AT_LEAST * 2 * ONE_IN, 1),
        (AT_LEAST * 2 - 1, AT_LEAST * 2 * ONE_IN, 2),
    ],
)
def test_only_what_many_rows_meet_is_kept(rows: int, of: int, times: int) -> None:
    kept, look_up = Frequent(), LookedUp(rows)
    first, again = (kept.matched(WAYS, look_up, of=of) for _twice in range(2))
    assert look_up.asked == times
    assert np.array_equal(first.places, again.places) and np.array_equal(first.scores, again.scores)


def test_other_ways_are_looked_up_by_themselves() -> None:
    kept = Frequent()
    one, other = LookedUp(AT_LEAST), LookedUp(AT_LEAST + 1)
    assert len(kept.matched(WAYS, one, of=1).places) == AT_LEAST
    assert len(kept.matched(OTHERS, other, of=1).places) == AT_LEAST + 1
    assert len(kept.matched(WAYS[:1], other, of=1).places) == AT_LEAST + 1


def test_what_is_kept_cannot_be_written_to() -> None:
    found = Frequent().matched(WAYS, LookedUp(AT_LEAST), of=1)
    with pytest.raises(ValueError, match="read-only"):
        found.scores[0] = 2


def test_the_longest_unused_leaves_when_there_is_no_room() -> None:
    of_one = 16 * AT_LEAST
    kept, look_up = Frequent(most_bytes=2 * of_one), LookedUp(AT_LEAST)
    one, two, three = WAYS, OTHERS, WAYS[1:]
    for ways in (one, two, one, three):
        kept.matched(ways, look_up, of=1)
    assert len(kept) == 2 and look_up.asked == 3
    kept.matched(one, look_up, of=1)
    kept.matched(three, look_up, of=1)
    assert look_up.asked == 3
    kept.matched(two, look_up, of=1)
    assert look_up.asked == 4


def test_no_word_of_a_query_is_kept() -> None:
    kept = Frequent()
    kept.matched(WAYS, LookedUp(AT_LEAST), of=1)
    reached, new = {id(kept): kept}, [kept]
    while new:
        new = [one for one in gc.get_referents(*new) if id(one) not in reached and not isinstance(one, type)]
        reached |= {id(one): one for one in new}
    said = repr([one for one in reached.values() if isinstance(one, str | bytes)])
    assert "vecin" not in said and len(kept) == 1


@pytest.mark.usefixtures("fresh_database")
def test_a_search_looks_up_once_between_two_commits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frequent, "AT_LEAST", 1)
    prepare_tree()
    story, other = told(), told()
    engine, asked = get_engine(), []
    real = type(engine).rows_meeting

    def counting(self: object, several: Sequence[Alike]) -> object:
        asked.append(several)
        return real(self, several)  # type: ignore[arg-type]

    monkeypatch.setattr(type(engine), "rows_meeting", counting)

    def found(text: str) -> list[str]:
        return sorted(hit.record for hit in engine.find(Query(text)).hits)

    both = sorted([story.record.pk, other.record.pk])
    # Elsewhere on the server somebody may have committed in between.
    for _try in range(100):
        asked.clear()
        before = Shown()._answered
        assert found("puerta") == found("puerta") == both
        if Shown()._answered is before:
            break
    assert len(asked) <= 1
    asked.clear()
    factories.withdraw(story.submission)
    assert found("puerta") == [other.record.pk]
    assert len(asked) == 1
