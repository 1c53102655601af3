"""Addresses across languages, and those of the editorial pages that every page leads to."""

from collections import defaultdict
from collections.abc import Mapping

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError
from django.http import HttpRequest
from django.urls import NoReverseMatch, resolve, reverse, translate_url
from django.urls.exceptions import Resolver404
from django.utils.translation import get_language, override

from stories.gate.models import ReadablePage
from stories.pages.editorial import ContextPage, EditorialPage, TimelinePage, address_of
from stories.pages.exhibits import ExhibitPage

# Editors see a new page in the navigation after this many seconds at most; addresses of editorial pages tell nothing.
KEPT_SECONDS = 30
READABLE = ReadablePage.objects.values("page_id")
EDITORIAL = (EditorialPage, TimelinePage, ContextPage, ExhibitPage)


def other_language() -> str:
    """The interface language that the page is not in."""
    own = (get_language() or settings.LANGUAGE_CODE)[:2]
    return next(code for code, _name in settings.LANGUAGES if code != own)


def elsewhere(request: HttpRequest) -> str:
    """The same page in the other language; that language's home where we do not know better."""
    code = other_language()
    try:
        match = resolve(request.path_info)
        with override(code):
            home = reverse("wagtail_serve", args=[""])
    except (Resolver404, NoReverseMatch):
        return f"/{code}/"
    # An editorial page has another name in each language and says itself where its translation is.
    if match.url_name == "wagtail_serve" or request.method not in ("GET", "HEAD"):
        return home
    return translate_url(request.path, code)


def alternates(path: str) -> dict[str, str]:
    """The address in each interface language, of a page that is the same in all of them."""
    return {code: translate_url(path, code) for code, _name in settings.LANGUAGES}


def site_pages() -> Mapping[str, str]:
    """Addresses, in the language of the page, of the editorial pages that have a place in the navigation."""
    language = (get_language() or settings.LANGUAGE_CODE)[:2]
    key = f"site-pages-{language}"
    found: dict[str, str] | None = cache.get(key)
    if found is None:
        try:
            found = _site_pages(language)
        except DatabaseError:
            # Pages about what is missing or broken are drawn too when the database does not answer.
            return {}
        cache.set(key, found, KEPT_SECONDS)
    return found


def _site_pages(language: str) -> dict[str, str]:
    standing = {"pk__in": READABLE, "locale__language_code": language}
    rows = EditorialPage.objects.filter(**standing).exclude(place="").order_by("path").values_list("place", "url_path")
    found = {place: address_of(url_path) for place, url_path in rows}
    timeline = TimelinePage.objects.filter(**standing).order_by("path").values_list("url_path", flat=True).first()
    return {**found, "timeline": address_of(timeline)} if timeline else found


def editorial_addresses() -> list[dict[str, str]]:
    """For each editorial page that may be read, its address in each language that it has."""
    groups: dict[object, dict[str, str]] = defaultdict(dict)
    for model in EDITORIAL:
        rows = model.objects.filter(pk__in=READABLE).public().order_by("path")
        for key, code, url_path in rows.values_list("translation_key", "locale__language_code", "url_path"):
            with override(code):
                groups[key][code] = address_of(url_path)
    return list(groups.values())
