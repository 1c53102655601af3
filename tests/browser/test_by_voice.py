"""Recording in a real browser with an invented microphone: pause, hear, keep, drop; a broken line; none at all."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessible import source, violations
from tests.browser.narrator import Narrator
from tests.browser.served import Archive
from tests.browser.watched import CHROMIUM, DESK, PHONE, QUIET, Browsers, Watch
from tests.browser.wire import Wire
from tests.intake.samples import wav

INVENTED = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")


def opened(chromium: Any, served: Archive, *more: str) -> Iterator[Browsers]:
    browser = chromium.browser_type.launch(executable_path=CHROMIUM, args=[*QUIET, *more], timeout=60_000)
    wire = Wire(served.port)
    watch = Watch(host=urlsplit(wire.base).netloc)
    browsers = Browsers(browser, wire, watch)
    yield browsers
    browsers.close()
    browser.close()
    wire.hang_up()
    assert watch.complaints == [], served.said()


@pytest.fixture
def with_microphone(served: Archive, chromium: Any) -> Iterator[Browsers]:
    yield from opened(chromium, served, *INVENTED)


@pytest.fixture
def without_microphone(served: Archive, chromium: Any) -> Iterator[Browsers]:
    """A browser that says no for its owner."""
    yield from opened(chromium, served, "--deny-permission-prompts")


def at_the_recorder(narrator: Narrator) -> Page:
    narrator.begin("testimony")
    narrator.choose(narrator.language)
    narrator.choose("adult")
    page = narrator.page
    page.goto(re.sub(r"[^/]+/$", "story/", page.url))
    page.locator("details.note summary").last.click()
    with page.expect_navigation():
        page.locator("a[href*='/voz/'], a[href*='/voice/']").first.click()
    narrator.look()
    return page


def act(page: Page, name: str) -> Any:
    return page.locator(f"[data-act={name}]")


def state(page: Page, name: str) -> None:
    expect(page.locator(f"[data-recorder][data-now={name}]")).to_be_visible()


def plays(page: Page, player: str) -> float:
    """How many seconds it lasts, as far as the browser can play it."""
    return float(
        page.evaluate(
            """async (selector) => {
              const player = document.querySelector(selector);
              player.muted = true;
              await player.play();
              await new Promise((done) => setTimeout(done, 600));
              player.pause();
              return player.currentTime;
            }""",
            player,
        )
    )


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_story_is_told_by_voice_with_a_pause_and_is_heard_again(
    with_microphone: Browsers, served: Archive, language: str
) -> None:
    narrator = Narrator(with_microphone.window(size=PHONE, language=language), language)
    page = at_the_recorder(narrator)
    state(page, "ready")
    act(page, "start").focus()
    page.keyboard.press("Enter")
    state(page, "recording")
    # After a press the focus stands on what one presses next.
    assert page.evaluate("document.activeElement.dataset.act") == "pause"
    expect(page.locator("[data-time]")).to_have_text(re.compile("0:0[2-9]"))
    # The invented microphone beeps once a second.
    page.evaluate(
        """async () => {
          const level = document.querySelector("[data-level]");
          while (!level.value) await new Promise((done) => setTimeout(done, 50));
        }"""
    )
    page.keyboard.press("Enter")
    state(page, "paused")
    assert plays(page, "[data-listen]") > 0.2
    act(page, "go-on").click()
    state(page, "recording")
    page.wait_for_timeout(2500)
    act(page, "stop").click()
    state(page, "stopped")
    assert plays(page, "[data-listen]") > 0.2
    assert violations(page, source()) == []
    with page.expect_navigation():
        act(page, "keep").click()
    narrator.look()
    assert page.locator("main .entries audio[preload=none]").count() == 1
    assert plays(page, "main .entries audio") > 0.2
    assert served.ask("recordings", narrator.words) == [["voice:story", "audio/webm", True]]


MP4_ALONE = """
  const known = MediaRecorder.isTypeSupported.bind(MediaRecorder);
  MediaRecorder.isTypeSupported = (kind) => kind.startsWith("audio/mp4") && known(kind);
"""


def test_a_telephone_that_records_mp4_alone_is_heard_too(with_microphone: Browsers, served: Archive) -> None:
    """As iPhones do: fragments, and no length at the head."""
    narrator = Narrator(with_microphone.window(size=PHONE))
    narrator.page.add_init_script(MP4_ALONE)
    page = at_the_recorder(narrator)
    act(page, "start").click()
    expect(page.locator("[data-sent]")).to_contain_text("✓", timeout=15_000)
    act(page, "stop").click()
    state(page, "stopped")
    with page.expect_navigation():
        act(page, "keep").click()
    assert plays(page, "main .entries audio") > 0.2
    assert served.ask("recordings", narrator.words) == [["voice:story", "audio/mp4", True]]


def test_what_is_dropped_leaves_nothing(with_microphone: Browsers, served: Archive) -> None:
    narrator = Narrator(with_microphone.window(size=PHONE))
    page = at_the_recorder(narrator)
    act(page, "start").click()
    expect(page.locator("[data-sent]")).to_contain_text("✓", timeout=15_000)
    act(page, "stop").click()
    act(page, "drop").click()
    state(page, "ready")
    expect(page.locator("[data-state]")).to_have_text("Borrada. No queda nada de ella.")
    assert served.ask("recordings", narrator.words) == []


def test_a_closed_browser_loses_only_seconds(with_microphone: Browsers, served: Archive) -> None:
    narrator = Narrator(with_microphone.window(size=PHONE))
    page = at_the_recorder(narrator)
    address = page.url
    act(page, "start").click()
    expect(page.locator("[data-sent]")).to_contain_text("✓", timeout=15_000)
    page.context.close()
    again = Narrator(with_microphone.window(size=DESK), words=narrator.words)
    again.enter()
    again.page.goto(address)
    again.look()
    assert "Una grabación se cortó." in again.said
    again.press("button[name=keep]")
    assert plays(again.page, "main .entries audio") > 0.2
    assert [row[:2] for row in served.ask("recordings", narrator.words)] == [["voice:story", "audio/webm"]]


def test_without_signal_it_goes_on_and_is_sent_when_the_signal_is_back(
    with_microphone: Browsers, served: Archive
) -> None:
    narrator = Narrator(with_microphone.window(size=PHONE))
    page = at_the_recorder(narrator)
    act(page, "start").click()
    expect(page.locator("[data-sent]")).to_contain_text("✓", timeout=15_000)
    with_microphone.watch.cut = True
    page.context.set_offline(True)
    expect(page.locator("[data-state]")).to_have_text(re.compile("^Sin señal"), timeout=15_000)
    act(page, "stop").click()
    state(page, "stopped")
    act(page, "keep").click()
    state(page, "saving")
    page.context.set_offline(False)
    with page.expect_navigation(timeout=30_000):
        pass
    assert served.ask("recordings", narrator.words) == [["voice:story", "audio/webm", True]]


def test_without_a_microphone_the_page_says_what_can_be_done(without_microphone: Browsers) -> None:
    page = at_the_recorder(Narrator(without_microphone.window(size=PHONE)))
    act(page, "start").click()
    expect(page.locator("[data-state]")).to_have_text(re.compile("no dejó usar el micrófono"))
    assert page.locator("details[data-without] input[type=file]").is_visible()


def test_without_scripts_a_recording_is_sent_from_the_telephone(browsers: Browsers, tmp_path: Any) -> None:
    page = at_the_recorder(Narrator(browsers.window(size=PHONE, scripts=False)))
    assert not page.locator("[data-recorder]").is_visible()
    page.locator("details[data-without] summary").click()
    (tmp_path / "AUD-0001.wav").write_bytes(wav(2.0))
    page.locator("input[type=file]").set_input_files(tmp_path / "AUD-0001.wav")
    with page.expect_navigation():
        page.locator("details[data-without] button").click()
    assert page.locator("main .entries audio").count() == 1
