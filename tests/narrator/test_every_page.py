"""Every page of a narrator, met on the way or by a link: how hard to read, how heavy, and what it must not do."""

import re
from typing import Any

import pytest

from stories.narrator import crowding
from tests import factories
from tests.narrator.crawling import Page, Remembering
from tests.narrator.desk import publish_it, told, version_of
from tests.narrator.saying import SAID, finish, onward
from tests.narrator.test_renewing import OLD, decided
from tests.narrator.test_tell_every_kind import TELLINGS
from tests.narrator.walking import Narrator, photograph

MOST_BYTES = 30_000
# Fewer words than this are a list, a label or a button, not a text whose level could be told.
FEW_WORDS = 40
# Easy words in each language, so that the page is judged and not what is answered.
SAYS = {"es": "Tocaron la puerta. No abrimos.", "en": "They knocked. We did not open."}

pytestmark = pytest.mark.usefixtures("tree")


@pytest.fixture(autouse=True)
def a_calm_archive(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It sends reminders, and nobody else is there."""
    settings.ARCHIVE_MAIL_FROM = "aviso@correo.example"
    monkeypatch.setattr("stories.narrator.guarding.CROWD", crowding.Crowd())


def telling_pages(narrator: Narrator, kind: str, own: dict[str, dict[str, Any]]) -> None:
    """Every question as it is asked, and the mistakes one can make, from the start to what is said after sending."""
    narrator.open("tell:start")
    narrator.post(kind=kind, **({"helping": "on"} if kind == "testimony" else {}))
    narrator.post()
    narrator.post(saved="1")
    while narrator.at == "tell:question":
        if narrator.step == "files":
            narrator.post()
            narrator.upload(photograph(), words=SAYS[narrator.language])
            onward(narrator)
            continue
        said = own.get(narrator.step) or SAID.get(narrator.step) or {"answer": SAYS[narrator.language]}
        if narrator.step == "language":
            said = {"answer": narrator.language}
        if narrator.step == "story":
            narrator.post(answer="Call 213 555 0188. Vivo en la calle Uno 12.")
        narrator.open("tell:question", narrator.step)
        narrator.post(**said)
    if narrator.at == "tell:permits":
        for use in ("web", "photo", "voice", "translate", "indexing", "harvest", "quote", "teach", "ai"):
            narrator.open("tell:permit", use)
            narrator.post(answer="yes")
        for detail in ("name", "place", "date", "wait", "again", "original"):
            narrator.open("tell:permit", detail)
        narrator.open("tell:permits")
    finish(narrator)


def space_pages(narrator: Narrator) -> None:
    """A version to approve, to mark; published, hidden, asked again; written to; taken back."""
    narrator.open("space:enter")
    narrator.post(words="ninguna de estas siete palabras abre nada")
    code = told(picture=True, name="Marisol")
    narrator.enter(code)
    edition = version_of(narrator.submission)
    narrator.client.follow_all()
    version = re.search(r'href="([^"]*/version/\d+/)"', narrator.open("space:home").content.decode())
    assert version is not None
    narrator.get(version[1])
    narrator.post()
    narrator.post(answer="yes")
    publish_it(edition)
    decided(code, texts=OLD)
    for name in ("home", "renew", "permits", "name", "messages", "contact", "holding", "download", "withdraw"):
        narrator.open(f"space:{name}")
        narrator.post()
    narrator.open("space:home")
    narrator.post(act="hide")
    narrator.post(act="more")
    narrator.client.follow_all()
    narrator.open("space:withdraw")
    narrator.post(act="delete")
    assert narrator.at == "space:report"
    narrator.client.follow_all()


def takedown_pages(narrator: Narrator) -> None:
    story = factories.published_record(pictures=1, translation=True)
    mural = factories.published_record(kind="mural")
    for name, record in (("tell:answer", story), ("tell:report", mural), ("object:form", story)):
        narrator.open(name, record.record.pk)
    assert not narrator.client.cookies
    narrator.post()
    narrator.post(what="todo", words=SAYS[narrator.language], answer="on")
    assert narrator.at == "object:words"
    narrator.post(saved="1")
    assert narrator.at == "object:space"
    narrator.open("object:done")
    # What nobody sees, or never was.
    narrator.open("object:form", "zzzz")
    narrator.post(words=SAYS[narrator.language])
    assert narrator.at == "object:done"
    narrator.client.follow_all()


def every_page(language: str) -> list[Page]:
    """By one telephone for each way, since a new story is begun in a new visit."""
    found: list[Page] = []
    first = Narrator(Remembering(), language)
    for name in ("start", "help"):
        first.open(f"tell:{name}")
    assert not first.client.cookies, "nothing is remembered before somebody begins"
    first.client.follow_all()
    found += first.client.pages
    for kind, own in TELLINGS.values():
        narrator = Narrator(Remembering(), language)
        telling_pages(narrator, kind, own)
        narrator.client.follow_all()
        found += narrator.client.pages
    for pages in (space_pages, takedown_pages):
        narrator = Narrator(Remembering(), language)
        pages(narrator)
        found += narrator.client.pages
    return found


@pytest.mark.long
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_is_easy_light_alone_and_forgotten(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    pages = every_page(language)
    met = {page.address for page in pages}
    assert len(met) > 60, sorted(met)
    for page in pages:
        assert page.response.status_code < 500, page.address
        assert page.response["Cache-Control"].startswith("no-store"), page.address
        assert page.response["Referrer-Policy"] == "no-referrer", page.address
        policy = page.response["Content-Security-Policy"]
        assert "default-src 'none'" in policy or "default-src 'self'" in policy, (page.address, policy)
        assert "unsafe" not in policy, (page.address, policy)
        assert page.elsewhere == [], page.address
    read = [page for page in pages if page.language == language and len(page.text.split()) >= FEW_WORDS]
    hardest, heaviest = min(read, key=lambda page: page.level), max(pages, key=lambda page: page.weight)
    level = f"Szigriszt-Pazos {65 + hardest.level:.1f}" if language == "es" else f"grade {7 - hardest.level:.1f}"
    with capsys.disabled():
        print(  # noqa: T201 - the worst page is told, whether or not it is too hard
            f"\n{len(met)} pages; hardest {level}: {hardest.address}; heaviest {heaviest.weight}: {heaviest.address}"
        )
    hard = {f"{page.level:.1f} {page.address}": page.text for page in read if page.level < 0}
    assert not hard, "\n\n".join(f"{where}\n{text}" for where, text in list(hard.items())[:4]) + f"\n{list(hard)}"
    heavy = {(page.weight, page.address) for page in pages if page.weight > MOST_BYTES}
    assert not heavy, heavy
