"""Who is kept out of the desk: every session that has not shown a second factor. And the door's words, for people."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.db import DatabaseError
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from stories.moderation import second_factor
from stories.moderation.models import SecondFactor
from stories.publishing.errors import door_said

SHOWN = "second_factor"
# All that a person without a second factor can reach: the page that sets one up, what draws it, and the way out.
BEFORE_ENROLLING = (
    "desk:enrol",
    "wagtailadmin_logout",
    "wagtailadmin_login",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
)


def remember_factor(request: HttpRequest, factor: SecondFactor) -> None:
    """This session has shown exactly this second factor. When a steward takes it away, the session is worth nothing."""
    request.session[SHOWN] = factor.pk


class SecondFactorMiddleware:
    """Closed by default: no view of the desk is reached by a session that has not shown the second factor.

    A password alone, a session made some other way, or one whose factor was reset, reach the enrolment page at most.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._kept_out(request) or self.get_response(request)

    def _kept_out(self, request: HttpRequest) -> HttpResponseBase | None:
        if not request.user.is_authenticated:
            return None
        factor = second_factor.factor_of(person=request.user)
        if factor is not None and request.session.get(SHOWN) == factor.pk:
            return None
        if factor is None:
            allowed = request.path_info in {reverse(name) for name in BEFORE_ENROLLING}
            return None if allowed else HttpResponseRedirect(reverse("desk:enrol"))
        logout(request)
        login = reverse("wagtailadmin_login")
        return None if request.path_info == login else HttpResponseRedirect(login)


class DoorWordsMiddleware:
    """When the door turns a write of Wagtail's own screens away, the person reads why, not an error page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        refused: object | None = door_said(exception) if isinstance(exception, DatabaseError) else None
        if isinstance(exception, ProtectedError):
            refused = _("No se borra aquí: de esto dependen otras cosas que se guardan para siempre.")
        if refused is None:
            return None
        wants_json = "application/json" in request.headers.get("Accept", "") or "/api/" in request.path_info
        if wants_json:
            return JsonResponse({"detail": str(refused)}, status=409)
        messages.error(request, str(refused))
        return HttpResponseRedirect(reverse("wagtailadmin_home"))
