"""A steward closes the vault with one press; nobody else can, and nobody opens it again here."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from stories.vault import locking
from tests.desk.staff import browser_of, member, text_of

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture(autouse=True)
def own_key_store(tmp_path: Path, settings: Any) -> None:
    settings.KEYSTORE_DIR = tmp_path / "keystore"


def test_one_press_locks_the_vault_and_signs_everybody_out() -> None:
    steward, moderator = member("cleo", "stewards"), member("ana", "moderators")
    browser, other = browser_of(steward), browser_of(moderator)
    assert Session.objects.count() == 2
    assert "Cerrar la bóveda ahora" in text_of(browser.get(reverse("desk:lock")))
    browser.post(reverse("desk:lock"))
    assert locking.is_locked()
    # What is left is the empty session that carries the sentence to the login page.
    assert not any("_auth_user_id" in session.get_decoded() for session in Session.objects.all())
    assert [each.get(reverse("desk:desk")).status_code for each in (browser, other)] == [302, 302]


def test_locked_the_page_says_how_it_is_opened_and_offers_no_button() -> None:
    locking.lock()
    page = browser_of(member("cleo", "stewards")).get(reverse("desk:lock"))
    assert "lock_down --lift" in text_of(page)
    assert "Cerrar la bóveda ahora" not in text_of(page)


@pytest.mark.parametrize("role", ["moderators", "advocates", "editors"])
def test_nobody_but_a_steward_locks(role: str) -> None:
    browser = browser_of(member("eva", role))
    for answer in (browser.get(reverse("desk:lock")), browser.post(reverse("desk:lock"))):
        assert answer.status_code in (302, 403, 404)
    assert not locking.is_locked()
