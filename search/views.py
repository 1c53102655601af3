"""The search page, its suggestions and its feed. Of a search nothing is kept: not the words, not that there was one."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search.addresses import read_query, write
from search.engine import get_engine
from search.interface import LONGEST_QUERY, Query
from search.showing import context
from search.words import words_of
from stories.pages.browsing import of_records
from stories.pages.feeds import ATOM, RSS, answer_with_feed
from stories.pages.reservations import CLOSED, reserve

SHORTEST_BEGINNING = 2


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Records that fit, as the door shows them now. Search engines are asked not to list it."""
    query = _query(request)
    response = render(request, "pages/search.html", context(query, get_engine().find(query)))
    # Its excerpts are of stories of every kind; closed to all is closed enough for the most closed.
    reserve(response, CLOSED)
    return response


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """What one may go on to type: terms and words of visible parts, with the address of the search for each."""
    beginning = request.GET.get("q", "")[:LONGEST_QUERY].replace("\x00", " ").strip()
    language = _language()
    long_enough = len("".join(words_of(beginning))) >= SHORTEST_BEGINNING
    words = get_engine().suggest(prefix=beginning, language=language) if long_enough else ()
    address = reverse("search")
    offers = [{"label": word, "url": address + write(Query(text=word))} for word in words]
    response = JsonResponse({"offers": offers})
    reserve(response, CLOSED)
    return response


@require_safe
def search_feed(request: HttpRequest, form: str = ATOM) -> HttpResponse:
    """The newest told of the records that fit and that may be copied, for whoever wants to follow a search."""
    query = replace(_query(request), order="newest", page=1)
    hits = get_engine().find(query).hits
    rows = of_records([hit.record for hit in hits], language=query.language)
    about = query.text or _("búsqueda")
    return answer_with_feed(request, rows, form=form, about=about, page=reverse("search") + write(query))


def _query(request: HttpRequest) -> Query:
    return read_query(request.GET, language=_language())


def _language() -> str:
    return (get_language() or "es")[:2]


__all__ = ["RSS", "search", "search_feed", "suggest"]
