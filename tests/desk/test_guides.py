"""The guides on the desk are the files of docs/: in both languages, with their pictures, and nothing in them acts."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.users.models import UserProfile

from stories.desk.guides import GUIDES, drawn, guide_file
from tests.desk.staff import browser_of, member, text_of

pytestmark = pytest.mark.usefixtures("archive")


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_guide_is_drawn_whole_with_its_pictures(language: str) -> None:
    ana = member("ana", "moderators")
    profile = UserProfile.get_for_user(ana)
    profile.preferred_language = language
    profile.save()
    client = browser_of(ana)
    listed = client.get(reverse("desk:help")).content.decode()
    for name in GUIDES:
        assert reverse("desk:guide", args=[name]) in listed
        page = client.get(reverse("desk:guide", args=[name]))
        source = guide_file(name, language=language).read_text()
        assert source.splitlines()[0].removeprefix("# ") in text_of(page)
        html = page.content.decode().partition('class="desk-guide"')[2]
        assert "](" not in html
        for address in re.findall(r'<img src="([^"]+)"', html):
            picture = client.get(address)
            assert picture["Content-Type"] == "image/webp", address
            assert b"".join(picture.streaming_content)[:4] == b"RIFF"  # type: ignore[attr-defined]
    assert client.get(reverse("desk:guide", args=["configuration"])).status_code == 404


def test_spanish_and_english_have_the_same_pictures_and_tables() -> None:
    for name in GUIDES:
        spanish, english = (guide_file(name, language=language).read_text() for language in ("es", "en"))
        pictures = [re.findall(r"screens/([a-z0-9-]+)-(?:es|en)\.webp", text) for text in (spanish, english)]
        assert pictures[0] == pictures[1], name
        assert pictures[0] or not GUIDES[name][1] or name == "importing", f"{name}: no screen is shown"


def test_a_picture_is_a_screen_and_nothing_else_of_the_disk() -> None:
    client = browser_of(member("ana", "moderators"))
    for name in ("..%2Findex.md", "nada.webp", "x.html", "..%5Cindex.md", "desk-es.webp%00"):
        answer = client.get(f"/admin/escritorio/ayuda/imagen/{name}", follow=True)
        assert answer.status_code == 404, name


def test_html_and_addresses_in_a_guide_are_only_words() -> None:
    made = drawn(
        "# T\n\n<script>x</script> [sal](https://example.org) [m](moderators.md) ![p](https://example.org/p.webp)\n"
    )
    assert made.title == "T"
    assert "<script" not in made.html
    assert 'href="https' not in made.html
    assert reverse("desk:guide", args=["moderators"]) in made.html


def test_the_guides_name_only_buttons_that_there_are() -> None:
    """What stands in italics in Spanish is a word of the source, or at least its beginning."""
    words = " ".join(
        " ".join(path.read_text().split())
        for folder in ("templates", "stories")
        for path in sorted((Path(settings.BASE_DIR) / folder).rglob("*"))
        if path.suffix in (".html", ".py")
    )
    for name in GUIDES:
        lines = guide_file(name, language="es").read_text().splitlines()
        source = " ".join(line.strip().removeprefix("* ") for line in lines)
        for said in re.findall(r"(?<!\*)\*([^*]{3,60})\*(?!\*)", source):
            assert said.strip() in words or said in FREE, (name, said)


# Emphasis, and a block and a button of Wagtail's own.
FREE = {"seguro", "Las palabras en cursiva", "Guardar", "Despublicar"}
