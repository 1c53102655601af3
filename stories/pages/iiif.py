"""A record's pictures for viewers of libraries: IIIF Presentation 3 manifests and Image API 3 level 0. Pure.

Level 0 means that every tile is a file that was made with the edition; nothing is scaled when somebody asks.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from stories.pages.story import Picture, Story, Tiles

PRESENTATION = "http://iiif.io/api/presentation/3/context.json"
IMAGE = "http://iiif.io/api/image/3/context.json"
_REGION = re.compile(r"(\d{1,7}),(\d{1,7}),(\d{1,7}),(\d{1,7})", re.ASCII)
_SIZE = re.compile(r"(\d{1,7}),(\d{1,7})?", re.ASCII)


@dataclass(frozen=True)
class Place:
    """One tile: by how much its level is reduced, and where it lies in it."""

    factor: int
    column: int
    row: int


def image_service(*, tiles: Tiles, address: str) -> dict[str, Any]:
    """info.json of a picture whose service answers at `address`, an absolute URL without a slash at its end."""
    return {
        "@context": IMAGE,
        "id": address,
        "type": "ImageService3",
        "protocol": "http://iiif.io/api/image",
        "profile": "level0",
        "width": tiles.width,
        "height": tiles.height,
        "tiles": [{"width": tiles.side, "height": tiles.side, "scaleFactors": list(tiles.factors)}],
        "sizes": [
            {"width": width, "height": height}
            for width, height in sorted(_reduced(tiles, factor) for factor in tiles.factors)
            if max(width, height) <= tiles.side
        ],
    }


def place_of(*, tiles: Tiles, region: str, size: str) -> Place | None:
    """Which tile a request for this region and size means; None where there is no such tile."""
    if region == "full":
        whole = [factor for factor in tiles.factors if max(_reduced(tiles, factor)) <= tiles.side]
        wanted = [f for f in whole if _means(size, *_reduced(tiles, f), largest=_reduced(tiles, 1))]
        return Place(wanted[0], 0, 0) if wanted else None
    asked = _REGION.fullmatch(region)
    if asked is None:
        return None
    left, top, width, height = map(int, asked.groups())
    for factor in tiles.factors:
        side = tiles.side * factor
        if left % side or top % side or left >= tiles.width or top >= tiles.height:
            continue
        wide, high = min(side, tiles.width - left), min(side, tiles.height - top)
        if (wide, high) == (width, height) and _means(size, -(-wide // factor), -(-high // factor), largest=None):
            return Place(factor, left // side, top // side)
    return None


def manifest(
    *,
    story: Story,
    address: str,
    page: str,
    absolute: Callable[[str], str],
    services: Mapping[str, str],
    rights_words: str,
) -> dict[str, Any]:
    """The manifest that stands at `address`, of the record whose page is `page`; both absolute.

    `absolute` makes an address of a file absolute; `services` gives image services by picture, where there are tiles.
    """
    said: dict[str, Any] = {
        "@context": PRESENTATION,
        "id": address,
        "type": "Manifest",
        "label": {story.title.lang: [str(story.title)]},
        "metadata": _metadata(story),
        "requiredStatement": {"label": {"none": ["Amparo"]}, "value": {"none": [rights_words]}},
        "homepage": [{"id": page, "type": "Text", "label": {"none": [str(story.call)]}, "format": "text/html"}],
        "items": [
            _canvas(number, picture, address, absolute, services.get(picture.id, ""))
            for number, picture in enumerate(story.pictures, 1)
        ],
    }
    if story.opening:
        said["summary"] = {story.language: [story.opening]}
    return said


def _metadata(story: Story) -> list[dict[str, Any]]:
    facts = [
        ("Artist", story.mural.artist if story.mural else ""),
        ("Painted", story.mural.painted if story.mural else story.date),
        ("Place", story.place.label if story.place else ""),
        ("Call number", str(story.call)),
    ]
    return [{"label": {"en": [label]}, "value": {"none": [value]}} for label, value in facts if value]


def _canvas(
    number: int, picture: Picture, address: str, absolute: Callable[[str], str], service: str
) -> dict[str, Any]:
    tiles = picture.tiles
    width, height = (tiles.width, tiles.height) if tiles else (picture.largest.width, picture.largest.height)
    canvas = f"{address}/canvas/{number}"
    body: dict[str, Any] = {
        "id": absolute(picture.largest.url),
        "type": "Image",
        "format": picture.largest.type,
        "width": picture.largest.width,
        "height": picture.largest.height,
    }
    if service:
        body["service"] = [{"id": service, "type": "ImageService3", "profile": "level0"}]
    painting = {
        "id": f"{canvas}/annotation",
        "type": "Annotation",
        "motivation": "painting",
        "body": body,
        "target": canvas,
    }
    label = picture.caption or picture.alt
    return {
        "id": canvas,
        "type": "Canvas",
        "label": {label.lang or "none": [str(label)]} if label else {"none": [str(number)]},
        "width": width,
        "height": height,
        "items": [{"id": f"{canvas}/page", "type": "AnnotationPage", "items": [painting]}],
    }


def _reduced(tiles: Tiles, factor: int) -> tuple[int, int]:
    return -(-tiles.width // factor), -(-tiles.height // factor)


def _means(size: str, width: int, height: int, *, largest: tuple[int, int] | None) -> bool:
    if size == "max":
        return largest is None or (width, height) == largest
    asked = _SIZE.fullmatch(size)
    if asked is None or int(asked[1]) != width:
        return False
    return asked[2] is None or int(asked[2]) == height
