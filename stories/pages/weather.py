"""The dull page to which *leave now* leads. It names nothing and leads nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import require_safe


@require_safe
def weather(request: HttpRequest, language: str) -> HttpResponse:
    """A note about the weather, for whoever looks over a shoulder. Not kept by the browser.

    Its address says the language by itself: one with `/en/` before it would lead back to the archive.
    """
    with override(language):
        response = render(request, "narrator/weather.html")
    response["Cache-Control"] = "no-store"
    response["Content-Language"] = language
    return response
