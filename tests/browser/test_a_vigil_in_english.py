"""A vigil told in English on a tablet at night, with scripts: the quick way out, the way in again, the rest."""

from typing import Any

import pytest

from tests.browser.moderator import Moderator
from tests.browser.narrator import Narrator
from tests.browser.served import Archive
from tests.browser.watched import DESK, TABLET, Browsers, follow

SAID = "We read the names by candlelight beside the fountain, and Wilhelmina sang until the marigolds were gone."
TITLE = "Marigolds by the fountain"


@pytest.mark.timeout(240)
def test_a_vigil_is_told_left_in_a_hurry_and_published(
    browsers: Browsers, served: Archive, known: dict[str, Any]
) -> None:
    before = set(served.ask("submissions"))
    narrator = Narrator(browsers.window(size=TABLET, dark=True, language="en"), "en")
    page = narrator.page
    narrator.begin("vigil")
    page.evaluate("document.fonts.ready")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
    narrator.choose("en")
    narrator.choose("adult")
    narrator.write("Those who were taken")
    narrator.choose("unknown")
    narrator.write(SAID)

    # --- Somebody comes in: one press, then the back button ------------------------------------------------------
    page.wait_for_load_state("networkidle")
    token = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "visit")
    page.locator("a[data-leave]").click()
    page.wait_for_url("**/weather/")
    assert "Amparo" not in page.content()
    assert [cookie["name"] for cookie in page.context.cookies()] == []
    page.go_back()
    page.wait_for_load_state()
    for words in ("Wilhelmina", "marigolds", "candlelight"):
        assert words not in page.content()
    # The visit is over on the server too, whoever kept its cookie.
    where = next(path for path in reversed(narrator.looks) if "/tell/" in path)
    answer = browsers.wire.get(browsers.wire.base + where, cookies=f"visit={token}")
    assert "Wilhelmina" not in answer.text
    assert "textarea" in answer.text  # the page that asks for the words

    # --- Three presses of Shift do the same ----------------------------------------------------------------------
    narrator.enter()
    narrator.press("main a.btn")
    assert "/tell/" in page.url
    for _press in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/weather/")

    # --- Back with the words, on to the end ----------------------------------------------------------------------
    narrator.enter()
    narrator.press("main a.btn")
    # The words that were said there.
    narrator.skip()
    narrator.write("November 2019")
    narrator.write("Boyle Heights")
    narrator.skip()
    narrator.write(TITLE)
    narrator.go_on()
    # Whose the photographs are, and what the archive should know and not publish.
    narrator.skip()
    narrator.skip()
    narrator.press("button[name=preset][value=public_no_name]")
    narrator.choose("3")
    narrator.choose("2")
    narrator.choose("0")
    narrator.choose("0")
    narrator.choose("keep")
    assert "Wilhelmina" in narrator.said
    narrator.send()
    narrator.leave()

    # --- The other side ------------------------------------------------------------------------------------------
    (submission,) = set(served.ask("submissions")) - before
    ana = Moderator(browsers.window(size=DESK), "ana")
    ana.sign_in(known["logins"]["ana"])
    ana.find(submission)
    ana.claim()
    ana.open("redact")
    ana.mark_by_keys(1, "Wilhelmina", key="w", shown="a name")
    ana.facts(title=TITLE, place="boyle-heights", date="2019-11")
    edition = ana.make_edition()
    ana.act(edition, "aprobar")
    beto = Moderator(browsers.window(size=DESK), "beto")
    beto.sign_in(known["logins"]["beto"])
    beto.find(submission)
    beto.open("second_look")
    beto.act(edition, "aprobar")
    ana.act(edition, "pedir")

    narrator.enter()
    narrator.press("#version ~ ul a.btn")
    assert "Wilhelmina" not in narrator.said
    page.locator("input[name=answer][value=yes]").check()
    narrator.press()
    assert "Publicada" in ana.act(edition, "publicar")

    visitor = browsers.window(size=TABLET, dark=True, language="en")
    visitor.goto("/en/search/?q=marigold")
    follow(visitor.locator("main h3 a", has_text=TITLE))
    said = visitor.locator("article").inner_text()
    assert "marigolds were gone" in said
    assert "Wilhelmina" not in said
    assert "Boyle Heights" in said
