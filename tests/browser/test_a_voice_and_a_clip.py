"""A voice message and a short clip: covered with the mouse, prepared by the worker, heard, approved and published."""

import re
import threading
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page

from stories.redaction import faces
from stories.redaction.film import frames, shape_of
from stories.redaction.regions import COVER
from tests.browser.moderator import Moderator
from tests.browser.served import Archive
from tests.browser.watched import DESK, Browsers
from tests.redaction.recorded import heard, loudness, source
from tests.redaction.spectrogram import HOP, spectrogram

PATIENCE_SECONDS = 90
SOURCES = "player => [...player.querySelectorAll('source')].map(each => each.src)"
# Which players there are on the page, and what is fetched of each.
KINDS = (("audio", SOURCES), ("video", SOURCES), ("video", "player => [player.poster]"))
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


def drag_onto(page: Page, one: int, other: int) -> None:
    """The box of one frame of the strip, to another frame."""
    places = [page.locator("[data-frame] svg").nth(number).bounding_box() for number in (one, other)]
    (left, top), (right, bottom) = (
        (place["x"] + place["width"] * 0.4, place["y"] + place["height"] * 0.5) for place in places if place
    )
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move(right, bottom, steps=4)
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
    browsers: Browsers, served: Archive, known: dict[str, Any], tmp_path: Path
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
    assert page.locator("[data-frame] .sound-drawn").count() == 2, "it stands where the next frame begins, too"
    page.locator("[name=caja-0-stop]").fill("0:00.5")
    # Dragged to the next frame it lasts as far as that one; dragged back, nothing that was there is lost.
    drag_onto(page, 0, 1)
    assert page.locator("[name=caja-0-stop]").input_value() == "0:02"
    drag_onto(page, 1, 0)
    assert [page.locator(f"[name=caja-0-{end}]").input_value() for end in ("start", "stop")] == ["0:00", "0:02"]
    assert (
        page.locator("[data-frame] .sound-drawn").count() == 2
        and page.locator("[name=caja-1-start]").input_value() == ""
    )
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

    # --- What the public gets, listened to and looked at; as a picture it lies in the folder of this test -----------
    voices, films, posters = (_given(visitor, f"main {tag}", what) for tag, what in KINDS)
    assert set(voices) == {"audio/mp4", "audio/ogg"} and set(films) == {"video/mp4", "video/webm"} and posters
    for kind, data in voices.items():
        said = heard(data, kind)
        assert loudness(said, 3.2, 4.3) < 0.005 < 0.1 < min(loudness(said, 1, 2.8), loudness(said, 4.8, 5.8)), kind
        drawn = spectrogram(said)
        drawn.resize((drawn.width, drawn.height * 2)).save(tmp_path / f"{kind.replace('/', '-')}.png")
        columns = np.asarray(drawn, dtype=float).mean(axis=0)
        seconds = np.arange(len(columns)) * HOP / 48_000
        assert columns[(seconds > 3.2) & (seconds < 4.3)].max() < columns[(seconds > 1) & (seconds < 2.8)].mean() / 4
    for kind, data in films.items():
        given = source(data, kind)
        shape = shape_of(given, stop=threading.Event())
        first = next(frames(given, shape, stop=threading.Event()))
        Image.fromarray(first).save(tmp_path / f"{kind.replace('/', '-')}.png")
        assert _is_covered(first), kind
    for data in posters.values():
        assert b"Rosario" not in data
    assert not any(b"Rosario" in data for data in (*voices.values(), *films.values()))


def _given(visitor: Page, player: str, what: str) -> dict[str, bytes]:
    """What a player of the page can fetch: media type and bytes."""
    addresses = visitor.locator(player).first.evaluate(what)
    answers = [visitor.request.get(address) for address in addresses]
    assert all(answer.ok for answer in answers)
    return {answer.headers["content-type"]: answer.body() for answer in answers}


def _is_covered(frame: np.ndarray) -> bool:
    """Whether the box that was drawn over the clip is painted over, but for what its edge and its coding blur."""
    height, width = frame.shape[:2]
    inside = frame[int(height * 0.3) : int(height * 0.7), int(width * 0.3) : int(width * 0.45)].astype(int)
    return bool(np.abs(inside - COVER).max() < 30)
