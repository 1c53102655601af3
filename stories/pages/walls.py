"""Murals for looking closely, for viewers elsewhere, and on a map of areas.

The image service of a picture is open to whoever may see the picture; other sites may read it, and the manifest at all,
only where `harvest` is in force: what a viewer elsewhere shows cannot be called back as fast as our own page.
"""

import json
from collections import defaultdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from stories.consent.reading import reading_language
from stories.consent.uses import Use
from stories.pages import atlas
from stories.pages.addresses import alternates
from stories.pages.browsing import drawn, listed
from stories.pages.choosing import Reading
from stories.pages.documents import PublicFile, PublicPart
from stories.pages.header_uses import uses_of, with_uses
from stories.pages.iiif import Place, image_service, manifest, place_of
from stories.pages.keeping import keepable
from stories.pages.labels import labels
from stories.pages.media import sent
from stories.pages.reading import SALT_BYTES, Story
from stories.pages.reservations import reserve, robots
from stories.pages.story import Tiles
from stories.pages.taking import answered, page_address
from stories.pages.terms import Term

KIND = "mural"


# --- IIIF ----------------------------------------------------------------------------------------------------------


@require_safe
def mural_manifest(request: HttpRequest, record: str) -> HttpResponseBase:
    """The IIIF manifest of a mural, for viewers of libraries."""

    def made(request: HttpRequest, _reading: Reading, story: Story) -> HttpResponse:
        tiled = [picture.id for picture in story.pictures if picture.tiles]
        said = manifest(
            story=story,
            address=request.build_absolute_uri(request.path),
            page=page_address(request, kind=KIND, record=record),
            absolute=request.build_absolute_uri,
            services={name: _service(request, record, name) for name in tiled},
            rights_words=_("Compartido con permiso de quien lo cuenta, que puede retirarlo cuando quiera."),
        )
        response = JsonResponse(said, json_dumps_params={"ensure_ascii": False})
        _open_to_others(response)
        return response

    return answered(request, kind=KIND, record=record, use=Use.HARVEST, made=made)


@require_safe
def picture_info(request: HttpRequest, record: str, name: str) -> HttpResponseBase:
    """info.json of one picture's image service."""
    part, tiles = _tiled(record, name)
    response = JsonResponse(image_service(tiles=_shape(tiles), address=_service(request, record, name)))
    return _as_allowed(response, part)


@require_safe
def picture_tile(request: HttpRequest, record: str, name: str, region: str, size: str, ending: str) -> HttpResponseBase:
    """One tile, by the address that the Image API gives it. A file of the edition, served like every other.

    The door is asked twice: whether the picture may be seen, which says what its tiles are, and for the tile itself.
    """
    part, tiles = _tiled(record, name)
    place = place_of(tiles=_shape(tiles), region=region, size=size)
    wanted = next((file["sha256"] for file in tiles["files"] if place and _lies_at(file, place)), None)
    file = with_uses(PublicFile.objects.visible().filter(part=part, sha256=wanted)).first() if wanted else None
    if file is None:
        raise Http404
    return _as_allowed(sent(request, file), file)


def _tiled(record: str, name: str) -> tuple[PublicPart, dict[str, Any]]:
    """The picture's part, if it may be seen now, and what it says of its tiles. Raises Http404."""
    found = PublicPart.objects.visible().filter(document__record_id=record.lower(), kind="picture", name=name)
    part = with_uses(found).order_by("document__language").first()
    tiles: dict[str, Any] | None = json.loads(bytes(part.body)[SALT_BYTES:]).get("tiles") if part else None
    if part is None or not tiles:
        raise Http404
    return part, tiles


def _shape(tiles: dict[str, Any]) -> Tiles:
    return Tiles(tiles["width"], tiles["height"], tiles["size"], tuple(tiles["factors"]))


def _lies_at(file: dict[str, Any], place: Place) -> bool:
    return (file["factor"], file["column"], file["row"]) == (place.factor, place.column, place.row)


def _service(request: HttpRequest, record: str, name: str) -> str:
    """The service's address, without a slash at its end."""
    return request.build_absolute_uri(reverse("picture_info", args=[record.lower(), name])).removesuffix("/info.json")


def _as_allowed(response: HttpResponseBase, read: PublicPart | PublicFile) -> HttpResponseBase:
    uses = uses_of(read)
    reserve(response, robots([uses]))
    if Use.HARVEST in uses:
        _open_to_others(response)
    return response


def _open_to_others(response: HttpResponseBase) -> None:
    """Scripts and pages of other sites may read this answer."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"


# --- The map -------------------------------------------------------------------------------------------------------


@require_safe
@keepable()
def mural_map(request: HttpRequest) -> HttpResponse:
    """Which area each mural is in: a drawing whose every mark is a link, and the same as a list."""
    language = reading_language()
    by_area, elsewhere = _by_area(language)
    names = {slug: term.label(language) for slug, term in labels(slugs=atlas.OUTLINES).items()}
    shown = [story for some in by_area.values() for story in some] + elsewhere
    words = robots([story.uses for story in shown])
    # The areas with murals are counted in the order of reading.
    numbers = {slug: number for number, slug in enumerate(filter(by_area.get, atlas.OUTLINES), 1)}
    context = {
        "areas": [
            {
                "shape": area,
                "number": numbers.get(area.slug),
                "name": names.get(area.slug, area.slug),
                "lines": list(enumerate(atlas.lines_of(names.get(area.slug, area.slug)))),
                "stories": by_area[area.slug],
                "marked": list(zip(area.marks, by_area[area.slug], strict=False)),
            }
            for area in atlas.areas({slug: len(some) for slug, some in by_area.items()})
        ],
        "elsewhere": elsewhere,
        "coast": atlas.line(atlas.COAST),
        "sea": atlas.sea(),
        "river": atlas.line(atlas.RIVER),
        "width": atlas.WIDTH,
        "height": atlas.HEIGHT,
        "total": len(shown),
        "section": "murals",
        "robots": words,
        "alternates": alternates(request.path),
    }
    response = render(request, "pages/map.html", context)
    reserve(response, words)
    return response


@require_safe
def mural_map_picture(request: HttpRequest) -> HttpResponse:
    """The map as a PNG, to print."""
    language = reading_language()
    by_area, _elsewhere = _by_area(language)
    names = {slug: term.label(language) for slug, term in labels(slugs=atlas.OUTLINES).items()}
    counts = {slug: len(some) for slug, some in by_area.items()}
    response = HttpResponse(atlas.drawn(names=names, counts=counts), content_type="image/png")
    reserve(response, robots([story.uses for some in by_area.values() for story in some]))
    return response


def _by_area(language: str) -> tuple[dict[str, list[Story]], list[Story]]:
    """Murals that may be seen now, by area; and those whose place is not said, or is in none of ours."""
    parents = dict(Term.objects.filter(kind=Term.Kind.PLACE).values_list("slug", "parent_id"))
    found: dict[str, list[Story]] = defaultdict(list)
    elsewhere: list[Story] = []
    for story in drawn(listed(language=language, kind=KIND), language=language):
        area = atlas.area_of(story.place.slug, parents={k: v or "" for k, v in parents.items()}) if story.place else ""
        (found[area] if area else elsewhere).append(story)
    return found, elsewhere
