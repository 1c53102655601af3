"""Somebody with a telephone, on the narrator's pages: what fingers and eyes do, in either language."""

import io
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, IFD, Base
from playwright.sync_api import Page, expect

ONWARD = "main form .btn[type=submit]:not([name])"
PATHS = {
    "es": {"tell": "/es/contar/", "enter": "/es/mi-historia/", "dull": "/tiempo/"},
    "en": {"tell": "/en/contar/", "enter": "/en/mi-historia/", "dull": "/weather/"},
}


def photograph(*, words: str, where: tuple[float, float, float] = (33.0, 30.0, 11.0)) -> bytes:
    """A JPEG as a telephone makes it: a position, a date, and somebody's name in three hidden places."""
    exif = Image.Exif()
    exif[Base.Artist] = words
    exif[Base.ImageDescription] = words
    exif[Base.DateTime] = "2018:03:14 05:12:09"
    exif.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: where})
    picture = Image.linear_gradient("L").resize((1200, 900)).convert("RGB")
    ImageDraw.Draw(picture).ellipse((300, 200, 700, 600), fill=(200, 120, 60))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90, exif=exif, comment=words.encode())
    return out.getvalue()


@dataclass
class Narrator:
    """`page` is the telephone's; `words` are the seven words once they were shown."""

    page: Page
    language: str = "es"
    words: str = ""
    looks: list[str] = field(default_factory=list)

    # --- Going about -------------------------------------------------------------------------------------------------

    def go(self, place: str) -> None:
        """Type the address of the first page of telling or of coming back; links lead on from there."""
        self.page.goto(f"/{self.language}/")
        # The addresses are translated; the front page knows them.
        links = self.page.locator("main a, footer a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        wanted = {"tell": r"/(contar|tell)/$", "enter": r"/(mi-historia|my-story)/$"}[place]
        self.page.goto(next(link for link in links if link and re.search(wanted, link)))
        self.look()

    def look(self) -> None:
        """Every page fits its window, has one heading, and begins with the way out."""
        page = self.page
        assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0, page.url
        assert page.locator("h1").count() == 1, page.url
        assert page.locator("body.narrator").count() == 1, (page.url, page.locator("body").inner_text()[:300])
        first = page.evaluate("document.querySelector('a, button, input, select, textarea, summary').className")
        assert first == "leave", page.url
        assert not page.evaluate("window.localStorage.length + window.sessionStorage.length"), page.url
        self.looks.append(urlsplit(page.url).path)

    def press(self, selector: str = ONWARD) -> None:
        with self.page.expect_navigation():
            self.page.locator(selector).first.click()
        self.look()

    @property
    def said(self) -> str:
        return " ".join(self.page.locator("main").inner_text().split())

    # --- Telling -----------------------------------------------------------------------------------------------------

    def begin(self, kind: str) -> None:
        """The code comes first, before a word is written."""
        self.go("tell")
        self.press(f"button[name=kind][value={kind}]")
        self.words = " ".join(self.page.locator("#palabras li").all_inner_texts())
        assert len(self.words.split()) == 7
        assert self.page.locator("textarea").count() == 0
        # Nobody goes on who has not kept them.
        self.press()
        assert self.page.locator("[data-errors]").count() == 1
        self.page.locator("input[name=saved]").check()
        self.press()

    def write(self, words: str) -> None:
        """Answer a written question; a gentle note, if there is one, is read and passed."""
        box = self.page.locator("main [name=answer]")
        box.fill(words)
        before = self.page.url
        self.press()
        if self.page.url == before:
            assert self.page.locator("input[name=noticed]").count() == 1, self.said
            assert self.page.locator("main [name=answer]").input_value() == words
            self.press()

    def choose(self, value: str) -> None:
        self.page.locator(f"main input[name=answer][value='{value}']").check()
        self.press()

    def skip(self) -> None:
        self.press("button[name=skip]")

    def send_photograph(self, data: bytes, *, name: str, words: str, folder: Path) -> None:
        file = folder / name
        file.write_bytes(data)
        self.page.locator("input[name=words]").fill(words)
        self.page.locator("input[name=file]").set_input_files(file)
        arrived = self.page.locator("[data-arrived] img")
        before = arrived.count()
        # With scripts it is sent in pieces and the list drawn anew; without, the page answers.
        self.page.locator("main form[enctype] .btn[type=submit]").click()
        expect(arrived).to_have_count(before + 1, timeout=20_000)
        self.look()

    def go_on(self) -> None:
        """Past the page of photographs."""
        self.press("main p.row > a.btn")

    def permit(self, allowed: set[str], *, name: str, place: str, date: str) -> None:
        """Answer the nine uses one by one, then name, place, date, no wait and no end."""
        self.press("main a.btn.plain")
        for use in ("web", "photo", "voice", "translate", "indexing", "harvest", "quote", "teach", "ai"):
            # Nothing is chosen for anybody.
            assert self.page.locator("main input:checked").count() == 0
            assert self.page.url.rstrip("/").endswith(use), self.page.url
            self.choose("yes" if use in allowed else "no")
        self.page.locator("main [name=answer]").fill(name)
        self.press()
        self.choose(place)
        self.choose(date)
        self.choose("0")
        self.choose("0")
        self.choose("keep")

    def send(self) -> None:
        self.press("button[name=send]")

    # --- Coming back -------------------------------------------------------------------------------------------------

    def leave(self) -> None:
        self.page.locator("a[data-leave]").click()
        self.page.wait_for_url(re.compile(r"/(tiempo|weather)/$"))

    def enter(self, *, as_typed: str = "") -> None:
        """Come back with the seven words, as people type them."""
        self.go("enter")
        self.page.locator("textarea[name=words]").fill(as_typed or self.words)
        self.press()
