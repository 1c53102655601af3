"""The engine answers a hundred judged queries over the demo's stories well."""

import statistics

import pytest
from django.db import connection

from tests.search.engines.engines import EngineUnderTest
from tests.search.judging import answers, filled, judged, published

FLOOR = 0.85


def test_every_query_names_stories_that_are_there_and_one_miss() -> None:
    there = {told.key for told in published()}
    asked = judged()
    assert len(asked) >= 80
    for query in asked:
        assert set(query.grades) <= there, query
        assert query.miss in there - set(query.grades), query


def test_no_query_repeats_four_words_of_a_title() -> None:
    titles = [set(title.lower().split()) for told in published() for title in (told.title, told.title_translated)]
    assert [
        q.text for q in judged() for title in titles if len(title & set(q.text.lower().strip('"').split())) >= 4
    ] == []


@pytest.mark.django_db
@pytest.mark.long
def test_the_judged_queries_are_answered_above_the_floor(engine_under_test: EngineUnderTest) -> None:
    """With `-s` it says how well."""
    keys = filled()
    answered = [(query, answers(query, keys)) for query in judged()]
    scores = {query.text: query.ndcg(found) for query, found in answered}
    mean = statistics.mean(scores.values())
    print(f"{engine_under_test.name} on {connection.vendor}: nDCG@10 {mean:.3f} over {len(scores)} queries")  # noqa: T201 - for whoever asks with -s
    assert mean >= FLOOR, sorted(scores.items(), key=lambda one: one[1])
    assert [query.text for query, found in answered if query.misled(found)] == []
