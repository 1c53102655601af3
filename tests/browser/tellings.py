"""Whole tellings, page by page, answering whatever page comes: by pressing, or by the keyboard alone."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.narrator import Narrator, photograph

STEP = re.compile(r"/(?:pregunta|question|permisos|permissions)/(\w+)/$")
# What is chosen, by page. A page that is not here is answered with words of its own; `skip` skips it.
CHOSEN = {
    "age": "adult",
    "about": "mine",
    "photographer": "me",
    "licence": "by-nc",
    "people": "none",
    "artist_wish": "no_name",
    "condition": "tagged",
    "family": "agreed",
    "guardian": "both",
}
WRITTEN = {
    "when": {"es": "marzo de 2018", "en": "March 2018"},
    "where": {"es": "Por el mercado", "en": "Near the market"},
}
# Notices a phone number: the gentle note comes once on the way.
STORY = {
    "es": "Tocaron la puerta a las cinco. No abrimos. Mi teléfono es 213 555 0188.",
    "en": "They knocked on the door at five. We did not open. My phone is 213 555 0188.",
}


@dataclass
class Telling:
    """One way through the pages. `at_each` is called on every page met, before it is answered."""

    narrator: Narrator
    kind: str
    folder: Path
    own: dict[str, str] = field(default_factory=dict)
    at_each: Callable[[Narrator], None] = lambda narrator: None
    met: list[str] = field(default_factory=list)

    @property
    def step(self) -> str:
        """The page's own name, such as "story" or "web"; "" between them."""
        found = STEP.search(urlsplit(self.narrator.page.url).path)
        return found[1] if found else ""

    def whole(self, *, preset: str = "public_no_name") -> None:
        """From before the first question until it is sent."""
        self.narrator.go("tell")
        self.at_each(self.narrator)
        self.narrator.press(f"button[name=kind][value={self.kind}]")
        self.narrator.words = " ".join(self.narrator.page.locator("#palabras li").all_inner_texts())
        self.at_each(self.narrator)
        self.narrator.page.locator("input[name=saved]").check()
        self.narrator.press()
        while self.step:
            self.at_each(self.narrator)
            assert self.step not in self.met, self.met
            self.met.append(self.step)
            self.answer()
        self.at_each(self.narrator)
        self.narrator.press(f"button[name=preset][value={preset}]")
        while self.step:
            self.at_each(self.narrator)
            self.met.append(self.step)
            self.narrator.press("button[name=skip]")
        self.at_each(self.narrator)
        self.narrator.send()
        self.at_each(self.narrator)
        assert self.narrator.words in " ".join(self.narrator.page.locator("#palabras li").all_inner_texts())

    def answer(self) -> None:
        """Whatever this page asks."""
        narrator, step, main = self.narrator, self.step, self.narrator.page.locator("main")
        chosen = self.own.get(step, narrator.language if step == "language" else CHOSEN.get(step, ""))
        if step == "files":
            narrator.send_photograph(photograph(words="x"), name="a.jpg", words=self.words("files"), folder=self.folder)
            self.at_each(narrator)
            narrator.go_on()
        elif step == "guardian":
            for box in main.locator("input[type=checkbox]").all():
                box.check()
            narrator.press()
        elif main.locator("input[type=radio][name=answer]").count():
            narrator.choose(chosen)
        else:
            narrator.write(self.words(step))

    def words(self, step: str) -> str:
        language = self.narrator.language
        if step == "story":
            return STORY[language]
        spoken = {"es": "Palabras sobre esto", "en": "Words about this"}[language]
        return WRITTEN.get(step, {}).get(language, f"{spoken}: {step}.")
