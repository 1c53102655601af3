"""Days and months of dates, as exact as they are told and no more."""

import datetime

import pytest

from stories.pages.months import Month, When, neighbours, when


@pytest.mark.parametrize(
    ("edtf", "month", "day"),
    [
        ("2018-11-02", "2018-11", datetime.date(2018, 11, 2)),
        ("2018-11", "2018-11", None),
        ("2018-11-02~", "2018-11", None),
        ("2018-11-02?", "2018-11", None),
        ("2018", None, None),
        ("2018-21", None, None),
        ("2018-11-XX", "2018-11", None),
        ("2018-02-30", "2018-02", None),
        ("2025-06-06/2025-06-09", "2025-06", datetime.date(2025, 6, 6)),
        ("../2006-05", "2006-05", None),
    ],
)
def test_a_date_is_placed_as_exactly_as_it_is_told(edtf: str, month: str | None, day: datetime.date | None) -> None:
    found = when(edtf)
    assert found is not None
    assert (str(found.month) if found.month else None, found.day) == (month, day)


@pytest.mark.parametrize("edtf", ["", "nunca", "/", "..", "0000"])
def test_what_says_no_year_has_no_place(edtf: str) -> None:
    assert when(edtf) is None


@pytest.mark.parametrize("text", ["", "2018", "2018-13", "2018-00", "0000-01", "9999-01", "2018-11-02", "x"])
def test_only_a_month_is_read_as_one(text: str) -> None:
    assert Month.read(text) is None


def test_months_move_across_years() -> None:
    assert (str(Month(2018, 12).moved(1)), str(Month(2018, 1).moved(-1))) == ("2019-01", "2017-12")


def test_a_month_has_whole_weeks_from_monday() -> None:
    weeks = Month(2018, 11).weeks()
    assert {len(week) for week in weeks} == {7}
    assert weeks[0][:4] == [None, None, None, datetime.date(2018, 11, 1)]


def test_what_may_still_be_is_to_come() -> None:
    assert When(2018).last == datetime.date(2018, 12, 31)
    assert When(2018, Month(2018, 2)).last == datetime.date(2018, 2, 28)


def test_neighbours_are_the_nearest_that_hold_something() -> None:
    known = [Month(2016, 1), Month(2018, 5), Month(2020, 9)]
    assert neighbours(Month(2018, 5), known) == (known[0], known[2])
    assert neighbours(Month(2015, 1), known) == (None, known[0])
