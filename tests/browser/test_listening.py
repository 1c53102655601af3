"""The text follows the voice, times play, and words are found inside a transcript: the real modules in a real Chromium.

The page is drawn by the real template from an invented story; only the sound is made up, 160 seconds of silence.
"""

import io
import wave
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override

from tests.pages import examples

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = "http://localhost:1/es/testimonios/lpr6/"
SECONDS = 160


def silence() -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setparams((1, 1, 8000, 0, "NONE", ""))
        sound.writeframes(b"\x80" * 8000 * SECONDS)
    return out.getvalue()


@pytest.fixture(scope="module")
def drawn() -> str:
    with override("es"):
        story = examples.story("testimony", language="es")
        context = {"story": story, "section": "testimonies", "page_url": HERE, "tracks": [], "site_pages": {}}
        return render_to_string("pages/testimony.html", context, request=RequestFactory().get("/es/testimonios/lpr6/"))


@pytest.fixture
def page(chromium: Any, drawn: str) -> Any:
    """The story, open. Whatever is not of it is refused."""
    sound = silence()

    def answer(route: Any) -> None:
        path = route.request.url.removeprefix("http://localhost:1/")
        if path.startswith("static/"):
            route.fulfill(path=str(ROOT / path))
        elif path.startswith("es/"):
            route.fulfill(body=drawn, content_type="text/html; charset=utf-8")
        elif path.startswith("img/"):
            first = int(route.request.headers.get("range", "bytes=0-").removeprefix("bytes=").partition("-")[0])
            span = f"bytes {first}-{len(sound) - 1}/{len(sound)}"
            headers = {"Accept-Ranges": "bytes", "Content-Range": span, "Content-Type": "audio/wav"}
            route.fulfill(status=206, body=sound[first:], headers=headers)
        else:
            route.abort()

    opened = chromium.new_page()
    opened.route("**/*", answer)
    opened.goto(HERE)
    yield opened
    opened.close()


def test_a_time_plays_from_there_and_the_passage_that_is_heard_is_marked(page: Any) -> None:
    audio = page.locator("audio")
    # Debian's Chromium takes the type of a source by its word.
    page.eval_on_selector("audio source", "source => source.removeAttribute('type')")
    page.eval_on_selector("audio", "audio => { audio.muted = true; audio.load(); }")
    assert page.eval_on_selector_all(".turn[aria-current]", "all => all.length") == 0
    page.locator("a.at[data-at='48.000']").click()
    page.wait_for_function("document.querySelector('#p2').getAttribute('aria-current') === 'true'")
    assert 48 <= audio.evaluate("audio => audio.currentTime") < 60
    assert page.url == HERE
    page.locator("a.at[data-at='140.000']").click()
    page.wait_for_function("document.querySelector('#p4').getAttribute('aria-current') === 'true'")
    assert page.eval_on_selector_all(".turn[aria-current]", "all => all.length") == 1


def test_the_page_scrolls_with_the_voice_only_when_it_is_asked_to(page: Any) -> None:
    follow = page.locator("[data-follow]")
    assert follow.is_visible()
    assert not follow.locator("input").is_checked()


def test_words_are_found_without_accents_one_after_the_other(page: Any) -> None:
    form = page.locator("[data-inside]")
    form.locator("input").fill("SEÑORA de enfrente prendio")
    form.locator("input").press("Enter")
    assert page.locator("mark").all_inner_texts() == ["señora de enfrente prendió"]
    assert form.locator("output").inner_text() == "1 de 1"
    form.locator("input").fill("luz")
    form.locator("input").press("Enter")
    form.locator("input").press("Enter")
    assert form.locator("output").inner_text() == "2 de 2"
    assert page.locator("mark[aria-current]").count() == 1
    form.locator("input").fill("helicóptero")
    form.locator("input").press("Enter")
    assert form.locator("output").inner_text() == "No está"
    assert page.locator("mark").count() == 0


def test_without_scripts_a_time_opens_the_sound_there_and_nothing_dead_is_shown(chromium: Any, drawn: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.route("**/*", lambda route: route.fulfill(body=drawn, content_type="text/html; charset=utf-8"))
    plain.goto(HERE)
    assert plain.locator("a.at").nth(1).get_attribute("href").endswith("#t=48")
    assert not plain.locator("[data-inside]").is_visible()
    assert not plain.locator("[data-follow]").is_visible()
    context.close()
