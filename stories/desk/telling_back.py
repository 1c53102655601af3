"""What was decided, in words: the history of a worksheet, and the sentences of the meter for the page's script."""

import datetime
import json
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.desk.marked import Marked
from stories.moderation.models import User
from stories.redaction.finding import KINDS
from stories.redaction.finding.remaining import TOGETHER, Level, Reason
from stories.redaction.worksheet import Worksheet

# Enough to remember by; all of it stays sealed.
SHOWN = 100
_WHAT: dict[str, Promise] = {
    "cut": _("tapó"),
    "loose": _("contó en general"),
    "kept": _("dejó a la vista"),
    "back": _("volvió a mostrar"),
    "named": _("dio otro nombre a"),
    "unnamed": _("quitó el otro nombre a"),
}
_REASONS = ("direct", "again", "undecided", "together")


@dataclass(frozen=True)
class HistoryRow:
    """One decision: the day, the person's user name, and what it was over."""

    day: datetime.date
    who: str
    what: Promise
    words: str
    shown: str
    times: int


def history_rows(worksheet: Worksheet) -> list[HistoryRow]:
    """The newest decisions first."""
    latest = worksheet.history[: -SHOWN - 1 : -1]
    names = dict(User.objects.filter(pk__in={step.person for step in latest}).values_list("pk", "username"))
    return [
        HistoryRow(
            datetime.date.fromisoformat(step.day),
            names.get(step.person, "?"),
            _WHAT[step.what],
            step.words,
            step.shown,
            step.times,
        )
        for step in latest
    ]


def meter_forms(marked: Marked) -> str:
    """The meter's sentences for one and for many, its levels, and what was found outside the passages, as JSON.

    The script puts its own count in.
    """
    return json.dumps(
        {
            "reasons": {code: [Reason(code, count, ()).words for count in (1, 2)] for code in _REASONS},
            "levels": [str(level.words) for level in Level],
            "together": TOGETHER,
            "others": [{"kind": found.kind, "direct": KINDS[found.kind].direct} for found in marked.others],
        },
        ensure_ascii=False,
    )
