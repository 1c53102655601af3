"""The page of a record: languages, neighbours, conditional requests, and how much it asks of the database."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from stories.pages.terms import Term
from tests import factories
from tests.factories import Story
from tests.pages.surfaces import at, body, page_of


def test_the_interface_speaks_the_language_of_the_address_and_the_story_its_own(site: Client) -> None:
    story = factories.published_record()
    for language in ("es", "en"):
        response = site.get(page_of(story, language=language))
        page = response.content.decode()
        assert response["Content-Language"] == language
        assert f'<html lang="{language}">' in page
        assert '<div class="prose" lang="es">' in page
    assert "Eastside Los Angeles" in page


def test_original_and_translation_stand_side_by_side_and_either_can_be_read_alone(site: Client) -> None:
    story = factories.published_record(translation=True)
    both = body(site, page_of(story)).decode()
    assert both.index("Tocaron la puerta") < both.index("They knocked")
    assert '<section class="transcript twin"' in both
    english = body(site, page_of(story) + "?lang=en").decode()
    assert "Tocaron la puerta" not in english
    assert "They knocked" in english
    spanish = body(site, page_of(story) + "?lang=es").decode()
    assert "They knocked" not in spanish
    assert body(site, page_of(story) + "?lang=zz").decode() == both


def test_a_story_in_a_third_language_stands_beside_the_readers_own(site: Client) -> None:
    story = factories.reviewed_record(
        language="zap", parts=[factories.facts(language="zap"), factories.passage(1, "Bi nda.", language="zap")]
    )
    factories.publish(story.version)
    for language, text in (("es", "Abrimos."), ("en", "We opened.")):
        factories.translated(story, language=language, text=text)
    spanish, english = (body(site, page_of(story, language=language)).decode() for language in ("es", "en"))
    assert ("Abrimos." in spanish, "We opened." in spanish) == (True, False)
    assert ("Abrimos." in english, "We opened." in english) == (False, True)
    assert 'lang="zap"' in english


def test_lists_show_the_version_in_the_readers_language(site: Client) -> None:
    factories.published_record(translation=True)
    assert "Tocaron la puerta" in body(site, at("testimonies")).decode()
    assert "They knocked" in body(site, at("testimonies", language="en")).decode()


def test_the_page_leads_to_itself_in_the_other_language(site: Client) -> None:
    story = factories.published_record()
    english = page_of(story, language="en")
    page = body(site, page_of(story)).decode()
    assert f'<a href="{english}" lang="en" hreflang="en">English</a>' in page
    assert f'<link rel="alternate" hreflang="en" href="http://testserver{english}">' in page


def test_neighbours_share_terms_and_the_rarer_term_is_nearer(site: Client) -> None:
    def one(*terms: str) -> Story:
        parts = [factories.facts(terms=list(terms), place=""), factories.passage(1, "Cantamos.")]
        return factories.published_record(parts=parts)

    story, near, far, stranger = one("redada", "altar"), one("altar"), one("redada"), one("escuela")
    for _ in range(4):
        one("redada")
    page = body(site, page_of(story)).decode()
    beside = re.findall(r'href="/es/testimonios/(\w{4})/"', page.partition('id="cerca"')[2])
    assert beside[0] == near.record.pk
    assert len(beside) == 3
    assert stranger.record.pk not in beside
    assert "altares" in page.partition('id="cerca"')[2]
    factories.withdraw(near.submission)
    assert near.record.pk not in body(site, page_of(story)).decode()
    assert far.record.pk in {far.record.pk}


def change_a_neighbour(story: Story) -> None:
    factories.published_record()


def change_a_grant(story: Story) -> None:
    factories.grant(story.submission, "quote", allowed=False)


def change_a_photo(story: Story) -> None:
    factories.grant(story.submission, "photo", allowed=False)


def change_a_label(story: Story) -> None:
    Term.objects.filter(pk="redada").update(label_es="operativos")


def add_a_translation(story: Story) -> None:
    factories.translated(story)


@pytest.mark.parametrize(
    "change", [change_a_neighbour, change_a_grant, change_a_photo, change_a_label, add_a_translation]
)
def test_not_modified_until_something_on_the_page_changes(site: Client, change: Callable[[Story], None]) -> None:
    story = factories.published_record(pictures=1)
    first = site.get(page_of(story))
    known = {"If-None-Match": first["ETag"]}
    again = site.get(page_of(story), headers=known)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert again["Cache-Control"] == "private, no-cache"
    assert site.get(page_of(story, language="en"), headers=known).status_code == 200
    assert site.get(page_of(story) + "?lang=es", headers=known).status_code == 304
    change(story)
    changed = site.get(page_of(story), headers=known)
    assert changed.status_code == 200
    assert changed["ETag"] != first["ETag"]
    assert changed.content != first.content


def test_the_same_etag_means_the_same_bytes(site: Client) -> None:
    story = factories.published_record(pictures=1, translation=True)
    one, two = site.get(page_of(story)), site.get(page_of(story))
    assert (one["ETag"], one.content) == (two["ETag"], two.content)


def test_a_page_sets_no_cookie_and_depends_on_none(site: Client) -> None:
    story = factories.published_record()
    for address in (page_of(story), at("testimonies"), "/es/", at("feed"), "/sitemap.xml", "/tiempo/"):
        response = site.get(address)
        assert not response.cookies
        assert "Vary" not in response or "Cookie" not in response["Vary"]


def test_a_record_page_asks_the_database_nine_times_however_many_records_there_are(
    site: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    story = factories.published_record(pictures=2, sounds=1, translation=True)
    for _ in range(6):
        factories.published_record()
    site.get(page_of(story))
    with django_assert_max_num_queries(9) as asked:
        page = site.get(page_of(story))
    assert page.status_code == 200
    assert not [query for query in asked.captured_queries if "wagtailcore_site" in query["sql"]]
    with django_assert_max_num_queries(8):
        assert site.get(page_of(story), headers={"If-None-Match": page["ETag"]}).status_code == 304


def test_r21_no_page_names_another_host(site: Client) -> None:
    story = factories.published_record(pictures=1, sounds=1, translation=True)
    for address in (page_of(story), page_of(story, suffix="_sheet"), at("testimonies"), at("murals"), "/es/", "/en/"):
        response = site.get(address)
        page = response.content.decode()
        for value in re.findall(r'(?:src|href|srcset|action|poster|content)="([^"]*)"', page):
            # What others draw links with must be absolute: it names this host.
            assert not re.search(r"(^|[\s,])(https?:)?//", value.replace("http://testserver/", "/")), value
        assert response["Referrer-Policy"] == "no-referrer"
        assert "default-src 'none'" in response["Content-Security-Policy"]
