"""A date is never more exact than its step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.redaction.generalize import date_at


@pytest.mark.parametrize(
    ("date", "steps"),
    [
        ("2017-05-03", ["", "201X", "2017", "2017-05", "2017-05-03"]),
        ("2017-05", ["", "201X", "2017", "2017-05", "2017-05"]),
        ("2017", ["", "201X", "2017", "2017", "2017"]),
        ("2017-21", ["", "201X", "2017", "2017-21", "2017-21"]),
        ("201X", ["", "201X", "201X", "201X", "201X"]),
        ("2016/2018", ["", "201X", "2016/2018", "2016/2018", "2016/2018"]),
        ("2016-03/2018-05", ["", "201X", "2016", "2016-03/2018-05", "2016-03/2018-05"]),
        ("", ["", "", "", "", ""]),
    ],
)
def test_each_step_shows_that_much(date: str, steps: list[str]) -> None:
    assert [date_at(date, step) for step in range(5)] == steps


@given(st.dates(), st.integers(0, 4))
def test_a_coarser_step_never_tells_more(day: object, step: int) -> None:
    shown = date_at(str(day), step)
    assert len(shown) <= [0, 4, 4, 7, 10][step]
