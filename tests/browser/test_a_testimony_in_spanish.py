"""The whole way of one story through the pages: told, redacted, approved, published, found, hidden, withdrawn."""

import io
import re
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser import told
from tests.browser.leftovers import Rounds
from tests.browser.moderator import Moderator
from tests.browser.narrator import Narrator, photograph
from tests.browser.served import Archive
from tests.browser.watched import DESK, PHONE, Browsers, cookies_of, follow

ALLOWED = {"web", "photo", "translate", "indexing", "harvest", "quote", "teach"}
# Erasing needs a few rounds of the worker, which comes by every five seconds.
ERASED_AFTER_SECONDS = 90


def words_in(page: Page, selector: str) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(selector).all_inner_texts()]


def tell(narrator: Narrator, folder: Path) -> None:
    """A testimony, on a small telephone without scripts, from the first page to the last."""
    narrator.begin("testimony")
    narrator.choose("es")
    narrator.choose("adult")
    narrator.choose("mine")
    narrator.write(told.STORY)
    narrator.write(told.HELP)
    narrator.write(told.WISH)
    narrator.write("marzo de 2018")
    narrator.write("Boyle Heights")
    narrator.write(told.TITLE)
    narrator.send_photograph(photograph(words=told.HIDDEN), name=told.FILE_NAME, words=told.PHOTO_WORDS, folder=folder)
    assert told.PHOTO_WORDS in narrator.said
    assert told.FILE_NAME not in narrator.said
    narrator.go_on()
    narrator.write(told.ASIDE)
    narrator.permit(ALLOWED, name=told.PEN_NAME, place="2", date="2")
    said = narrator.said
    for words in (told.HELP, told.WISH, told.TITLE, told.PEN_NAME, told.PHOTO_WORDS, "Eastside"):
        assert words in said, words
    narrator.send()
    assert narrator.words in " ".join(narrator.page.locator("#palabras li").all_inner_texts())
    narrator.leave()


def redact(moderator: Moderator) -> str:
    """Withhold and generalize, by the plain form and by the keyboard; make the public version."""
    moderator.claim()
    moderator.open("redact")
    moderator.mark_by_form(1, "Filomena Tlacuache", how="cut", shown="un nombre")
    moderator.mark_by_form(2, "doña Eufrosina", how="loose", shown="una vecina mayor")
    moderator.save()
    moderator.mark_by_keys(1, "la calle Tecolote 417", key="w", shown="una dirección")
    assert "una dirección" in moderator.shown()
    moderator.mark_by_keys(1, "marzo", key="g", shown="la primavera")
    assert moderator.page.locator("[data-unsaved]").is_visible()
    moderator.facts(title=told.TITLE, place="boyle-heights", date="2018-03")
    moderator.tick("terms", "redada", "vecinos")
    moderator.show_picture(
        alt_es=told.ALT["es"], alt_en=told.ALT["en"], caption_es=told.CAPTION["es"], caption_en=told.CAPTION["en"]
    )
    moderator.save()
    shown = moderator.shown()
    for word in ("Filomena", "Tlacuache", "Tecolote", "Eufrosina"):
        assert word not in shown
    return moderator.make_edition()


@pytest.mark.timeout(300)
def test_a_story_goes_in_sealed_comes_out_as_approved_and_is_taken_back(
    browsers: Browsers, served: Archive, known: dict[str, Any], tmp_path: Path
) -> None:
    wire, watch = browsers.wire, browsers.watch
    before = set(served.ask("submissions"))
    narrator = Narrator(browsers.window(size=PHONE, scripts=False))

    # --- Told ----------------------------------------------------------------------------------------------------
    tell(narrator, tmp_path)
    with watch.meets(403, 404):
        narrator.page.go_back()
        assert narrator.page.locator("#palabras").count() == 0
    (submission,) = set(served.ask("submissions")) - before
    kept = served.ask("received", submission)
    assert kept["answers"]["story"].replace("\r\n", "\n") == told.STORY
    assert [file[0] for file in kept["files"]] == ["image/jpeg"]

    # --- Redacted, approved, asked -------------------------------------------------------------------------------
    ana = Moderator(browsers.window(size=DESK), "ana")
    ana.sign_in(known["logins"]["ana"])
    ana.find(submission)
    edition = redact(ana)
    assert "Aprobada por usted" in ana.act(edition, "aprobar")
    assert ana.page.locator(f"form[action$='{edition}/pedir/']").count() == 0
    assert ana.page.locator(f"form[action$='{edition}/publicar/']").count() == 0
    beto = Moderator(browsers.window(size=DESK), "beto")
    beto.sign_in(known["logins"]["beto"])
    beto.find(submission)
    beto.open("second_look")
    assert "Aprobada por usted" in beto.act(edition, "aprobar")
    assert "El silencio no es un sí" in ana.act(edition, "pedir")

    # --- Seen and allowed by the one who told it -----------------------------------------------------------------
    narrator.page = browsers.window(size=PHONE, scripts=False)
    accents_gone = narrator.words.upper().translate(str.maketrans("ÁÉÍÓÚÑ", "AEIOUN"))
    narrator.enter(as_typed=f"  {accents_gone.replace(' ', '-')} ")
    narrator.press("#version ~ ul a.btn")
    proposed = words_in(narrator.page, ".sheet .turn p:not(.at)"), words_in(narrator.page, ".sheet .title")
    assert told.TITLE in proposed[1][0]
    picture = narrator.page.locator(".sheet img").first
    assert picture.get_attribute("alt") == told.ALT["es"]
    assert any(
        "/version/" in heard.address and heard.media_type in ("image/avif", "image/webp") for heard in wire.heard
    )
    for word in told.PRIVATE:
        assert word not in narrator.said
    narrator.page.locator("input[name=answer][value=yes]").check()
    narrator.press()
    narrator.leave()

    # --- Public --------------------------------------------------------------------------------------------------
    assert "Publicada" in ana.act(edition, "publicar")
    visitor = browsers.window(size=PHONE)
    visitor.goto("/es/")
    follow(visitor.locator("nav a[href$='/buscar/']").first)
    for typed in ("relampago", "redadas", "vecina doblar"):
        visitor.locator("#q").fill(typed)
        with visitor.expect_navigation():
            visitor.locator("#q").press("Enter")
        assert told.TITLE in words_in(visitor, "main h3"), typed
    follow(visitor.locator("main h3 a", has_text=told.TITLE))
    address = visitor.url.partition("#")[0]
    record = re.search(r"/testimonios/(\w{4})/$", address)
    assert record is not None
    published = words_in(visitor, ".turn p:not(.at)"), words_in(visitor, "h1.title")
    assert published == proposed
    assert visitor.locator("article img").first.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    assert told.PEN_NAME in visitor.locator("article").inner_text()
    assert "Eastside" in visitor.locator("article").inner_text()
    assert "Boyle Heights" not in visitor.locator("article").inner_text()
    source = visitor.locator("article img").first.evaluate("image => image.currentSrc")
    shot = wire.get(source)
    assert not dict(Image.open(io.BytesIO(shot.body)).getexif())
    follow(visitor.locator("dl.facts a[href*='t=redada']").first)
    assert told.TITLE in visitor.locator("main").inner_text()
    visitor.goto("/es/")
    follow(visitor.locator("nav a[href$='/testimonios/']").first)
    assert told.TITLE in visitor.locator("main").inner_text()
    visitor.goto(f"/en/testimonies/{record[1]}/")
    assert visitor.locator("article img").first.get_attribute("alt") == told.ALT["en"]
    visitor.goto("/en/search/?q=raids")
    assert told.TITLE in visitor.locator("main").inner_text()
    for path in ("/es/archivo.xml", "/en/feed.xml", "/sitemap.xml"):
        heard = wire.get(wire.base + path)
        assert record[1] in heard.text, path
        wire.heard.append(heard)

    rounds = Rounds(wire, record[1], told.PUBLIC, told.PRIVATE)
    rounds.remember()
    shown_to_all = {address for address in rounds.showing if rounds.own(address)}
    assert len(shown_to_all) > 8, shown_to_all

    # --- Hidden, shown again -------------------------------------------------------------------------------------
    narrator.page = browsers.window(size=PHONE, scripts=False)
    narrator.enter()
    narrator.press("button[name=act][value=hide]")
    rounds.check(gone=(404,))
    narrator.press("button[name=act][value=show]")
    assert {address for address in shown_to_all if wire.get(address).status != 200} == set()

    # --- Withdrawn -----------------------------------------------------------------------------------------------
    reading = browsers.window(size=PHONE)
    reading.goto(address := f"/es/testimonios/{record[1]}/")
    narrator.press("a[href$='/retirar/']")
    staff = [cookies_of(ana.page), cookies_of(beto.page)]
    narrator.press("button[name=act][value=delete]")
    assert {410} == {wire.get(page).status for page in rounds.pages()}
    rounds.check(gone=(404, 410))
    assert rounds.check_everywhere(cookies=["", *staff, cookies_of(narrator.page)]) > 100
    with watch.meets(410):
        reading.reload()
    assert told.TITLE not in reading.locator("body").inner_text()
    for typed in ("relampago", "bugambilias"):
        visitor.goto(f"/es/buscar/?q={typed}")
        assert record[1] not in visitor.content()
        assert told.TITLE not in visitor.content()

    # --- The report ----------------------------------------------------------------------------------------------
    until = time.monotonic() + ERASED_AFTER_SECONDS
    reader = Narrator(browsers.window(size=PHONE, scripts=False), words=narrator.words)
    while True:
        reader.enter()
        if "Todo quedó borrado y comprobado" in reader.said or time.monotonic() > until:
            break
        reader.page.wait_for_timeout(3000)
    assert "Todo quedó borrado y comprobado" in reader.said, served.said()
    assert "Falta" not in words_in(reader.page, "tbody")[0]
    rounds.check(gone=(404, 410))
