"""Files with scripts: several at once, with pause, over a line that goes away, on after a closed browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.narrator import Narrator
from tests.browser.served import Archive
from tests.browser.watched import Browsers
from tests.databases import ROOT
from tests.intake.samples import photograph, wav

LIBRARY = ROOT / "static" / "vendor" / "tus.min.js"
FILES = "/es/contar/pregunta/files/"

pytestmark = pytest.mark.skipif(
    not LIBRARY.is_file(), reason="no tus client: run scripts/browser_libraries.py where npm and a network are"
)


def at_the_files(browsers: Browsers) -> Narrator:
    narrator = Narrator(browsers.window())
    narrator.begin("testimony")
    narrator.page.goto(FILES)
    narrator.look()
    return narrator


def line_of(page: Page) -> Callable[..., None]:
    """The network as Chromium plays it: `line(bytes_a_second=...)`, or `line(offline=True)`."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def line(*, bytes_a_second: int = 1_000_000, offline: bool = False) -> None:
        said = {"offline": offline, "latency": 50, "downloadThroughput": 400_000, "uploadThroughput": bytes_a_second}
        session.send("Network.emulateNetworkConditions", said)

    return line


def made(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def on_its_way(page: Page, *, percent: int) -> None:
    """Wait until so much was sent. Not by a script in the page: its policy forbids those that are made of text."""
    for _ in range(400):
        if page.locator("progress").evaluate("bar => bar.value") > percent:
            return
        page.wait_for_timeout(50)
    raise AssertionError("nothing moves")


def arrived(page: Page) -> int:
    return page.locator("[data-arrived] button[name=remove]").count()


def test_several_files_arrive_at_once_and_the_page_lists_them(browsers: Browsers, tmp_path: Path) -> None:
    narrator = at_the_files(browsers)
    page = narrator.page
    page.locator("input[name=words]").fill("La marcha")
    page.locator("input[name=file]").set_input_files(
        [made(tmp_path, "a.wav", wav(8)), made(tmp_path, "b.jpg", photograph()), made(tmp_path, "c.txt", b"Lo que vi.")]
    )
    page.locator("form[data-upload] button[type=submit]").click()
    expect(page.locator("[data-arrived] button[name=remove]")).to_have_count(3)
    expect(page.locator("progress")).to_have_count(0)
    assert page.url.endswith(FILES)
    assert page.locator("[data-arrived] audio").count() == 1
    assert page.locator("[data-arrived] img").count() == 1
    narrator.look()


def test_a_line_that_goes_away_comes_back_by_itself(browsers: Browsers, tmp_path: Path) -> None:
    narrator = at_the_files(browsers)
    page = narrator.page
    browsers.watch.cut = True
    line = line_of(page)
    line(bytes_a_second=200_000)
    page.locator("input[name=file]").set_input_files(made(tmp_path, "a.wav", wav(400)))
    page.locator("form[data-upload] button[type=submit]").click()
    bar = page.locator("progress")
    expect(bar).to_be_visible()
    on_its_way(page, percent=5)
    line(offline=True)
    expect(page.locator("main [role=status]")).to_contain_text("Sin señal")
    line()
    expect(page.locator("[data-arrived] button[name=remove]")).to_have_count(1, timeout=40_000)


def test_pause_and_go_on_with_the_keyboard_alone(browsers: Browsers, tmp_path: Path) -> None:
    narrator = at_the_files(browsers)
    page = narrator.page
    browsers.watch.cut = True
    line = line_of(page)
    line(bytes_a_second=200_000)
    page.locator("input[name=file]").set_input_files(made(tmp_path, "a.wav", wav(90)))
    page.locator("form[data-upload] button[type=submit]").press("Enter")
    pause = page.get_by_role("button", name="Pausar")
    pause.focus()
    pause.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Seguir mandando"
    expect(page.locator("main [role=status]")).to_have_text("En pausa")
    bar = page.get_by_role("progressbar")
    expect(bar).to_have_accessible_name("1.4 MB")
    line()
    page.keyboard.press("Enter")
    expect(page.locator("[data-arrived] button[name=remove]")).to_have_count(1, timeout=40_000)


def test_a_closed_browser_goes_on_with_the_seven_words(browsers: Browsers, served: Archive, tmp_path: Path) -> None:
    narrator = at_the_files(browsers)
    page = narrator.page
    line_of(page)(bytes_a_second=400_000)
    recording = made(tmp_path, "a.wav", wav(600))
    page.locator("input[name=words]").fill("La entrevista")
    page.locator("input[name=file]").set_input_files(recording)
    page.locator("form[data-upload] button[type=submit]").click()
    on_its_way(page, percent=8)
    browsers.watch.cut = True
    page.context.close()
    browsers.contexts.remove(page.context)
    again = Narrator(browsers.window(), words=narrator.words)
    again.go("enter")
    again.page.locator("[name=words]").fill(narrator.words)
    again.press()
    again.page.goto(FILES)
    again.look()
    assert "La entrevista" in again.said and "falta por llegar" in again.said
    again.page.locator("input[name=file]").set_input_files(recording)
    again.page.locator("form[data-upload] button[type=submit]").click()
    expect(again.page.locator("[data-arrived] audio")).to_have_count(1, timeout=40_000)
    assert "falta por llegar" not in again.said
    assert "La entrevista" in again.said


def test_what_cannot_be_taken_is_said_and_the_rest_goes_on(browsers: Browsers, tmp_path: Path) -> None:
    narrator = at_the_files(browsers)
    page = narrator.page
    with browsers.watch.meets(415):
        page.locator("input[name=file]").set_input_files(
            [made(tmp_path, "a.exe", b"MZ\x90\x00" + bytes(9000)), made(tmp_path, "b.jpg", photograph())]
        )
        page.locator("form[data-upload] button[type=submit]").click()
        expect(page.locator("[data-arrived] button[name=remove]")).to_have_count(1)
        expect(page.locator("main [role=status]")).to_contain_text("No conocemos este tipo de archivo")
    page.get_by_role("button", name="Quitar").last.click()


def test_without_scripts_one_file_at_a_time(browsers: Browsers, tmp_path: Path) -> None:
    narrator = Narrator(browsers.window(scripts=False))
    narrator.begin("testimony")
    narrator.page.goto(FILES)
    narrator.page.locator("input[name=file]").set_input_files(made(tmp_path, "a.wav", wav(8)))
    narrator.press("main form[enctype] .btn[type=submit]")
    assert arrived(narrator.page) == 1
    assert narrator.page.locator("audio").count() == 1
