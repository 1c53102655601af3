"""What may be taken along: a sheet to print and plain words where `teach` allows it, JSON-LD where `harvest` does."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from stories.consent.reading import reading_language
from stories.consent.uses import Use
from stories.pages.choosing import Reading, reading_of
from stories.pages.gone import gone_or_missing
from stories.pages.labels import labels
from stories.pages.linked_data import linked_data
from stories.pages.reading import Story
from stories.pages.reservations import reserve, robots


@require_safe
def sheet(request: HttpRequest, kind: str, record: str) -> HttpResponse:
    """The record on paper, for a classroom."""
    reading, story = _allowed(request, kind=kind, record=record, use=Use.TEACH)
    if reading is None or story is None:
        return gone_or_missing(request, record=record)
    words = robots([reading.uses])
    response = render(request, "pages/sheet.html", {"story": story, "robots": words})
    reserve(response, words)
    return response


@require_safe
def text(request: HttpRequest, kind: str, record: str) -> HttpResponse:
    """The record as plain text, cuts included as the words they are."""
    reading, story = _allowed(request, kind=kind, record=record, use=Use.TEACH)
    if reading is None or story is None:
        return gone_or_missing(request, record=record)
    response = HttpResponse(
        render_to_string("pages/text.txt", {"story": story}), content_type="text/plain; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="{story.call.prefix.lower()}-{record}.txt"'
    reserve(response, robots([reading.uses]))
    return response


@require_safe
def data(request: HttpRequest, kind: str, record: str) -> HttpResponse:
    """The record for catalogues, as JSON-LD: title and first words, never the whole."""
    reading, story = _allowed(request, kind=kind, record=record, use=Use.HARVEST)
    if reading is None or story is None:
        return gone_or_missing(request, record=record)
    said = linked_data(story=story, address=request.build_absolute_uri())
    response = HttpResponse(json.dumps(said, ensure_ascii=False), content_type="application/ld+json; charset=utf-8")
    reserve(response, robots([reading.uses]))
    return response


def _allowed(request: HttpRequest, *, kind: str, record: str, use: Use) -> tuple[Reading | None, Story | None]:
    """The record, if it may be seen now. Raises Http404 if it may, but not be used so."""
    language = reading_language()
    reading = reading_of(kind=kind, record=record, language=language, chosen=request.GET.get("lang", ""))
    if reading is None:
        return None, None
    if use not in reading.uses:
        raise Http404
    return reading, reading.story(language=language, terms=labels(slugs=reading.slugs))
