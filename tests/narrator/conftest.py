"""A vault of its own for each test, a tree of pages, and somebody with a telephone."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import Page

from stories.narrator import crowding
from stories.pages.records import RecordsPage
from stories.pages.terms import Term
from stories.vault import first_run
from tests.narrator.walking import Narrator


@pytest.fixture(autouse=True)
def home(settings: Any, tmp_path: Any, db: None) -> None:
    settings.ARCHIVE_KEYS_DIR = tmp_path / "keys"
    settings.KEYSTORE_DIR = tmp_path / "keystore"
    settings.KEYSTORE_MIRROR_DIR = tmp_path / "mirror"
    settings.SEALED_DIR = tmp_path / "sealed"
    first_run.prepare()


@pytest.fixture(autouse=True)
def nobody_came_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """The crowd at the doors is counted by the hour, and a test is nobody else's crowd."""
    monkeypatch.setattr("stories.narrator.guarding.CROWD", crowding.Crowd())


@pytest.fixture
def tree() -> None:
    """A shelf for records and three places, where a story comes as far as a public version. No more: it takes time."""
    root = Page.get_first_root_node()
    root.add_child(instance=RecordsPage(title="Registros", slug="registros", live=False))
    places = [("california", "California"), ("eastside", "Eastside"), ("boyle-heights", "Boyle Heights")]
    for slug, label in places:
        parent = {"eastside": "california", "boyle-heights": "eastside"}.get(slug)
        Term.objects.create(slug=slug, kind="place", label_es=label, label_en=label, parent_id=parent)


@pytest.fixture
def narrator() -> Narrator:
    """On Spanish pages, with a browser that checks form tokens."""
    return Narrator(Client(enforce_csrf_checks=True), "es")


@pytest.fixture(params=["es", "en"])
def anybody(request: pytest.FixtureRequest) -> Narrator:
    """The same in either language."""
    return Narrator(Client(enforce_csrf_checks=True), request.param)


@pytest.fixture
def other() -> Narrator:
    """A second browser."""
    return Narrator(Client(enforce_csrf_checks=True), "es")
