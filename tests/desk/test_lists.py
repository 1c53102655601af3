"""The desk's lists: as many questions for many as for one, page by page, and heaps of junk declined at once."""

import datetime
import random
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from stories.desk.filtering import Narrowed
from stories.desk.lists import the_desk
from stories.desk.roles import may
from stories.desk.shelves import A_PAGE, FIRST, Line, shelves
from stories.gate.clock import today
from stories.intake import mailbox, telling
from stories.intake.choices import Choices
from stories.intake.models import Kind, MailboxItem, Submission
from stories.moderation import claiming
from stories.moderation.models import Refusal, User
from stories.publishing.facts import NEW, gather, touched
from stories.publishing.junk import erase_junk
from stories.publishing.state import State, state_of
from tests import factories
from tests.desk.staff import browser_of, member, said, text_of

pytestmark = pytest.mark.usefixtures("archive")


def questions(person: User) -> int:
    may(person, "redact")  # what somebody may is asked once for a request, before
    with CaptureQueriesContext(
        connection,
    ) as seen:
        the_desk(person=person, at=today())
    return len(seen)


def in_every_state(person: User) -> list[Submission]:
    """Some that wait in each way."""
    told = [factories.told() for _ in range(3)]
    claiming.claim(submission=told[0], person=person, at=today())
    claiming.recuse(submission=told[1], person=person, at=today())
    stories = [factories.prepared_record(), factories.reviewed_record(), factories.cleared_record()]
    hidden = factories.published_record()
    factories.hold(hidden.submission)
    factories.published_record()
    refused = factories.prepared_record()
    factories.act(refused.submission, "no", fingerprint=refused.version.edition.fingerprint)
    factories.act(told[2], "message")
    return [*told, *(story.submission for story in stories), hidden.submission, refused.submission]


def test_many_take_as_many_questions_as_few(ana: User) -> None:
    in_every_state(ana)
    few = questions(ana)
    for _ in range(4):
        in_every_state(ana)
    assert questions(ana) == few


def test_a_list_says_of_each_what_its_cover_says(ana: User) -> None:
    made = in_every_state(ana)
    entries = [entry for shelf in the_desk(person=ana, at=today()).shelves for entry in shelf.entries]
    assert {entry.submission.pk for entry in entries} == {row.pk for row in made}
    for entry in entries:
        row = Submission.objects.get(pk=entry.submission.pk)
        assert entry.state == state_of(submission=row, at=today())
        assert entry.holder == claiming.holder(submission=row)
        assert entry.recused == claiming.recused(submission=row, person=ana)
    assert {entry.state for entry in entries} >= {State.RECEIVED, State.CLAIMED, State.REDACTED, State.HIDDEN}


def test_a_long_list_begins_on_the_desk_and_goes_on_page_by_page(ana: User) -> None:
    for _ in range(FIRST + 40):
        factories.told()
    client = browser_of(ana)
    front = client.get(reverse("desk:desk"))
    assert f"Ver las {FIRST + 40}" in text_of(front)
    rest = client.get(reverse("desk:desk"), {"lista": "received", "p": "2"})
    assert "Página 2 de 2" in text_of(rest)
    assert rest.content.decode().count('class="desk-row') == FIRST + 40 - A_PAGE
    assert client.get(reverse("desk:desk"), {"lista": "received", "p": "99"}).status_code == 200
    assert client.get(reverse("desk:desk"), {"lista": "nada", "p": "x"}).status_code == 200


# --- What is only counted is what the rule would say ------------------------------------------------------------------

STEPS = {
    "take": lambda row, ana, beto: claiming.claim(submission=row, person=ana, at=today()),
    "taken_by_other": lambda row, ana, beto: claiming.claim(submission=row, person=beto, at=today()),
    "give_back": lambda row, ana, beto: claiming.release(submission=row, person=ana, at=today()),
    "step_aside": lambda row, ana, beto: claiming.recuse(submission=row, person=ana, at=today()),
    "other_steps_aside": lambda row, ana, beto: claiming.recuse(submission=row, person=beto, at=today()),
    "write": lambda row, ana, beto: factories.act(row, "message"),
    "ask": lambda row, ana, beto: asked(row, "question"),
    "acknowledge": lambda row, ana, beto: asked(row, "read"),
    "decline": lambda row, ana, beto: refused(row, ana, "not_for_us"),
    "junk": lambda row, ana, beto: refused(row, ana, "junk"),
    "hide": lambda row, ana, beto: factories.hold(row),
    "withdraw": lambda row, ana, beto: factories.withdraw(row),
}


def asked(row: Submission, kind: str) -> None:
    seq = row.mailbox.count() + 1
    MailboxItem.objects.create(submission=row, seq=seq, kind=kind, day=today(), sealed=b"x")


def refused(row: Submission, person: User, reason: str) -> None:
    Refusal.objects.create(submission=row, person=person, reason=reason, day=today())


def made_at_random(dice: random.Random, ana: User, beto: User) -> Submission:
    """Somewhere between just sent and withdrawn, by a path of its own."""
    begin = dice.choice(
        [factories.told] * 6
        + [factories.prepared_record, factories.reviewed_record, factories.cleared_record, factories.published_record]
    )
    row = begin(high_risk=dice.random() < 0.3, kind=dice.choice(["testimony", "mural", "vigil"]))
    submission = row if isinstance(row, Submission) else row.submission
    for _step in range(dice.choice([0, 0, 1, 2, 3])):
        name = dice.choice(sorted(STEPS))
        if not hasattr(Submission.objects.get(pk=submission.pk), "withdrawal"):
            STEPS[name](submission, ana, beto)
    return Submission.objects.get(pk=submission.pk)


def expected(made: list[Submission], *, person: User, narrowed: Narrowed) -> dict[str, list[str]]:
    """Each list, by asking of every one where it stands."""
    every = shelves()
    found: dict[str, list[str]] = {shelf.key: [] for shelf in every}
    wanted = narrowed.apply(Submission.objects.filter(pk__in=[row.pk for row in made]), at=today())
    for row in wanted.order_by("sent_on", "pk"):
        holder, aside = claiming.holder(submission=row), claiming.recused(submission=row, person=person)
        line = Line(state_of(submission=row, at=today()), holder == person, holder is None, aside)
        if (shelf := next((one for one in every if one.takes(line)), None)) is not None:
            found[shelf.key].append(row.pk)
    return found


def test_lists_hold_what_the_rule_says_of_each_one_after_any_history(ana: User) -> None:
    seed = random.randrange(2**32)
    dice, beto = random.Random(seed), member("beto", "moderators")
    made = [made_at_random(dice, ana, beto) for _ in range(30)]
    for narrowed in (Narrowed(), Narrowed(kind="mural"), Narrowed(high=True)):
        for key, ids in expected(made, person=ana, narrowed=narrowed).items():
            (shelf,) = the_desk(person=ana, at=today(), narrowed=narrowed, key=key).shelves
            assert (shelf.shown, shelf.count) == (ids, len(ids)), (narrowed, key, f"seed {seed}")
    untouched = Submission.objects.exclude(pk__in=touched())
    assert set(gather(untouched).values()) <= {NEW}


def test_a_past_promise_and_a_language_narrow_the_lists(ana: User) -> None:
    old, english = factories.told(), factories.told(language="en")
    claiming.claim(submission=english, person=ana, at=today())
    later = today() + datetime.timedelta(days=20)
    assert sum(shelf.count for shelf in the_desk(person=ana, at=today(), narrowed=Narrowed(late=True)).shelves) == 0
    assert sum(shelf.count for shelf in the_desk(person=ana, at=later, narrowed=Narrowed(late=True)).shelves) == 2
    lists = the_desk(person=ana, at=today(), narrowed=Narrowed(language="es")).shelves
    assert [pk for shelf in lists for pk in shelf.shown] == [old.pk]
    page = browser_of(ana).get(reverse("desk:desk"), {"idioma": "en", "plazo": "x", "riesgo": "?"})
    assert english.pk in page.content.decode()
    assert old.pk not in page.content.decode()


# --- Each sees the lists of their own work ----------------------------------------------------------------------------


def test_an_advocate_sees_what_waits_to_be_read_and_what_lacks_an_advocate_first(ana: User) -> None:
    in_every_state(ana)
    for risk in (False, True):
        factories.prepared_record(high_risk=risk)
    eva = member("eva", "advocates")
    (shelf,) = the_desk(person=eva, at=today()).shelves
    assert shelf.key == "second"
    assert shelf.count == 3
    assert [entry.standing.advocate_missing for entry in shelf.entries if entry.standing] == [True, False, False]
    page = browser_of(eva).get(reverse("desk:desk"))
    assert "falta defensora o defensor" in text_of(page)
    for others in ("Recibidas", "En otras manos", "Le esperan a usted", "Avisos de quienes aparecen"):
        assert others not in text_of(page), others
    assert the_desk(person=eva, at=today(), key="received").shelves == []
    assert browser_of(eva).get(reverse("desk:desk"), {"lista": "received"}).status_code == 200


def test_a_steward_sees_where_everything_stands_and_is_offered_nothing_to_take(ana: User) -> None:
    in_every_state(ana)
    page = text_of(browser_of(member("sol", "stewards")).get(reverse("desk:desk")))
    assert "Recibidas" in page
    assert "En otras manos" in page
    assert "Avisos de quienes aparecen" in page
    assert "Puede tomar un relato" not in page
    assert "Le esperan a usted" not in page


def test_a_story_is_found_by_its_number_and_nothing_else_is(ana: User) -> None:
    told, record = factories.told(), factories.prepared_record().submission.record
    begun = telling.begin(kind="testimony", language="es", at=today())
    client = browser_of(ana)
    for called in (record.pk, f"tes {record.pk.upper()}", record.submission.pk[:6]):
        answer = client.get(reverse("desk:desk"), {"numero": called})
        assert answer.headers["Location"] == reverse("desk:submission", args=[record.submission.pk]), called
    assert client.get(reverse("desk:desk"), {"numero": f"TES · {told.pk[:6]}"}).status_code == 302
    report = factories.told(kind=Kind.OBJECTION)
    for nothing in (report.pk[:8], told.pk[:5], "zzzz", begun.secrets.submission_id, "%", "TES"):
        answer = client.get(reverse("desk:desk"), {"numero": nothing})
        assert answer.status_code == 200, nothing
        assert "No hay una historia así" in text_of(answer)


# --- Sent in bulk -----------------------------------------------------------------------------------------------------


def sent(words: str) -> telling.Begun:
    """A short telling, sent through the real actions."""
    begun = telling.begin(kind="testimony", language="es", at=today())
    sitting = telling.open_sitting(secrets=begun.secrets)
    telling.save_answers(secrets=begun.secrets, sitting=sitting, answers={"story": words}, at=today())
    telling.send(secrets=begun.secrets, sitting=sitting, choices=Choices(uses={"web": True}, texts={}), at=today())
    return begun


@pytest.fixture
def flood() -> tuple[list[telling.Begun], telling.Begun]:
    """Twenty-two alike, and one that is not."""
    junk = [sent(f"compre ahora {number}") for number in range(11)]
    real = sent("Salimos de madrugada. " * 40)
    return [*junk, *(sent(f"compre ahora {number}") for number in range(11))], real


def decline_all(client: Any) -> Any:
    page = client.get(reverse("desk:junk")).content.decode()
    key = page.split("?monton=")[1].split('"')[0]
    chosen = client.get(reverse("desk:junk"), {"monton": key}).content.decode()
    count = chosen.split('name="cuantos" value="')[1].split('"')[0]
    sent_back = {"monton": key, "cuantos": count}
    assert "falta marcar" in said(client.post(reverse("desk:decline_heap"), sent_back))
    return client.post(reverse("desk:decline_heap"), {**sent_back, "seguro": "si"})


def test_a_flood_is_declined_in_one_action_and_the_real_one_is_not_in_it(
    ana: User, flood: tuple[list[telling.Begun], telling.Begun]
) -> None:
    junk, real = flood
    assert "Declinados: 22" in said(decline_all(browser_of(ana)))
    (received,) = the_desk(person=ana, at=today(), key="received").shelves
    assert received.shown == [real.secrets.submission_id]
    assert Refusal.objects.filter(reason="junk").count() == len(junk)
    assert "perdone" in mailbox.read_own(secrets=junk[0].secrets)[0].words["text"]


def test_what_was_opened_or_taken_is_in_no_heap(ana: User, flood: tuple[list[telling.Begun], telling.Begun]) -> None:
    junk, _real = flood
    taken = Submission.objects.get(pk=junk[0].secrets.submission_id)
    claiming.claim(submission=taken, person=ana, at=today())
    assert "Declinados: 21" in said(decline_all(browser_of(ana)))
    assert not taken.refusals.exists()


def test_junk_is_erased_after_the_window_unless_somebody_claims_it(
    ana: User, flood: tuple[list[telling.Begun], telling.Begun]
) -> None:
    junk, real = flood
    decline_all(browser_of(ana))
    mine, looked_at = (Submission.objects.get(pk=begun.secrets.submission_id) for begun in junk[:2])
    factories.act(mine, "message")
    assert state_of(submission=mine, at=today()) == State.RECEIVED, "a machine does not come back with seven words"
    claiming.claim(submission=looked_at, person=ana, at=today())
    assert state_of(submission=looked_at, at=today()) == State.CLAIMED
    assert erase_junk(at=today()) == 0
    later = today() + datetime.timedelta(days=settings.ARCHIVE_WINDOW_DAYS)
    assert erase_junk(at=later) == len(junk) - 2
    gone = Submission.objects.get(pk=junk[5].secrets.submission_id)
    assert state_of(submission=gone, at=today()) == State.WITHDRAWN, "the usual duties do the rest"
    for kept in (mine, looked_at, Submission.objects.get(pk=real.secrets.submission_id)):
        assert not hasattr(Submission.objects.get(pk=kept.pk), "withdrawal")


def test_without_a_flood_there_is_nothing_to_decline(ana: User) -> None:
    assert "No hay ningún montón" in text_of(browser_of(ana).get(reverse("desk:junk")))


def test_a_disk_that_is_nearly_full_alarms_the_desk(ana: User, settings: Any) -> None:
    assert "El disco está casi lleno" not in text_of(browser_of(ana).get(reverse("desk:desk")))
    settings.ARCHIVE_DISK_RESERVE = 2**60
    assert "El disco está casi lleno" in text_of(browser_of(ana).get(reverse("desk:desk")))
