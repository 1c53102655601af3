"""Two moderators, an advocate and a narrator bring a hard story to publication, in Spanish and in English."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import hard_story
from tests.browser.moderator import Moderator
from tests.browser.narrator import Narrator
from tests.browser.served import Archive
from tests.browser.watched import DESK, PHONE, Browsers, follow

FIT = re.compile(r"\[\[.*?\]\]|\(\(.*?\)\)")


def seated(browsers: Browsers, known: dict[str, Any], name: str, submission: str) -> Moderator:
    """Signed in, at a window of their own, where a pointer would be told of."""
    person = Moderator(browsers.window(size=DESK), name, submission)
    person.page.add_init_script("addEventListener('pointerdown', () => console.error('a pointer was used'), true)")
    person.sign_in(known["logins"][name])
    return person


def decide_all(page: Page) -> None:
    """Every proposal by keyboard: who tells gets another name; all else is withheld, the same person however named."""
    page.keyboard.press("j")
    page.keyboard.press("n")
    page.keyboard.press("Enter")
    for _press in range(80):
        done, every = re.findall(r"\d+", page.locator("span[data-progress]").inner_text())
        if done == every:
            return
        page.keyboard.press("a")
    raise AssertionError("not all was decided")


def secrets_in(words: str) -> list[str]:
    return [secret for secret in hard_story.SECRETS if secret.casefold() in words.casefold()]


def redact(ana: Moderator) -> str:
    """Take out everything that identifies, say the risk, make the version."""
    page = ana.page
    decide_all(page)
    for paragraph, words, key, shown in hard_story.BY_HAND:
        ana.mark_by_keys(paragraph, words, key=key, shown=shown)
    # What the detectors did not see, the person who reads does.
    for number, passage in enumerate(hard_story.PASSAGES, start=1):
        for secret in secrets_in(passage):
            if secret.casefold() in ana.shown().casefold():
                ana.mark_by_keys(number, secret, key="w", shown="algo que identifica")
    assert secrets_in(ana.shown()) == []
    ana.facts(title=hard_story.TITLE, date="2025", reasons="Entrada, número y la situación de un hermano")
    ana.tick("tier", "high")
    ana.tick("risks", "entry", "relatives")
    ana.save()
    assert secrets_in(ana.shown()) == []
    return ana.make_edition()


def approve(person: Moderator, edition: str) -> str:
    """Open it to look, read, say yes."""
    person.open("second_look")
    person.page.goto(person.at(f"version/{edition}/"))
    together = person.page.locator("#junto-respuesta")
    if together.count():
        together.fill("Juntos no dicen más que por separado.")
    person.press(f"form[action='{person.at(f'version/{edition}/aprobar/')}'] button")
    return person.said


def say_yes(narrator: Narrator) -> str:
    """What the narrator read before saying yes."""
    narrator.enter()
    narrator.press("#version ~ ul a.btn")
    read = narrator.said
    narrator.page.locator("input[name=answer][value=yes]").check()
    narrator.press()
    narrator.leave()
    return read


def translate(ana: Moderator, edition: str) -> str:
    """The public version, passage by passage, with as many things withheld and told in general."""
    page = ana.page
    page.goto(ana.at(f"version/{edition}/traducir/"))
    page.locator("[name=language]").select_option("en")
    page.locator("[name=title]").fill(hard_story.TITLE_EN)
    for area in page.locator("textarea[name^=p]").all():
        pair = area.locator("xpath=ancestor::*[contains(@class,'desk-pair')]")
        source = pair.locator("p.desk-said").inner_text()
        assert secrets_in(source) == []
        marks = [f"{mark[:2]}something withheld{mark[-2:]}" for mark in FIT.findall(source)]
        area.fill(" ".join(["We waited and we sang.", *marks, "Nobody slept."]))
    ana.press("form:has([name=language]) button[type=submit]")
    found = re.search(r"/version/([a-z2-7]+)/$", page.url)
    assert found is not None, ana.said
    return found[1]


@pytest.mark.timeout(300)
def test_a_hard_story_is_public_in_two_languages_and_points_to_nobody(
    browsers: Browsers, served: Archive, known: dict[str, Any]
) -> None:
    told = served.ask("tell_hard")
    submission, narrator = told["submission"], Narrator(browsers.window(size=PHONE, scripts=False), words=told["words"])
    ana, beto, eva = (seated(browsers, known, name, submission) for name in ("ana", "beto", "eva"))
    ana.find(submission)
    ana.claim()
    ana.open("redact")
    edition = redact(ana)

    # Three of three, two who did not work on it, one of them an advocate; nobody skips the queue.
    assert "Aprobada por usted" in approve(ana, edition)
    assert "Aprobada por usted" in approve(beto, edition)
    assert ana.page.locator(f"form[action$='{edition}/pedir/']").count() == 0
    beto.page.goto(beto.at(f"version/{edition}/"))
    assert "defensora o defensor" in beto.said
    assert "Aprobada por usted" in approve(eva, edition)
    assert eva.page.locator(f"form[action$='{edition}/publicar/']").count() == 0, "an advocate publishes nothing"
    assert "El silencio no es un sí" in ana.act(edition, "pedir")
    assert secrets_in(say_yes(narrator)) == []
    assert "Publicada" in ana.act(edition, "publicar")

    english = translate(ana, edition)
    for person in (ana, beto, eva):
        assert "Aprobada por usted" in approve(person, english)
    assert "El silencio no es un sí" in ana.act(english, "pedir")
    narrator.page = browsers.window(size=PHONE, scripts=False)
    assert hard_story.TITLE_EN in say_yes(narrator)
    assert "Publicada" in ana.act(english, "publicar")

    visitor = browsers.window(size=PHONE, scripts=False)
    visitor.goto("/es/buscar/?q=cantamos+reja")
    follow(visitor.locator("main h3 a", has_text=hard_story.TITLE))
    record = re.search(r"/testimonios/(\w{4})/", visitor.url)
    assert record is not None
    assert hard_story.TITLE in visitor.locator("h1").inner_text()
    read = visitor.content()
    visitor.goto(f"/en/testimonies/{record[1]}/?lang=en")
    assert hard_story.TITLE_EN in visitor.locator("h1").inner_text()
    assert secrets_in(read + visitor.content()) == []
