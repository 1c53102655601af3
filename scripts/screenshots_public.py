"""Pictures of what visitors see, one sheet a page: a telephone and a desk, Spanish and English, by day and by night.

    .venv/bin/python scripts/screenshots_public.py http://localhost:8000 docs/screens

Each sheet is `public-NAME.webp`, with five panels: 320 px in Spanish by day and in English by night, 768 px in Spanish
by day with scripts off, 1280 px (half as large) in Spanish by night and in English by day; the top of a long page.
Starts nothing and changes nothing.
"""

import argparse
import io
import re
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
# Width of the window, language, scheme, how wide the panel is drawn, and whether scripts run.
PANELS = (
    (320, "es", "light", 320, True),
    (320, "en", "dark", 320, True),
    (768, "es", "light", 448, False),
    (1280, "es", "dark", 640, True),
    (1280, "en", "light", 640, True),
)
TALLEST = 860
GAP = 8
GREY = (120, 120, 120)
# By both languages: the address, or what a link on that address looks like.
PAGES: dict[str, tuple[str, str]] = {
    "home": ("", ""),
    "testimonies": ("testimonios/", "testimonies/"),
    "murals": ("murales/", "murals/"),
    "vigils": ("vigilias/", "vigils/"),
    "search": ("buscar/?q=redada", "search/?q=raid"),
    "themes": ("temas/", "themes/"),
    "place": ("lugares/eastside/", "places/eastside/"),
    "campaign": ("campanas/familias-unidas/", "campaigns/familias-unidas/"),
    "calendar": ("vigilias/calendario/?m=2018-05", "vigils/calendar/?m=2018-05"),
    "remembered": ("a-quien-se-recuerda/", "who-is-remembered/"),
    "organizations": ("organizaciones/", "organizations/"),
    "exhibits": ("exposiciones/", "exhibits/"),
    "transparency": ("transparencia/", "transparency/"),
    "missing": ("nada-de-nada/", "nothing-at-all/"),
}
# The first link of this form on one of the pages above leads to a page of its own.
FIRST_LINKS: dict[str, tuple[str, str]] = {
    "testimony": ("testimonies", r"/(testimonios|testimonies)/\w{4}/$"),
    "mural": ("murals", r"/(murales|murals)/\w{4}/$"),
    "vigil": ("vigils", r"/(vigilias|vigils)/\w{4}/$"),
    "map": ("murals", r"/(mapa|map)/$"),
    "consent": ("home", r"/(el-permiso|permission)/$"),
    "person": ("remembered", r"/(a-quien-se-recuerda|who-is-remembered)/\w{4}/$"),
    "timeline": ("home", r"/(linea-de-tiempo|timeline)/$"),
    "rights": ("home", r"(derechos|rights)/$"),
    "exhibit": ("exhibits", r"/(puertas-y-ventanas|doors-and-windows)/$"),
    "collection": ("exhibits", r"/(ninez-y-escuela|childhood-and-school)/$"),
    "in-class": ("home", r"/(en-clase|in-class)/$"),
}


def address_of(page: Page, name: str, language: str) -> str:
    """Where the page stands in this language; "" if this archive has none."""
    which = 0 if language == "es" else 1
    if name in PAGES:
        return f"/{language}/{PAGES[name][which]}"
    start, wanted = FIRST_LINKS[name]
    page.goto(f"/{language}/{PAGES[start][which]}")
    links = page.locator("a[href]").evaluate_all("all => all.map(link => link.getAttribute('href'))")
    return next((link for link in links if re.search(wanted, link)), "")


def panels(browser: Browser, base: str, name: str) -> Iterator[Image.Image]:
    for width, language, scheme, drawn, scripts in PANELS:
        context = browser.new_context(
            base_url=base,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]
            java_script_enabled=scripts,
        )
        page = context.new_page()
        address = address_of(page, name, language)
        if address:
            page.goto(address)
            page.evaluate("document.querySelectorAll('img[loading=lazy]').forEach(image => image.loading = 'eager')")
            page.wait_for_load_state("networkidle")
            with Image.open(io.BytesIO(page.screenshot(full_page=True))) as taken:
                whole = taken.convert("RGB")
            scale = drawn / whole.width
            whole = whole.crop((0, 0, whole.width, min(whole.height, round(TALLEST / scale))))
            yield whole.resize((drawn, round(whole.height * scale)))
        context.close()


def sheet(some: list[Image.Image]) -> Image.Image:
    """The panels side by side."""
    width = sum(one.width for one in some) + GAP * (len(some) - 1)
    made = Image.new("RGB", (width, max(one.height for one in some)), GREY)
    left = 0
    for one in some:
        made.paste(one, (left, 0))
        left += one.width + GAP
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("base", help="address of the archive, without a slash at the end")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="", help="names of pages, with commas")
    asked = parser.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    only = set(filter(None, asked.only.split(",")))
    taken = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name in (*PAGES, *FIRST_LINKS):
            some = list(panels(browser, asked.base, name)) if not only or name in only else []
            if some:
                path = asked.folder / f"public-{name}.webp"
                sheet(some).save(path, quality=38, method=6)
                taken += path.stat().st_size
                print(f"{path.stat().st_size // 1000:4} kB  {path}")
        browser.close()
    print(f"{taken // 1000} kB in all")


if __name__ == "__main__":
    main()
