"""The dull page to which *leave now* leads. It names nothing and leads nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def weather(request: HttpRequest) -> HttpResponse:
    """A note about the weather, for whoever looks over a shoulder. Not kept by the browser."""
    response = render(request, "narrator/weather.html")
    response["Cache-Control"] = "no-store"
    return response
