"""What could not be done in time is said, with a button that does it again: nobody believes it done."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.translation import get_language

from stories.consent.committing import NotCommitted
from stories.vault.errors import KeyStoreAway, MirrorFailed, OtherKey

RETRY_SECONDS = "60"
# Busy with others; or the key store, its mirror or the new half of the vault's key is not there yet.
NOT_YET = (NotCommitted, KeyStoreAway, MirrorFailed, OtherKey)


class NotYetMiddleware:
    """Answers what the database or the key store did not do with 503 and everything that was pressed, kept.

    Asks nothing of either.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        if not isinstance(exception, NOT_YET):
            return None
        kept = [
            (name, value) for name, values in request.POST.lists() if name != "csrfmiddlewaretoken" for value in values
        ]
        context = {
            "asked": request.method in ("GET", "HEAD"),
            "kept": kept,
            "action": request.get_full_path(),
            "token": get_token(request),
            "LANGUAGE_CODE": (get_language() or "es")[:2],
        }
        response = HttpResponse(render_to_string("503_not_yet.html", context), status=503)
        response["Retry-After"] = RETRY_SECONDS
        return response
