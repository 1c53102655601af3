"""What was erased, where and when: while it runs, and afterwards, with the words alone."""

import datetime
import json
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from stories.narrator import cookie
from stories.narrator.answering import expired, page, to
from stories.narrator.standing import said
from stories.narrator.words import ERASING
from stories.publishing import progress
from stories.publishing.state import REPORTS_LAST
from stories.vault import by_code
from stories.vault.by_code import CodeKeys

BACKUPS = "backups"
Line = tuple[str, datetime.date | None]


@require_GET
def report(request: HttpRequest) -> HttpResponse:
    """The report while this visit lasts. Once the keys are gone the visit is over too, and the words open it."""
    session = cookie.session_of(request)
    if session is None:
        return expired(request)
    if progress.withdrawn_on(submission_id=session.submission_id) is None:
        return to("space:home")
    return report_page(request, session.submission_id, lines=progress.erasing(submission_id=session.submission_id))


def report_with_code(request: HttpRequest, *, keys: CodeKeys, submission_id: str) -> HttpResponse:
    """The sealed report, opened with what the words yield; before it is written, how far erasing has come."""
    sealed = progress.sealed_report(submission_id=submission_id)
    if sealed is None:
        return report_page(request, submission_id, lines=progress.erasing(submission_id=submission_id))
    opened = json.loads(by_code.open_report(keys=keys, submission_id=submission_id, blob=sealed.blob))
    lines = [(line["place"], datetime.date.fromisoformat(line["day"])) for line in opened]
    return report_page(request, submission_id, lines=lines, until=sealed.day + REPORTS_LAST)


def report_page(
    request: HttpRequest, submission_id: str, *, lines: Iterable[Line], until: datetime.date | None = None
) -> HttpResponse:
    rows = in_words(lines)
    remains = [] if progress.was_public(submission_id=submission_id) else [_("Nada: nunca fue pública.")]
    day = progress.withdrawn_on(submission_id=submission_id)
    context = {
        "finished": all(row["done"] for row in rows),
        "waiting": not all(row["done"] for row in rows) and progress.nobody_erases(now=timezone.now()),
        "day": said(day),
        "by_day": said(day + datetime.timedelta(days=settings.ARCHIVE_WINDOW_DAYS) if day else None),
        "frozen": progress.waits_for_a_court(submission_id=submission_id),
        "gone": gone(submission_id),
        "rows": rows,
        "remains": remains,
        "window_days": settings.ARCHIVE_WINDOW_DAYS,
        "until": said(until),
        # A page that answers the words has no address in another language: one enters there again.
        "other_language_url": translate_url(reverse("space:enter"), "es" if get_language() == "en" else "en"),
    }
    return page(request, "narrator/report.html", context)


def gone(submission_id: str) -> list[str]:
    """What the withdrawal did in its own moment."""
    first = [_("Desde que lo pidió, nadie la puede abrir ni publicar otra vez.")]
    if progress.was_public(submission_id=submission_id):
        first.insert(0, _("Desapareció de las páginas, la búsqueda y las listas en el momento en que lo pidió."))
    return first


def in_words(lines: Iterable[Line]) -> list[dict[str, Any]]:
    """One row a place, in the order in which things go: done when all of it is done."""
    days: dict[str, list[datetime.date | None]] = {}
    for place, day in lines:
        # Of backups the report says by when they are gone, not that they are.
        if place == BACKUPS:
            continue
        days.setdefault(place, []).append(day)
    rows = []
    for place in sorted(days, key=list(ERASING).index):
        done = [day for day in days[place] if day is not None]
        finished = len(done) == len(days[place])
        rows.append({"what": ERASING[place], "done": finished, "when": said(max(done)) if finished else ""})
    return rows
