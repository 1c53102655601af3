"""What a record's page hands over in other forms, each where its use allows it: subtitles, citations, a card, a code.

Like the page itself every request asks the door; the forms are made from the same `Story`, never from a file.
"""

import io
from collections.abc import Callable

import segno
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from stories.consent.reading import reading_language
from stories.consent.uses import Use
from stories.pages import cards
from stories.pages.captions import captions, subrip
from stories.pages.choosing import Reading, reading_of
from stories.pages.citing import FORMATS, citation_of
from stories.pages.gone import gone_or_missing
from stories.pages.labels import labels
from stories.pages.ohms import ohms
from stories.pages.reading import Story
from stories.pages.reservations import reserve, robots

Made = Callable[[HttpRequest, Reading, Story], HttpResponse]


def answered(request: HttpRequest, *, kind: str, record: str, use: Use, made: Made) -> HttpResponseBase:
    """What `made` makes of the record, if it may be seen and used so now. 410 by its tombstone, else 404."""
    language = reading_language()
    reading = reading_of(kind=kind, record=record.lower(), language=language, chosen=request.GET.get("lang", ""))
    if reading is None:
        return gone_or_missing(request, record=record.lower())
    if use not in reading.uses:
        raise Http404
    response = made(request, reading, reading.story(language=language, terms=labels(slugs=reading.slugs)))
    reserve(response, robots([reading.uses]))
    return response


@require_safe
def subtitles(request: HttpRequest, kind: str, record: str, part: str) -> HttpResponseBase:
    """The transcript of one recording as WebVTT: what the page shows, with times. For the player: `web` is enough."""

    def made(_request: HttpRequest, reading: Reading, story: Story) -> HttpResponse:
        _refuse_unless_heard(story, part)
        written = captions(reading.leading.contents, of=part)
        return HttpResponse(written, content_type="text/vtt; charset=utf-8")

    return answered(request, kind=kind, record=record, use=Use.WEB, made=made)


@require_safe
def subtitles_to_keep(request: HttpRequest, kind: str, record: str, part: str) -> HttpResponseBase:
    """The same as SubRip, which no browser plays and every editing program reads: a download, so `teach` decides."""

    def made(_request: HttpRequest, reading: Reading, story: Story) -> HttpResponse:
        _refuse_unless_heard(story, part)
        written = subrip(reading.leading.contents, of=part)
        response = HttpResponse(written, content_type="application/x-subrip; charset=utf-8")
        name = f"{story.call.prefix}-{story.record}-{part}-{reading.leading.language}".lower()
        response["Content-Disposition"] = f'attachment; filename="{name}.srt"'
        return response

    return answered(request, kind=kind, record=record, use=Use.TEACH, made=made)


def _refuse_unless_heard(story: Story, part: str) -> None:
    """Subtitles are of a recording that may be heard now, and that somebody gave times."""
    if not any(one.id == part for one in story.recordings) or not story.timed(part):
        raise Http404


@require_safe
def oral_history(request: HttpRequest, kind: str, record: str) -> HttpResponseBase:
    """The record as OHMS XML, for catalogues of oral history: a whole copy, so `harvest` decides."""

    def made(request: HttpRequest, reading: Reading, story: Story) -> HttpResponse:
        address = page_address(request, kind=kind, record=record)
        written = ohms(reading.leading.contents, address=address, identifier=str(story.call))
        response = HttpResponse(written, content_type="text/xml; charset=utf-8")
        name = f"{story.call.prefix}-{story.record}".lower()
        response["Content-Disposition"] = f'attachment; filename="{name}.xml"'
        return response

    return answered(request, kind=kind, record=record, use=Use.HARVEST, made=made)


@require_safe
def citation(request: HttpRequest, kind: str, record: str, ending: str) -> HttpResponseBase:
    """The record for programs that keep references: BibTeX or CSL-JSON."""
    if ending not in FORMATS:
        raise Http404

    def made(request: HttpRequest, _reading: Reading, story: Story) -> HttpResponse:
        media_type, written = FORMATS[ending]
        said = citation_of(story=story, url=page_address(request, kind=kind, record=record))
        response = HttpResponse(written(said), content_type=media_type)
        response["Content-Disposition"] = f'attachment; filename="{said.key}.{ending}"'
        return response

    return answered(request, kind=kind, record=record, use=Use.QUOTE, made=made)


@require_safe
def card(request: HttpRequest, kind: str, record: str) -> HttpResponseBase:
    """The picture that stands for a link to the record elsewhere: its title on its kind's paper. Never a photograph."""

    def made(_request: HttpRequest, _reading: Reading, story: Story) -> HttpResponse:
        drawn = cards.drawn(kind=story.kind, title=str(story.title), below=f"{story.kind_word} · Amparo {story.call}")
        return HttpResponse(drawn, content_type="image/png")

    return answered(request, kind=kind, record=record, use=Use.QUOTE, made=made)


@require_safe
def wall_sheet(request: HttpRequest, kind: str, record: str) -> HttpResponseBase:
    """A sheet to post beside the wall: a code that opens the mural's page, and the address in words."""

    def made(request: HttpRequest, reading: Reading, story: Story) -> HttpResponse:
        context = {
            "story": story,
            "address": page_address(request, kind=kind, record=record),
            "code_url": reverse(f"{kind}_code", args=[record]),
            "robots": robots([reading.uses]),
        }
        return render(request, "pages/wall_sheet.html", context)

    return answered(request, kind=kind, record=record, use=Use.QUOTE, made=made)


@require_safe
def code(request: HttpRequest, kind: str, record: str) -> HttpResponseBase:
    """The code alone, as a PNG: it says the address of the page and nothing else."""

    def made(request: HttpRequest, _reading: Reading, _story: Story) -> HttpResponse:
        drawn = segno.make(page_address(request, kind=kind, record=record), error="q", micro=False)
        out = io.BytesIO()
        drawn.save(out, kind="png", scale=12, border=4)
        return HttpResponse(out.getvalue(), content_type="image/png")

    return answered(request, kind=kind, record=record, use=Use.QUOTE, made=made)


def page_address(request: HttpRequest, *, kind: str, record: str) -> str:
    """The absolute address of the record's page, in the language of the interface."""
    return request.build_absolute_uri(reverse(kind, args=[record.lower()]))
