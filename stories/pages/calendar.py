"""The calendar of vigils and events: a month as a table and as a list, what is to come, and calendars to take along."""

import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stories.consent.reading import reading_language
from stories.consent.uses import Use
from stories.gate.clock import today
from stories.pages.addresses import alternates
from stories.pages.calendar_file import calendar_file
from stories.pages.dates_in_words import GRAMMARS, date_in_words
from stories.pages.gone import gone_or_missing
from stories.pages.months import Month, neighbours
from stories.pages.occasions import Occasion, months_of, occasions
from stories.pages.reservations import NO_AI, NO_INDEX, reserve, robots

# Words for the columns, from Monday.
DAYS = {
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """One month, and all that is to come. Without a month: this one if something stands in it, else the nearest."""
    language, now = reading_language(), today()
    found = occasions()
    months = months_of(found)
    marked = {month: some for month, some in months.items() if any(one.when and one.when.day for one in some)}
    month = Month.read(request.GET.get("m", "")) or nearest(marked or months, now)
    here = months.get(month, [])
    before, after = neighbours(month, months)
    coming = [one for one in found if one.when and one.when.last >= now]
    words = robots([one.uses for one in found if one.record])
    context = {
        "month": month,
        "month_words": date_in_words(str(month), language=language),
        "weeks": [[_cell(day, here) for day in week] for week in month.weeks()],
        "days": DAYS[language],
        "here": here,
        "marked": month in marked or month == Month.of(now),
        "before": _link(before, language),
        "after": _link(after, language),
        "coming": coming,
        "years": _years(months, language),
        "undated": [one for one in found if one.when is None or one.when.month is None],
        "now": now,
        "file_url": f"{reverse('calendar_file')}?m={month}",
        "all_url": reverse("calendar_file"),
        "section": "calendar",
        "robots": words,
        "alternates": alternates(request.path),
    }
    response = render(request, "pages/calendar.html", context)
    reserve(response, words)
    return response


@require_safe
def calendar_of(request: HttpRequest) -> HttpResponse:
    """A month as an iCalendar file, or everything with a day. Only what may be copied: nobody calls a file back."""
    month = Month.read(request.GET.get("m", ""))
    found = [one for one in occasions(uses=[Use.WEB, Use.HARVEST]) if one.when and one.when.day]
    if month is not None:
        found = [one for one in found if one.when and one.when.month == month]
    return _file(request, found, name=f"amparo-{month}" if month else "amparo")


@require_safe
def event_file(request: HttpRequest, record: str) -> HttpResponse:
    """One vigil as an iCalendar file; 404 unless it may be copied and its narrator lets the day be told."""
    found = occasions(uses=[Use.WEB, Use.HARVEST], records=[record.lower()])
    if not found:
        return gone_or_missing(request, record=record.lower())
    if found[0].when is None or found[0].when.day is None:
        raise Http404
    return _file(request, found, name=f"amparo-{record.lower()}")


def nearest(months: dict[Month, Any], now: datetime.date) -> Month:
    """This month if something stands in it, else the next that has something, else the last that had."""
    current = Month.of(now)
    if current in months or not months:
        return current
    before, after = neighbours(current, months)
    return after or before or current


def _file(request: HttpRequest, found: list[Occasion], *, name: str) -> HttpResponse:
    data = calendar_file(found, absolute=request.build_absolute_uri, host=request.get_host())
    response = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.ics"'
    closed = robots([one.uses for one in found if one.record])
    reserve(response, ", ".join([NO_INDEX, *([NO_AI] if NO_AI in closed else [])]))
    return response


def _cell(day: datetime.date | None, here: list[Occasion]) -> dict[str, Any]:
    return {"day": day, "occasions": [one for one in here if day and one.when and one.when.day == day]}


def _link(month: Month | None, language: str) -> dict[str, str] | None:
    if month is None:
        return None
    return {"url": f"?m={month}", "label": date_in_words(str(month), language=language)}


def _years(months: dict[Month, list[Occasion]], language: str) -> list[dict[str, Any]]:
    """The months in which something stands, by year, newest first."""
    names = GRAMMARS[language].months
    found: dict[int, list[dict[str, Any]]] = {}
    for month in sorted(months):
        entry = {"url": f"?m={month}", "label": names[month.number - 1], "count": len(months[month])}
        found.setdefault(month.year, []).append(entry)
    return [{"year": year, "months": some} for year, some in sorted(found.items(), reverse=True)]
