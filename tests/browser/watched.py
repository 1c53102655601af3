"""A browser that is listened to: whatever it asks of another host, or complains about, fails the test."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Playwright, Request

from tests.browser.wire import Wire

CHROMIUM = "/usr/bin/chromium"
# What Debian's Chromium would otherwise do by itself; the resolver rule makes sure.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--disable-domain-reliability",
    "--metrics-recording-only",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
)
# What a console says of a line that was cut on purpose. One that was just broken off may still hold the file when the
# next comes (423); the page then asks again by itself.
LINE_CUT = ("net::ERR_", "status of 423")
# Wide enough for a thumb's phone, a tablet, a desk.
PHONE, TABLET, DESK = (320, 640), (768, 1024), (1280, 900)


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET), timeout=60_000)


@dataclass
class Watch:
    """What went wrong in the browsers of one test."""

    host: str
    complaints: list[str] = field(default_factory=list)
    # Statuses that this test means to meet: Chromium writes a console error for each page that is not found.
    expected: set[int] = field(default_factory=set)
    # The line was cut on purpose.
    cut: bool = False

    def asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in ("data", "blob", "about") and parts.netloc != self.host:
            self.complaints.append(f"asked another host: {request.url}")

    def said(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        words = message.text
        if any(f"status of {status}" in words for status in self.expected):
            return
        if self.cut and any(sign in words for sign in LINE_CUT):
            return
        if message.type == "error" or "Content Security Policy" in words or "Refused to" in words:
            self.complaints.append(f"console: {words} ({message.location.get('url', '')})")

    def broke(self, error: Any) -> None:
        self.complaints.append(f"script error: {error}")

    @contextmanager
    def meets(self, *statuses: int) -> Iterator[None]:
        """Inside, answers with these statuses are meant."""
        before = set(self.expected)
        self.expected |= set(statuses)
        try:
            yield
        finally:
            self.expected = before


VIOLATIONS = """
  window.addEventListener('securitypolicyviolation', (event) => console.error(
    `Content Security Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""


@dataclass
class Browsers:
    """Opens windows for the people of a test, all of them watched."""

    browser: Browser
    wire: Wire
    watch: Watch
    contexts: list[BrowserContext] = field(default_factory=list)

    def window(
        self,
        *,
        size: tuple[int, int] = PHONE,
        scripts: bool = True,
        dark: bool = False,
        language: str = "es",
        keeps: Any = None,
    ) -> Page:
        """A new window of a new browser (`keeps`: the cookies of an earlier one)."""
        context = self.browser.new_context(
            base_url=self.wire.base,
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            locale={"es": "es-MX", "en": "en-US"}[language],
            storage_state=keeps,
        )
        context.set_default_timeout(20_000)
        context.on("request", self.watch.asked)
        context.on("console", self.watch.said)
        context.on("weberror", lambda error: self.watch.broke(error.error))
        if scripts:
            context.add_init_script(VIOLATIONS)
        self.contexts.append(context)
        return context.new_page()

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def follow(link: Locator) -> None:
    """Click it, and go on when the page that it leads to has loaded."""
    with link.page.expect_navigation():
        link.click()


def cookies_of(page: Page) -> str:
    """The cookies of a window, as a header."""
    return "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in page.context.cookies())
