"""Small traps without a room of their own, and whether every test that docs/traps.md names is there."""

import ast
import re
from pathlib import Path
from runpy import run_path

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.documents import get_document_model
from wagtail.images.forms import get_image_form

from stories.pages.blocks import BodyBlock
from stories.pages.pictures import EditorialImage
from stories.pages.records import RecordPage
from tests.databases import ROOT

TRAPS = (ROOT / "docs" / "traps.md").read_text()
ROWS = [line for line in TRAPS.splitlines() if line.startswith("| ") and not re.match(r"\| (-|Where)", line)]
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TRAPS)))


def names_in(path: str) -> set[str]:
    """Every function of a file of tests, those inside classes too."""
    tree = ast.parse((ROOT / path).read_text())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.split("|")[1].strip()[:60])
def test_every_trap_names_a_test_or_what_it_arrives_with(row: str) -> None:
    last = row.rstrip("| ").rpartition("|")[2]
    assert re.search(r"`tests/[\w/]+\.py::\w+`", last) or "arrives with" in last


@pytest.mark.parametrize(("path", "name"), NAMED, ids=[name for _path, name in NAMED])
def test_every_test_that_is_named_is_there(path: str, name: str) -> None:
    assert name in names_in(path)


def test_editors_words_embed_nothing_and_link_no_file() -> None:
    paragraph = BodyBlock().child_blocks["paragraph"]
    assert set(paragraph.features) == {"bold", "italic", "link", "ol", "ul"}


def test_no_form_takes_tags_of_ones_own() -> None:
    assert "tags" not in get_image_form(EditorialImage).base_fields
    assert "tags" not in get_document_model().admin_form_fields


def test_the_web_server_writes_no_access_log() -> None:
    assert run_path(str(Path(settings.BASE_DIR) / "scripts" / "gunicorn.conf.py"))["accesslog"] is None


def test_record_pages_have_no_previews_and_no_columns_of_their_own() -> None:
    kinds = [model for model in apps.get_models() if issubclass(model, RecordPage)]
    assert len(kinds) == 3
    for kind in kinds:
        assert kind.preview_modes == []
        assert [field.name for field in kind._meta.local_fields] == ["page_ptr"]


def counting(patterns: list[URLPattern | URLResolver]) -> list[str]:
    """Addresses of the public process in which something is counted."""
    found = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found += counting(pattern.url_patterns)
        elif any(type(one).__name__ == "IntConverter" for one in pattern.pattern.converters.values()):
            found.append(str(pattern.pattern))
    return found


def test_no_public_address_of_a_record_counts() -> None:
    records = [
        address for address in counting(get_resolver("archive_site.urls.public").url_patterns) if "record" in address
    ]
    assert records == []


def test_what_is_drawn_as_svg_is_said_in_words_beside_it() -> None:
    """Tor Browser at its safest draws no SVG and runs no script."""
    templates = Path(settings.BASE_DIR) / "templates"
    for path in (
        path for folder in ("components", "pages", "narrator") for path in (templates / folder).rglob("*.html")
    ):
        for drawn in re.findall(r"<svg[^>]*>", path.read_text()):
            # The map's marks are links; the same links stand in the list beside it.
            assert 'aria-hidden="true"' in drawn or path.name == "map.html", path.name
    assert "<li" in (templates / "pages" / "map.html").read_text()


def test_a_page_taken_from_the_browsers_memory_is_asked_for_again() -> None:
    script = (Path(settings.BASE_DIR) / "static" / "js" / "leave.js").read_text()
    assert re.search(r"pageshow.{1,60}persisted.{1,40}reload\(\)", script, re.DOTALL)
