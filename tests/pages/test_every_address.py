"""No address is forgotten: each that the public map has is asked, before and after a narrator takes something back.

The list is compared with the map itself, so that a new address fails here until somebody has said what closes it.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse
from django.utils.translation import override

from search.urls import urlpatterns as search_addresses
from stories.gate.clock import today
from stories.pages.urls import urlpatterns, without_language
from tests import factories
from tests.factories import Story
from tests.pages.surfaces import shared_addresses

KINDS = ("testimony", "mural", "vigil")
EACH = ("testimony", *(pytest.param(kind, marks=pytest.mark.long) for kind in KINDS[1:]))
TILED = {"width": 1500, "height": 1000, "size": 512, "factors": [2, 4]}
# What an address of one record needs besides `web`; "" for nothing. The name of its kind stands for `{kind}`.
NEEDS = {
    "{kind}": "",
    "{kind}_sheet": "teach",
    "{kind}_text": "teach",
    "{kind}_data": "harvest",
    "{kind}_subtitles": "voice",
    # Needs `teach` as well, and goes with whichever goes first.
    "{kind}_subtitles_to_keep": "voice",
    "{kind}_citation": "quote",
    "{kind}_card": "quote",
    "testimony_ohms": "harvest",
    "mural_wall_sheet": "quote",
    "mural_code": "quote",
    "mural_manifest": "harvest",
    "picture_info": "photo",
    "picture_tile": "photo",
    "vigil_calendar": "harvest",
    "person": "",
}
# Files are asked for one by one below; these show no record, or show many and are asked in `shared_addresses`.
OF_NO_RECORD = {"media", "rendition", "robots", "tdmrep", "weather", "weather_en", "mural_map_picture"}


def whole(kind: str, **traits: Any) -> Story:
    """A record that every address of its kind has something to say of."""
    tile = b"tile" * 40
    file = {"sha256": factories.sha256(tile), "type": "image/webp", "bytes": len(tile)}
    picture = factories.picture(1, tiles={**TILED, "files": [{**file, "factor": 4, "column": 0, "row": 0}]})
    picture.files[factories.sha256(tile)] = tile
    vigil = {"remembered": "Luz", "family": "agreed", "held": "2018-11-03", "called_by": "vecinas"}
    told: dict[str, Any] = {"name": "Mar", "date": "2018-11-03", **({"vigil": vigil} if kind == "vigil" else {})}
    parts = [
        factories.facts(kind=kind, **told),
        factories.passage(1, "Tocaron la puerta.", start=0, of="s1"),
        factories.passage(2, "Cantamos.", start=12.5, of="s1"),
        picture,
        factories.sound(1),
    ]
    return factories.published_record(kind=kind, parts=parts, name="Mar", **traits)


def names(patterns: list[Any], *, within: str = "") -> Iterator[tuple[str, str]]:
    """(name, route) of every address."""
    for one in patterns:
        route = f"{within}{one.pattern}"
        if isinstance(one, URLResolver):
            yield from names(one.url_patterns, within=route)
        elif isinstance(one, URLPattern):
            yield str(one.name), route


def of_the_record(story: Story) -> dict[str, tuple[str, list[str]]]:
    """Name -> what it needs, and its addresses for this record."""
    kind, record = story.record.kind, story.record.pk
    rest: dict[str, list[list[Any]]] = {
        f"{kind}_subtitles": [["s1"]],
        f"{kind}_subtitles_to_keep": [["s1"]],
        f"{kind}_citation": [["bib"], ["json"]],
        "picture_info": [["f1"]],
        "picture_tile": [["f1", "full", "375,250", "webp"]],
    }
    found = {}
    for name, use in NEEDS.items():
        one = name.format(kind=kind)
        if (one.split("_")[0] in KINDS and not one.startswith(kind)) or (one == "person" and kind != "vigil"):
            continue
        # In one language: the other is drawn by the same views.
        with override("es"):
            found[one] = (use, [reverse(one, args=[record, *more]) for more in rest.get(one, [[]])])
    for kind_of_part, use in (("picture", "photo"), ("sound", "voice")):
        file = story.document.files.filter(part__kind=kind_of_part).first()
        assert file is not None
        found[f"media of a {kind_of_part}"] = (use, [reverse("media", args=[file.pk])])
    return found


def asked(client: Client, address: str, **headers: str) -> HttpResponse:
    """The answer, read to its end."""
    response = client.get(address, headers=headers)
    if response.streaming:
        b"".join(response)  # type: ignore[arg-type]
    return response  # type: ignore[return-value]


def answers(client: Client, tags: dict[str, str]) -> dict[str, set[int]]:
    """What each address answers: plainly, to who has it with this ETag, to who wants a stretch of it, to HEAD."""
    found: dict[str, set[int]] = {}
    for address, tag in tags.items():
        said = found.setdefault(address, {client.head(address).status_code})
        for headers in ({}, {"If-None-Match": tag}, {"Range": "bytes=0-1"}):
            said.add(asked(client, address, **headers).status_code)
    return found


def test_the_map_has_no_address_that_nobody_asks(site: Client) -> None:
    stories = [whole(kind) for kind in KINDS]
    shared = {address.split("?")[0] for story in stories for address in shared_addresses(story)}
    for name, route in [*names(urlpatterns), *names(without_language), *names(search_addresses)]:
        kind = name.split("_")[0]
        general = name.replace(kind, "{kind}", 1) if kind in KINDS else name
        if name in NEEDS or general in NEEDS or name in OF_NO_RECORD:
            continue
        assert "record" not in route, f"{name} shows one record: say in NEEDS what closes it"
        args = {"themes": [], "theme": ["vecinos"], "place": ["eastside"], "campaign": ["fuera-ice"]}.get(name, [])
        args = args or (["vecinos"] if "<slug:term>" in route else [])
        assert reverse(name, args=args) in shared, f"{name} is not among the shared addresses"


@pytest.mark.parametrize("kind", EACH)
def test_what_was_withdrawn_is_at_no_address_in_no_way_of_asking(site: Client, kind: str) -> None:
    story = whole(kind)
    addresses = [address for _use, some in of_the_record(story).values() for address in some]
    tags = {address: asked(site, address)["ETag"] for address in addresses}
    assert {said for some in answers(site, tags).values() for said in some} == {200, 206, 304}
    factories.withdraw(story.submission)
    gone = answers(site, tags)
    assert {address: said for address, said in gone.items() if not said <= {404, 410}} == {}


@pytest.mark.parametrize("kind", EACH)
def test_a_use_taken_back_closes_what_needs_it_and_nothing_else(site: Client, kind: str) -> None:
    story = whole(kind)
    wanted = of_the_record(story)
    gone = set()
    for use in ("quote", "harvest", "teach", "photo", "voice"):
        factories.grant(story.submission, use, allowed=False)
        gone.add(use)
        for name, (needs, addresses) in wanted.items():
            said = {asked(site, address).status_code for address in addresses}
            taught = "teach" if name.endswith("_to_keep") else needs
            assert said == ({404} if {needs, taught} & gone else {200}), (name, use)


@pytest.mark.parametrize(
    ("kind", "narrower"),
    [
        ("testimony", lambda: {"name_id": "another"}),
        ("mural", lambda: {"place_step": 1}),
        ("vigil", lambda: {"date_step": 1}),
        ("mural", lambda: {"expires_on": today()}),
        ("vigil", lambda: {"embargo_until": today() + factories.days(3)}),
    ],
)
def test_a_narrower_permission_closes_every_address(
    site: Client, kind: str, narrower: Callable[[], dict[str, Any]]
) -> None:
    story = whole(kind)
    wanted = of_the_record(story)
    factories.grant(story.submission, "web", **narrower())
    for name, (_needs, addresses) in wanted.items():
        assert {asked(site, address).status_code for address in addresses} == {404}, name


@pytest.mark.parametrize("kind", EACH)
def test_every_address_tells_robots_what_its_narrator_said(site: Client, kind: str) -> None:
    story = whole(kind, uses=set(factories.ALL_USES) - {"indexing", "ai"})
    drawn = [address for _use, addresses in of_the_record(story).values() for address in addresses]
    # The narrators' side shows pieces of it too: to say which must not be seen, and to answer it.
    drawn += [reverse(name, args=[story.record.pk]) for name in ("object:form", "tell:answer")]
    for address in drawn:
        answer = asked(site, address)
        said = (answer.get("X-Robots-Tag"), answer.get("tdm-reservation"), answer.get("Content-Usage"))
        assert said == ("noindex, noai, noimageai", "1", "train-ai=n"), address
