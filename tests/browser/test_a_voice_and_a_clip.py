"""A voice message and a short clip: covered with the mouse, prepared by the worker, heard, approved and published."""

import re
import time
from typing import Any

import pytest
from playwright.sync_api import Page

from stories.redaction import faces
from tests.browser.moderator import Moderator
from tests.browser.served import Archive
from tests.browser.watched import DESK, Browsers

PATIENCE_SECONDS = 90
READY = """media => new Promise(done => {
  media.onloadedmetadata = () => done(media.duration);
  media.onerror = () => done(-1);
  media.load();
})"""


def until_there(page: Page, selector: str) -> None:
    """The worker looks for jobs every few seconds."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not page.locator(selector).count():
        assert time.monotonic() < until, page.locator("main").inner_text()
        page.wait_for_timeout(500)
        page.reload()


def drag(page: Page, selector: str, start: tuple[float, float], stop: tuple[float, float]) -> None:
    page.locator(selector).first.scroll_into_view_if_needed()
    place = page.locator(selector).first.bounding_box()
    assert place is not None
    page.mouse.move(place["x"] + start[0] * place["width"], place["y"] + start[1] * place["height"])
    page.mouse.down()
    page.mouse.move(place["x"] + stop[0] * place["width"], place["y"] + stop[1] * place["height"], steps=4)
    page.mouse.up()


def choose(desk: Moderator, *, show: str, alt: tuple[str, str]) -> None:
    desk.page.locator(f"[name=show][value={show}]").check()
    desk.page.locator("[name=voice][value=altered]").check()
    desk.page.locator("[name=alt_es]").fill(alt[0])
    desk.page.locator("[name=alt_en]").fill(alt[1])
    desk.press("button[name=hacer][value=preparar]")
    assert "Se está preparando" in desk.said, desk.said


@pytest.mark.timeout(400)
@pytest.mark.skipif(bool(faces.missing()), reason="there is no detector of faces")
def test_a_voice_message_and_a_short_clip_go_to_publication(
    browsers: Browsers, served: Archive, known: dict[str, Any]
) -> None:
    told = served.ask("tell_with_recordings")
    ana = Moderator(browsers.window(size=DESK), "ana")
    page = ana.page
    ana.sign_in(known["logins"]["ana"])
    ana.find(told["submission"])
    ana.claim()
    ana.open("redact")
    ana.facts(title="No abrimos")
    ana.save()
    for kind in ("sound", "film"):
        page.goto(ana.at(f"grabacion/{told[kind]}/"))
        ana.press("button[name=hacer][value=dibujar]")
    until_there(page, "[data-strip] img")

    # The clip: a box drawn over its first frame stands in a row with its time.
    page.locator("#ver-cuadros").check()
    drag(page, "[data-frame] svg", (0.25, 0.25), (0.5, 0.75))
    assert re.fullmatch(r"2[45]\S* 2[45]\S* (50|49)\S* 7[45]\S*", page.locator("[name=caja-0-box]").input_value())
    assert page.locator("[name=caja-0-start]").input_value() == "0:00"
    choose(ana, show="video", alt=("Una calle de noche", "A street at night"))

    # The voice: a stretch drawn over its waveform.
    page.goto(ana.at(f"grabacion/{told['sound']}/"))
    until_there(page, "[data-wave]")
    drag(page, "[data-wave] svg", (0.5, 0.5), (0.75, 0.5))
    assert page.locator("[name=tramo-0-start]").input_value() in ("0:03", "0:02.9", "0:03.1")
    choose(ana, show="sound", alt=("Una voz cuenta", "A voice tells"))
    until_there(page, "[data-progress] audio source")
    assert 5.5 < page.locator("[data-progress] audio").evaluate(READY) < 6.5
    assert page.locator(".sound-shade.sound-silence").count() == 1
    page.goto(ana.at(f"grabacion/{told['film']}/"))
    until_there(page, "[data-progress] video source")
    assert 1.5 < page.locator("[data-progress] video").evaluate(READY) < 2.6

    page.goto(ana.at("trabajar/"))
    edition = ana.make_edition()
    beto = Moderator(browsers.window(size=DESK), "beto", told["submission"])
    beto.sign_in(known["logins"]["beto"])
    beto.open("second_look")
    ana.act(edition, "aprobar")
    beto.act(edition, "aprobar")
    ana.act(edition, "pedir")
    record = served.ask("say_yes", told["words"], edition)
    assert "Publicada" in ana.act(edition, "publicar"), ana.said

    visitor = browsers.window(size=DESK)
    visitor.goto(f"/es/testimonios/{record}/")
    for tag, seconds in (("audio", 6.0), ("video", 2.0)):
        player = visitor.locator(f"main {tag}").first
        assert player.get_attribute("autoplay") is None
        assert abs(player.evaluate(READY) - seconds) < 0.6
    assert "La voz está cambiada" in visitor.locator("main").inner_text()
