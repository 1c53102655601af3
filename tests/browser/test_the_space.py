"""The narrator's space with fingers: choosing words to mark, and what the back button shows after leaving."""

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.narrator import Narrator
from tests.browser.watched import PHONE, Browsers

# Chooses the first words of the first passage as a finger does, without touching the form.
CHOOSE = """() => {
  const said = document.querySelector('[data-part]:nth-of-type(2) [data-said] p');
  const range = document.createRange();
  range.selectNodeContents(said);
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  return selection.toString().replace(/\\\\s+/g, ' ').trim();
}"""


def at_the_marks(browsers: Browsers, known: dict[str, Any], *, scripts: bool) -> Narrator:
    narrator = Narrator(browsers.window(size=PHONE, scripts=scripts), "es", words=known["codes"]["vigil"])
    narrator.enter()
    narrator.press("#version ~ ul a.btn")
    narrator.press("main a[href$='/cambios/']")
    return narrator


@pytest.mark.timeout(120)
def test_chosen_words_go_into_the_box_of_their_passage(browsers: Browsers, known: dict[str, Any]) -> None:
    page = at_the_marks(browsers, known, scripts=True).page
    part = page.locator("[data-part]").nth(1)
    assert part.locator("[data-take]").is_hidden()
    words = page.evaluate(CHOOSE)
    part.locator("[data-take] button").click()
    assert part.locator("textarea").input_value() == words
    assert part.locator("details").get_attribute("open") is not None
    # The browser tells the page a moment later that nothing is chosen any more.
    expect(part.locator("[data-take]")).to_be_hidden()
    page.evaluate(CHOOSE)
    part.locator("[data-take] button").click()
    assert part.locator("textarea").input_value() == f"{words}\n{words}"


@pytest.mark.timeout(120)
def test_without_scripts_one_copies_them(browsers: Browsers, known: dict[str, Any]) -> None:
    page = at_the_marks(browsers, known, scripts=False).page
    part = page.locator("[data-part]").nth(1)
    part.locator("summary").click()
    part.locator("textarea").fill("unas palabras")
    assert page.locator("[data-take]:visible, [data-scripts]:visible").count() == 0


@pytest.mark.timeout(120)
@pytest.mark.parametrize("scripts", [True, False])
def test_back_after_leaving_shows_nothing_of_the_space(
    browsers: Browsers, known: dict[str, Any], scripts: bool
) -> None:
    narrator = Narrator(browsers.window(size=PHONE, scripts=scripts), "es", words=known["codes"]["vigil"])
    narrator.enter()
    narrator.press("main a[href$='/lo-que-guardamos/']")
    narrator.leave()
    for _press in range(3):
        narrator.page.go_back()
        narrator.page.wait_for_load_state()
        shown = narrator.page.locator("main").inner_text()
        assert "Lo que escribió" not in shown
        assert "Su historia, y dónde está" not in shown
