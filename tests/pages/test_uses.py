"""Each use opens what is its own and nothing else."""

import json
import re
from xml.etree import ElementTree

import pytest
from django.test import Client

from tests import factories
from tests.pages.surfaces import at, body, page_of

ALL = set(factories.ALL_USES)


def test_with_web_alone_nothing_is_quoted_taken_along_indexed_or_handed_over(site: Client) -> None:
    story = factories.published_record(uses=["web"])
    response = site.get(page_of(story))
    page = response.content.decode()
    assert response["X-Robots-Tag"] == "noindex, noai, noimageai"
    assert response["tdm-reservation"] == "1"
    assert '<meta name="robots" content="noindex, noai, noimageai">' in page
    for absent in ("og:title", "Cómo citar", "ld+json", "Hoja para imprimir", " download", "Enlace a este pasaje"):
        assert absent not in page
    for suffix in ("_sheet", "_text", "_data"):
        assert site.get(page_of(story, suffix=suffix)).status_code == 404
    assert story.record.pk.encode() not in body(site, "/sitemap.xml")
    assert story.record.pk.encode() not in body(site, at("feed"))


def test_with_every_use_all_of_it_is_there(site: Client) -> None:
    story = factories.published_record()
    response = site.get(page_of(story))
    page = response.content.decode()
    assert "X-Robots-Tag" not in response
    assert response["tdm-reservation"] == "0"
    assert 'name="robots"' not in page
    for present in ("og:title", "Cómo citar", "application/ld+json", "Hoja para imprimir", "Enlace a este pasaje"):
        assert present in page


@pytest.mark.parametrize(
    ("use", "gone"),
    [
        ("quote", ["og:title", "Cómo citar", "Enlace a este pasaje"]),
        ("harvest", ["application/ld+json"]),
        ("teach", ["Hoja para imprimir", "Solo el texto"]),
    ],
)
def test_taking_back_one_use_takes_away_what_is_its_own(site: Client, use: str, gone: list[str]) -> None:
    story = factories.published_record()
    before = site.get(page_of(story)).content.decode()
    factories.grant(story.submission, use, allowed=False)
    after = site.get(page_of(story)).content.decode()
    assert [words for words in gone if words not in before] == []
    assert [words for words in gone if words in after] == []


def test_plain_text_has_the_words_and_no_marks(site: Client) -> None:
    story = factories.published_record(uses=["web", "teach"], text="«Sí», dijo <ella> & cantó.")
    response = site.get(page_of(story, suffix="_text"))
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="tes-{story.record.pk}.txt"'
    assert "«Sí», dijo <ella> & cantó." in response.content.decode()


def test_json_ld_holds_a_title_and_first_words_alone(site: Client) -> None:
    story = factories.published_record(uses=["web", "harvest"], text="Uno dos tres. " * 40)
    said = json.loads(body(site, page_of(story, suffix="_data")))
    assert said["name"] == {"@value": "Abrimos la ventana y cantamos", "@language": "es"}
    assert len(said["abstract"].split()) <= 31


def test_the_feed_tells_months_titles_and_first_words(site: Client) -> None:
    factories.published_record(uses=["web", "harvest"], text="Uno dos tres. " * 40)
    feed = ElementTree.fromstring(body(site, at("feed")))
    atom = "{http://www.w3.org/2005/Atom}"
    (entry,) = feed.findall(f"{atom}entry")
    assert len((entry.findtext(f"{atom}summary") or "").split()) <= 31
    assert re.fullmatch(r"\d{4}-\d\d-01T00:00:00Z", entry.findtext(f"{atom}updated") or "")
    assert feed.findtext(f"{atom}updated") == entry.findtext(f"{atom}updated")


def test_an_empty_feed_is_still_a_feed(site: Client) -> None:
    feed = ElementTree.fromstring(body(site, at("feed")))
    assert feed.findtext("{http://www.w3.org/2005/Atom}updated")


def test_the_sitemap_lists_both_languages_of_what_may_be_indexed(site: Client) -> None:
    story = factories.published_record(uses=["web", "indexing"])
    sitemap = body(site, "/sitemap.xml").decode()
    ElementTree.fromstring(sitemap)
    for language in ("es", "en"):
        assert f"<loc>http://testserver{page_of(story, language=language)}</loc>" in sitemap
        assert f'hreflang="{language}" href="http://testserver{page_of(story, language=language)}"' in sitemap
    assert "lastmod" not in sitemap


def test_robots_txt_names_the_sitemap_and_no_record(site: Client) -> None:
    story = factories.published_record()
    said = body(site, "/robots.txt").decode()
    assert "Sitemap: http://testserver/sitemap.xml" in said
    assert story.record.pk not in said


@pytest.mark.parametrize("name", ["testimonies", "home"])
def test_a_list_is_as_closed_as_the_most_closed_story_on_it(site: Client, name: str) -> None:
    address = "/es/" if name == "home" else at(name)
    assert "X-Robots-Tag" not in site.get(address)
    factories.published_record()
    assert "X-Robots-Tag" not in site.get(address)
    factories.published_record(uses=ALL - {"indexing"})
    assert site.get(address)["X-Robots-Tag"] == "noindex"


def test_a_page_that_may_be_indexed_shows_no_neighbour_that_may_not(site: Client) -> None:
    story = factories.published_record()
    closed = factories.published_record(uses=ALL - {"indexing"})
    assert closed.record.pk not in body(site, page_of(story)).decode()
    assert story.record.pk in body(site, page_of(closed)).decode()


def test_what_may_not_be_learned_from_says_so_in_every_way_there_is(site: Client) -> None:
    """Off by default: headers, the page's own metadata, the robots' file and the file for text and data mining."""
    closed = factories.published_record(uses=ALL - {"ai"})
    answer = site.get(page_of(closed))
    assert (answer["X-Robots-Tag"], answer["tdm-reservation"]) == ("noai, noimageai", "1")
    assert answer["Content-Usage"] == "train-ai=n"
    assert '<meta name="tdm-reservation" content="1">' in answer.content.decode()
    allowed = site.get(page_of(factories.published_record()))
    assert "Content-Usage" not in allowed
    assert allowed["tdm-reservation"] == "0"
    assert "tdm-reservation" not in allowed.content.decode()
    assert site.get("/.well-known/tdmrep.json").json() == [{"location": "/", "tdm-reservation": 1}]
    said = body(site, "/robots.txt").decode()
    assert "# Content-Usage: train-ai=n" in said
    assert "User-agent: GPTBot\n" in said
    assert said.split("User-agent: YandexAdditional\n")[1].startswith("Disallow: /\n")


def test_media_say_what_robots_may_do_with_them(site: Client) -> None:
    story = factories.published_record(uses=["web", "photo"], pictures=1)
    file = story.document.files.first()
    assert file is not None
    assert site.head(at("media", file.pk))["X-Robots-Tag"] == "noindex, noai, noimageai"
