"""Pictures of the main pages of an archive that is running, for looking at before a page is called done.

    .venv/bin/python scripts/screenshots.py http://localhost:8000 /tmp/pictures --codes var/demo.json

Starts nothing and changes nothing but what a visitor changes: with `--codes` (the demo's `demo.json`) it also begins a
story that it never sends, enters the narrator's space and signs in at the desk. Widths 320, 768 and 1280, light and
dark, Spanish and English, one PNG each; `--plain` without scripts. `--docs` takes the few that docs/screens/ keeps:
small ones of the narrator's pages on a telephone, and of the desk 1,280 px wide (the worksheet on a tablet too), in
Spanish by day and in English by night. It opens stories of the demo, which the demo's log of openings then shows, and
as an editor it saves a new title of an article, which nobody publishes.
"""

import argparse
import io
import json
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
WIDTHS = {320: 640, 768: 1024, 1280: 900}
SCHEMES = ("light", "dark")
# A picture in the documents shows the top of a long page.
LONGEST = 1500
# The addresses are translated; the front page's own links say what they are.
PLACES = {
    "testimonies": r"/(testimonios|testimonies)/$",
    "murals": r"/(murales|murals)/$",
    "vigils": r"/(vigilias|vigils)/$",
    "timeline": r"/(linea-de-tiempo|timeline)/$",
    "rights": r"(derechos|rights)/$",
    "search": r"/(buscar|search)/$",
    "start": r"/(contar|tell)/$",
    "enter": r"/(mi-historia|my-story)/$",
}
OF_THE_DESK = {
    *("login", "desk", "desk-figures", "desk-passkeys", "desk-cover", "desk-warning", "desk-work", "desk-work-768"),
    *("desk-talk", "desk-version", "desk-advocate", "desk-people", "desk-openings", "desk-freezes"),
    "desk-words",
}
SHELVES = {"testimonies": "testimony", "murals": "mural", "vigils": "vigil"}


@dataclass
class Camera:
    """Takes every page at every width and scheme into one folder."""

    folder: Path
    only: set[str]
    docs: bool = False
    taken: int = 0

    def wants(self, name: str) -> bool:
        return not self.only or name in self.only

    def keep(self, page: Page, name: str, language: str, *, wide: int = 320) -> None:
        """One small picture for the documents: Spanish by day, English by night."""
        page.emulate_media(color_scheme="light" if language == "es" else "dark")
        page.set_viewport_size({"width": wide, "height": WIDTHS[wide]})
        page.wait_for_timeout(150)
        # The desk as one sees it; Wagtail's menu stands beside it however long the page is.
        with Image.open(io.BytesIO(page.screenshot(full_page=wide == 320))) as taken:
            top = taken.convert("RGB").crop((0, 0, taken.width, min(taken.height, LONGEST)))
            top.save(self.folder / f"{name}-{language}.webp", quality=55, method=6)
        self.taken += 1

    def take(self, page: Page, name: str, language: str) -> None:
        if not self.wants(name):
            return
        if self.docs:
            self.keep(page, name, language)
            return
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            for width, height in WIDTHS.items():
                page.set_viewport_size({"width": width, "height": height})
                page.evaluate(
                    "document.querySelectorAll('img[loading=lazy]').forEach(image => image.loading = 'eager')"
                )
                page.wait_for_timeout(150)
                page.screenshot(path=self.folder / f"{name}-{language}-{width}-{scheme}.png", full_page=True)
                self.taken += 1
        page.set_viewport_size({"width": 320, "height": 640})


def addresses(page: Page, language: str) -> dict[str, str]:
    """The address of each place, from the links of the front page."""
    page.goto(f"/{language}/")
    links = page.locator("a[href]").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    found = {name: next((link for link in links if re.search(wanted, link)), "") for name, wanted in PLACES.items()}
    return {name: address for name, address in found.items() if address}


def public_pages(page: Page, language: str, places: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Name and address of each public page; of each kind the first record of its list."""
    yield "home", f"/{language}/"
    yield from places.items()
    for shelf, kind in SHELVES.items():
        page.goto(places[shelf])
        links = page.locator("main a[href]").evaluate_all("all => all.map(link => link.getAttribute('href'))")
        if records := [link for link in links if re.fullmatch(rf"{places[shelf]}\w{{4}}/", link)]:
            yield kind, records[0]
    yield "search-found", f"{places['search']}?q={'redada' if language == 'es' else 'raid'}"
    yield "search-nothing", f"{places['search']}?q=zzzz"
    yield "missing", f"/{language}/nada/"
    yield "dull", "/tiempo/"


def telling(page: Page, camera: Camera, language: str, start: str) -> None:
    """From the start to the review, answering whatever is asked; never sent, so it goes by itself after thirty days."""

    def press(selector: str) -> None:
        with page.expect_navigation():
            page.locator(selector).first.click()

    # A form that comes back at once was not read by a person.
    page.goto(start)
    page.wait_for_timeout(2500)
    press("button[name=kind][value=testimony]")
    camera.take(page, "code", language)
    page.locator("input[name=saved]").check()
    press("main form .btn[type=submit]:not([name])")
    while not re.search(r"/(revisar|review)/$", page.url):
        name = step_of(page.url)
        if name not in ("permisos", "permissions"):
            camera.take(page, f"tell-{name}", language)
        if page.locator("button[name=preset]").count():
            camera.take(page, "presets", language)
            press("button[name=preset] >> nth=1")
        elif page.locator("a[data-onward]").count():
            press("a[data-onward]")
        else:
            if name == "story" and not page.locator("[name=answer]").first.input_value():
                page.locator("[name=answer]").fill(TOLD[language])
            for choice in page.locator(f"input[name=answer][value={language}], main input[type=radio]").all()[:1]:
                choice.check()
            press("main form button[type=submit]")
    camera.take(page, "review", language)


TOLD = {
    "es": "Tocaron la puerta a las cinco. No abrimos. Mi teléfono es 213 555 0188.",
    "en": "They knocked at five. We did not open. My phone is 213 555 0188.",
}
# Where one thing or another of the space is, by the last word of its address.
ROOMS = (
    r"/(version/\d+|mensajes|messages|permisos|permissions|nombre|name|"
    r"lo-que-guardamos|what-we-hold|retirar|take-back)/$"
)
NAMES = {
    "mensajes": "messages",
    "permisos": "permissions",
    "nombre": "name",
    "lo-que-guardamos": "what-we-hold",
    "retirar": "take-back",
}


def step_of(url: str) -> str:
    return url.rstrip("/").rsplit("/", 1)[-1].partition("?")[0]


def space(page: Page, camera: Camera, language: str, enter: str, codes: dict[str, str]) -> None:
    for state, name in (("with_narrator", "space-asked"), ("published", "space-published"), ("withdrawn", "report")):
        if state not in codes:
            continue
        page.context.clear_cookies()
        page.goto(enter)
        page.locator("textarea[name=words]").fill(codes[state])
        with page.expect_navigation():
            page.locator("main form .btn[type=submit]").first.click()
        camera.take(page, name, language)
        links = page.locator("main a[href]").evaluate_all("all => all.map(link => link.getAttribute('href'))")
        for link in dict.fromkeys(link for link in links if state == "with_narrator" and re.search(ROOMS, link)):
            page.goto(link)
            last = "version" if "/version/" in link else step_of(link)
            camera.take(page, f"space-{NAMES.get(last, last)}", language)


def report_form(page: Page, camera: Camera, language: str, record: str) -> None:
    """The form for who appears in a record."""
    page.goto(record)
    page.locator("a[href*='/sale-usted/'], a[href*='/are-you-in-it/']").first.click()
    camera.take(page, "somebody-appears", language)


def sign_in(page: Page, name: str, logins: dict[str, Any], *, language: str) -> None:
    """At the desk, in this language: it is chosen on one's own account."""
    import pyotp

    login = logins[name]
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(login["password"])
    # A code serves once; the one of half a minute from now serves already.
    page.locator("[name=code]").fill(pyotp.TOTP(login["totp"]).at(int(time.time()) + (30 if language == "en" else 0)))
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(lambda address: "/login/" not in address)
    page.goto("/admin/account/")
    page.locator("[name=locale-preferred_language]").select_option(language)
    with page.expect_navigation():
        page.locator(
            "form.w-sticky button[type=submit], footer button[type=submit], main button[type=submit]"
        ).last.click()


def desk(page: Page, camera: Camera, language: str, logins: dict[str, Any]) -> None:
    """The desk as the demo's second moderator sees it, and what the steward sees."""

    def take(name: str) -> None:
        if camera.docs and camera.wants(name):
            camera.keep(page, name, language, wide=1280)
        elif not camera.docs:
            camera.take(page, name, language)
            page.set_viewport_size({"width": 1280, "height": 900})

    def go(selector: str) -> None:
        with page.expect_navigation():
            page.locator(selector).first.click()

    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/admin/login/")
    take("login")
    sign_in(page, "segunda", logins, language=language)
    page.goto("/admin/escritorio/")
    take("desk")
    page.goto("/admin/escritorio/cifras/")
    take("desk-figures")
    page.goto("/admin/escritorio/llaves/")
    take("desk-passkeys")
    page.goto("/admin/escritorio/")
    # The one that was taken for the other language, else a new one.
    go("#yours ~ ol a.testimony, #received ~ ol a.testimony")
    cover = page.url
    take("desk-cover")
    if page.locator("button[name=que][value=claim]").count():
        go("button[name=que][value=claim]")
    open_story(page)
    take("desk-warning")
    go("form[action$='/mostrar/'] button")
    page.keyboard.press("j")
    take("desk-work")
    if camera.docs and camera.wants("desk-work-768"):
        camera.keep(page, "desk-work-768", language, wide=768)
    page.goto(f"{cover}mensajes/?frase=place")
    take("desk-talk")
    page.goto("/admin/escritorio/")
    go("#second ~ ol a, #published ~ ol a")
    open_story(page)
    if page.locator("form[action$='/mostrar/'] button").count():
        go("form[action$='/mostrar/'] button")
    page.goto(page.url.replace("trabajar/", ""))
    go("a[href*='/version/']")
    take("desk-version")
    page.context.clear_cookies()
    sign_in(page, "defensora", logins, language=language)
    page.goto("/admin/escritorio/")
    take("desk-advocate")
    page.context.clear_cookies()
    sign_in(page, "editora", logins, language=language)
    save_a_draft(page, language)
    take("desk-words")
    page.context.clear_cookies()
    sign_in(page, "custodia", logins, language=language)
    for name, path in (("desk-people", "personas/"), ("desk-openings", "aperturas/"), ("desk-freezes", "ordenes/")):
        page.goto(f"/admin/escritorio/{path}")
        take(name)


# An article of the demo, as one looks for it, and a title that is asked about.
ARTICLE = {
    "es": ("derechos", "Conozca sus derechos: llame al 213 555 0147"),
    "en": ("rights", "Know your rights: call 213 555 0147"),
}


def save_a_draft(page: Page, language: str) -> None:
    """Saving leads an editor to what was found in the words."""
    looked_for, title = ARTICLE[language]
    page.goto(f"/admin/pages/search/?q={looked_for}")
    page.goto(page.locator("main a[href*='/edit/']").first.get_attribute("href") or "")
    page.locator("[name=title]").fill(title)
    with page.expect_navigation():
        page.locator("button.action-save").first.click()


def open_story(page: Page) -> None:
    """Say why, on the cover."""
    page.locator("input[name=reason]").first.check()
    with page.expect_navigation():
        page.locator("form[action$='/abrir/'] button").click()


def walk(browser: Browser, camera: Camera, asked: argparse.Namespace) -> None:
    known = json.loads(asked.codes.read_text()) if asked.codes else {}
    for language in ("es", "en"):
        context = browser.new_context(
            base_url=asked.base,
            viewport={"width": 320, "height": 640},
            java_script_enabled=not asked.plain,
            locale={"es": "es-MX", "en": "en-US"}[language],
        )
        page, looking = context.new_page(), context.new_page()
        places = addresses(looking, language)
        for name, address in public_pages(looking, language, places):
            if camera.wants(name) and (not camera.docs or name == "start"):
                page.goto(address)
                camera.take(page, name, language)
        if known and not (camera.only and camera.only <= OF_THE_DESK):
            records = dict(public_pages(looking, language, places))
            report_form(page, camera, language, records["testimony"])
            telling(page, camera, language, places["start"])
            space(page, camera, language, places["enter"], known["codes"])
        if known and not asked.plain and (not camera.only or camera.only & OF_THE_DESK):
            desk(context.new_page(), camera, language, known["logins"])
        context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("base", help="address of the archive, without a slash at the end")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--codes", type=Path, help="the demo's demo.json")
    parser.add_argument("--only", default="", help="names of pages, with commas")
    parser.add_argument("--plain", action="store_true", help="without scripts")
    parser.add_argument("--docs", action="store_true", help="the few that docs/screens/ keeps")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    camera = Camera(asked.folder, set(filter(None, asked.only.split(","))), docs=asked.docs)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        walk(browser, camera, asked)
        browser.close()
    sys.stdout.write(f"{camera.taken} pictures in {asked.folder}\n")


if __name__ == "__main__":
    main()
