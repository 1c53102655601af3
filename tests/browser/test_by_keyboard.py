"""A whole testimony by the keyboard alone: Tab, the space bar, Enter, and letters."""

from typing import Any

import pytest

from tests.browser.narrator import Narrator
from tests.browser.served import Archive
from tests.browser.tellings import STORY
from tests.browser.watched import PHONE, Browsers

# More than any page has between its beginning and its last button.
MANY = 60
# What has the focus: whether it is what is looked for, and whether the eye sees that it has it.
FOCUS = """(selector) => {
  const one = document.activeElement;
  const box = one.closest('.opt') || one;
  const style = getComputedStyle(box);
  return [one.matches(selector), one === document.body || style.outlineStyle !== 'none', one.outerHTML.slice(0, 120)];
}"""


class Keys:
    """Somebody whose hands use no pointer."""

    def __init__(self, narrator: Narrator) -> None:
        self.page = narrator.page
        self.narrator = narrator

    def reach(self, selector: str) -> None:
        """Tab until it has the focus, which is seen at every stop."""
        passed: list[Any] = []
        for _press in range(MANY):
            self.page.keyboard.press("Tab")
            here, seen, what = self.page.evaluate(FOCUS, selector)
            assert seen, f"the focus is not seen: {what}"
            passed.append(what)
            if here:
                return
        raise AssertionError(f"{self.page.url}: never reached {selector}: {passed}")

    def press(self, selector: str, key: str = "Enter") -> None:
        self.reach(selector)
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.narrator.look()

    def tick(self, selector: str) -> None:
        self.reach(selector)
        self.page.keyboard.press("Space")
        assert self.page.evaluate("document.activeElement.checked")

    def onward(self) -> None:
        self.press("main .btn[type=submit]")


@pytest.mark.timeout(240)
@pytest.mark.parametrize("language", ["es", "en"])
def test_a_testimony_is_told_without_a_pointer(browsers: Browsers, served: Archive, language: str) -> None:
    before = set(served.ask("submissions"))
    narrator = Narrator(browsers.window(size=PHONE, language=language), language)
    keys, page = Keys(narrator), narrator.page
    narrator.go("tell")
    # The first stop of every page is the way out.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "leave"
    # The second goes past the bar.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenido"
    keys.press("button[name=kind][value=testimony]", "Space")
    narrator.words = " ".join(page.locator("#palabras li").all_inner_texts())
    # Somebody who forgot is led to the box: the summary has the focus, its link leads there.
    keys.onward()
    assert page.evaluate("document.activeElement.matches('[data-errors], [data-errors] *')")
    keys.tick("input[name=saved]")
    keys.onward()
    keys.reach("input[name=answer]")
    keys.onward()
    keys.tick("input[name=answer][value=adult]")
    keys.onward()
    keys.tick("input[name=answer][value=mine]")
    keys.onward()
    keys.reach("textarea[name=answer]")
    page.keyboard.type(STORY[language])
    keys.onward()
    # The gentle note, read and passed.
    assert page.locator("input[name=noticed]").count() == 1
    keys.onward()
    while not page.locator("form[data-upload]").count():
        keys.press("button[name=skip]", "Space")
    keys.press("main a[data-onward]")
    keys.press("button[name=skip]")
    keys.press("button[name=preset][value=public_no_name]")
    while page.locator("button[name=skip]").count():
        keys.press("button[name=skip]")
    keys.press("button[name=send]")
    assert page.locator("#palabras").count() == 1
    (submission,) = set(served.ask("submissions")) - before
    assert served.ask("received", submission)["answers"]["story"] == STORY[language]
    keys.reach("a[data-leave]")
    page.keyboard.press("Enter")
    page.wait_for_url({"es": "**/tiempo/", "en": "**/weather/"}[language])
