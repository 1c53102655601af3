"""What was pressed and not done: said in the reader's language, kept, and done with one more press."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from pytest_django.fixtures import Settings


@pytest.fixture(autouse=True)
def plain_views(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.site.urls"


@pytest.mark.parametrize(("language", "said"), [("es", "Todavía no se hizo"), ("en", "Not done yet")])
def test_it_says_that_it_is_not_done_and_asks_to_press_again(language: str, said: str) -> None:
    """Without a database: it is the database that does not answer."""
    client = Client(enforce_csrf_checks=True)
    token = client.get("/form/").content.decode().split()[1]
    sent = {"csrfmiddlewaretoken": token, "act": ["delete", "<b>"], "reason": ""}
    answer = client.post(f"/{language}/undone/?p=2", sent)
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert answer["Cache-Control"] == "no-store"
    assert "Content-Security-Policy" in answer
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.html["lang"] == language
    assert page.h1.text == said
    form = page.find("form", method="post")
    assert form["action"] == f"/{language}/undone/?p=2"
    again = [(field["name"], field["value"]) for field in form.find_all("input")]
    assert [pair for pair in again if pair[0] == "act"] == [("act", "delete"), ("act", "<b>")]
    kept: dict[str, list[str]] = {}
    for name, value in again:
        kept.setdefault(name, []).append(value)
    done = client.post(form["action"], kept | {"again": ["1"]})
    assert done.content == b"done delete <b>"
