"""The gentle note of the page finds what the server finds, and only speaks."""

from pathlib import Path
from typing import Any

from django.conf import settings

from stories.redaction.finding.patterns import TELLING
from stories.redaction.finding.scanning import scan
from tests.redaction.written import PLAIN, WRITTEN

SCRIPT = (Path(settings.BASE_DIR) / "static" / "js" / "notice.js").read_text(encoding="utf-8")
TEXTS = [*(text for text, _, _ in WRITTEN), *PLAIN, " ".join(text for text, _, _ in WRITTEN)]
PAGE = """<!doctype html><html lang="es"><textarea id="story" data-notice="notes"></textarea>
<div id="notes" role="status" hidden><template data-kind="">Con calma:</template>
<template data-kind="phone">Parece un teléfono.</template><ul data-notes></ul></div>"""


def test_page_and_server_find_the_same(chromium: Any) -> None:
    page = chromium.new_page()
    page.set_content("<!doctype html><title>x</title>")
    there = page.evaluate(
        """async ([script, texts]) => {
          const address = URL.createObjectURL(new Blob([script], {type: "text/javascript"}));
          const {matches} = await import(address);
          return texts.map(matches);
        }""",
        [SCRIPT, TEXTS],
    )
    page.close()
    here = [[[p.kind, text[p.start : p.end]] for p in scan(text=text, shapes=TELLING)] for text in TEXTS]
    assert there == here


def test_the_note_speaks_of_a_telephone_and_goes_again(chromium: Any) -> None:
    page = chromium.new_page()
    page.set_content(PAGE)
    page.add_script_tag(content=SCRIPT, type="module")
    page.locator("#story").fill("mi cel es 626 555 0123, placa P 123 ABC")
    page.locator("#notes li").nth(1).wait_for()
    assert page.locator("#notes li").all_text_contents() == ["Con calma:", "Parece un teléfono."]
    page.locator("#story").fill("mi celular no lo digo")
    page.locator("#notes").wait_for(state="hidden")
    page.close()
