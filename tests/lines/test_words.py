"""Words on their way: the server killed after each page, the disk full under the database. What was saved stays."""

import html
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.lines.conftest import Served, prepared
from tests.lines.phone import Phone

FORM = "application/x-www-form-urlencoded"
QUESTION, PERMISSION = "/es/contar/pregunta/{}/", "/es/contar/permisos/{}/"
# Pages of telling and of consent, each with what is answered and how the review says it.
PAGES = [
    (QUESTION.format("age"), "adult", "Soy mayor de edad"),
    (QUESTION.format("story"), "Tocaron la puerta y no abrimos.", "Tocaron la puerta y no abrimos."),
    (QUESTION.format("title"), "El rebozo en la ventana", "El rebozo en la ventana"),
    (PERMISSION.format("web"), "yes", "Mostrar el texto en este sitio"),
    (PERMISSION.format("name"), "Marisol", "Marisol"),
]


def answer(phone: Phone, address: str, said: str) -> tuple[int, str]:
    """Post one answer as a browser without scripts does: the status, and the page if one comes."""
    phone.look()
    fields = urlencode({"csrfmiddlewaretoken": phone.token, "answer": said})
    status, _headers, body = phone.ask("POST", address, fields.encode(), Content_Type=FORM)
    return status, html.unescape(body.decode())


def reviewed(phone: Phone) -> str:
    status, _headers, body = phone.ask("GET", "/es/contar/revisar/")
    assert status == 200
    return html.unescape(body.decode())


def test_a_server_killed_after_any_page_has_kept_what_it_acknowledged(served: Served) -> None:
    phone, told = served.phone(), list[str]()
    for address, said, shown in PAGES:
        assert answer(phone, address, said)[0] == 303, address
        told.append(shown)
        served.kill()
        served.start()
        page = reviewed(phone)
        assert [words for words in told if words not in page] == []
    again = Phone(served.port, **served.ask("visit", phone.code))
    assert all(words in reviewed(again) for words in told), "and with the seven words on another telephone"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 40 MB for the whole archive."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(folder)], check=False).returncode:
        pytest.skip("only root can mount a small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_words_for_which_the_disk_has_no_room_stay_on_the_page_and_are_saved_when_there_is(
    migrated_template: str, small_disk: Path
) -> None:
    served = prepared(migrated_template, small_disk / "amparo")
    served.start()
    filler = small_disk / "filler"
    try:
        phone = served.phone()
        assert answer(phone, *PAGES[0][:2])[0] == 303
        address, shown = PAGES[1][0], "Tocaron la puerta. "
        longer = shown * 4_000
        phone.look()
        with filler.open("wb") as full:
            left = os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize
            full.write(bytes(left))
        status, page = answer(phone, address, longer)
        assert (status, "No es culpa suya" in page) == (503, True)
        box = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", page, re.DOTALL)
        assert box is not None and box[1].strip() == longer.strip()
        assert "Soy mayor de edad" in reviewed(phone), "what was there is there"
        filler.unlink()
        assert answer(phone, address, longer)[0] == 303
        assert longer.strip() in reviewed(phone)
    finally:
        filler.unlink(missing_ok=True)
        served.kill()
