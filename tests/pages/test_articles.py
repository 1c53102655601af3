"""Editorial pages: records are quoted by call number, vanish with their permission, and are never linked."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.translation import override
from pytest_django.fixtures import Settings
from wagtail.models import Revision

from stories.pages.editorial import ContextPage, EditorialPage, HomePage, TimelinePage
from tests import factories
from tests.pages.surfaces import at, body, page_of


def article(*blocks: tuple[str, Any], language: str = "es", **columns: Any) -> EditorialPage:
    home = HomePage.objects.get(locale__language_code=language)
    made = EditorialPage(
        **{"title": "Qué es Amparo", "slug": "que-es", "locale": home.locale, "body": blocks, **columns}
    )
    return factories.public_article(made, under=home)


def paragraph(html: str) -> tuple[str, Any]:
    from wagtail.rich_text import RichText

    return "paragraph", RichText(html)


def test_a_quoted_record_is_drawn_and_vanishes_with_its_permission(site: Client) -> None:
    story = factories.published_record()
    page = article(("record", story.record.pk))
    assert "Abrimos la ventana y cantamos" in body(site, page.url).decode()
    factories.grant(story.submission, "quote", allowed=False)
    without = body(site, page.url).decode()
    assert "Abrimos la ventana" not in without
    assert story.record.pk not in without


def test_a_withdrawn_records_title_is_nowhere_in_the_article_or_its_revisions(site: Client) -> None:
    story = factories.published_record()
    page = article(("record", story.record.pk))
    page.save_revision()
    factories.withdraw(story.submission)
    assert "Abrimos la ventana" not in body(site, page.url).decode()
    stored = [str(revision.content) for revision in Revision.objects.all()]
    assert not [content for content in stored if "Abrimos la ventana" in content]


@pytest.mark.parametrize("value", ["zzzz", "LPR6", "../.", "' or"])
def test_a_call_number_of_nothing_draws_nothing(site: Client, value: str) -> None:
    page = article(("record", value))
    assert "entries testimony" not in body(site, page.url).decode()


def test_an_article_is_as_closed_to_robots_as_what_it_quotes(site: Client) -> None:
    story = factories.published_record(uses=["web", "quote", "ai"])
    assert site.get(article(("record", story.record.pk)).url)["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in site.get(article(slug="otra").url)


@pytest.mark.parametrize(
    "href",
    [
        "https://archivo.example/es/testimonios/lpr6/",
        "https://archivo.example/es/murales/lpr6/?lang=en#p1",
        "https://archivo.example/en/testimonios/lpr6",
        "https://archivo.example/en/testimonies/lpr6/text/",
        "https://archivo.example/medios/abcdefghijklmnopqrst",
        "/es/vigilias/LPR6/",
        "http://example.org/",
        "javascript:alert(1)",
        "mailto:a@example.org",
        "//example.org/",
        "https:///nada",
        "",
    ],
)
def test_links_that_may_not_stand_are_refused_with_a_sentence(site: Client, href: str) -> None:
    with pytest.raises(ValidationError) as refused:
        article(paragraph(f'<p>Vea <a href="{href}">esto</a>.</p>'))
    assert "enlace" in str(refused.value).lower()


def test_the_desks_own_process_knows_the_addresses_of_records_too(site: Client, settings: Settings) -> None:
    settings.ROOT_URLCONF = "archive_site.urls.staff"
    with pytest.raises(ValidationError, match="se retira"):
        article(paragraph('<p><a href="https://archivo.example/es/murales/lpr6/">esto</a></p>'))


def test_a_link_to_a_records_page_in_the_tree_is_refused(site: Client) -> None:
    story = factories.published_record()
    with pytest.raises(ValidationError, match="se retira"):
        article(paragraph(f'<p><a linktype="page" id="{story.record.page_id}">ella</a></p>'))


def test_links_to_articles_and_to_https_stand(site: Client) -> None:
    other = article(slug="otra")
    page = article(
        paragraph(f'<p><a linktype="page" id="{other.pk}">una</a> <a href="https://example.org/a">otra</a></p>')
    )
    drawn = body(site, page.url).decode()
    assert f'href="{other.url}"' in drawn
    assert 'href="https://example.org/a"' in drawn


def test_the_navigation_leads_to_pages_that_have_a_place(site: Client) -> None:
    article(place="about")
    article(place="rights", slug="sus-derechos", title="Sus derechos")
    from django.core.cache import cache

    cache.clear()
    page = body(site, at("testimonies")).decode()
    assert 'href="/es/que-es/"' in page
    assert 'href="/es/sus-derechos/"' in page
    assert 'href="/es/linea-de-tiempo/"' in page
    english = body(site, at("testimonies", language="en")).decode()
    assert "/en/timeline/" in english
    assert "que-es" not in english


def test_an_article_leads_to_its_translation_and_else_to_the_other_home(site: Client) -> None:
    page = article()
    assert 'href="/en/" lang="en"' in body(site, page.url).decode()
    english = article(language="en", title="About", slug="about", translation_key=page.translation_key)
    assert english.url == "/en/about/"
    assert 'href="/en/about/" lang="en"' in body(site, page.url).decode()
    assert 'href="/es/que-es/" lang="es"' in body(site, english.url).decode()


def test_know_your_rights_are_cards(site: Client) -> None:
    card = {
        "title": "No abra la puerta",
        "words": "I do not consent.",
        "words_language": "en",
        "gloss": "No doy permiso.",
    }
    page = article(("cards", {"cards": [card]}), place="rights")
    drawn = body(site, page.url).decode()
    assert '<body class="rights">' in drawn
    assert '<li class="card"><h3>No abra la puerta</h3>' in drawn
    assert '<p lang="en">I do not consent.</p><p class="gloss">No doy permiso.</p>' in drawn


def test_the_timeline_lists_its_entries_in_order_with_their_sources(site: Client) -> None:
    timeline = TimelinePage.objects.get(locale__language_code="es")
    entries = (("SB 54", "2018-01-01", "answered"), ("Se funda ICE", "2003-03-01", "done"))
    for title, date, side in entries:
        entry = ContextPage(
            title=title,
            slug=title.lower().replace(" ", "-"),
            locale=timeline.locale,
            kind="law",
            side=side,
            date=date,
            summary="Hechos públicos.",
            sources="Diario oficial, 2003",
        )
        factories.public_article(entry, under=timeline)
    drawn = body(site, timeline.url).decode()
    assert drawn.index("Se funda ICE") < drawn.index("SB 54")
    entry = ContextPage.objects.get(title="SB 54")
    own = body(site, entry.url).decode()
    assert "Diario oficial, 2003" in own
    assert f'href="{timeline.url}"' in own


def test_a_date_nobody_understands_is_refused(site: Client) -> None:
    timeline = TimelinePage.objects.get(locale__language_code="es")
    entry = ContextPage(title="x", slug="x", locale=timeline.locale, kind="law", side="done", date="ayer", summary="x")
    with pytest.raises(ValidationError, match="no se entiende"), override("es"):
        entry.clean()


@pytest.mark.parametrize(("date", "year"), [("../2006", "2006"), ("2006/..", "2006"), ("199X", "1990"), ("-3000", "")])
def test_a_date_without_a_beginning_stands_where_it_ends(site: Client, date: str, year: str) -> None:
    entry = ContextPage(title="x", slug="x", kind="law", side="done", date=date, summary="x", sources="x")
    entry.clean()
    assert entry.first_year == year


def test_the_front_page_shows_the_newest_of_each_kind(site: Client) -> None:
    made = {kind: factories.published_record(kind=kind, pictures=1) for kind in ("testimony", "mural", "vigil")}
    home = body(site, "/es/").decode()
    assert all(f'href="{page_of(story)}"' in home for story in made.values())
    factories.withdraw(made["testimony"].submission)
    assert made["testimony"].record.pk not in body(site, "/es/").decode()


def test_the_shelf_and_the_pages_of_records_serve_nothing_in_the_tree(site: Client) -> None:
    story = factories.published_record()
    for address in (f"/es/{story.record.pk}/", f"/es/registros/{story.record.pk}/", "/es/registros/", "/registros/"):
        assert site.get(address).status_code == 404
