"""IIIF: what viewers of libraries are told, and which tile an address means.

The shape is checked against what the specifications (Presentation 3.0, Image 3.0) require of each resource; the only
validators on PyPI either ask a running server of theirs or pin an older Pillow.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from stories.pages.iiif import Place, image_service, place_of
from stories.pages.story import Tiles
from tests import factories
from tests.factories import Story

TILES = Tiles(1500, 1100, 512, (1, 2, 4))
REQUIRED = {
    "Manifest": {"@context", "id", "type", "label", "items"},
    "Canvas": {"id", "type", "height", "width", "items"},
    "AnnotationPage": {"id", "type", "items"},
    "Annotation": {"id", "type", "motivation", "body", "target"},
    "Image": {"id", "type", "format", "height", "width"},
}


def resources(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("type") in REQUIRED:
            yield value
        for inner in value.values():
            yield from resources(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from resources(inner)


@pytest.mark.parametrize(
    ("region", "size", "place"),
    [
        ("0,0,512,512", "512,512", Place(1, 0, 0)),
        ("1024,1024,476,76", "476,76", Place(1, 2, 2)),
        ("0,0,1024,1024", "512,512", Place(2, 0, 0)),
        ("1024,0,476,1024", "238,512", Place(2, 1, 0)),
        ("1024,0,476,1024", "238,", Place(2, 1, 0)),
        ("full", "375,275", Place(4, 0, 0)),
        ("0,0,1500,1100", "375,275", Place(4, 0, 0)),
        ("full", "max", None),
        ("0,0,512,512", "256,256", None),
        ("7,0,512,512", "512,512", None),
        ("2048,0,512,512", "512,512", None),
        ("full", "10,10", None),
        ("square", "max", None),
        ("0,0,512,512", "pct:50", None),
    ],
)
def test_an_address_means_one_tile_or_none(region: str, size: str, place: Place | None) -> None:
    assert place_of(tiles=TILES, region=region, size=size) == place


def test_the_service_says_what_the_image_api_requires() -> None:
    said = image_service(tiles=TILES, address="https://a.example/iiif/j9jb/f1")
    assert said["@context"] == "http://iiif.io/api/image/3/context.json"
    assert {"id", "type", "protocol", "profile", "width", "height"} <= set(said)
    assert said["sizes"] == [{"width": 375, "height": 275}]
    assert said["tiles"] == [{"width": 512, "height": 512, "scaleFactors": [1, 2, 4]}]


def asked(site: Client, address: str) -> Any:
    """The answer, read to its end as a browser does."""
    answer = site.get(address)
    if answer.streaming:
        b"".join(answer)
    return answer


def mural(uses: set[str] | None = None) -> Story:
    """A mural with one picture that is cut into a tile for each quarter-size and half-size place."""
    data = {(2, 0, 0): b"left" * 40, (2, 1, 0): b"right" * 40, (4, 0, 0): b"whole" * 40}
    files = [
        {"sha256": factories.sha256(tile), "type": "image/webp", "bytes": len(tile), "factor": f, "column": c, "row": r}
        for (f, c, r), tile in data.items()
    ]
    picture = factories.picture(
        1, tiles={"width": 1500, "height": 1000, "size": 512, "factors": [2, 4], "files": files}
    )
    picture.files.update({factories.sha256(tile): tile for tile in data.values()})
    parts = [factories.facts(kind="mural"), factories.passage(1, "La pintamos entre cuarenta."), picture]
    return factories.published_record(kind="mural", parts=parts, **({"uses": uses} if uses else {}))


def test_a_manifest_holds_every_picture_with_its_service(site: Client) -> None:
    story = mural()
    answer = site.get(f"/iiif/{story.record.pk}/manifest.json")
    said = answer.json()
    assert [missing for one in resources(said) if (missing := REQUIRED[one["type"]] - set(one))] == []
    assert {one["type"] for one in resources(said)} == set(REQUIRED)
    ids = [one["id"] for one in resources(said)]
    assert len(ids) == len(set(ids))
    assert all(address.startswith("http://testserver/") for address in ids)
    (canvas,) = said["items"]
    annotation = canvas["items"][0]["items"][0]
    assert annotation["target"] == canvas["id"]
    service = annotation["body"]["service"][0]["id"]
    assert asked(site, annotation["body"]["id"]).status_code == 200
    info = site.get(f"{service}/info.json").json()
    assert (info["id"], info["width"], info["height"]) == (service, 1500, 1000)
    tile = site.get(f"{service}/1024,0,476,1000/238,500/0/default.jpg")
    assert b"".join(tile) == b"right" * 40
    assert tile["Content-Type"] == "image/webp"


def test_other_sites_may_read_it_only_where_copies_are_allowed(site: Client) -> None:
    story = mural()
    addresses = [f"/iiif/{story.record.pk}/f1/info.json", f"/iiif/{story.record.pk}/f1/full/375,250/0/default.jpg"]
    for address in [*addresses, f"/iiif/{story.record.pk}/manifest.json"]:
        answer = asked(site, address)
        assert answer["Access-Control-Allow-Origin"] == "*"
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    factories.grant(story.submission, "harvest", allowed=False)
    for address in addresses:
        answer = asked(site, address)
        assert answer.status_code == 200
        assert "Access-Control-Allow-Origin" not in answer
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert site.get(f"/iiif/{story.record.pk}/manifest.json").status_code == 404


def test_a_picture_taken_back_leaves_no_tile_and_no_place_in_the_manifest(site: Client) -> None:
    story = mural()
    factories.grant(story.submission, "photo", allowed=False)
    assert site.get(f"/iiif/{story.record.pk}/manifest.json").json()["items"] == []
    for rest in ("info.json", "full/375,250/0/default.jpg", "1024,0,476,1000/238,500/0/default.jpg"):
        assert site.get(f"/iiif/{story.record.pk}/f1/{rest}").status_code == 404
    factories.withdraw(story.submission)
    assert site.get(f"/iiif/{story.record.pk}/manifest.json").status_code == 410


def test_a_tile_costs_two_questions_of_which_each_asks_the_door(
    site: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    story = mural()
    factories.published_record(kind="mural", pictures=2)
    with django_assert_num_queries(2) as questions:
        tile = asked(site, f"/iiif/{story.record.pk}/f1/full/375,250/0/default.jpg")
    assert all("stories_visiblepart" in one["sql"] for one in questions.captured_queries)
    with django_assert_num_queries(2):
        again = site.get(
            f"/iiif/{story.record.pk}/f1/full/375,250/0/default.jpg", headers={"If-None-Match": tile["ETag"]}
        )
    assert again.status_code == 304
    with django_assert_num_queries(1):
        site.get(f"/iiif/{story.record.pk}/f1/info.json")
