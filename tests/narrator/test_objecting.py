"""People who appear, and who lost the words: one form, no account, hidden first (R28). Floods, machines, crowds."""

import datetime
import hashlib
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stories.desk.reports import waiting
from stories.gate.clock import today
from stories.gate.models import Visible
from stories.intake.models import Kind, Submission
from stories.intake.objections import Objection
from stories.moderation.models import User
from stories.narrator import crowding
from stories.narrator.crowding import Entrance
from stories.publishing.holding import decide
from tests import factories
from tests.narrator.walking import Narrator
from tests.pages.surfaces import own_addresses, shared_addresses, status


@pytest.fixture(autouse=True)
def empty_crowd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stories.narrator.guarding.CROWD", crowding.Crowd())


@pytest.fixture
def story() -> factories.Story:
    return factories.published_record(pictures=1, translation=True)


def seen(story: factories.Story) -> bool:
    return Visible.objects.filter(record_id=story.record.pk, use="web").exists()


def test_every_record_page_leads_to_the_form(anybody: Narrator, story: factories.Story) -> None:
    page = anybody.open("testimony", story.record.pk).content.decode()
    address = anybody.address("object:form", story.record.pk)
    assert f'href="{address}"' in page
    anybody.get(address)
    assert anybody.page.status_code == 200
    assert not anybody.client.cookies, "looking leaves nothing behind"
    assert "no-store" in anybody.page["Cache-Control"]


def test_everything_goes_at_once_from_every_surface(anybody: Narrator, story: factories.Story) -> None:
    anybody.open("object:form", story.record.pk)
    anybody.post(what="todo")
    assert anybody.at == "object:done"
    assert not seen(story)
    site = Client()
    assert {status(site, address) for address in own_addresses(story)} == {404}
    for address in shared_addresses(story):
        assert story.record.pk not in site.get(address).content.decode(), address
    assert Objection.objects.get().receipt is None


def test_a_picture_goes_and_its_file_with_it(anybody: Narrator, story: factories.Story) -> None:
    files = [str(file.pk) for file in story.document.files.filter(media_type="image/webp")]
    anybody.open("object:form", story.record.pk)
    chosen = re.search(r'<input type="radio" name="what" value="(\w{64})"[^>]*> <img', anybody.html)
    assert chosen is not None
    anybody.post(what=chosen[1])
    site = Client()
    assert {status(site, f"/medios/{file}") for file in files} == {404}
    page = site.get(anybody.address("testimony", story.record.pk))
    assert page.status_code == 200
    assert not any(file in page.content.decode() for file in files)


def test_words_read_in_a_translation_go_in_the_original_too(narrator: Narrator, story: factories.Story) -> None:
    english = Narrator(narrator.client, "en")
    english.open("object:form", story.record.pk)
    assert "It was around five" in english.words
    chosen = re.search(r'value="(\w{64})"[^>]*> <span>These words', english.html)
    assert chosen is not None
    english.post(what=chosen[1])
    for language in ("es", "en"):
        page = Narrator(narrator.client, language).open("testimony", story.record.pk).content.decode()
        assert "It was around five" not in page


def test_nothing_marked_is_said_kindly_and_keeps_what_was_typed(anybody: Narrator, story: factories.Story) -> None:
    anybody.open("object:form", story.record.pk)
    anybody.post(words="Es mi cara.")
    assert "Es mi cara." in anybody.html
    assert "data-errors" in anybody.html
    assert seen(story)


def unseen(story: factories.Story, how: str) -> None:
    """Take it out of sight, in one of the ways there are."""
    if how == "expired":
        factories.grant(story.submission, "web", expires_on=today())
    elif how == "narrowed":
        factories.grant(story.submission, "web", place_step=0, date_step=0)
    else:
        factories.hold(story.submission, kind=how)


def said(narrator: Narrator, record: str) -> list[str]:
    """Form and answer for a number, without what is random in them and without the number."""
    pages = []
    for _step in range(2):
        if not pages:
            narrator.open("object:form", record)
        else:
            narrator.post(words="Ahí salgo yo.")
        bare = re.sub(r'name="form_token" value="[^"]*"', "", narrator.html)
        pages.append(
            f"{narrator.page.status_code} {narrator.where} {bare}".replace(record.upper(), "").replace(record, "")
        )
    return pages


UNSEEN = ("narrator", "order", "expired", "narrowed")


@pytest.mark.parametrize("how", UNSEEN)
def test_what_is_not_to_be_seen_can_be_reported_and_looks_as_if_it_never_was(
    anybody: Narrator, story: factories.Story, how: str
) -> None:
    """R28, and numbers are short: who tries them all learns nothing."""
    unseen(story, how)
    never_public = factories.record(factories.told())
    pages = [said(anybody, record) for record in (story.record.pk, never_public.pk, "zzzz")]
    assert pages[0] == pages[1] == pages[2]
    assert "200" in pages[0][0]
    assert [row.submission for row in Objection.objects.all()] == [story.submission]
    assert len(waiting().groups) == 1


def test_a_record_that_is_gone_from_sight_leads_to_the_form_like_one_that_never_was(
    anybody: Narrator, story: factories.Story
) -> None:
    unseen(story, "narrator")
    for record in (story.record.pk, "zzzz"):
        page = anybody.open("testimony", record)
        assert page.status_code == 404
        assert anybody.address("object:form", record) in page.content.decode()


def test_what_its_narrator_shows_again_stays_hidden_until_a_report_is_decided(
    narrator: Narrator, story: factories.Story
) -> None:
    standing = factories.hold(story.submission, kind="narrator")
    narrator.open("object:form", story.record.pk)
    narrator.post()
    factories.lift(standing)
    assert not seen(story)
    decide(
        objection=Objection.objects.get(),
        upto=1,
        person=User.objects.create(username="ana"),
        outcome="shown",
        reason="nobody",
        answer="",
        at=today(),
    )
    assert seen(story)


def test_what_was_withdrawn_is_gone_and_there_is_nothing_to_report(narrator: Narrator, story: factories.Story) -> None:
    factories.withdraw(story.submission)
    assert narrator.open("object:form", story.record.pk).status_code == 410


def test_over_the_budget_it_is_said_and_it_waits_on_top_of_the_desk(
    narrator: Narrator, story: factories.Story, settings: Any
) -> None:
    settings.ARCHIVE_AUTOMATIC_HIDES = 0
    narrator.open("object:form", story.record.pk)
    narrator.post(what="todo")
    assert "Su aviso llegó" in narrator.words
    assert "todavía se ve" in narrator.words
    assert seen(story)
    assert waiting().still_seen == 1


def test_who_wants_an_answer_comes_back_with_seven_words(
    anybody: Narrator, other: Narrator, story: factories.Story
) -> None:
    anybody.open("object:form", story.record.pk)
    anybody.post(what="todo", words="Es mi cara.", answer="on")
    assert anybody.at == "object:words"
    assert not seen(story)
    code = anybody.shown_words()
    anybody.post(saved="1")
    assert anybody.at == "object:space"
    assert "Es mi cara." in anybody.html
    objection = Objection.objects.get()
    assert objection.receipt is not None
    assert objection.receipt.kind == Kind.OBJECTION
    person = User.objects.create(username="ana")
    decide(
        objection=objection,
        upto=1,
        person=person,
        outcome="hidden",
        reason="appears",
        answer="Ya hablamos con quien narra.",
        at=today(),
    )
    other.enter(code)
    assert other.at == "object:space"
    assert "Ya hablamos con quien narra." in other.html
    other.post(message="Gracias. También salgo en otra.", act="say")
    assert [group.newest for group in waiting().groups] == [2], "writing again brings it back to the desk"
    other.open("object:space")
    other.post(act="delete")
    assert other.at == "space:report"
    assert hasattr(Submission.objects.get(pk=objection.receipt_id), "withdrawal")
    assert not seen(story), "what is hidden stays hidden"


def test_the_same_form_sent_twice_is_one_report_and_one_answer(narrator: Narrator, story: factories.Story) -> None:
    narrator.open("object:form", story.record.pk)
    fields = {**narrator.token(), "what": "todo", "answer": "on"}
    address = narrator.where
    pages = [narrator.client.post(address, fields, follow=True) for _ in range(2)]
    assert pages[0].status_code == 200
    assert Objection.objects.count() == 1
    assert Submission.objects.filter(kind=Kind.OBJECTION).count() == 1


# --- Machines and crowds ----------------------------------------------------------------------------------------------


def test_a_machine_that_fills_in_every_field_is_asked_again(narrator: Narrator, story: factories.Story) -> None:
    narrator.open("object:form", story.record.pk)
    narrator.post(what="todo", website="http://spam.example")
    assert "Pulse una vez más" in narrator.words
    assert seen(story)
    narrator.post(what="todo")
    assert not seen(story), "a person presses once more"


def test_a_form_that_comes_back_at_once_is_asked_again(
    narrator: Narrator, story: factories.Story, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.ARCHIVE_FORM_SECONDS = 2
    narrator.open("object:form", story.record.pk)
    narrator.post(what="todo", words="Mi cara")
    assert "Pulse una vez más" in narrator.words
    assert 'value="Mi cara"' in narrator.html, "nothing that was typed is lost"
    later = timezone.now() + datetime.timedelta(seconds=9)
    monkeypatch.setattr("stories.narrator.guarding.timezone.now", lambda: later)
    narrator.post(what="todo", words="Mi cara")
    assert not seen(story)


def crowded(settings: Any) -> None:
    settings.ARCHIVE_REPORTS_AN_HOUR = settings.ARCHIVE_BEGINS_AN_HOUR = 0


def test_when_it_is_crowded_one_waits_a_minute_and_loses_nothing(
    narrator: Narrator, story: factories.Story, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowded(settings)
    narrator.open("object:form", story.record.pk)
    narrator.post(what="todo", words="Mi cara")
    assert narrator.page.status_code == 503
    assert narrator.page["Retry-After"] == "60"
    assert 'name="words" value="Mi cara"' in narrator.html
    narrator.post(what="todo", words="Mi cara")
    assert narrator.page.status_code == 503, "not before the minute is over"
    later = timezone.now() + datetime.timedelta(seconds=65)
    monkeypatch.setattr("stories.narrator.guarding.timezone.now", lambda: later)
    narrator.post(what="todo", words="Mi cara")
    assert not seen(story)


def work(narrator: Narrator) -> str:
    """What static/js/work.js finds."""
    token = narrator.token()["form_token"]
    return next(
        str(number)
        for number in range(2_000_000)
        if int.from_bytes(hashlib.sha256(f"{token}:{number}".encode()).digest()[:4], "big") >> (32 - 15) == 0
    )


def test_a_browser_that_works_does_not_wait_and_works_once_for_each(narrator: Narrator, settings: Any) -> None:
    crowded(settings)
    narrator.open("tell:start")
    narrator.post(kind="testimony")
    assert narrator.page.status_code == 503
    done, address = {**narrator.token(), "kind": "testimony", "work": work(narrator)}, narrator.where
    narrator.client.post(address, done)
    assert Submission.objects.count() == 1
    narrator.client.post(address, done)
    assert Submission.objects.count() == 1, "the same work is not taken twice"


def test_forged_old_and_foreign_tokens_are_asked_again() -> None:
    now = timezone.now()
    token = crowding.new_token(Entrance.BEGIN, now=now)
    assert crowding.read_token(token, Entrance.BEGIN, now=now) is not None
    assert crowding.read_token(token, Entrance.REPORT, now=now) is None
    assert crowding.read_token(token[:-1], Entrance.BEGIN, now=now) is None
    assert crowding.read_token(token, Entrance.BEGIN, now=now + datetime.timedelta(days=1)) is None


def test_a_token_tells_its_age_to_two_seconds_and_no_better() -> None:
    now = datetime.datetime(2026, 5, 1, 12, 0, 1, tzinfo=datetime.UTC)
    token = crowding.read_token(crowding.new_token(Entrance.BEGIN, now=now), Entrance.BEGIN, now=now)
    assert token is not None
    assert token.age % 2 == 0


def test_the_budget_of_one_hour_is_given_back_in_the_next() -> None:
    crowd, now = crowding.Crowd(), timezone.now()
    crowd.hours[Entrance.BEGIN] = (int(now.timestamp()) // 3600, 10**6)
    assert crowd.is_full(Entrance.BEGIN, now=now)
    assert not crowd.is_full(Entrance.BEGIN, now=now + datetime.timedelta(hours=1))


def test_a_flood_of_reports_hides_the_budget_and_a_real_one_is_seen_first(narrator: Narrator, settings: Any) -> None:
    settings.ARCHIVE_AUTOMATIC_HIDES = 3
    stories = [factories.published_record() for _ in range(25)]
    for story in stories[:24]:
        for _again in range(2):
            narrator.open("object:form", story.record.pk)
            if narrator.page.status_code == 200:
                narrator.post(what="todo")
    narrator.open("object:form", stories[24].record.pk)
    narrator.post(what="todo", words="Ese es mi hijo. Nos buscan.")
    assert sum(not seen(story) for story in stories) == 3
    now_waiting = waiting()
    assert [group.record_id for group in now_waiting.groups] == [stories[24].record.pk]
    assert [len(flood.groups) for flood in now_waiting.floods] == [24]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    fields=st.dictionaries(
        st.sampled_from(["what", "words", "answer", "form_token", "website", "work", "p"]),
        st.text(max_size=60) | st.sampled_from(["todo", "on", "0" * 64, "\x00", "é" * 50]),
    )
)
def test_whatever_is_sent_is_answered(fields: dict[str, str], story: factories.Story) -> None:
    address = Narrator(Client(), "es").address("object:form", story.record.pk)
    assert Client().post(address, fields).status_code in (200, 303, 404, 503)
