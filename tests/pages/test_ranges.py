"""Range headers, one at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.pages.ranges import Stretch, Unsatisfiable, stretch


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=0-", 0, 99),
        ("bytes=10-19", 10, 19),
        ("bytes=90-1000", 90, 99),
        ("bytes=-10", 90, 99),
        ("bytes=-1000", 0, 99),
        ("bytes=99-99", 99, 99),
        ("Bytes = 5 - 6", 5, 6),
    ],
)
def test_one_range_is_understood(header: str, first: int, last: int) -> None:
    assert stretch(header, size=100) == Stretch(first, last, 100)


@pytest.mark.parametrize(
    "header", ["", "items=0-1", "bytes=a-b", "bytes", "bytes=", "bytes=-", "bytes=9-5", "bytes=1-2x"]
)
def test_what_is_not_a_range_asks_for_everything(header: str) -> None:
    assert stretch(header, size=100) is None


@pytest.mark.parametrize(
    "header", ["bytes=100-", "bytes=100-200", "bytes=-0", "bytes=0-1,5-6", "bytes=0-1,", f"bytes={'9' * 5000}-"]
)
def test_what_is_not_there_and_many_ranges_at_once_are_refused(header: str) -> None:
    with pytest.raises(Unsatisfiable):
        stretch(header, size=100)


@given(st.text(max_size=40) | st.from_regex(r"bytes=\d{0,30}-\d{0,30}", fullmatch=True), st.integers(0, 10_000))
def test_whatever_is_asked_lies_inside_the_file(header: str, size: int) -> None:
    try:
        asked = stretch(header, size=size)
    except Unsatisfiable:
        return
    assert asked is None or 0 <= asked.first <= asked.last < size
