"""A step that nobody waits for is done once on each day, and again after it failed."""

import datetime

import pytest

from stories.publishing.daily import OnceADay

DAY = datetime.date(2026, 3, 1)


def test_it_is_done_in_the_first_round_of_each_day_also_when_the_clock_was_put_back() -> None:
    done: list[datetime.date] = []

    def step(*, at: datetime.date) -> int:
        done.append(at)
        return 1

    daily = OnceADay(step)
    following, before = DAY + datetime.timedelta(days=1), DAY - datetime.timedelta(days=1)
    assert [daily(at=day) for day in (DAY, DAY, following, following, before)] == [1, 0, 1, 0, 1]
    assert done == [DAY, following, before]


def test_one_that_failed_is_tried_again_in_the_next_round() -> None:
    failures = [OSError()]

    def step(*, at: datetime.date) -> int:
        if failures:
            raise failures.pop()
        return 3

    daily = OnceADay(step)
    with pytest.raises(OSError):
        daily(at=DAY)
    assert daily(at=DAY) == 3
    assert daily(at=DAY) == 0
