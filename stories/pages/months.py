"""Days and months of EDTF dates, and the grid of a month. Pure."""

import calendar
import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year, as `2018-11` in addresses."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @classmethod
    def read(cls, text: str) -> "Month | None":
        """`2018-11` as a month; None for anything else."""
        match = re.fullmatch(r"(\d{4})-(\d{2})", text)
        if match is None or not 1 <= int(match[2]) <= 12 or not 1 <= int(match[1]) <= 9998:
            return None
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: datetime.date) -> "Month":
        return cls(day.year, day.month)

    @property
    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.number, 1)

    def moved(self, months: int) -> "Month":
        """So many months later, or earlier where negative."""
        count = self.year * 12 + self.number - 1 + months
        return Month(count // 12, count % 12 + 1)

    def weeks(self) -> list[list[datetime.date | None]]:
        """Weeks from Monday to Sunday; None for days of the months before and after."""
        return [
            [day if day.month == self.number else None for day in week]
            for week in calendar.Calendar().monthdatescalendar(self.year, self.number)
        ]


@dataclass(frozen=True)
class When:
    """How exactly a date is known: a day, or a month, or only a year. Of a span, where it begins."""

    year: int
    month: Month | None = None
    day: datetime.date | None = None

    @property
    def last(self) -> datetime.date:
        """The last day that it may have been: what is to come is what may still be."""
        if self.day:
            return self.day
        if self.month:
            return self.month.moved(1).first_day - datetime.timedelta(days=1)
        return datetime.date(self.year, 12, 31)


def when(edtf: str) -> When | None:
    """Where an EDTF date begins; None where it says no year. What is only about so (`~`, `?`) has no day."""
    first = next((side for side in edtf.split("/") if side.strip(" .")), "").strip()
    bare = first.rstrip("?~%")
    match = _DATE.match(bare)
    if match is None or int(match[1]) < 1:
        return None
    year = int(match[1])
    month = Month.read(f"{match[1]}-{match[2]}") if match[2] else None
    if month is None or match[3] is None or bare != first or not _DATE.fullmatch(bare):
        return When(year, month)
    try:
        return When(year, month, datetime.date(year, month.number, int(match[3])))
    except ValueError:
        return When(year, month)


def neighbours(month: Month, among: Iterable[Month]) -> tuple[Month | None, Month | None]:
    """The nearest months before and after `month` in which something stands."""
    known = sorted(set(among))
    before = [one for one in known if one < month]
    after = [one for one in known if one > month]
    return (before[-1] if before else None, after[0] if after else None)
