"""Themes, places and campaigns: every term has a page, and what bears it is asked of the door."""

from typing import Any

import pytest
from django.test import Client

from stories.pages.editorial import ContextPage, HomePage, TimelinePage
from stories.pages.terms import Term
from tests import factories
from tests.pages.surfaces import at, body, page_of


def bearing(*, kind: str = "testimony", text: str = "Cantamos.", **facts: Any) -> factories.Story:
    """A public record whose facts say this."""
    parts = [factories.facts(kind=kind, **{"terms": [], "place": "", **facts}), factories.passage(1, text)]
    return factories.published_record(kind=kind, parts=parts)


def fact(title: str, *, language: str = "es", **columns: Any) -> ContextPage:
    """A public fact that two people read."""
    home = HomePage.objects.get(locale__language_code=language)
    timeline = TimelinePage.objects.get(locale__language_code=language)
    words = {"kind": "campaign", "side": "answered", "date": "2018-06-30", "summary": "Pasó.", "sources": "Un libro"}
    made = ContextPage(title=title, slug=f"{title.lower()}-{language}", locale=home.locale, **{**words, **columns})
    made.clean()
    return factories.public_article(made, under=timeline)


@pytest.mark.parametrize(
    ("address", "slug"), [("theme", "vecinos"), ("place", "boyle-heights"), ("campaign", "familias-unidas")]
)
def test_a_term_that_nothing_bears_says_so_and_leads_on(site: Client, address: str, slug: str) -> None:
    page = body(site, at(address, slug)).decode()
    assert "Aquí todavía no hay nada." in page
    assert Term.objects.get(pk=slug).label_es in page


def test_a_term_shows_what_bears_it_and_what_bears_a_narrower_one(site: Client) -> None:
    near, far = bearing(place="boyle-heights"), bearing(place="watts")
    wide = Term.objects.get(pk="boyle-heights").parent
    page = body(site, at("place", wide.pk)).decode()
    assert page_of(near) in page
    assert page_of(far) not in page
    assert at("place", "boyle-heights") in page


def test_a_withdrawn_record_leaves_its_terms_and_their_counts(site: Client) -> None:
    story = bearing(terms=["vecinos"])
    assert '1<span class="vh"> registro</span>' in body(site, at("themes")).decode()
    factories.withdraw(story.submission)
    assert "registro</span>" not in body(site, at("themes")).decode()
    assert page_of(story) not in body(site, at("theme", "vecinos")).decode()


def test_a_campaign_gathers_its_facts_and_its_stories_of_every_kind(site: Client) -> None:
    stories = [bearing(kind=kind, terms=["familias-unidas"]) for kind in ("testimony", "mural", "vigil")]
    fact("Marchamos", hashtags="#familias-unidas")
    fact("Otra", hashtags="#fuera-ice")
    page = body(site, at("campaign", "familias-unidas")).decode()
    assert [page_of(story) in page for story in stories] == [True] * 3
    assert "Marchamos" in page
    assert "Otra" not in page


def test_a_public_fact_leads_to_its_campaign_and_shows_the_stories_of_it(site: Client) -> None:
    story = bearing(terms=["familias-unidas"])
    made = fact("Marchamos", hashtags="#familias-unidas")
    page = body(site, made.url).decode()
    assert at("campaign", "familias-unidas") in page
    assert page_of(story) in page
    factories.hold(story.submission)
    assert page_of(story) not in body(site, made.url).decode()


def test_what_else_a_term_is_called_is_said_in_its_own_language(site: Client) -> None:
    page = body(site, at("theme", "vigilia")).decode()
    assert '<span lang="en">' in page
    assert "vigil" in page


@pytest.mark.parametrize("address", ["theme", "place", "campaign"])
@pytest.mark.parametrize("slug", ["nada", "a" * 200])
def test_a_word_that_is_no_term_is_missing(site: Client, address: str, slug: str) -> None:
    assert site.get(at(address, slug)).status_code == 404


def test_a_term_has_one_address_of_its_own_kind(site: Client) -> None:
    assert site.get(at("theme", "boyle-heights")).status_code == 404
    assert site.get(at("place", "vecinos")).status_code == 404


def test_a_page_of_terms_is_as_closed_as_the_most_closed_story_on_it(site: Client) -> None:
    parts = [factories.facts(terms=["vecinos"]), factories.passage(1, "Cantamos.")]
    factories.published_record(parts=parts, uses=["web"])
    assert site.get(at("theme", "vecinos"))["X-Robots-Tag"] == "noindex, noai, noimageai"


def test_a_circle_of_terms_made_by_an_editor_ends(site: Client) -> None:
    Term.objects.filter(pk="vecinos").update(parent_id="vigilia")
    Term.objects.filter(pk="vigilia").update(parent_id="vecinos")
    for address in (at("themes"), at("theme", "vecinos"), at("theme", "vigilia")):
        assert site.get(address).status_code == 200
