"""Nothing on the main pages stands in anybody's way: axe-core, both languages, telephone and desk, light and dark."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.accessible import source, violations
from tests.browser.moderator import Moderator
from tests.browser.narrator import Narrator
from tests.browser.served import Archive
from tests.browser.watched import DESK, PHONE, Browsers, follow

SIZES = (PHONE, DESK)
# A picture of a version, asked for alone, is drawn by the browser and not by us.
OF_THE_SPACE = """links => links.map(link => link.href.split("#")[0])
  .filter(address => /\\/(mi-historia|my-story)\\//.test(address) && !/[0-9a-f]{64}/.test(address))"""
# What is half faded in has half its contrast.
STILL = "document.getAnimations().forEach(one => { try { one.finish(); } catch { /* it never ends */ } })"
LISTS = {
    "es": {"testimony": "testimonios", "mural": "murales", "vigil": "vigilias"},
    "en": {"testimony": "testimonies", "mural": "murals", "vigil": "vigils"},
}


def check(page: Page, checker: str) -> list[str]:
    """At both sizes. Reflow at 320 is part of it."""
    return look(page, checker, *SIZES)


def look(page: Page, checker: str, *checked: tuple[int, int]) -> list[str]:
    """The checker at these sizes, the width at both."""
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(STILL)
        if (width, height) in checked:
            found += violations(page, checker)
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if over > 0:
            found.append(f"{page.url} at {width}: {over} px too wide")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    return found


@pytest.mark.parametrize(("language", "dark"), [("es", False), ("en", True)])
def test_public_pages_are_for_everybody(browsers: Browsers, known: dict[str, Any], language: str, dark: bool) -> None:
    checker = source()
    page = browsers.window(language=language, dark=dark)
    search = {"es": "buscar", "en": "search"}[language]
    paths = ["", f"{search}/", f"{search}/?q=vecinas", f"{search}/?q=zzzzz"]
    for kind, shelf in LISTS[language].items():
        paths += [f"{shelf}/", f"{shelf}/{known['records'][kind]}/"]
    found = []
    for path in paths:
        page.goto(f"/{language}/{path}")
        found += check(page, checker)
    page.goto("/tiempo/")
    found += check(page, checker)
    with browsers.watch.meets(404):
        page.goto(f"/{language}/nada-de-nada/")
        found += check(page, checker)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize(("language", "dark"), [("es", True), ("en", False)])
def test_telling_and_the_narrators_space_are_for_everybody(
    browsers: Browsers, known: dict[str, Any], language: str, dark: bool
) -> None:
    checker = source()
    narrator = Narrator(browsers.window(language=language, dark=dark), language)
    page, found = narrator.page, []
    narrator.go("tell")
    found += check(page, checker)
    narrator.begin("testimony")
    found += check(page, checker)
    narrator.choose(language)
    narrator.choose("adult")
    narrator.choose("mine")
    found += check(page, checker)
    # A gentle note.
    page.locator("main [name=answer]").fill("Me llaman al 213 555 0188, vivo en la calle Uno 12.")
    narrator.press()
    found += check(page, checker)
    narrator.press()
    for _question in ("help", "wish", "when", "where", "title"):
        narrator.skip()
    found += check(page, checker)
    # A mistake.
    narrator.press("main form[enctype] .btn[type=submit]")
    found += check(page, checker)
    narrator.go_on()
    narrator.skip()
    found += check(page, checker)
    narrator.press("main a.btn.plain")
    found += check(page, checker)
    for _use in range(9):
        narrator.choose("yes")
    for _detail in ("name", "place", "date", "wait", "again", "original"):
        found += check(page, checker)
        narrator.skip()
    found += check(page, checker)
    narrator.send()
    found += check(page, checker)
    narrator.leave()

    narrator.words = known["codes"]["mural"]
    narrator.go("enter")
    found += check(page, checker)
    page.locator("textarea[name=words]").fill("ninguna de estas siete palabras abre nada")
    narrator.press()
    found += check(page, checker)
    narrator.enter()
    found += check(page, checker)
    # Every page that the space leads to, and what those lead to.
    seen, waiting = set(), [page.url]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        page.goto(address)
        found += check(page, checker)
        waiting += page.locator("main a[href]:not([download])").evaluate_all(OF_THE_SPACE)
    assert len(seen) > 8, seen
    page.goto(f"/{language}/{LISTS[language]['testimony']}/{known['records']['testimony']}/")
    follow(page.locator("a[href*='/sale-usted/'], a[href*='/are-you-in-it/']").first)
    assert page.locator("input[name=what]").count() > 1
    found += check(page, checker)
    assert found == [], "\n".join(found)


# What each role sees besides lists and covers.
OF_A_ROLE = {
    "dora": (
        "cifras/",
        "en-masa/",
        "codigos/",
        "llaves/",
        "aperturas/mas/",
        "ayuda/",
        "?lista=received",
        "?plazo=pasado",
    ),
    "gil": ("", "personas/", "aperturas/", "ordenes/", "ayuda/stewards/"),
}


@pytest.mark.parametrize(("language", "dark"), [("es", False), ("en", True)])
def test_the_desk_is_for_everybody(
    browsers: Browsers, served: Archive, known: dict[str, Any], language: str, dark: bool
) -> None:
    checker = source()
    # The checker at one size in each language; that nothing is wider than its window, at both.
    size = DESK if language == "es" else PHONE
    found: list[str] = []
    for name, paths in OF_A_ROLE.items():
        served.ask("prefer", name, language)
        page = browsers.window(size=DESK, dark=dark, language=language)
        if name == "dora":
            page.goto("/admin/login/")
            found += look(page, checker, size)
        person = Moderator(page, name)
        person.sign_in(known["logins"][name])
        found += look(page, checker, size)
        for path in paths:
            page.goto(f"/admin/escritorio/{path}")
            found += look(page, checker, size)
        if name == "gil":
            page.goto("/admin/escritorio/personas/")
            person.press(".desk-people a")
            found += look(page, checker, size)
            continue
        page.goto("/admin/escritorio/")
        follow(page.locator("#published ~ ol a").first)
        found += look(page, checker, size)
        match = re.search(r"/escritorio/([a-z2-7]+)/$", page.url)
        assert match is not None
        person.submission = match[1]
        page.locator("input[name=reason][value=second_look]").check()
        person.press(f"form[action='{person.at('abrir/')}'] button")
        found += look(page, checker, size)
        person.press(f"form[action='{person.at('mostrar/')}'] button")
        found += look(page, checker, size)
        page.goto(person.at("mensajes/"))
        found += look(page, checker, size)
        page.goto(person.at("declinar/"))
        found += look(page, checker, size)
        page.goto(person.at())
        follow(page.locator("a[href*='/version/']").first)
        found += look(page, checker, size)
        page.goto(f"{page.url}menos/")
        found += look(page, checker, size)
    assert found == [], "\n".join(found)
