"""News of a mural on the desk: read, added to the life of the wall by one press, and thanked for."""

from typing import Any

import pytest

from stories.gate.clock import today
from stories.intake import telling
from stories.intake.choices import Choices
from stories.intake.models import Kind, MailboxItem, Submission
from stories.moderation.claiming import claim
from stories.moderation.models import Refusal
from stories.publishing.news import with_event
from stories.publishing.projecting import record_of
from stories.publishing.state import State, state_of
from stories.publishing.worksheets import load_worksheet, save_worksheet
from stories.redaction.models import Record
from stories.redaction.worksheet import Worksheet
from stories.vault.keeper import get_keeper
from tests.desk.staff import member, opened, text_of
from tests.publishing.stories_told import tell

MURAL = {"artist": "", "painted": "1998", "condition": "whole", "events": [{"date": "1998", "what": "painted"}]}


@pytest.fixture
def mural(archive: None) -> Submission:
    """A mural with a worksheet and a record."""
    submission = tell(kind="mural").submission
    record_of(submission)
    save_worksheet(submission=submission, worksheet=Worksheet(title="La ola", mural=MURAL), person=member("ana"))
    return submission


def news_of(mural: Submission, **answers: str) -> Submission:
    """News of it, sent."""
    begun = telling.begin(kind=Kind.REPORT, language="es", at=today())
    sitting = telling.open_sitting(secrets=begun.secrets)
    told = {"reports_on": mural.record.pk, "condition": "whitewashed", "when": "2024", "add": "yes", **answers}
    telling.save_answers(secrets=begun.secrets, sitting=sitting, answers=told, at=today())
    telling.send(secrets=begun.secrets, sitting=sitting, choices=Choices(uses={}, texts={}), at=today())
    return Submission.objects.get(pk=begun.secrets.submission_id)


def sheet_of(mural: Submission) -> dict[str, Any]:
    return load_worksheet(submission=mural, opened=get_keeper().open("1", mural.pk, "redact")).mural


def test_one_press_adds_a_dated_event_and_thanks(mural: Submission) -> None:
    news = news_of(mural, note="Lo pintaron de gris.")
    ana = member("moderadora", "moderators")
    browser = opened(ana, news)
    page = browser.get(f"/admin/escritorio/{news.pk}/noticia/")
    assert "Lo pintaron de gris." in text_of(page)
    browser.post(f"/admin/escritorio/{news.pk}/noticia/", {"what": "whitewashed", "date": "2024"})
    kept = sheet_of(mural)
    assert kept["condition"] == "whitewashed"
    assert kept["events"] == [*MURAL["events"], {"date": "2024", "what": "whitewashed"}]
    assert MailboxItem.objects.filter(submission=news).count() == 1
    assert state_of(submission=news, at=today()) == State.DECLINED
    browser.post(f"/admin/escritorio/{news.pk}/noticia/", {"what": "gone", "date": "2025"})
    assert sheet_of(mural) == kept
    assert Refusal.objects.filter(submission=news).count() == 1


def test_the_worksheet_of_news_is_its_own_page(mural: Submission) -> None:
    news = news_of(mural)
    browser = opened(member("moderadora", "moderators"), news)
    answer = browser.get(f"/admin/escritorio/{news.pk}/trabajar/")
    assert answer["Location"].endswith("/noticia/")
    assert browser.get(f"/admin/escritorio/{mural.pk}/noticia/").status_code == 302


@pytest.mark.parametrize("add", ["no", ""])
def test_without_a_yes_nothing_is_added(mural: Submission, add: str) -> None:
    news = news_of(mural, add=add)
    browser = opened(member("moderadora", "moderators"), news)
    page = browser.get(f"/admin/escritorio/{news.pk}/noticia/")
    assert 'name="what"' not in page.content.decode()
    answer = browser.post(f"/admin/escritorio/{news.pk}/noticia/", {"what": "gone", "date": "2024"})
    assert "permiso" in text_of(answer)
    assert sheet_of(mural) == MURAL


def test_a_mural_in_other_hands_is_left_alone(mural: Submission) -> None:
    news = news_of(mural)
    claim(submission=mural, person=member("otra", "moderators"), at=today())
    browser = opened(member("moderadora", "moderators"), news)
    answer = browser.post(f"/admin/escritorio/{news.pk}/noticia/", {"what": "gone", "date": "2024"})
    assert "Otra persona" in text_of(answer)
    assert sheet_of(mural) == MURAL


def test_a_wall_that_is_whole_is_no_event_and_a_date_is_asked_for_else(mural: Submission) -> None:
    assert with_event(MURAL, what="whole", date="2024")["events"] == MURAL["events"]
    assert with_event(MURAL, what="painted", date="1998")["events"] == MURAL["events"]
    news = news_of(mural)
    browser = opened(member("moderadora", "moderators"), news)
    answer = browser.post(f"/admin/escritorio/{news.pk}/noticia/", {"what": "gone", "date": ""})
    assert "Diga la fecha" in text_of(answer)


def test_news_never_becomes_a_record(mural: Submission) -> None:
    """The door: only what was told as a testimony, a mural or a vigil."""
    news = news_of(mural)
    with pytest.raises(Exception, match="of its kind that was sent"):
        Record.objects.create(pk="zzz9", submission=news, kind="report")
