"""Every template drawn in both languages: one heading, the right `lang`, nothing inline, nothing from elsewhere."""

import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from stories.pages.story import Passage
from tests.databases import ROOT
from tests.pages import contexts, examples, samples

# The navigation asks which editorial pages there are.
pytestmark = pytest.mark.django_db

LANGUAGES = ("es", "en")
PUBLIC = sorted(contexts.public(language="es"))
NARRATOR = sorted(contexts.narrator(language="es"))
PLAIN = sorted(contexts.plain(language="es"))
SHEETS_WITHOUT_A_BAR = {"weather", "words"}
BOTH_LANGUAGES_AT_ONCE = {"failed", "closed"}
OURS = ("pages", "narrator", "components")
TEMPLATES = Path(settings.BASE_DIR) / "templates"


class Reader(HTMLParser):
    """Keeps every tag with its attributes, and complains about tags that are not closed in order."""

    VOID = frozenset(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
    )

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag, f"</{tag}> closes another tag"

    def handle_data(self, data: str) -> None:
        if self.open:
            self.text[self.open[-1]] = self.text.get(self.open[-1], "") + data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(autouse=True)
def addresses(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.pages.addresses"


@cache
def draw(name: str, language: str) -> str:
    template, context = contexts.contexts(language=language)[name]
    with override(language):
        return render_to_string(template, context, request=RequestFactory().get(f"/{language}/aqui/"))


def each(names: list[str]) -> list[Any]:
    return [pytest.param(name, language, id=f"{name}-{language}") for name in names for language in LANGUAGES]


@pytest.mark.parametrize(("name", "language"), each(PUBLIC + NARRATOR))
def test_a_page_is_whole_has_one_h1_and_says_its_language(name: str, language: str) -> None:
    page = Reader(draw(name, language))
    assert not page.open
    assert len(page.all("h1")) == 1
    assert page.all("html")[0]["lang"] == ("es" if name in BOTH_LANGUAGES_AT_ONCE else language)
    assert page.text["title"].strip()


@pytest.mark.parametrize(("name", "language"), each(PUBLIC + NARRATOR))
def test_nothing_is_inline_and_nothing_comes_from_elsewhere(name: str, language: str) -> None:
    html = draw(name, language)
    page = Reader(html)
    assert not page.all("style")
    for tag, attributes in page.tags:
        assert "style" not in attributes, f"<{tag} style>"
        assert not [attribute for attribute in attributes if attribute.startswith("on")], f"<{tag} on...>"
        for attribute in ("src", "href", "action", "srcset", "poster", "data"):
            assert not re.search(r"(^|[\s,])(https?:)?//", attributes.get(attribute, "")), f"<{tag} {attribute}>"
            assert "javascript:" not in attributes.get(attribute, "")
    assert all(script.get("src", "").startswith("/static/") for script in page.all("script"))
    assert page.text.get("script", "").strip() == ""


@pytest.mark.parametrize(("name", "language"), each(PUBLIC + NARRATOR))
def test_ids_are_unique_and_labels_anchors_and_descriptions_lead_somewhere(name: str, language: str) -> None:
    page = Reader(draw(name, language))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    for _, attributes in page.tags:
        pointed = [attributes["for"]] if "for" in attributes else []
        for attribute in ("aria-labelledby", "aria-describedby"):
            pointed += attributes.get(attribute, "").split()
        assert set(pointed) <= set(ids)
    if name in PUBLIC:
        anchors = {link["href"][1:] for link in page.all("a") if link.get("href", "").startswith("#")}
        assert anchors <= set(ids)


@pytest.mark.parametrize(("name", "language"), each(PUBLIC + NARRATOR))
def test_every_picture_has_words_and_room_and_nothing_plays_by_itself(name: str, language: str) -> None:
    page = Reader(draw(name, language))
    for image in page.all("img"):
        assert {"alt", "width", "height"} <= set(image)
    for sound in page.all("audio"):
        assert "autoplay" not in sound
        assert sound["preload"] == "none"


@pytest.mark.parametrize(("name", "language"), each([name for name in NARRATOR if name not in SHEETS_WITHOUT_A_BAR]))
def test_on_narrators_pages_the_way_out_comes_first(name: str, language: str) -> None:
    page = Reader(draw(name, language))
    focusable = [
        attributes
        for tag, attributes in page.tags
        if tag in ("a", "button", "input", "textarea", "select", "summary", "audio")
    ]
    assert focusable[0]["class"] == "leave"
    assert focusable[0]["href"] == "/salir/"
    assert focusable[1]["href"] == "#contenido"


@pytest.mark.parametrize(("name", "language"), each(NARRATOR))
def test_the_title_of_a_narrators_page_never_names_the_archive(name: str, language: str) -> None:
    page = Reader(draw(name, language))
    assert "amparo" not in page.text["title"].lower()
    assert "icon.svg" not in draw(name, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(SHEETS_WITHOUT_A_BAR))
def test_the_dull_page_and_the_sheet_of_words_name_nothing_and_lead_nowhere(name: str, language: str) -> None:
    page = Reader(draw(name, language))
    assert not page.all("a")
    assert not page.all("script")
    assert not page.all("form")
    assert "amparo" not in draw(name, language).lower()


@pytest.mark.parametrize("name", [name for name in NARRATOR if name not in SHEETS_WITHOUT_A_BAR])
def test_every_form_that_posts_carries_its_token(name: str) -> None:
    """The first form has another one: before it is sent there is no cookie for a token to match."""
    html = draw(name, "es")
    assert html.count('method="post"') == html.count("csrfmiddlewaretoken") + html.count('name="form_token"')


@pytest.mark.parametrize("language", LANGUAGES)
def test_errors_are_on_top_with_links_to_the_fields(language: str) -> None:
    page = Reader(draw("question-error", language))
    links = [link["href"] for link in page.all("a")]
    assert "#id_exact_0" in links
    assert "#id_year" in links
    year = next(field for field in page.all("input") if field["name"] == "year")
    assert (year["value"], year["aria-invalid"], year["aria-describedby"]) == ("217", "true", "id_year_error")


def test_no_answer_is_ticked_beforehand() -> None:
    page = Reader(draw("consent-change", "es"))
    choices = [field for field in page.all("input") if field.get("type") in ("radio", "checkbox")]
    assert len(choices) >= 2 * len(examples.MEANINGS)
    assert not [field for field in choices if "checked" in field]


def test_a_testimony_without_quote_or_teach_offers_neither() -> None:
    html = draw("testimony-web-only", "es")
    assert "Cómo citar" not in html
    assert "og:title" not in html
    assert "Enlace a este pasaje" not in html
    assert " download" not in html
    allowed = draw("testimony", "es")
    assert "Cómo citar" in allowed
    assert "og:title" in allowed
    assert " download" in allowed


def test_a_cut_is_words_on_paper_and_what_was_cut_is_nowhere() -> None:
    html = draw("testimony", "es")
    assert '<span class="cut">un nombre, que no se dice</span>' in html
    assert "Aquí no se dice: 40 segundos sobre otra familia" in html


def test_what_awaits_a_yes_does_not_claim_to_have_one() -> None:
    assert "lo aprobó así" in draw("testimony", "es")
    assert "lo aprobó así" not in draw("edition", "es")
    assert "Compartido con su permiso" in draw("testimony", "es")
    assert "Compartido con su permiso" not in draw("edition", "es")


def test_two_languages_of_a_wall_stand_side_by_side_and_one_alone_stands_alone() -> None:
    first, second = Passage("p1", "es", "", None, "", "", ()), Passage("p1", "en", "", None, "", "", ())
    both = render_to_string("components/said.html", {"passage": replace(first, beside=second)})
    assert both.count('class="two"') == 1
    assert both.index('lang="es"') < both.index('lang="en"')
    assert 'class="two"' not in render_to_string("components/said.html", {"passage": first})


def test_what_a_person_typed_is_escaped() -> None:
    html = draw("search-empty", "es")
    assert "<b>zzz</b>" not in html
    assert "&lt;b&gt;zzz&lt;/b&gt;" in html


def test_a_record_page_weighs_little() -> None:
    page = draw("testimony-twin", "es")
    linked = re.findall(r'href="[^"]*(css/[\w.-]+\.css)"', page)
    styles = sum((Path(settings.BASE_DIR) / "static" / name).stat().st_size for name in linked)
    assert styles, "a page without style sheets proves nothing"
    assert len(page.encode()) + styles < 50_000


@pytest.mark.parametrize(("name", "language"), each(PLAIN))
def test_feed_and_robots_are_what_they_claim(name: str, language: str) -> None:
    text = draw(name, language)
    if name == "feed.xml":
        feed = ElementTree.fromstring(text)
        assert feed.tag == "{http://www.w3.org/2005/Atom}feed"
        assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 1
    elif name == "rss.xml":
        feed = ElementTree.fromstring(text)
        assert (feed.tag, len(feed.findall("channel/item"))) == ("rss", 1)
    elif name == "sitemap.xml":
        sitemap = ElementTree.fromstring(text)
        assert len(sitemap.findall("{http://www.sitemaps.org/schemas/sitemap/0.9}url")) == 1
    elif name == "robots.txt":
        assert text.startswith("User-agent: *")
        assert "Disallow: /es/buscar/" in text
    else:
        assert "<" not in text
        assert "Amparo, TES LPR6" in text


def test_every_template_is_drawn_here_or_included_or_shown_by_a_view() -> None:
    """The narrator's and the desk's own tests draw what their views show."""
    drawn = {template for template, _ in contexts.contexts(language="es").values()}
    views = (ROOT / "stories").rglob("*.py")
    source = "".join(path.read_text() for path in (*TEMPLATES.rglob("*"), *views) if path.is_file())
    blocks = {
        "components/heading_block.html",
        "components/picture_block.html",
        "components/invitation_block.html",
        "components/record_block.html",
        "components/cards_block.html",
    }
    for path in (path for folder in OURS for path in (TEMPLATES / folder).iterdir() if path.is_file()):
        name = str(path.relative_to(TEMPLATES))
        assert name in drawn | blocks or f'"{name}"' in source, name


@pytest.mark.parametrize(
    "path", sorted(path for folder in OURS for path in (TEMPLATES / folder).rglob("*.html")), ids=lambda path: path.name
)
def test_every_template_opens_with_a_comment_that_lists_its_variables(path: Path) -> None:
    opening = path.read_text()[:400]
    assert "{% comment %}" in opening


def test_samples_are_documents_of_this_archive() -> None:
    manifest, parts = samples.testimony()
    assert manifest.startswith(b'{"amparo":1')
    assert all(len(part) > 32 for part in parts.values())
