"""Somebody at the desk: signs in with a telephone's code, takes, opens, decides, approves, asks, publishes."""

import re
import time
from dataclasses import dataclass
from typing import Any

import pyotp
from playwright.sync_api import Locator, Page

# The words may reach over marks of what the detectors propose: they are looked for in the text as it is read.
SELECT = """([element, words]) => {
  element.focus();
  const nodes = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
  const at = nodes.map(node => node.data).join("").indexOf(words);
  if (at < 0) return false;
  const range = document.createRange();
  let passed = 0;
  for (const node of nodes) {
    const [from, to] = [at - passed, at + words.length - passed];
    if (from >= 0 && from < node.length) range.setStart(node, from);
    if (to > 0 && to <= node.length) range.setEnd(node, to);
    passed += node.length;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  return true;
}"""


# Tab stops at it, and it is seen.
REACHED = "element => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility()"


@dataclass
class Moderator:
    """`page` is the desk's window; `submission` the story this person works on. Everything is done by keyboard."""

    page: Page
    name: str
    submission: str = ""

    def sign_in(self, login: dict[str, str]) -> None:
        """User name, password and the six numbers; a password alone is not enough."""
        self.page.goto("/admin/")
        self.page.locator("[name=username]").fill(self.name)
        self.page.locator("[name=password]").fill(login["password"])
        self.page.locator("[name=code]").fill(_fresh_code(login["secret"]))
        self.press("main form button:not([type=button])")
        assert self.page.url.endswith("/admin/escritorio/"), self.page.locator("main").inner_text()

    def press(self, selector: str) -> None:
        """Enter, on something that Tab stops at."""
        with self.page.expect_navigation():
            self.key(self.page.locator(selector).first, "Enter")

    def key(self, element: Locator, key: str) -> None:
        element.wait_for()
        assert element.evaluate(REACHED), element
        element.focus()
        self.page.keyboard.press(key)

    def choose(self, element: Locator) -> None:
        """A box or one of several, by the space bar."""
        if not element.is_checked():
            self.key(element, "Space")
        assert element.is_checked(), element

    @property
    def said(self) -> str:
        """The messages on top of the page, or the page itself."""
        return " ".join(self.page.locator("body").inner_text().split())

    def at(self, tail: str = "") -> str:
        return f"/admin/escritorio/{self.submission}/{tail}"

    def find(self, submission: str) -> None:
        """The story on the desk's list."""
        self.submission = submission
        self.page.goto("/admin/escritorio/")
        self.press(f"a[href='{self.at()}']")

    def claim(self) -> None:
        self.press("button[name=que][value=claim]")

    def open(self, reason: str) -> None:
        """Say why, read the warning, see what was told."""
        self.page.goto(self.at())
        self.choose(self.page.locator(f"input[name=reason][value={reason}]"))
        self.press(f"form[action='{self.at('abrir/')}'] button")
        warning = f"form[action='{self.at('mostrar/')}'] button"
        if self.page.locator(warning).count():
            self.press(warning)

    # --- The worksheet -----------------------------------------------------------------------------------------------

    def mark_by_form(self, paragraph: int, words: str, *, how: str, shown: str) -> None:
        """The way that needs no scripts."""
        fieldset = self.page.locator("[data-paragraph]").nth(paragraph - 1)
        self.key(fieldset.locator("summary"), "Enter")
        fieldset.locator(f"[name=new-{paragraph}-words]").fill(words)
        field: Any = fieldset.locator(f"[name=new-{paragraph}-how]")
        if field.first.evaluate("field => field.tagName") == "SELECT":
            field.select_option(how)
        else:
            self.choose(fieldset.locator(f"[name=new-{paragraph}-how][value={how}]"))
        fieldset.locator(f"[name=new-{paragraph}-shown]").fill(shown)

    def mark_by_keys(self, paragraph: int, words: str, *, key: str, shown: str) -> None:
        """Select, one letter, what is read instead, Enter."""
        said = self.page.locator("[data-said]").nth(paragraph - 1)
        assert said.evaluate("(element, words) => (" + SELECT + ")([element, words])", words), words
        self.page.keyboard.press(key)
        dialog = self.page.locator("[data-dialog]")
        assert dialog.evaluate("dialog => dialog.open")
        assert dialog.locator("[data-chosen]").inner_text() == words
        self.page.keyboard.type(shown)
        self.page.keyboard.press("Enter")
        assert not dialog.evaluate("dialog => dialog.open")

    def facts(self, **fields: str) -> None:
        for name, value in fields.items():
            field = self.page.locator(f"#hoja [name={name}]")
            if field.first.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)

    def tick(self, name: str, *values: str) -> None:
        for value in values:
            self.choose(self.page.locator(f"#hoja [name={name}][value={value}]"))

    def show_picture(self, *, alt_es: str, alt_en: str, caption_es: str = "", caption_en: str = "") -> None:
        """The one photograph, with words for those who cannot see it."""
        fieldset = self.page.locator("[data-picture]")
        self.choose(fieldset.locator("[name$=-use]"))
        for name, words in (
            ("alt_es", alt_es),
            ("alt_en", alt_en),
            ("caption_es", caption_es),
            ("caption_en", caption_en),
        ):
            fieldset.locator(f"[name$=-{name}]").fill(words)
        self.press("[data-picture] button[name=hacer]")
        self.look_over()
        self.page.goto(self.at("trabajar/"))

    def look_over(self, *, people: str = "nobody", **answers: str) -> None:
        """Answer the list of the picture that is open: nothing was found, but for `answers`. Saves."""
        for field in self.page.locator("#foto .desk-asked").all():
            name = (field.locator("input").first.get_attribute("name") or "").removeprefix("looked-")
            self.choose(field.locator(f"input[value={answers.get(name, 'none')}]"))
        self.choose(self.page.locator(f"#foto [name=looked-people][value={people}]"))
        self.save()

    def save(self) -> None:
        self.press("button[name=hacer][value=guardar]")
        assert "Guardado" in self.said, self.said

    def make_edition(self) -> str:
        """The edition's id, once it is made."""
        self.press("button[name=hacer][value=version]")
        found = re.search(r"/version/([a-z2-7]+)/$", self.page.url)
        assert found is not None, self.said
        return found[1]

    def shown(self) -> str:
        """What the frame on the right says."""
        frame = self.page.locator("iframe.desk-frame").content_frame
        return " ".join(frame.locator("body").inner_text().split())

    # --- One version -------------------------------------------------------------------------------------------------

    def act(self, edition: str, what: str) -> str:
        """Press one of the buttons of a version: aprobar, pedir, publicar. Returns what the page then says."""
        self.page.goto(self.at(f"version/{edition}/"))
        together = self.page.locator("#junto-respuesta")
        if what == "aprobar" and together.count():
            together.fill("Juntos no dicen más que por separado.")
        self.press(f"form[action='{self.at(f'version/{edition}/{what}/')}'] button")
        return self.said


# The last code that was shown for each secret.
_SHOWN: dict[str, str] = {}


def _fresh_code(secret: str) -> str:
    """As a person who signs in twice within half a minute waits for the next six numbers: none serves twice."""
    telephone = pyotp.TOTP(secret)
    while (code := telephone.now()) == _SHOWN.get(secret):
        time.sleep(0.5)
    _SHOWN[secret] = code
    return code
