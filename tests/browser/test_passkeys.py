"""A passkey in a real browser, with a device that Chromium plays: kept once, shown instead of the code."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.inside import PASSWORD
from tests.browser.served import Archive
from tests.browser.watched import DESK, Browsers, Watch
from tests.browser.wire import Wire


class Named(Wire):
    """A passkey belongs to a name; a bare number is none."""

    @property
    def base(self) -> str:
        return super().base.replace("127.0.0.1", "localhost")


def fill(page: Page, name: str, code: str = "") -> None:
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=code]").fill(code)


@pytest.mark.timeout(200)
def test_a_passkey_is_kept_and_then_opens_the_desk_instead_of_a_code(
    served: Archive, chromium: Any, known: dict[str, Any]
) -> None:
    wire = Named(served.port)
    browsers = Browsers(chromium, wire, Watch(host=urlsplit(wire.base).netloc))
    page = browsers.window(size=DESK)
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
            }
        },
    )
    try:
        _walk(page, served, browsers)
        assert browsers.watch.complaints == [], served.said()
    finally:
        browsers.close()
        wire.hang_up()


def _walk(page: Page, served: Archive, browsers: Browsers) -> None:
    fill(page, "ana", served.ask("code_of_now", "ana"))
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/escritorio/")
    page.goto("/admin/escritorio/llaves/")
    keep = page.locator("[data-passkey-add]")
    keep.locator("[name=label]").fill("computadora")
    keep.locator("[name=code]").fill("000000")
    with browsers.watch.meets(403):
        keep.locator("button[data-scripts]").click()
        keep.locator("[data-said]:not(:empty)").wait_for()
    keep.locator("[name=code]").fill(served.ask("code_of", "ana"))
    with page.expect_navigation():
        keep.locator("button[data-scripts]").click()
    assert "computadora" in page.locator(".desk-list").inner_text()

    for _time in range(2):
        page.context.clear_cookies()
        fill(page, "ana")
        with page.expect_navigation():
            page.locator("[data-passkey]").click()
        page.wait_for_url("**/escritorio/")
    # The same device does not open for somebody else, and the page says no more than ever.
    page.context.clear_cookies()
    fill(page, "beto")
    with page.expect_navigation():
        page.locator("[data-passkey]").click()
    assert "no coinciden" in page.locator("main").inner_text()
