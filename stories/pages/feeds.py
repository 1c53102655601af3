"""For machines: the Atom feed of what may be harvested, the sitemap of what may be indexed, and the robots' file."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from stories.consent.uses import Use
from stories.pages.addresses import editorial_addresses
from stories.pages.browsing import PER_PAGE, drawn, listed
from stories.pages.reservations import EVERYWHERE, GATHERERS, NO_AI, NO_INDEX, reserve, robots

LISTS = ("testimonies", "murals", "vigils")


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest records whose narrators allow copies: titles and first words, and months instead of days."""
    language = (get_language() or "es")[:2]
    rows = listed(language=language, uses=[Use.WEB, Use.HARVEST])[:PER_PAGE]
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
        "updated": max(days.values(), default=None),
        "home_url": request.build_absolute_uri(reverse("wagtail_serve", args=[""])),
        "feed_url": request.build_absolute_uri(reverse("feed")),
    }
    response = render(request, "pages/feed.xml", context, content_type="application/atom+xml; charset=utf-8")
    closed = robots([entry["story"].uses for entry in entries])  # type: ignore[attr-defined]
    # A feed is for readers of feeds; a search engine gets the sitemap.
    reserve(response, ", ".join([NO_INDEX, *([NO_AI] if NO_AI in closed else [])]))
    return response


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every page that search engines may read, in both languages. No dates: they would tell when somebody decided."""
    places = [_everywhere(name) for name in ("home", *LISTS)]
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
    for code, _name in settings.LANGUAGES:
        with override(code):
            found[code] = reverse("wagtail_serve", args=[""]) if name == "home" else reverse(name, args=args)
    return found


def _absolute(request: HttpRequest, url: dict[str, Any]) -> dict[str, Any]:
    return {
        "address": request.build_absolute_uri(url["address"]),
        "alternates": {code: request.build_absolute_uri(path) for code, path in url["alternates"].items()},
    }
