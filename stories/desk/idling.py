"""A session of the desk ends when nobody did anything for a while. What is being written is not lost by that."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from stories.desk.keeping_out import SHOWN
from stories.desk.opening import SESSION

LAST = "last_seen"
A_MINUTE = 60
# Wagtail's editor asks this by itself every few seconds: a page left open is nobody.
BY_ITSELF = "/editing-sessions/"


class IdleMiddleware:
    """Ends a session that nobody used for ARCHIVE_IDLE_MINUTES. Minutes are kept, in the session alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._ended(request) or self.get_response(request)

    def _ended(self, request: HttpRequest) -> HttpResponseBase | None:
        if not request.user.is_authenticated:
            return None
        now = int(timezone.now().timestamp()) // A_MINUTE
        last = int(request.session.get(LAST, now))
        if now - last < settings.ARCHIVE_IDLE_MINUTES:
            if (now != last or LAST not in request.session) and BY_ITSELF not in request.path_info:
                request.session[LAST] = now
            return None
        logout(request)
        if request.path_info == reverse("desk:awake"):
            return None
        messages.info(request, _("Su sesión se cerró sola, porque nadie la usaba. Entre otra vez."))
        back = request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")
        return redirect_to_login(back, login_url=reverse("wagtailadmin_login"))


@require_GET
def awake(request: HttpRequest) -> JsonResponse:
    """For the script of a long page: whether what is written there could be saved now, and with which form token.

    Asked while somebody types, so that a long paragraph ends no session, and before each saving. Not ready means: sign
    in and open the story in another window, and save again; nothing on the page is lost.
    """
    here = request.user.is_authenticated and request.session.get(SHOWN) is not None
    story = request.GET.get("relato", "")
    ready = here and (not story or bool(request.session.get(SESSION, {}).get(story, ["", False])[1]))
    response = JsonResponse({"ready": ready, **({"token": get_token(request)} if ready else {})})
    response["Cache-Control"] = "no-store"
    return response
