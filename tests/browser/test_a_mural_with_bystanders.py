"""A photograph of a wall, people who walk by and a car: covered with a mouse and with keys, looked at, published."""

import io
import re
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page

from stories.redaction.regions import COVER
from tests.browser.a_wall import CANARY, PEOPLE, PLATE, pixels
from tests.browser.moderator import Moderator
from tests.browser.served import Archive
from tests.browser.watched import DESK, Browsers

Box = tuple[float, float, float, float]


def draw(page: Page, box: Box) -> None:
    """One box with the mouse."""
    place = page.locator("[data-canvas]").bounding_box()
    assert place is not None
    left, top, right, bottom = (
        place[start] + share * place[length]
        for share, start, length in zip(box, ("x", "y", "x", "y"), ("width", "height") * 2, strict=True)
    )
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, bottom)
    page.mouse.move(right, bottom)
    page.mouse.up()


def row(page: Page, number: int) -> list[float]:
    sides = ("left", "top", "right", "bottom")
    return [float(page.locator(f"[name=box-{number}-{side}]").input_value()) for side in sides]


def covered(data: bytes, box: Box) -> bool:
    """Whether the middle of this box is painted over."""
    with Image.open(io.BytesIO(data)) as made:
        left, top, right, bottom = pixels(box, made.size)
        seen = made.convert("RGB").getpixel(((left + right) // 2, (top + bottom) // 2))
    return isinstance(seen, tuple) and all(abs(one - other) < 14 for one, other in zip(seen, COVER, strict=True))


@pytest.mark.timeout(300)
def test_who_walks_by_and_whose_car_it_is_never_reaches_the_public(
    browsers: Browsers, served: Archive, known: dict[str, Any]
) -> None:
    told = served.ask("tell_mural")
    ana = Moderator(browsers.window(size=DESK), "ana")
    page = ana.page
    ana.sign_in(known["logins"]["ana"])
    ana.find(told["submission"])
    ana.claim()
    ana.open("redact")
    ana.facts(title="La pared de las mariposas")
    fieldset = page.locator("[data-picture]")
    fieldset.locator("[name$=-use]").check()
    fieldset.locator("[name$=-alt_es]").fill("Una pared pintada con mariposas; pasa gente, tapada.")
    fieldset.locator("[name$=-alt_en]").fill("A wall painted with butterflies; people walk by, covered.")
    ana.press("[data-picture] button[name=hacer]")

    # --- Only a hint of it comes until it is asked for ------------------------------------------------------------
    assert not any("/entera/" in heard.address for heard in browsers.wire.heard)
    ana.press("a[href='?sin-velo=1']")
    page.wait_for_function("document.querySelector('[data-canvas] img').complete")

    # --- Two people with the mouse, the plate by numbers, one moved and stretched with keys ------------------------
    for box in PEOPLE:
        draw(page, box)
    first = row(page, 0)
    assert all(abs(side - 100 * wanted) < 0.6 for side, wanted in zip(first, PEOPLE[0], strict=True)), first
    box_on_picture = page.locator("[data-canvas] button.desk-box").first
    box_on_picture.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    moved = row(page, 0)
    assert [round(now - before, 1) for now, before in zip(moved, first, strict=True)] == [-1.0, -1.0, 0.0, 0.0]
    page.keyboard.press("Shift+ArrowRight")
    draw(page, (0.5, 0.02, 0.6, 0.1))
    page.keyboard.press("Delete")
    draw(page, PLATE)
    page.locator("[name=box-3-kind]").select_option("plate")
    ana.look_over(people="covered", faces="covered", plates="covered")
    assert page.locator(".desk-standing.is-ready").count() == 1, ana.said
    assert page.locator("[data-region]").count() == 4, "three that stand, and room for another"

    # --- Before and after ------------------------------------------------------------------------------------------
    ana.press("a[href$='/comparar/']")
    slider = page.locator(".desk-slide")
    slider.focus()
    page.keyboard.press("ArrowRight")
    assert page.locator(".desk-both").evaluate("both => both.style.getPropertyValue('--at')") == "49%"

    # --- Made, approved, allowed, published ------------------------------------------------------------------------
    page.goto(ana.at("trabajar/"))
    edition = ana.make_edition()
    assert "Aprobada por usted" in ana.act(edition, "aprobar")
    beto = Moderator(browsers.window(size=DESK), "beto")
    beto.sign_in(known["logins"]["beto"])
    beto.find(told["submission"])
    beto.open("second_look")
    assert "Aprobada por usted" in beto.act(edition, "aprobar")
    assert "El silencio no es un sí" in ana.act(edition, "pedir")
    record = served.ask("say_yes", told["words"], edition)
    assert "Publicada" in ana.act(edition, "publicar")

    # --- What the public gets --------------------------------------------------------------------------------------
    visitor = browsers.window(size=DESK)
    visitor.goto(f"/es/murales/{record}/")
    html = visitor.content()
    addresses = set(re.findall(r"/medios/[\w.-]+", html))
    assert len(addresses) >= 7, addresses
    for address in addresses:
        data = visitor.request.get(address).body()
        assert CANARY.encode() not in data
        assert all(covered(data, box) for box in (*PEOPLE, PLATE)), address
