"""Impatient fingers, two windows, a page left open, a server that dies in mid-sentence: nothing lost or twice."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.narrator import Narrator, photograph
from tests.browser.served import Archive
from tests.browser.watched import DESK, PHONE, Browsers
from tests.browser.wire import Cut

STORY = "Nos juntamos en la esquina y cantamos hasta que abrieron la reja."


def until_review(narrator: Narrator, *, photo: Path | None = None, text: str = STORY) -> None:
    narrator.begin("testimony")
    narrator.choose("es")
    narrator.choose("adult")
    narrator.choose("mine")
    narrator.write(text)
    for _question in ("help", "wish", "when", "where", "title"):
        narrator.skip()
    if photo is not None:
        narrator.send_photograph(photograph(words="Ninguna"), name="una.jpg", words="La reja", folder=photo)
    narrator.go_on()
    narrator.skip()
    narrator.press("button[name=preset][value=public_no_name]")
    for _detail in ("place", "date", "wait", "again", "original"):
        narrator.skip()
    assert text in narrator.said


def press_twice(page: Page, selector: str) -> None:
    """Two presses faster than any answer."""
    with page.expect_navigation():
        page.evaluate(
            """selector => {
              const button = document.querySelector(selector);
              button.click();
              button.click();
            }""",
            selector,
        )
    page.wait_for_load_state()


def test_send_and_withdraw_may_be_pressed_twice(browsers: Browsers, served: Archive) -> None:
    before = set(served.ask("submissions"))
    narrator = Narrator(browsers.window(size=PHONE))
    until_review(narrator)
    press_twice(narrator.page, "button[name=send]")
    assert narrator.words.split() == narrator.page.locator("#palabras li").all_inner_texts()
    (submission,) = set(served.ask("submissions")) - before
    kept = served.ask("received", submission)
    assert (kept["sends"], kept["grants"], kept["answers"]["story"]) == (1, 9, STORY)

    narrator.enter()
    narrator.press("a[href$='/retirar/']")
    press_twice(narrator.page, "button[name=act][value=delete]")
    assert narrator.page.url.endswith("/informe/")
    assert narrator.page.locator("tbody tr").count() > 2
    assert submission not in served.ask("submissions")


def test_two_windows_of_one_story_end_in_one_story(browsers: Browsers, served: Archive) -> None:
    before = set(served.ask("submissions"))
    narrator = Narrator(browsers.window(size=PHONE))
    until_review(narrator)
    other = Narrator(narrator.page.context.new_page(), words=narrator.words)
    other.page.goto(narrator.page.url)
    narrator.send()
    # The other window does not know yet; its Send gets the same answer.
    other.send()
    assert other.page.url == narrator.page.url
    (submission,) = set(served.ask("submissions")) - before
    assert served.ask("received", submission)["sends"] == 1

    narrator.enter()
    narrator.press("a[href$='/retirar/']")
    other.page.goto("/es/mi-historia/estado/")
    narrator.press("button[name=act][value=delete]")
    other.press("button[name=act][value=hide]")
    assert other.page.url.endswith("/informe/")


def test_a_page_left_open_gets_no_picture_after_a_withdrawal(browsers: Browsers, known: dict[str, Any]) -> None:
    visitor = browsers.window(size=DESK)
    visitor.goto(f"/es/murales/{known['records']['mural']}/")
    image = visitor.locator("article img").first
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
    sources = visitor.locator("article img, article source").evaluate_all(
        "all => all.flatMap(one => (one.srcset || one.src).split(',').map(part => part.trim().split(' ')[0]))"
    )
    narrator = Narrator(browsers.window(size=PHONE), words=known["codes"]["mural"])
    narrator.enter()
    narrator.press("a[href$='/retirar/']")
    narrator.press("button[name=act][value=delete]")
    assert {browsers.wire.get(browsers.wire.base + source).status for source in set(sources)} <= {404, 410}
    with browsers.watch.meets(404, 410):
        # The page that was open asks again for what it shows.
        again = visitor.evaluate(
            "sources => Promise.all(sources.map(source => fetch(source).then(answer => answer.status)))", sources
        )
        assert set(again) <= {404, 410}
        visitor.reload()
    assert visitor.locator("article img").count() == 0


def killed(narrator: Narrator, served: Archive, cut: Cut, button: str) -> None:
    """Press, and the power goes; then it comes back."""
    with narrator.page.expect_event("requestfailed"):
        narrator.page.locator(button).click(no_wait_after=True)
    assert cut.done
    served.start()


def come_back(narrator: Narrator) -> bool:
    """In again with the words. True when the story is still a draft, whose review is then on the screen."""
    narrator.enter()
    onward = narrator.page.locator("main a.btn[href*='/contar/']")
    if onward.count() == 0:
        return False
    narrator.press("main a.btn[href*='/contar/']")
    assert STORY in narrator.said
    return True


@pytest.mark.timeout(200)
def test_a_server_killed_in_the_middle_loses_nothing(browsers: Browsers, served: Archive, tmp_path: Path) -> None:
    before = set(served.ask("submissions"))
    narrator = Narrator(browsers.window(size=PHONE))
    page, wire = narrator.page, browsers.wire
    browsers.watch.cut = True
    until_review(narrator)

    # Half of a photograph has arrived, by the plain form (with scripts it would go on by itself: test_files.py).
    page.route("**/js/upload*.js", lambda route: route.abort())
    page.goto("/es/contar/pregunta/files/?r=1")
    file = tmp_path / "una.jpg"
    file.write_bytes(photograph(words="Ninguna"))
    page.locator("input[name=words]").fill("La reja")
    page.locator("input[name=file]").set_input_files(file)
    wire.cut = cut = Cut("/files/", 0.5, 0.0, served.kill)
    killed(narrator, served, cut, "main form[enctype] .btn[type=submit]")
    assert come_back(narrator)
    page.goto("/es/contar/pregunta/files/?r=1")
    assert page.locator("button[name=remove]").count() == 0
    page.unroute("**/js/upload*.js")
    page.reload()
    narrator.send_photograph(photograph(words="Ninguna"), name="una.jpg", words="La reja", folder=tmp_path)
    narrator.go_on()

    # Sending has just begun, is under way, is nearly done: a draft as it was, or a story that has arrived.
    for seconds in (0.0, 0.03, 0.2):
        wire.cut = cut = Cut("/revisar/", 1.0, seconds, served.kill)
        killed(narrator, served, cut, "button[name=send]")
        if not come_back(narrator):
            break
    else:
        narrator.send()
    (submission,) = set(served.ask("submissions")) - before
    kept = served.ask("received", submission)
    assert (kept["sends"], kept["grants"], kept["answers"]["story"]) == (1, 9, STORY)
    assert [file[2] for file in kept["files"]] == ["La reja"]
