"""An archive that is really served, a line to it that hears everything, and a Chromium that is watched."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.served import Archive
from tests.browser.watched import CHROMIUM, Browsers, Watch, launch
from tests.browser.wire import Wire

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder is marked `browser`."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def prepared_home(migrated_template: str, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """A home with people and a few public records, to copy; and what is known of them."""
    home = tmp_path_factory.mktemp("prepared")
    shutil.copyfile(migrated_template, home / "archive.sqlite3")
    archive = Archive(home)
    archive.manage("first_run")
    return home, archive.ask("prepare")


@pytest.fixture(scope="module")
def served(prepared_home: tuple[Path, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The archive, answering; one for each file of tests."""
    home = tmp_path_factory.mktemp("home") / "amparo"
    shutil.copytree(prepared_home[0], home)
    archive = Archive(home)
    archive.start()
    yield archive
    archive.stop()


@pytest.fixture(scope="session")
def known(prepared_home: tuple[Path, dict[str, Any]]) -> dict[str, Any]:
    """Logins, and the records that were public from the start."""
    return prepared_home[1]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    if not Path(CHROMIUM).exists():
        pytest.skip(f"there is no {CHROMIUM}")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def browsers(served: Archive, chromium: Any) -> Iterator[Browsers]:
    """Windows onto the archive. Afterwards nothing may have been asked of anybody else, nor complained about."""
    wire = Wire(served.port)
    watch = Watch(host=urlsplit(wire.base).netloc)
    opened = Browsers(chromium, wire, watch)
    yield opened
    opened.close()
    wire.hang_up()
    assert watch.complaints == [], served.said()
