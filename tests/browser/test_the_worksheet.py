"""The worksheet with a keyboard: a long testimony decided in few presses, one name for one person."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.long_story import TEXT
from tests.browser.moderator import SELECT, Moderator
from tests.browser.served import Archive
from tests.browser.watched import DESK, TABLET, Browsers

WORDS, PROPOSALS, PRESSES = 1500, 60, 200


class Keyboard:
    """Counts what is pressed."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.presses += 1


def at_the_worksheet(
    browsers: Browsers, served: Archive, known: dict[str, Any], *, scripts: bool = True, name: str = "ana"
) -> Moderator:
    submission = served.ask("tell_long")["submission"]
    moderator = Moderator(browsers.window(size=DESK, scripts=scripts), name)
    moderator.sign_in(known["logins"][name])
    moderator.find(submission)
    moderator.claim()
    moderator.open("redact")
    return moderator


def progress(page: Page) -> tuple[int, int]:
    decided, every = re.findall(r"\d+", page.locator("span[data-progress]").inner_text())
    return int(decided), int(every)


def here(page: Page) -> str:
    return page.locator("[data-said] mark.here").first.inner_text()


@pytest.mark.timeout(200)
def test_a_long_testimony_is_decided_by_keyboard_alone(
    browsers: Browsers, served: Archive, known: dict[str, Any]
) -> None:
    assert len(TEXT.split()) >= WORDS
    moderator = at_the_worksheet(browsers, served, known)
    page = moderator.page
    keyboard = Keyboard(page)
    decided, every = progress(page)
    assert (decided, every >= PROPOSALS) == (0, True), every

    # The first is the narrator: another name, everywhere. Then each by its kind, in turn.
    keyboard.press("j")
    assert here(page).startswith("Filomena")
    keyboard.press("n", "Enter")
    turn = 0
    while progress(page)[0] < every:
        turn += 1
        keyboard.press(*(("w",), ("x",), ("g", "Enter"), ("a",))[turn % 4])
        assert keyboard.presses < PRESSES, progress(page)
    shown = moderator.shown()
    assert "Filomena" not in shown
    assert "Quintanilla Recinos" not in shown

    keyboard.press("u", "u")
    assert progress(page)[0] < every
    assert page.locator("[data-unsaved]").is_visible()
    with page.expect_navigation():
        keyboard.press("s")
    assert keyboard.presses < PRESSES
    assert "Guardado" in moderator.said
    # What was seen while deciding is what is saved.
    after, _every = progress(page)
    assert after > 0
    assert "Filomena" not in moderator.shown()
    assert "dio otro nombre a Filomena" in " ".join((page.locator(".desk-history").text_content() or "").split())


@pytest.mark.timeout(200)
def test_one_person_has_one_name_in_text_title_and_in_every_case(
    browsers: Browsers, served: Archive, known: dict[str, Any]
) -> None:
    moderator = at_the_worksheet(browsers, served, known, name="beto")
    page = moderator.page
    page.keyboard.press("j")
    page.keyboard.press("n")
    dialog = page.locator("[data-dialog]")
    suggested = dialog.locator("#dialogo-texto").input_value()
    assert suggested
    assert suggested[0] not in "FQR"
    page.keyboard.press("Control+a")
    page.keyboard.type("Carmelina")
    page.keyboard.press("Enter")
    assert moderator.shown().count("Carmelina") == 2
    moderator.facts(title="Filomena en la azotea")
    moderator.save()
    assert "también se cambió" in moderator.said
    assert page.locator("[name=title]").input_value() == "Carmelina en la azotea"
    assert moderator.shown().count("Carmelina") >= 3

    # The meter says what is left, and follows.
    assert "Todavía se puede saber" in page.locator("[data-meter]").inner_text()
    before = page.locator("[data-reasons]").inner_text()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("w")
    assert page.locator("[data-reasons]").inner_text() != before

    # Without keys of the keyboard: the same by a finger, and by Tab and Enter, which stay where they are.
    page.locator("[data-keys-on]").uncheck()
    decided, _every = progress(page)
    page.keyboard.press("w")
    assert progress(page)[0] == decided
    page.locator("[data-deciding] [data-key=w]").click()
    after, _every = progress(page)
    assert after > decided
    page.locator("[data-deciding] [data-key=u]").click()
    assert progress(page)[0] == decided
    page.locator("[data-deciding] [data-key=x]").press("Enter")
    assert progress(page)[0] > decided
    assert page.evaluate("document.activeElement.dataset.key") == "x"
    said = page.locator("[data-said]").nth(1)
    assert said.evaluate("(element, words) => (" + SELECT + ")([element, words])", "San Pedro Sula")
    page.locator("[data-deciding] [data-key=g]").click()
    assert dialog.locator("[data-chosen]").inner_text() == "San Pedro Sula"


@pytest.mark.timeout(200)
def test_what_is_chosen_by_hand_counts_characters_and_not_halves(
    browsers: Browsers, served: Archive, known: dict[str, Any]
) -> None:
    moderator = at_the_worksheet(browsers, served, known, name="carla")
    moderator.mark_by_keys(2, "San Pedro Sula", key="g", shown="una ciudad de Honduras")
    moderator.save()
    spans = moderator.page.locator("[data-paragraph]").nth(1).locator("[data-words]").all_inner_texts()
    assert "San Pedro Sula" in " ".join(spans)
    assert "una ciudad de Honduras" in moderator.shown()


# How opaque something is, and whether it stands on the page.
READ = "element => [getComputedStyle(element).opacity, element.getBoundingClientRect().top + scrollY >= 0]"


@pytest.mark.timeout(200)
def test_without_scripts_the_boxes_do_the_same(browsers: Browsers, served: Archive, known: dict[str, Any]) -> None:
    moderator = at_the_worksheet(browsers, served, known, scripts=False, name="dora")
    page = moderator.page
    page.set_viewport_size({"width": TABLET[0], "height": TABLET[1]})
    assert page.locator("[data-scripts]:visible").count() == 0
    row = page.locator(".desk-proposal", has_text="Tegucigalpa").first
    assert row.locator("[name$=-take]").is_checked()
    row.locator("[name$=-take]").uncheck()
    row.locator("[name$=-keep]").check()
    page.locator("[data-person]", has_text="Filomena").locator("input[type=text]").fill("Carmelina")
    moderator.save()
    assert page.locator(".messages > ul").evaluate(READ) == ["1", True], "what came of it is seen"
    shown = moderator.shown()
    assert "Tegucigalpa" in shown
    assert "Carmelina" in shown
    assert "Filomena" not in shown
    assert "417" not in shown
