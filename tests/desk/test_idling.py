"""Sessions end when idle; what somebody is writing can still be saved after signing in again."""

import datetime
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stories.desk import idling
from tests.desk.staff import PASSWORD, browser_of, code_of, fields_of, member, opened, said
from tests.publishing.stories_told import tell

pytestmark = pytest.mark.usefixtures("archive")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`later(minutes)` lets that much time pass."""
    clock = {"now": datetime.datetime(2026, 5, 4, 9, 0, tzinfo=datetime.UTC)}
    monkeypatch.setattr(idling.timezone, "now", lambda: clock["now"])

    def pass_by(minutes: int) -> None:
        clock["now"] += datetime.timedelta(minutes=minutes)

    return pass_by


def in_(client: Client) -> bool:
    return client.get(reverse("desk:desk")).status_code == 200


def test_a_session_that_nobody_uses_ends_and_one_in_use_does_not(later: Any, settings: Any) -> None:
    settings.ARCHIVE_IDLE_MINUTES = 30
    client = browser_of(member("ana", "moderators"))
    for _ in range(4):
        assert in_(client)
        later(29)
    assert in_(client)
    later(31)
    ended = client.get(reverse("desk:desk"))
    assert ended["Location"] == f"{reverse('wagtailadmin_login')}?next={reverse('desk:desk')}"
    assert "se cerró sola" in said(ended)
    assert not in_(client)


def test_an_editor_left_open_does_not_keep_a_session_by_itself(later: Any) -> None:
    client = browser_of(member("ana", "moderators"))
    assert in_(client)
    for _ in range(3):
        later(11)
        client.post("/admin/editing-sessions/ping/wagtailcore/page/1/")
    assert not in_(client)


def test_a_page_asks_before_saving_and_saves_after_signing_in_again(later: Any) -> None:
    story, ana = tell(), member("ana", "moderators")
    client, awake = opened(ana, story.submission), reverse("desk:awake")
    asks = {"relato": story.submission.pk}
    assert client.get(awake, asks).json()["ready"] is True
    client.post(reverse("desk:claim", args=[story.submission.pk]), {"que": "claim"})
    page = client.get(reverse("desk:work", args=[story.submission.pk]))
    written = {**fields_of(page), "title": "Lo escrito no se pierde", "hacer": "guardar"}
    later(31)
    assert client.get(awake, asks).json() == {"ready": False}, "and no token"
    again = opened(ana, story.submission)
    assert again.get(awake, asks).json()["ready"] is True
    assert "Guardado" in said(again.post(reverse("desk:work", args=[story.submission.pk]), written))
    assert browser_of(ana).get(awake, asks).json() == {"ready": False}, "the story was not opened in this session"
    assert browser_of(ana).get(awake).json()["ready"] is True
    assert Client().get(awake).json() == {"ready": False}


def test_what_a_session_knew_goes_when_it_ran_out() -> None:
    """It says which stories somebody opened and why, and in which minute they last did something."""
    told, ana = tell(), member("ana", "moderators")
    opened(ana, told.submission)
    assert told.submission.pk in str([session.get_decoded() for session in Session.objects.all()])
    Session.objects.update(expire_date=timezone.now() - datetime.timedelta(seconds=1))
    form = {"username": "ana", "password": PASSWORD, "code": code_of(ana)}
    assert Client().post(reverse("wagtailadmin_login"), form).status_code == 302
    assert told.submission.pk not in str([session.get_decoded() for session in Session.objects.all()])
