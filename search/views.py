"""The search page. Nothing about a search is kept: not the words, not that there was one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from search.addresses import read_query
from search.engine import get_engine
from search.showing import context
from stories.pages.reservations import CLOSED, reserve


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Records that fit, as the door shows them now. Search engines are asked not to list it."""
    query = read_query(request.GET, language=(get_language() or "es")[:2])
    response = render(request, "pages/search.html", context(query, get_engine().find(query)))
    # Its excerpts are of stories of every kind; closed to all is closed enough for the most closed.
    reserve(response, CLOSED)
    return response
