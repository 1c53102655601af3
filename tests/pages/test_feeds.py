"""Feeds by kind, by term and of a search: what may be copied, in both forms, as stock readers read them."""

from xml.etree import ElementTree

import feedparser
import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.pages.surfaces import at, body, page_of
from tests.pages.test_topics import bearing
from tests.search.archive import index

FORMS = {"feed": "atom10", "rss": "rss20"}


def read(client: Client, address: str) -> feedparser.FeedParserDict:
    found = feedparser.parse(body(client, address))
    assert not found.bozo, found.get("bozo_exception")
    return found


def links(client: Client, address: str) -> list[str]:
    return [entry.link.removeprefix("http://testserver") for entry in read(client, address).entries]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["es", "en"])
def test_an_empty_feed_is_still_a_feed(site: Client, form: str, language: str) -> None:
    found = read(site, at(form, language=language))
    assert (found.version, found.entries) == (FORMS[form], [])
    assert found.feed.title


@pytest.mark.parametrize("form", FORMS)
def test_a_shelf_has_a_feed_of_its_own(site: Client, form: str) -> None:
    wall, told = bearing(kind="mural"), bearing()
    assert links(site, at(f"murals_{form}")) == [page_of(wall)]
    assert links(site, at(f"testimonies_{form}")) == [page_of(told)]
    assert set(links(site, at(form))) == {page_of(wall), page_of(told)}


@pytest.mark.parametrize("form", FORMS)
def test_a_term_has_a_feed_of_its_own_with_narrower_ones(site: Client, form: str) -> None:
    story = bearing(place="boyle-heights")
    bearing(place="watts")
    assert links(site, at(f"term_{form}", "eastside")) == [page_of(story)]
    assert site.get(at(f"term_{form}", "nada")).status_code == 404


@pytest.mark.parametrize("name", ["feed", "rss", "testimonies_feed", "testimonies_rss"])
def test_only_what_may_be_copied_is_in_a_feed(site: Client, name: str) -> None:
    factories.published_record(uses=["web", "indexing", "quote"])
    story = factories.published_record()
    assert links(site, at(name)) == [page_of(story)]
    factories.grant(story.submission, "harvest", allowed=False)
    assert links(site, at(name)) == []


@pytest.mark.parametrize("form", ["search_feed", "search_rss"])
def test_a_search_can_be_followed(site: Client, form: str) -> None:
    story, closed = (
        bearing(text="El caleidoscopio."),
        factories.published_record(uses=["web"], text="El caleidoscopio."),
    )
    for one in (story, closed, bearing(text="Nada.")):
        index(one.version)
    assert links(site, at(form) + "?q=caleidoscopio") == [page_of(story)]
    assert site.get(at(form))["X-Robots-Tag"].startswith("noindex")


@pytest.mark.parametrize("name", ["feed", "rss", "testimonies_feed"])
def test_days_are_told_as_months(site: Client, name: str) -> None:
    factories.published_record()
    (entry,) = read(site, at(name)).entries
    moment = entry["published_parsed"] if name == "rss" else entry["updated_parsed"]
    assert (moment.tm_mday, moment.tm_hour) == (1, 0)


def test_words_of_a_story_are_escaped_in_every_form(site: Client) -> None:
    parts = [
        factories.facts(title={"lang": "es", "text": "<b>Cantamos</b> & «más»"}),
        factories.passage(1, "Un <script>alert(1)</script> & más."),
    ]
    factories.published_record(parts=parts)
    for form in FORMS:
        (entry,) = read(site, at(form)).entries
        assert "<script>" not in body(site, at(form)).decode()
        assert "Cantamos" in entry.title


def test_a_list_names_its_feed(site: Client) -> None:
    page = body(site, at("murals")).decode()
    assert f'type="application/atom+xml" href="{at("murals_feed")}"' in page
    assert at("murals_rss") in page


@pytest.mark.parametrize("address", ["/oembed", "/es/oembed/", "/services/oembed"])
def test_nothing_can_be_embedded_elsewhere(site: Client, address: str) -> None:
    story = factories.published_record()
    assert site.get(address, {"url": f"https://x.example{page_of(story)}"}).status_code == 404
    page = site.get(page_of(story))
    assert "oembed" not in page.content.decode()
    assert page["X-Frame-Options"] == "DENY"


def test_the_sitemap_names_both_languages_of_every_page(site: Client) -> None:
    sitemap = body(site, "/sitemap.xml").decode()
    for name in ("testimonies", "organizations", "events", "exhibits", "transparency"):
        for language in ("es", "en"):
            assert f"<loc>http://testserver{at(name, language=language)}</loc>" in sitemap
    assert 'hreflang="es"' in sitemap
    assert reverse("search") not in sitemap


@pytest.mark.parametrize("name", ["feed", "rss"])
def test_signs_that_xml_does_not_know_break_no_feed(site: Client, name: str) -> None:
    """Pasted words bring them along; one title would keep everybody from reading the feed."""
    title = {"lang": "es", "text": "Dos\x0b silbidos\ufffe cortos"}
    factories.published_record(parts=[factories.facts(title=title), factories.passage(1, "Cantamos\x01.")])
    ElementTree.fromstring(body(site, at(name)))
    ElementTree.fromstring(body(site, at("search_feed") + "?q=%0b%EF%BF%BEcortos"))
    assert "Dos silbidos cortos" in body(site, at(name)).decode()
