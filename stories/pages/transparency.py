"""What the archive did, in numbers: told once a month and in steps, so that no number can be a person."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stories.consent.models import Withdrawal
from stories.consent.reading import reading_language
from stories.gate.clock import today
from stories.gate.models import Clearance
from stories.intake.models import TOLD, Submission
from stories.intake.objections import Objection
from stories.pages.addresses import alternates
from stories.pages.dates_in_words import date_in_words
from stories.pages.reservations import reserve

# The step, and the smallest number that is told. Zero is told too: that nothing happened points at nobody.
SMALLEST = 5


@dataclass(frozen=True)
class Figure:
    """A number as it may be told: "none", "few" (fewer than SMALLEST), or at least `floor`, a multiple of SMALLEST."""

    size: str
    floor: int = 0


@dataclass(frozen=True)
class Year:
    """What happened in one year."""

    year: int
    received: Figure
    published: Figure
    withdrawn: Figure
    reports: Figure


@require_safe
def transparency(request: HttpRequest) -> HttpResponse:
    """Everything up to the end of last month: whoever looks every day learns nothing of any one day."""
    until = today().replace(day=1)
    language = reading_language()
    context = {
        "years": years(until=until),
        "until": date_in_words(str(until - datetime.timedelta(days=1))[:7], language=language),
        "smallest": SMALLEST,
        "section": "transparency",
        "alternates": alternates(request.path),
    }
    response = render(request, "pages/transparency.html", context)
    reserve(response, "")
    return response


def told(count: int) -> Figure:
    """The number in steps: two looks a month apart must not differ by one person."""
    if count == 0:
        return Figure("none")
    return Figure("some", count - count % SMALLEST) if count >= SMALLEST else Figure("few")


def years(*, until: datetime.date) -> list[Year]:
    """By year, newest first, what happened before the day `until`."""
    columns = [
        _by_year(Submission.objects.filter(kind__in=TOLD, sent_on__lt=until), "sent_on"),
        _by_year(Clearance.objects.filter(seq=1, cleared_on__lt=until), "cleared_on"),
        _by_year(_taken_back().filter(day__lt=until), "day"),
        _by_year(Objection.objects.filter(day__lt=until), "day"),
    ]
    known = sorted({year for column in columns for year in column}, reverse=True)
    return [Year(year, *(told(column.get(year, 0)) for column in columns)) for year in known]


def _taken_back() -> QuerySet[Withdrawal]:
    """Stories that whoever told them took back: no reporter's space that ran out, and no machine's flood."""
    told_here = Withdrawal.objects.filter(submission__kind__in=TOLD)
    return told_here.exclude(act=None, submission__refusals__reason="junk")


def _by_year(rows: QuerySet, column: str) -> dict[int, int]:  # type: ignore[type-arg]
    found: dict[int, int] = {}
    for day in _days(rows.values_list(column, flat=True)):
        found[day.year] = found.get(day.year, 0) + 1
    return found


def _days(values: Iterable[datetime.date | None]) -> Iterable[datetime.date]:
    return (value for value in values if value is not None)
