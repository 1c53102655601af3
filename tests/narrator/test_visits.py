"""The visit: its cookie, its end, and the way out."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from stories.intake.models import Submission
from stories.narrator.drafts import open_draft
from stories.vault import by_code, sessions
from stories.vault.models import NarratorSession
from tests.narrator.walking import Narrator

EVERY_PAGE = [
    ("tell:start",),
    ("tell:code",),
    ("tell:sheet",),
    ("tell:qr",),
    ("tell:question", "story"),
    ("tell:question", "files"),
    ("tell:permits",),
    ("tell:permit", "web"),
    ("tell:permit", "place"),
    ("tell:text", 1),
    ("tell:review",),
    ("space:enter",),
    ("space:home",),
    ("space:withdraw",),
]


def end_of_visit(narrator: Narrator) -> None:
    """Half an hour passes."""
    NarratorSession.objects.update(expires_at=timezone.now())


def test_the_cookie_is_of_this_site_alone_unreadable_by_scripts_and_gone_with_the_window(narrator: Narrator) -> None:
    narrator.begin()
    cookie = narrator.client.cookies["visit"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert not cookie["max-age"]
    assert not cookie["expires"]
    assert narrator.submission.pk not in cookie.value


def test_outside_of_trying_out_the_cookie_is_secure(settings: object) -> None:
    from archive_site.settings import closed

    assert closed.NARRATOR_COOKIE_NAME.startswith("__Host-")
    assert closed.NARRATOR_COOKIE_SECURE is True


@pytest.mark.parametrize("name", EVERY_PAGE, ids=[" ".join(map(str, name)) for name in EVERY_PAGE])
def test_no_page_is_kept_and_none_needs_a_script(anybody: Narrator, name: tuple[object, ...]) -> None:
    """R21: `no-store`, `no-referrer`; every form is a form."""
    anybody.begin()
    anybody.answer(age="adult")
    response = anybody.open(*name)  # type: ignore[arg-type]
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "no-referrer"
    if "html" in response["Content-Type"] and name != ("tell:sheet",):
        first = re.search(r'<(?:a|button|input|textarea)\b[^>]*class="([^"]*)"', anybody.html)
        assert first is not None
        assert first[1] == "leave"
        assert "amparo" not in re.search(r"<title>(.*?)</title>", anybody.html, re.DOTALL)[1].lower()  # type: ignore[index]


def test_forms_work_without_a_referrer_and_not_without_a_token(narrator: Narrator) -> None:
    narrator.begin()
    narrator.open("tell:question", "story")
    address = narrator.where
    sent = narrator.client.post(address, {**narrator.token(), "answer": "Tocaron."}, headers={"Origin": "null"})
    assert sent.status_code == 303
    refused = narrator.client.post(address, {"answer": "Otra cosa."})
    assert refused.status_code == 403


def test_a_form_from_elsewhere_begins_nothing(narrator: Narrator) -> None:
    """Before the first button there is no cookie, so no token either: the browser says where the form stands."""
    narrator.open("tell:start")
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://example.org"}):
        answered = narrator.client.post(narrator.where, {**narrator.token(), "kind": "mural"}, headers=headers)
        assert answered.status_code == 200
        assert not answered.cookies
    assert not Submission.objects.exists()


def test_leaving_ends_the_visit_and_leads_to_a_dull_page(anybody: Narrator) -> None:
    anybody.begin()
    response = anybody.client.get(anybody.address("leave"))
    assert response.status_code == 302
    address = {"es": "/tiempo/", "en": "/weather/"}[anybody.language]
    assert response["Location"] == address
    assert response["Clear-Site-Data"] == '"cookies", "storage"'
    assert response["Cache-Control"] == "no-store"
    assert response.cookies["visit"]["max-age"] == 0
    assert response.cookies["form"]["max-age"] == 0
    assert not NarratorSession.objects.exists()
    dull = anybody.client.get(address)
    assert dull.status_code == 200
    assert f'<html lang="{anybody.language}">' in dull.content.decode()
    assert dull["Content-Language"] == anybody.language
    assert "amparo" not in dull.content.decode().lower()


def test_leaving_without_a_visit_is_the_same(narrator: Narrator) -> None:
    assert narrator.client.get(narrator.address("leave")).status_code == 302


def test_a_steward_may_choose_where_leaving_leads(narrator: Narrator, settings: object) -> None:
    settings.ARCHIVE_LEAVE_URL = "https://example.org/"  # type: ignore[attr-defined]
    assert narrator.client.get(narrator.address("leave"))["Location"] == "https://example.org/"


def test_after_half_an_hour_the_page_says_what_was_saved_and_how_to_come_back(anybody: Narrator) -> None:
    anybody.begin()
    end_of_visit(anybody)
    anybody.open("tell:question", "story")
    assert 'name="words"' in anybody.html
    assert anybody.page.status_code == 200
    assert anybody.client.cookies["visit"].value == ""


def test_what_was_being_written_when_the_visit_ended_is_carried_into_the_next(narrator: Narrator) -> None:
    """Nothing typed is lost: entering with the words saves it where it belonged."""
    code = narrator.begin()
    narrator.answer(language="es", age="adult", story="El principio.")
    narrator.open("tell:question", "story")
    end_of_visit(narrator)
    narrator.post(answer="El principio.\n\nY una página entera más.")
    assert narrator.page.status_code == 403
    assert "Y una página entera más." in narrator.html
    action = re.search(r'<form method="post" action="([^"]+)"', narrator.html)
    step = re.search(r'name="carry_step" value="([^"]+)"', narrator.html)
    assert action is not None
    assert step is not None
    carried = {"carry": "El principio.\n\nY una página entera más.", "carry_step": step[1]}
    narrator.post_to(action[1], words="no son estas", **carried)
    assert "Y una página entera más." in narrator.html
    narrator.post_to(action[1], words=code, **carried)
    assert (narrator.at, narrator.step) == ("tell:question", "story")
    assert "Y una página entera más." in narrator.html
    secrets = by_code.unlock(submission_id=narrator.submission.pk, keys=by_code.derive(code=code))
    assert str(open_draft(secrets).answers["story"]).endswith("más.")


def test_carried_words_never_land_in_another_question_or_another_story(narrator: Narrator) -> None:
    code = narrator.begin("mural")
    for step in ("age", "consent", "help", "family", "../x"):
        narrator.open("space:enter")
        narrator.post(words=code, carry="adult", carry_step=step)
        assert narrator.at == "space:home"
    secrets = by_code.unlock(submission_id=narrator.submission.pk, keys=by_code.derive(code=code))
    assert open_draft(secrets).answers == {}


def test_each_page_prolongs_the_visit(narrator: Narrator) -> None:
    narrator.begin()
    row = NarratorSession.objects.get()
    NarratorSession.objects.update(expires_at=timezone.now() + timezone.timedelta(minutes=1))
    narrator.open("tell:question", "story")
    assert NarratorSession.objects.get().expires_at >= row.expires_at


def test_the_row_of_a_visit_opens_nothing_without_its_cookie(narrator: Narrator) -> None:
    code = narrator.begin()
    row = NarratorSession.objects.get()
    assert all(word.encode() not in bytes(row.sealed) for word in code.split())
    assert sessions.resume(token="another", at=timezone.now()) is None


def test_a_forged_cookie_is_no_visit() -> None:
    stranger = Narrator(Client(), "es")
    stranger.client.cookies["visit"] = "x" * 43
    stranger.open("space:home")
    assert 'name="words"' in stranger.html


def test_the_other_language_is_the_same_page(narrator: Narrator) -> None:
    narrator.begin()
    narrator.open("tell:question", "story")
    link = re.search(r'href="(/en/[^"]+)" lang="en"', narrator.html)
    assert link is not None
    narrator.language = "en"
    narrator.get(link[1])
    assert (narrator.at, narrator.step) == ("tell:question", "story")
