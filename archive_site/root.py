"""The bare address."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import get_language_from_request


def choose_language(request: HttpRequest) -> HttpResponse:
    """Leads to /es/ or /en/ by what the browser asks for. Nothing about the choice is kept, here or there."""
    response = HttpResponseRedirect(f"/{get_language_from_request(request)}/")
    response["Cache-Control"] = "no-store"
    return response


def to_the_desk(request: HttpRequest) -> HttpResponse:
    """The staff process has one door."""
    return HttpResponseRedirect("/admin/")
