"""How long a story waits before it may be published: a day is kept, since an embargo only closes (R9)."""

import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHOICES: tuple[tuple[str, str | Promise], ...] = (
    ("0", _("No, cuando yo la apruebe")),
    ("6", _("Seis meses")),
    ("12", _("Un año")),
    ("60", _("Cinco años")),
)


def until(choice: str, *, at: datetime.date) -> str | None:
    """The first day on which it may be published, as ISO text; None for no wait."""
    months = int(choice) if choice in dict(CHOICES) else 0
    if not months:
        return None
    years, month = divmod(at.month - 1 + months, 12)
    # The 31st of a month that has none becomes its 28th: a wait may end a little early, on a day that exists.
    return datetime.date(at.year + years, month + 1, min(at.day, 28)).isoformat()


def chosen(day: str | None, *, at: datetime.date) -> str:
    """The choice behind a day that was kept; "" when it was never asked, or the day was reckoned from another one."""
    return next((choice for choice, _words in CHOICES if choice != "0" and until(choice, at=at) == day), "")
