"""Editors in their browsers: saving leads to what was found; one says yes, another says yes, and it is read."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from stories.moderation.models import User
from stories.pages.editorial import EditorialPage, HomePage
from tests.desk.staff import browser_of, member, said, text_of

pytestmark = pytest.mark.usefixtures("archive")

PRIVATE = "Llame a Reina al (213) 555-0142."
EDIT = "wagtailadmin_pages:edit"


@pytest.fixture
def writer() -> User:
    return member("escribe", "editors")


@pytest.fixture
def reader() -> User:
    return member("lee", "editors")


def form(**words: str) -> dict[str, str]:
    """What the editor's form sends for an article without blocks."""
    return {"title": "Una página", "slug": "una-pagina", "place": "", "lead": PRIVATE, "body-count": "0"} | words


def written(browser: Client, **words: str) -> tuple[EditorialPage, Any]:
    home = HomePage.objects.get(locale__language_code="es")
    address = reverse("wagtailadmin_pages:add", args=["stories", "editorialpage", home.pk])
    response = browser.post(address, form(**words))
    return EditorialPage.objects.get(slug=words.get("slug", "una-pagina")), response


def screen(browser: Client, page: EditorialPage) -> Any:
    return browser.get(reverse("desk:words", args=[page.pk]))


def press(browser: Client, page: EditorialPage, *, tick: bool = True) -> Any:
    """Press *yes* on the page as it is drawn, after ticking everything or nothing."""
    shown = screen(browser, page).context
    keys = [found.key for found in (*shown["direct"], *shown["perhaps"])]
    sent = {"titulo": shown["read"].page, "texto": shown["read"].own, "visto": [" ".join(keys)] if tick else []}
    return browser.post(reverse("desk:words", args=[page.pk]), sent)


def test_saving_leads_to_what_was_found_and_why(writer: User) -> None:
    browser = browser_of(writer)
    page, response = written(browser)
    assert response["Location"] == reverse("desk:words", args=[page.pk])
    assert not page.live
    read = text_of(screen(browser, page))
    assert "(213) 555-0142" in read
    assert "Parece un teléfono" in read
    assert PRIVATE in read
    changed = browser.post(reverse(EDIT, args=[page.pk]), form(lead="Otra."))
    assert changed["Location"] == reverse("desk:words", args=[page.pk])


def test_without_a_tick_nothing_is_agreed(writer: User) -> None:
    browser = browser_of(writer)
    page, _response = written(browser)
    with override("es"):
        assert "555-0142" in said(press(browser, page, tick=False))
    assert screen(browser, page).context["standing"].people == []


def test_one_says_yes_and_another_publishes(writer: User, reader: User) -> None:
    browser, other = browser_of(writer), browser_of(reader)
    page, _response = written(browser)
    assert "Falta el de otra persona" in said(press(browser, page))
    press(browser, page)
    assert not EditorialPage.objects.get(pk=page.pk).live
    assert "Una página" in text_of(other.get(reverse("desk:articles")))
    assert "ya se ve" in said(press(other, page))
    assert Client().get(EditorialPage.objects.get(pk=page.pk).url).status_code == 200
    assert "Nada espera" in text_of(other.get(reverse("desk:articles")))


def test_the_editor_offers_no_publishing_and_a_forged_press_meets_the_door(writer: User) -> None:
    browser = browser_of(writer)
    page, _response = written(browser)
    assert "action-publish" not in browser.get(reverse(EDIT, args=[page.pk])).content.decode()
    response = browser.post(reverse(EDIT, args=[page.pk]), form() | {"action-publish": "action-publish"})
    assert "dos personas" in said(response)
    assert not EditorialPage.objects.get(pk=page.pk).live


def test_the_editor_offers_no_day_to_come(writer: User) -> None:
    browser = browser_of(writer)
    page, _response = written(browser)
    assert "go_live_at" not in browser.get(reverse(EDIT, args=[page.pk])).content.decode()
    browser.post(reverse(EDIT, args=[page.pk]), form() | {"go_live_at": "2099-01-01 00:00"})
    assert EditorialPage.objects.get(pk=page.pk).get_latest_revision_as_object().go_live_at is None


def test_whoever_edits_no_pages_reads_none_here(writer: User) -> None:
    page, _response = written(browser_of(writer))
    moderator = browser_of(member("modera", "moderators"))
    assert screen(moderator, page).status_code in (302, 403)
    assert f"paginas/{page.pk}/" not in moderator.get(reverse("desk:articles")).content.decode()


def test_a_page_that_is_no_article_is_404(writer: User) -> None:
    assert browser_of(writer).get(reverse("desk:words", args=[1])).status_code == 404
