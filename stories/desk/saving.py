"""What every screen that changes a worksheet does alike: who may save now, from which saving, what is to be mended."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stories.desk.opening import Access
from stories.desk.roles import StaffRequest, may
from stories.publishing.worksheets import times_saved

# A form that names no saving was drawn from none that anybody made.
NO_SAVING = -1
LONGEST = 6


def not_now(request: StaffRequest, access: Access) -> str | None:
    """Why this person may not save now, in words; None when they may."""
    if not may(request.user, "redact"):
        return _("Su cuenta revisa y aprueba, pero no prepara versiones.")
    entry = access.entry
    if entry.holder is None:
        return _("Tómela primero: así nadie más trabaja en ella al mismo tiempo.")
    if not entry.mine:
        return _("La tiene %(name)s. Pídale que la devuelva; a los siete días sin moverse queda libre.") % {
            "name": entry.holder
        }
    return None


def began_from(request: StaffRequest) -> int:
    """The number of the saving from which the page that was sent had been drawn."""
    since = request.POST.get("desde", "")
    return int(since) if since.isdecimal() and len(since) < LONGEST else NO_SAVING


def drawn_from(request: StaffRequest, access: Access) -> int:
    """The saving that a page is drawn from: drawn again with what somebody typed, still the one they began from."""
    began = began_from(request)
    return times_saved(submission=access.submission) if began == NO_SAVING else began


def say_what_to_mend(request: StaffRequest, count: int) -> None:
    """Tell how many things are not right, and that what was typed is still there."""
    messages.error(
        request,
        ngettext(
            "Hay %(count)s cosa que revisar. Nada se guardó todavía; lo que escribió sigue aquí.",
            "Hay %(count)s cosas que revisar. Nada se guardó todavía; lo que escribió sigue aquí.",
            count,
        )
        % {"count": count},
    )
