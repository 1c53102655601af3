"""Lists: order, pages, filters, and what they say when there is nothing."""

import re

import pytest
from django.test import Client
from django.utils.html import escape

from stories.pages import lists
from tests import factories
from tests.pages.surfaces import at, body


def call_numbers(page: str) -> list[str]:
    return re.findall(r'<a href="/es/testimonios/(\w{4})/">', page)


@pytest.mark.parametrize("name", ["testimonies", "murals", "vigils"])
def test_an_empty_list_says_so_and_invites(site: Client, name: str) -> None:
    page = body(site, at(name)).decode()
    assert "Aquí todavía no hay nada." in page
    assert "Contar mi historia" in page


def test_a_record_is_listed_once_however_many_languages_it_has(site: Client) -> None:
    story = factories.published_record(translation=True)
    assert call_numbers(body(site, at("testimonies")).decode()) == [story.record.pk]


def test_a_list_has_pages(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "PER_PAGE", 2)
    made = {factories.published_record().record.pk for _ in range(5)}
    seen: list[str] = []
    for number in (1, 2, 3):
        page = body(site, f"{at('testimonies')}?p={number}").decode()
        assert f'Página <b class="n">{number}</b> de <span class="n">3</span>' in page
        seen += call_numbers(page)
    assert len(seen) == 5
    assert set(seen) == made
    for number in ("0", "99", "x", "", "-1"):
        assert site.get(f"{at('testimonies')}?p={number}").status_code == 200


def test_the_order_within_a_day_tells_nothing(site: Client) -> None:
    made = [factories.published_record().record.pk for _ in range(4)]
    assert call_numbers(body(site, at("testimonies")).decode()) == sorted(made)


def test_a_term_narrows_the_list_and_can_be_taken_off(site: Client) -> None:
    parts = [factories.facts(terms=["escuela"]), factories.passage(1, "Cantamos.")]
    school, other = factories.published_record(parts=parts), factories.published_record()
    page = body(site, at("testimonies") + "?t=escuela").decode()
    assert call_numbers(page) == [school.record.pk]
    assert "Quitar el filtro:" in page
    everything = body(site, at("testimonies")).decode()
    assert "?t=escuela" in everything
    factories.hold(school.submission)
    assert "?t=escuela" not in body(site, at("testimonies")).decode()
    assert other.record.pk in everything


@pytest.mark.parametrize("term", ["nada", "<script>", "'; --", "%00", "a" * 500])
def test_a_term_nobody_uses_finds_nothing_and_does_no_harm(site: Client, term: str) -> None:
    factories.published_record()
    response = site.get(at("testimonies"), {"t": term})
    page = response.content.decode()
    assert response.status_code == 200
    assert "Con estos filtros no hay nada todavía." in page
    assert "<script>" not in page
    assert escape("<script>") in page or term != "<script>"
