"""Records of one kind, 24 a page, narrowed by a term."""

from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stories.consent.reading import reading_language
from stories.pages.addresses import alternates
from stories.pages.browsing import PER_PAGE, Listed, drawn, listed, terms_of
from stories.pages.keeping import keepable
from stories.pages.labels import labels
from stories.pages.reservations import reserve, robots

SECTIONS = {"testimony": "testimonies", "mural": "murals", "vigil": "vigils"}
LONGEST_SLUG = 60


@require_safe
@keepable("t", "p")
def record_list(request: HttpRequest, kind: str) -> HttpResponse:
    """One page of a list; a page beyond the last is the last."""
    language = reading_language()
    term = request.GET.get("t", "")[:LONGEST_SLUG].replace("\0", "")
    address = reverse(SECTIONS[kind])
    rows = listed(language=language, kind=kind, terms=[term] if term else [])
    page: Page[Listed] = Paginator(rows, PER_PAGE).get_page(request.GET.get("p"))
    # `Page` takes what it shows: the rows become stories once the page is known.
    stories = drawn(page.object_list, language=language)
    page.object_list = stories  # type: ignore[assignment]
    words = robots([story.uses for story in stories])
    named = labels(slugs=[term]) if term else {}
    chips = [{"label": named[term].label(language) if term in named else term, "url": address}] if term else []
    context = {
        "kind": kind,
        "section": SECTIONS[kind],
        "page": page,
        "total": len(rows),
        "chips": chips,
        "terms": _choices(kind=kind, but=term, language=language, address=address),
        "everything_url": address,
        "feed_url": reverse("term_feed", args=[term]) if term in named else reverse(f"{SECTIONS[kind]}_feed"),
        "rss_url": reverse("term_rss", args=[term]) if term in named else reverse(f"{SECTIONS[kind]}_rss"),
        "robots": words,
        "alternates": alternates(request.path),
    }
    response = render(request, "pages/list.html", context)
    reserve(response, words)
    return response


def _choices(*, kind: str, but: str, language: str, address: str) -> list[dict[str, str]]:
    """The terms one may narrow by, in the order of the reader's alphabet, roughly."""
    terms = sorted((one.label(language), one.slug) for one in terms_of(kind) if one.slug != but)
    return [{"label": label, "url": f"{address}?{urlencode({'t': slug})}"} for label, slug in terms]
