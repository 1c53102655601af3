"""The whole way of a story by actions alone: told, redacted, approved, published, withdrawn, erased."""

import datetime
import json

import pytest
from django.utils import timezone

from stories.consent.uses import Use
from stories.gate.clock import today
from stories.gate.models import Tombstone
from stories.intake import deciding, telling
from stories.intake.mailbox import read_own
from stories.intake.models import Submission
from stories.moderation.approving import approve
from stories.moderation.models import User
from stories.pages.documents import PublicDocument, PublicPart
from stories.pages.preparing import prepare_tree
from stories.publishing.asking import ask_for_yes
from stories.publishing.audit import audit_public
from stories.publishing.errors import Refused
from stories.publishing.models import Duty, ErasureReport
from stories.publishing.projecting import project, record_of
from stories.publishing.publishing import publish
from stories.publishing.state import State, state_of
from stories.publishing.tending import tend
from stories.publishing.withdrawing import withdraw
from stories.publishing.worksheets import save_worksheet
from stories.redaction.models import new_call_number
from stories.vault.by_code import derive, open_report
from tests.publishing.stories_told import tell, two_people, worksheet


@pytest.fixture
def people(db: None) -> list[User]:
    prepare_tree()
    return list(two_people())


def test_a_story_goes_in_sealed_comes_out_anonymized_and_is_taken_back(people: list[User]) -> None:
    ana, beto = people
    at = today()
    told = tell()
    secrets = told.secrets
    submission = Submission.objects.get(pk=secrets.submission_id)
    assert state_of(submission=submission, at=at) == State.RECEIVED
    save_worksheet(submission=submission, worksheet=worksheet(submission), person=ana)
    edition = project(submission=submission, person=ana, at=at)
    submission = Submission.objects.get(pk=secrets.submission_id)
    assert state_of(submission=submission, at=at) == State.REDACTED
    with pytest.raises(Refused, match="faltan aprobaciones"):
        publish(edition=edition, person=ana, at=at)
    approve(edition=edition, person=ana, at=at)
    approve(edition=edition, person=beto, at=at)
    ask_for_yes(edition=edition, at=at)
    assert state_of(submission=submission, at=at) == State.WITH_NARRATOR
    with pytest.raises(Refused, match="quien narra todavía no aprueba"):
        publish(edition=edition, person=ana, at=at)
    letter = read_own(secrets=secrets)[0]
    deciding.say_yes(secrets=secrets, fingerprint=letter.words["fingerprint"], at=at)
    document = publish(edition=edition, person=ana, at=at)

    assert state_of(submission=submission, at=at) == State.PUBLISHED
    assert audit_public() == []
    shown = b"".join(bytes(part.body) for part in PublicPart.objects.visible().filter(document=document))
    assert b"No abrimos" in shown and b"Luz" in shown and b"2018" in shown
    assert b"Rosario" not in shown and b"Olvera" not in shown and b"2018-05" not in shown
    assert {use for use in Use.values if PublicDocument.objects.visible(use=use).exists()} == {"web", "photo", "quote"}

    withdraw(secrets=secrets, at=at)
    withdraw(secrets=secrets, at=at)
    assert not PublicDocument.objects.visible(use="web").exists()
    assert Tombstone.objects.get().record_id == document.record_id
    assert Duty.objects.filter(done_on=None).exists()


def test_everything_withdrawn_is_erased_and_the_narrator_reads_the_report(
    people: list[User], django_db_setup: None
) -> None:
    told = tell()
    secrets, code = told.secrets, told.code
    withdraw(secrets=secrets, at=today())
    submission = Submission.objects.get(pk=secrets.submission_id)
    Duty.objects.filter(kind="raw_bytes").update(done_on=today())  # no checkpoint inside a test's transaction
    tended = tend(now=timezone.now())
    assert tended.waiting == 0, list(Duty.objects.filter(done_on=None).values_list("kind", flat=True))
    assert not submission.bodies.exists() and not submission.originals.exists()
    blob = bytes(ErasureReport.objects.get().sealed)
    lines = json.loads(open_report(keys=derive(code=code), submission_id=submission.pk, blob=blob))
    assert {line["place"] for line in lines} >= {"shred_keys", "sealed_files", "sealed_rows", "page_traces"}
    assert state_of(submission=Submission.objects.get(pk=submission.pk), at=today()) == State.ERASED


def test_a_draft_that_was_never_sent_goes_after_thirty_days(people: list[User]) -> None:
    begun = telling.begin(kind="vigil", language="es", at=today() - datetime.timedelta(days=31))
    assert tend(now=timezone.now()).drafts == 1
    assert not Submission.objects.filter(pk=begun.secrets.submission_id).exists()


def test_nothing_taken_out_may_stand_in_the_title(people: list[User]) -> None:
    ana, beto = people
    at = today()
    secrets = tell().secrets
    submission = Submission.objects.get(pk=secrets.submission_id)
    save_worksheet(submission=submission, worksheet=worksheet(submission, title="Lo que vivió rosario"), person=ana)
    edition = project(submission=submission, person=ana, at=at)
    approve(edition=edition, person=ana, at=at)
    approve(edition=edition, person=beto, at=at)
    deciding.say_yes(secrets=secrets, fingerprint=edition.fingerprint, at=at)
    with pytest.raises(Refused, match="vuelve a aparecer"):
        publish(edition=edition, person=ana, at=at)


def test_a_call_number_never_spells_a_word() -> None:
    """No *heth* that a page's own *whether* would show, and nothing that would shame a story."""
    numbers = [new_call_number() for _number in range(2000)]
    assert all(len(number) == 4 and any(letter.isdigit() for letter in number) for number in numbers)
    assert len(set(numbers)) > 1900


def test_a_call_number_that_is_taken_is_drawn_again(people: list[User], monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter(["lpr6", "lpr6", "lpr6", "k253"])
    monkeypatch.setattr("stories.redaction.models.new_call_number", lambda: next(drawn))
    assert [record_of(tell().submission).pk for _story in range(2)] == ["lpr6", "k253"]
