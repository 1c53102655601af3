"""For machines: feeds of what may be harvested, the sitemap of what may be indexed, and the robots' file."""

import datetime
import re
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from stories.consent.reading import reading_language
from stories.consent.uses import Use
from stories.pages.addresses import editorial_addresses
from stories.pages.browsing import PER_PAGE, Listed, drawn, listed
from stories.pages.reservations import EVERYWHERE, GATHERERS, NO_AI, NO_INDEX, reserve, robots
from stories.pages.terms import Term
from stories.pages.topics import address_of_term, with_narrower

LISTS = {"testimony": "testimonies", "mural": "murals", "vigil": "vigils"}
SHELVES = {"testimony": _("Testimonios"), "mural": _("Murales"), "vigil": _("Vigilias")}
# Pages of public facts and numbers, the same in both languages: open to search engines as they are.
OPEN_PAGES = ("organizations", "events", "exhibits", "transparency")
# What an empty feed was changed on: Atom wants a date.
LONG_AGO = datetime.date(2000, 1, 1)


# Signs that no XML may hold (XML 1.0, section 2.2). Pasted words bring them along.
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ATOM, RSS = "atom", "rss"
TYPES = {ATOM: "application/atom+xml; charset=utf-8", RSS: "application/rss+xml; charset=utf-8"}


@require_safe
def feed(request: HttpRequest, form: str = ATOM, kind: str = "", term: str = "") -> HttpResponse:
    """The newest records whose narrators allow copies: titles and first words, and months instead of days.

    With `kind` of that kind, with `term` those that bear it or a narrower one. 404 for a term that is none.
    """
    language = reading_language()
    named = Term.objects.filter(pk=term).first() if term else None
    if term and named is None:
        raise Http404
    terms = with_narrower(term, {one.slug: one for one in Term.objects.all()}) if term else []
    rows = listed(language=language, kind=kind, terms=terms, uses=[Use.WEB, Use.HARVEST])[:PER_PAGE]
    about = named.label if named else str(SHELVES[kind]) if kind else ""
    return answer_with_feed(request, rows, form=form, about=about, page=_page_of(kind, named))


def answer_with_feed(request: HttpRequest, rows: Sequence[Listed], *, form: str, about: str, page: str) -> HttpResponse:
    """These records as a feed. `about` says in words what it is of ("" for everything), `page` is where it is read."""
    language = reading_language()
    days = {row.record: row.day.replace(day=1) for row in rows}
    entries = [
        {
            "story": story,
            "url": request.build_absolute_uri(reverse(story.kind, args=[story.record])),
            "day": days[story.record],
        }
        for story in drawn(rows, language=language)
    ]
    context = {
        "entries": entries,
        "about": about,
        "description": _("Títulos y primeras palabras de lo que sus narradores dejan copiar."),
        "updated": max(days.values(), default=None) or LONG_AGO,
        "home_url": request.build_absolute_uri(page),
        "feed_url": request.build_absolute_uri(),
    }
    written = render_to_string(f"pages/feed.{form}.xml", context, request)
    response = HttpResponse(NOT_XML.sub("", written), content_type=TYPES[form])
    closed = robots([entry["story"].uses for entry in entries])  # type: ignore[attr-defined]
    # A feed is for readers of feeds; a search engine gets the sitemap.
    reserve(response, ", ".join([NO_INDEX, *([NO_AI] if NO_AI in closed else [])]))
    return response


def _page_of(kind: str, term: Term | None) -> str:
    if term is not None:
        return address_of_term(term)
    return reverse(LISTS[kind]) if kind else reverse("wagtail_serve", args=[""])


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page that search engines may read, in both languages. No dates: they would tell when somebody decided."""
    places = [_everywhere(name) for name in ("home", *LISTS.values(), *OPEN_PAGES)]
    places += [_everywhere(row.kind, row.record) for row in listed(language="es", uses=[Use.WEB, Use.INDEXING])]
    urls = [
        {"address": here, "alternates": place} for place in [*places, *editorial_addresses()] for here in place.values()
    ]
    context = {"urls": [_absolute(request, url) for url in urls]}
    return render(request, "pages/sitemap.xml", context, content_type="application/xml; charset=utf-8")


@require_safe
def robots_txt(request: HttpRequest) -> HttpResponse:
    """Where robots need not look. What they may do with a page stands in its own headers."""
    closed = [address for name in ("search", "leave") for address in _everywhere(name).values()]
    closed += [address for name in ("tell:start", "space:enter") for address in _everywhere(name).values()]
    sitemap_url = request.build_absolute_uri(reverse("sitemap"))
    context = {"sitemap_url": sitemap_url, "closed": closed, "gatherers": GATHERERS}
    return render(request, "pages/robots.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
def tdm_reservation(request: HttpRequest) -> HttpResponse:
    """What holds for text and data mining wherever an answer says nothing itself: it is reserved."""
    return JsonResponse(EVERYWHERE, safe=False)


def _everywhere(name: str, *args: str) -> dict[str, str]:
    """The address of a view by interface language."""
    found = {}
    for code, _word in settings.LANGUAGES:
        with override(code):
            found[code] = reverse("wagtail_serve", args=[""]) if name == "home" else reverse(name, args=args)
    return found


def _absolute(request: HttpRequest, url: dict[str, Any]) -> dict[str, Any]:
    return {
        "address": request.build_absolute_uri(url["address"]),
        "alternates": {code: request.build_absolute_uri(path) for code, path in url["alternates"].items()},
    }
