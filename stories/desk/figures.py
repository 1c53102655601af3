"""How many stories came in each week, by kind: a chart drawn on the server, and its table. Small numbers are hidden."""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from stories.desk.roles import StaffRequest, needs
from stories.gate.clock import today
from stories.intake.models import TOLD, Kind, Submission

WEEKS = 12
# Fewer than this in one cell could point to somebody: it is only said that there were few.
LEAST = 5
BY_DAY = ("sent_on", "kind", "count")
HIGH, BAR, GAP, WEEK_WIDE, LEFT, TOP = 160, 14, 2, 60, 34, 10


@dataclass(frozen=True)
class Cell:
    """One kind in one week. `count` is None where it is not shown."""

    kind: str
    count: int | None


@dataclass(frozen=True)
class Week:
    """A week from its Monday on."""

    monday: datetime.date
    cells: list[Cell]


@dataclass(frozen=True)
class Bar:
    """A rectangle of the chart, in its own units."""

    kind: str
    x: int
    y: int
    height: int


def weeks(counts: Mapping[tuple[datetime.date, str], int], *, until: datetime.date) -> list[Week]:
    """The last WEEKS weeks up to the one of `until`, oldest first, small cells hidden. Pure."""
    last = until - datetime.timedelta(days=until.weekday())
    mondays = [last - datetime.timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]
    return [Week(monday, [Cell(kind, shown(counts.get((monday, kind), 0))) for kind in TOLD]) for monday in mondays]


def shown(count: int) -> int | None:
    """The number, where it is large enough. None and one are hidden alike: nobody learns that there was one."""
    return count if count >= LEAST else None


def bars(drawn: list[Week]) -> tuple[list[Bar], int]:
    """The rectangles, and the number at the top of the scale. Pure."""
    top = max((cell.count or 0 for week in drawn for cell in week.cells), default=0) or LEAST
    found = []
    for place, week in enumerate(drawn):
        for number, cell in enumerate(week.cells):
            height = round(HIGH * cell.count / top) if cell.count else 1
            x = LEFT + place * WEEK_WIDE + number * (BAR + GAP)
            found.append(Bar(cell.kind if cell.count else "few", x, TOP + HIGH - height, height))
    return found, top


def came_by_week() -> Counter[tuple[datetime.date, str]]:
    """How many were sent in each week and not taken back, by kind."""
    rows = Submission.objects.filter(sent_on__isnull=False, withdrawal=None, kind__in=TOLD)
    found: Counter[tuple[datetime.date, str]] = Counter()
    for day, kind, count in rows.values("sent_on", "kind").annotate(count=Count("pk")).values_list(*BY_DAY):
        if day is not None:
            found[day - datetime.timedelta(days=day.weekday()), kind] += count
    return found


@needs("see")
@require_GET
def figures(request: StaffRequest) -> HttpResponseBase:
    """The chart and its table."""
    drawn = weeks(came_by_week(), until=today())
    rectangles, top = bars(drawn)
    kinds: list[tuple[str, str | Promise]] = [(kind.value, kind.label) for kind in map(Kind, TOLD)]
    return TemplateResponse(
        request,
        "desk/figures.html",
        {
            "weeks": drawn,
            "bars": rectangles,
            "top": top,
            "kinds": kinds,
            "least": LEAST,
            "wide": LEFT + WEEKS * WEEK_WIDE,
            "high": TOP + HIGH + 30,
            "bar": BAR,
            "floor": TOP + HIGH,
            "labels": [(LEFT + place * WEEK_WIDE, week.monday) for place, week in enumerate(drawn)],
            "title": _("Relatos que llegaron, por semana y clase"),
        },
    )
