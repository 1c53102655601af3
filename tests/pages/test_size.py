"""How much one has to download to read a page: little, on every kind of public page, media aside."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from stories.pages.browsing import PER_PAGE
from tests import factories
from tests.factories import Story
from tests.pages.surfaces import at, page_of

MOST = 50_000
MOST_OF_SCRIPT = 15_000
LISTS = (
    *("testimonies", "murals", "vigils", "mural_map", "search", "themes", "places", "campaigns", "calendar"),
    *("remembered", "organizations", "events", "exhibits", "transparency"),
)


def long_story(kind: str) -> Story:
    """As much as people tell: forty passages of three sentences, a sound, pictures, a translation."""
    words = "Tocaron la puerta como a las cinco y nadie abrió. Esperamos con la luz apagada. Luego cantamos. "
    parts = [factories.facts(kind=kind)]
    parts += [factories.passage(number, words * 2, start=number * 9.0, of="s1") for number in range(1, 41)]
    parts += [factories.picture(number) for number in range(1, 4)]
    return factories.published_record(kind=kind, parts=[*parts, factories.sound(1)])


def needed(page: str) -> tuple[int, int]:
    """Bytes of style sheets and of scripts that a page asks for, packed as they are sent; scripts also unpacked."""
    files = re.findall(r'(?:src|href)="/static/([^"]+\.(?:css|js))"', page)
    packed = {name: len(gzip.compress((Path(settings.BASE_DIR) / "static" / name).read_bytes())) for name in files}
    scripts = sum((Path(settings.BASE_DIR) / "static" / name).stat().st_size for name in files if name.endswith(".js"))
    return sum(packed.values()), scripts


@pytest.mark.parametrize("kind", ["testimony", "mural", "vigil"])
def test_a_record_is_small(site: Client, kind: str) -> None:
    story = long_story(kind)
    for suffix in ("", "_sheet"):
        page = site.get(page_of(story, suffix=suffix)).content
        packed, scripts = needed(page.decode())
        # The page itself is not packed by us; a proxy in front may.
        assert len(page) + packed <= MOST
        assert scripts <= MOST_OF_SCRIPT


def test_lists_are_small(site: Client) -> None:
    for kind in ("testimony", "mural"):
        for _number in range(PER_PAGE):
            factories.published_record(kind=kind)
    large = {}
    for name in LISTS:
        page = site.get(at(name)).content
        packed, scripts = needed(page.decode())
        if len(page) + packed > MOST or scripts > MOST_OF_SCRIPT:
            large[name] = (len(page), packed, scripts)
    assert large == {}


def test_the_front_page_and_the_page_that_is_not_there_are_small(site: Client) -> None:
    for kind in ("testimony", "mural", "vigil"):
        for _number in range(6):
            factories.published_record(kind=kind, pictures=1)
    for address in ("/es/", "/en/", "/es/no-esta/"):
        page = site.get(address).content
        packed, scripts = needed(page.decode())
        assert len(page) + packed <= MOST
        assert scripts <= MOST_OF_SCRIPT
