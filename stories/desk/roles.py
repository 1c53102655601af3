"""Who may do what on the desk. Closed by default: a person without a role reaches nothing."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access

from stories.moderation.models import User

View = Callable[..., HttpResponseBase]


class StaffRequest(HttpRequest):
    """A request that `signed_in` let pass: somebody is there."""

    user: User  # type: ignore[assignment]


# What one does on the desk, and the permission it takes. `stories.desk.groups` gives them out.
TAKES: dict[str, str] = {
    "see": "stories.view_submission",
    "open": "stories.view_original",
    "redact": "stories.add_edition",
    "approve": "stories.add_approval",
    "talk": "stories.add_mailboxitem",
    "hold": "stories.add_hold",
    "publish": "stories.add_clearance",
    "people": "stories.change_secondfactor",
    "openings": "stories.view_opening",
    "freeze": "stories.add_legalfreeze",
}


def may(person: User, what: str) -> bool:
    """Whether this person may do it: an active account with the permission, by its groups."""
    return person.is_active and person.has_perm(TAKES[what])


def needs(what: str) -> Callable[[View], View]:
    """Keeps a view for those who may, inside Wagtail's own check, language and log."""

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if may(request.user, what):
                return view(request, *args, **kwargs)
            messages.error(request, _("Su cuenta no puede hacer esto. Pídalo a quien administra el archivo."))
            return HttpResponseRedirect(reverse("wagtailadmin_home"))

        return signed_in(checked)

    return decorate


def signed_in(view: View) -> View:
    """Wagtail's own gate: an account that may enter the admin, its language, its log context."""
    wrapped: View = wraps(view)(require_admin_access(view))
    return wrapped
