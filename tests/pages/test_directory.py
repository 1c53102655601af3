"""Organizations, events, exhibits and collections."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from stories.pages.editorial import HomePage
from stories.pages.exhibits import ExhibitPage
from tests import factories
from tests.pages.surfaces import at, body, page_of
from tests.pages.test_topics import bearing, fact


def exhibit(*blocks: tuple[str, Any], **columns: Any) -> ExhibitPage:
    home = HomePage.objects.get(locale__language_code="es")
    words = {"title": "Ventanas", "slug": "ventanas", "lead": "Lo que se abrió.", "locale": home.locale, "body": blocks}
    return factories.public_article(ExhibitPage(**{**words, **columns}), under=home)


@pytest.mark.parametrize("name", ["organizations", "events", "exhibits"])
def test_an_empty_list_says_so(site: Client, name: str) -> None:
    assert "Aquí todavía no hay nada." in body(site, at(name)).decode()


def test_organizations_and_alliances_stand_apart_by_name(site: Client) -> None:
    fact("Zapata", kind="organization", date="1983")
    fact("Abrazo", kind="organization", date="2001")
    fact("Juntas", kind="alliance", date="2010")
    fact("Marcha", kind="march")
    page = body(site, at("organizations")).decode()
    assert page.index("Abrazo") < page.index("Zapata") < page.index("Alianzas") < page.index("Juntas")
    assert ">Marcha<" not in page


def test_events_are_listed_newest_first(site: Client) -> None:
    fact("Vieja", kind="march", date="1994-10-16")
    fact("Nueva", kind="workshop", date="2020-01-02")
    page = body(site, at("events")).decode()
    assert page.index("Nueva") < page.index("Vieja")


def test_facts_of_the_other_language_are_not_mixed_in(site: Client) -> None:
    fact("Union", kind="organization", language="en")
    assert "Union" not in body(site, at("organizations")).decode()
    assert "Union" in body(site, at("organizations", language="en")).decode()


def test_an_exhibit_shows_records_until_their_permission_ends(site: Client) -> None:
    story = factories.published_record(pictures=1)
    page = exhibit(("heading", "La primera"), ("record", story.record.pk), ("quote", "Y cantamos."))
    shown = body(site, page.url).decode()
    assert page_of(story) in shown
    assert "<figure>" in shown
    factories.grant(story.submission, "photo", allowed=False)
    assert "<figure>" not in body(site, page.url).decode()
    factories.grant(story.submission, "quote", allowed=False)
    assert page_of(story) not in body(site, page.url).decode()


def test_a_collection_gathers_by_terms_and_nobody_lists(site: Client) -> None:
    page = exhibit(shape="collection", gathers="vecinos vigilia")
    assert "Aquí todavía no hay nada." in body(site, page.url).decode()
    one, other = bearing(terms=["vecinos"]), bearing(terms=["corte"])
    shown = body(site, page.url).decode()
    assert page_of(one) in shown
    assert page_of(other) not in shown
    factories.withdraw(one.submission)
    assert page_of(one) not in body(site, page.url).decode()


def test_a_collection_of_a_word_that_is_no_term_is_refused(site: Client) -> None:
    home = HomePage.objects.get(locale__language_code="es")
    with pytest.raises(ValidationError, match="no tiene: nada"):
        ExhibitPage(title="x", slug="x", locale=home.locale, path="x", depth=1, gathers="vecinos nada").clean()


def test_exhibits_are_listed_and_lead_to_their_pages(site: Client) -> None:
    page = exhibit()
    assert page.url in body(site, at("exhibits")).decode()
    assert page.url in body(site, "/es/").decode()
    assert page.url in body(site, "/sitemap.xml").decode()


def test_an_exhibit_in_words_to_which_one_person_said_yes_is_missing(site: Client) -> None:
    page = exhibit()
    ExhibitPage.objects.filter(pk=page.pk)
    home = HomePage.objects.get(locale__language_code="es")
    alone = home.add_child(instance=ExhibitPage(title="Sola", slug="sola", locale=home.locale, live=False))
    factories.agree_to(alone, factories.person())
    assert "Sola" not in body(site, at("exhibits")).decode()
