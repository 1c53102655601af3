"""Every kind of public page, found by following links: for everybody, whole, without scripts, and right as HTML."""

import re
import shutil
from collections import Counter, deque
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from scripts import check_html
from tests.browser.accessible import source, violations
from tests.browser.served import Archive
from tests.browser.watched import DESK, PHONE, Browsers

# 320 px wide is 1280 px at 400 %.
LOOKS = [("es", PHONE, False), ("en", DESK, True)]
# Leaving, a narrator's own pages, and files: not pages of the archive.
LEFT_ALONE = re.compile(
    r"/(salir|leave|tiempo|weather|contar|tell|mi-historia|my-story|sale-usted|are-you-in-it|medios|admin)/|\.\w+$"
)
FEWEST = 25
LINKS = "all => all.map(link => link.href)"


def every_kind(page: Page, language: str) -> Iterator[str]:
    """Opens the first page of each shape that links lead to from the front page, and says its address."""
    seen: set[str] = set()
    taken: Counter[tuple[str, ...]] = Counter()
    page.goto(f"/{language}/")
    waiting = deque([page.url, page.url + ("buscar/?q=zzzz" if language == "es" else "search/?q=zzzz")])
    while waiting:
        address = waiting.popleft()
        path = urlsplit(address).path
        if address in seen or taken[check_html.shape(address)] or LEFT_ALONE.search(path):
            continue
        if not path.startswith(f"/{language}/"):
            continue
        seen.add(address)
        page.goto(address)
        if not page.locator("main").count():
            continue
        taken[check_html.shape(address)] += 1
        yield address
        waiting += [link.split("#")[0] for link in page.locator("a[href]").evaluate_all(LINKS)]


@pytest.fixture(scope="module", autouse=True)
def articles(served: Archive) -> None:
    """One page of each kind that editors write."""
    served.ask("articles")


@pytest.mark.parametrize(("language", "size", "dark"), LOOKS, ids=["es-320-light", "en-1280-dark"])
def test_every_kind_of_page_is_for_everybody(
    browsers: Browsers, language: str, size: tuple[int, int], dark: bool
) -> None:
    checker = source()
    page = browsers.window(language=language, size=size, dark=dark)
    found, number = [], 0
    for address in every_kind(page, language):
        number += 1
        found += violations(page, checker)
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        found += [f"{address}: {over} px too wide"] if over > 0 else []
        found += [f"{address}: not one heading of the first level"] if page.locator("h1").count() != 1 else []
    assert number >= FEWEST
    assert found == [], "\n".join(found)


def test_every_kind_of_page_is_whole_without_scripts(browsers: Browsers) -> None:
    page = browsers.window(scripts=False)
    number = 0
    for _address in every_kind(page, "es"):
        number += 1
        assert page.locator("main h1").is_visible()
        assert page.locator("nav a").count()
    assert number >= FEWEST


def test_suggestions_come_while_typing_and_lead_on_by_keyboard(browsers: Browsers) -> None:
    page = browsers.window()
    page.goto("/es/buscar/")
    page.locator("#q").press_sequentially("ve")
    page.locator(".offers a").first.wait_for()
    page.keyboard.press("ArrowDown")
    chosen = page.evaluate("document.activeElement.textContent")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("#q").input_value() == chosen
    page.locator("#q").fill("v")
    assert not page.locator(".offers a").count()


def test_the_checker_of_html_finds_nothing_and_would(served: Archive, known: dict[str, Any]) -> None:
    if not check_html.JAR.exists() or shutil.which("java") is None:
        pytest.skip("vnu.jar or Java is missing (`make test-browser` installs the first; Debian has openjdk)")
    number, found = check_html.check(f"http://127.0.0.1:{served.port}")
    assert number >= 2 * FEWEST
    assert found == [], "\n".join(found)
    assert check_html.complaints({"x": "<!doctype html><title>x</title><p><div></p>"}, jar=check_html.JAR) != []
