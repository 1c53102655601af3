"""The page of one record."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from stories.consent.reading import reading_language
from stories.consent.uses import Use
from stories.pages.addresses import alternates, site_pages
from stories.pages.choosing import Reading, reading_of
from stories.pages.gone import gone_or_missing
from stories.pages.keeping import as_before, keepable
from stories.pages.labels import labels
from stories.pages.near import near
from stories.pages.offering import offered
from stories.pages.reading import TermLabel
from stories.pages.reservations import reserve, robots
from stories.pages.showing import Shown, gather
from stories.pages.versions import etag

Terms = Mapping[str, TermLabel]

LISTS = {"testimony": "testimonies", "mural": "murals", "vigil": "vigils"}


@require_safe
@keepable("lang")
def record_page(request: HttpRequest, kind: str, record: str) -> HttpResponseBase:
    """The page of a record, at its own kind's address. 410 by its tombstone, 404 where it may not be seen."""
    if record != record.lower():
        return HttpResponsePermanentRedirect(reverse(kind, args=[record.lower()]))
    language = reading_language()
    reading = reading_of(kind=kind, record=record, language=language, chosen=request.GET.get("lang", ""))
    if reading is None:
        return gone_or_missing(request, record=record)
    neighbours = near(record=record, slugs=reading.leading.slugs, uses=reading.uses, language=language)
    beside = gather([document for document, _slug in neighbours], brief=True)
    terms = labels(slugs=[*reading.slugs, *(slug for shown in beside for slug in shown.slugs)])
    tag = etag(
        request.build_absolute_uri(request.path),
        reading.chosen,
        [shown.seal for shown in [*reading.drawn, *beside]],
        terms,
        site_pages(),
    )
    response: HttpResponseBase | None = get_conditional_response(request, etag=tag) or as_before(request, tag=tag)
    if response is None:
        rarest = {document.pk: slug for document, slug in neighbours}
        why = {shown.document.pk: _shared(rarest[shown.document.pk], reading, shown, terms) for shown in beside}
        context = _context(request, reading=reading, beside=beside, why=why, terms=terms, language=language)
        response = render(request, f"pages/{kind}.html", context)
    response["ETag"] = tag
    reserve(response, robots([reading.uses]))
    return response


def _shared(rarest: str, reading: Reading, other: Shown, terms: Terms) -> TermLabel | None:
    """The term to say of a neighbour: the rarest that both name, a theme if there is one. Places stand there anyway."""
    both = [rarest, *(slug for slug in other.slugs if slug in reading.leading.slugs)]
    return next((terms[slug] for slug in both if slug in terms and terms[slug].kind != "place"), None)


def _context(
    request: HttpRequest,
    *,
    reading: Reading,
    beside: list[Shown],
    why: Mapping[str, TermLabel | None],
    terms: Terms,
    language: str,
) -> dict[str, Any]:
    """What pages/record.html lists."""
    kind, record = reading.leading.document.kind, reading.leading.document.record_id
    story = reading.story(language=language, terms=terms)
    return {
        **offered(request, reading=reading, story=story),
        "story": story,
        "tongues": reading.tongues(),
        "related": [
            {
                "story": shown.story(language=language, terms=terms),
                "why": term.label(language) if (term := why[shown.document.pk]) else "",
            }
            for shown in beside
        ],
        "section": LISTS[kind],
        "term_url": reverse(LISTS[kind]),
        "robots": robots([reading.uses]),
        "alternates": {code: request.build_absolute_uri(path) for code, path in alternates(request.path).items()},
        "data_url": reverse(f"{kind}_data", args=[record]) if Use.HARVEST in reading.uses else "",
        "text_url": reverse(f"{kind}_text", args=[record]) if Use.TEACH in reading.uses else "",
        "sheet_url": reverse(f"{kind}_sheet", args=[record]) if Use.TEACH in reading.uses else "",
    }
