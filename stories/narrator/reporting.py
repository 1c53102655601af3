"""What was erased, where and when: while it runs, and afterwards, with the words alone."""

import datetime
import json
from collections.abc import Iterable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from stories.narrator import cookie
from stories.narrator.answering import expired, page, to
from stories.narrator.words import ERASING
from stories.pages.dates_in_words import date_in_words
from stories.publishing import progress
from stories.vault import by_code
from stories.vault.by_code import CodeKeys

A_YEAR = datetime.timedelta(days=365)
Line = tuple[str, datetime.date | None]


@require_GET
def report(request: HttpRequest) -> HttpResponse:
    """The report while this visit lasts. Once the keys are gone the visit is over too, and the words open it."""
    session = cookie.session_of(request)
    if session is None:
        return expired(request)
    withdrawn_on = progress.withdrawn_on(submission_id=session.submission_id)
    if withdrawn_on is None:
        return to("space:home")
    return report_page(
        request, lines=progress.erasing(submission_id=session.submission_id), withdrawn_on=withdrawn_on, until=None
    )


def report_with_code(request: HttpRequest, *, keys: CodeKeys, submission_id: str) -> HttpResponse:
    """The sealed report, opened with what the words yield; before it is written, how far erasing has come."""
    sealed = progress.sealed_report(submission_id=submission_id)
    withdrawn_on = progress.withdrawn_on(submission_id=submission_id)
    if sealed is None:
        return report_page(
            request, lines=progress.erasing(submission_id=submission_id), withdrawn_on=withdrawn_on, until=None
        )
    opened = json.loads(by_code.open_report(keys=keys, submission_id=submission_id, blob=sealed.blob))
    lines = [(line["place"], datetime.date.fromisoformat(line["day"])) for line in opened]
    return report_page(request, lines=lines, withdrawn_on=withdrawn_on, until=sealed.day + A_YEAR)


def report_page(
    request: HttpRequest, *, lines: Iterable[Line], withdrawn_on: datetime.date | None, until: datetime.date | None
) -> HttpResponse:
    def in_words(day: datetime.date | None) -> str:
        return date_in_words(day.isoformat(), language=get_language() or "es") if day else ""

    by_place: dict[str, list[datetime.date | None]] = {}
    for place, day in lines:
        by_place.setdefault(place, []).append(day)
    rows = []
    for place, days in by_place.items():
        done = [day for day in days if day is not None]
        finished = len(done) == len(days)
        rows.append(
            {"what": ERASING.get(place, place), "done": finished, "when": in_words(max(done)) if finished else ""}
        )
    context = {
        "finished": all(row["done"] for row in rows),
        "day": in_words(withdrawn_on),
        "rows": rows,
        "window_days": settings.ARCHIVE_WINDOW_DAYS,
        "until": in_words(until),
        "other_language_url": reverse("space:enter"),
    }
    return page(request, "narrator/report.html", context)
