"""Public facts in lists of their own: organizations and alliances, events, and exhibits. Editors wrote them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stories.consent.reading import reading_language
from stories.gate.models import ReadablePage
from stories.pages.addresses import alternates
from stories.pages.editorial import ContextPage, address_of
from stories.pages.exhibits import ExhibitPage
from stories.pages.reservations import reserve
from stories.pages.terms import Term

Kind = ContextPage.Kind
GROUPS = (Kind.ORGANIZATION, Kind.ALLIANCE)
EVENTS = (Kind.MARCH, Kind.TOWN_HALL, Kind.WORKSHOP, Kind.PERFORMANCE, Kind.EVENT)


@dataclass(frozen=True)
class Entry:
    """A public fact as a list draws it."""

    title: str
    kind: str
    kind_word: str
    date: str
    year: str
    summary: str
    url: str
    hashtags: tuple[Term, ...]


@require_safe
def organizations(request: HttpRequest) -> HttpResponse:
    """Organizations and alliances, by name."""
    found = sorted(entries(kinds=GROUPS), key=lambda entry: entry.title.casefold())
    shelves = [(kind, [entry for entry in found if entry.kind == kind]) for kind in GROUPS]
    return _answer(request, "pages/organizations.html", {"shelves": shelves, "section": "organizations"})


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """Marches, town halls, workshops, performances and other events, newest first."""
    found = list(reversed(entries(kinds=EVENTS)))
    return _answer(request, "pages/events.html", {"entries": found, "section": "events"})


@require_safe
def exhibits(request: HttpRequest) -> HttpResponse:
    """Exhibits and collections, in the order in which editors keep them."""
    language = reading_language()
    pages = ExhibitPage.objects.filter(locale__language_code=language, pk__in=readable()).order_by("path")
    found = [
        {"title": page.title, "shape": page.get_shape_display(), "lead": page.lead, "url": address_of(page.url_path)}
        for page in pages
    ]
    return _answer(request, "pages/exhibits.html", {"exhibits": found, "section": "exhibits"})


def readable() -> Any:
    """Pages in words to which two people said yes."""
    return ReadablePage.objects.values("page_id")


def entries(*, kinds: tuple[str, ...] = (), language: str = "", where: Q | None = None) -> list[Entry]:
    """The readable facts of these kinds (all without) in the page's language, oldest first."""
    language = language or reading_language()
    found = ContextPage.objects.filter(locale__language_code=language, pk__in=readable())
    found = found.filter(kind__in=kinds) if kinds else found
    pages = list((found.filter(where) if where is not None else found).order_by("sort_date", "title"))
    words = {word.lstrip("#") for page in pages for word in page.hashtags.split()}
    terms = Term.objects.filter(kind=Term.Kind.HASHTAG).in_bulk(list(words))
    return [_entry(page, terms) for page in pages]


def entries_with(*, slug: str, language: str = "") -> list[Entry]:
    """The readable facts that bear this hashtag."""
    found = entries(language=language, where=Q(hashtags__icontains=slug))
    return [entry for entry in found if any(term.slug == slug for term in entry.hashtags)]


def _entry(page: ContextPage, terms: dict[str, Term]) -> Entry:
    slugs = [word.lstrip("#") for word in page.hashtags.split()]
    return Entry(
        title=page.title,
        kind=page.kind,
        kind_word=page.get_kind_display(),
        date=page.date,
        year=page.first_year,
        summary=page.summary,
        url=address_of(page.url_path),
        hashtags=tuple(terms[slug] for slug in slugs if slug in terms),
    )


def _answer(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    response = render(request, template, {**context, "alternates": alternates(request.path)})
    reserve(response, "")
    return response
