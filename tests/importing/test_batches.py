"""Batches on the desk: two people, every evidence opened by both, each record through the real verbs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from stories.consent.models import Hold
from stories.desk.groups import prepare_groups
from stories.desk.lists import the_desk
from stories.gate.clock import today
from stories.gate.models import Tombstone
from stories.importing import batches
from stories.importing.models import Batch, BatchRecord
from stories.importing.taking_back import ToldHere, take_back
from stories.intake.imported import Imported, ImportedCollection
from stories.intake.models import Submission
from stories.moderation.claiming import claim
from stories.moderation.evidence import EvidenceCheck
from stories.moderation.models import User
from stories.pages.documents import PublicDocument
from stories.pages.preparing import prepare_tree
from stories.publishing.audit import audit_public
from stories.publishing.models import Duty
from stories.publishing.readiness import reasons_against
from stories.vault.keeper import KeeperRefusal
from tests import factories
from tests.desk.staff import browser_of, member, opened, said, text_of

Invent = Callable[..., Path]
pytestmark = pytest.mark.usefixtures("own_home")
State = BatchRecord.State


@pytest.fixture
def ana(own_home: Path) -> User:
    prepare_tree()
    prepare_groups()
    return member("ana", "moderators")


@pytest.fixture
def beto(ana: User) -> User:
    return member("beto", "moderators")


@pytest.fixture
def dora(ana: User) -> User:
    return member("dora", "moderators")


@pytest.fixture
def cleo(ana: User) -> User:
    return member("cleo", "stewards")


@pytest.fixture
def collection(ana: User, cleo: User, invented: Invent) -> ImportedCollection:
    """Ten records; the tenth names somebody."""
    call_command("import_records", invented(10, seed=3), steward="cleo", verbosity=0)
    return ImportedCollection.objects.get()


def press(browser: Client, name: str, batch: Batch, **sent: str) -> Any:
    return browser.post(reverse(f"desk:{name}", args=[batch.pk]), sent)


def read_all_evidence(person: User, batch: Batch, answer: str = "covers") -> None:
    browser = browser_of(person)
    page = browser.get(reverse("desk:batch", args=[batch.pk]))
    for one in page.context["evidence"]:
        browser.get(reverse("desk:evidence_file", args=[one["submission_id"]]), {"copia": "1"}).close()
        browser.post(reverse("desk:evidence", args=[one["submission_id"]]), {"alcanza": answer})


def read_samples(person: User, batch: Batch) -> None:
    for row in batch.records.filter(state=State.READY)[: batches.SAMPLES]:
        opened(person, row.submission, reason="second_look").get(reverse("desk:work", args=[row.submission_id]))


def prepared(collection: ImportedCollection, person: User, count: int = 12) -> Batch:
    browser = browser_of(person)
    browser.post(reverse("desk:imported_collection", args=[collection.pk]), {"cuantos": str(count)})
    batch = Batch.objects.get()
    press(browser, "prepare_batch", batch)
    return batch


def cleared(collection: ImportedCollection, one: User, other: User) -> None:
    """A batch that one prepared and another published, both having read."""
    batch = prepared(collection, one)
    read_all_evidence(one, batch)
    read_all_evidence(other, batch)
    read_samples(other, batch)
    press(browser_of(other), "clear_batch", batch, leida="si")


def test_a_batch_goes_the_whole_way_by_two_people(
    collection: ImportedCollection, ana: User, beto: User, cleo: User
) -> None:
    batch = prepared(collection, ana)
    states = list(batch.records.values_list("state", flat=True))
    assert states.count(State.READY) >= 7
    assert batch.records.get(reason="findings").state == State.LEFT
    assert not PublicDocument.objects.visible(use="web").exists()
    read_all_evidence(ana, batch)
    read_all_evidence(beto, batch)
    read_samples(beto, batch)

    response = press(browser_of(beto), "clear_batch", batch, leida="si")

    assert "Hecho" in said(response)
    assert batch.records.filter(state=State.PUBLIC).count() == states.count(State.READY)
    shown = PublicDocument.objects.visible(use="web")
    assert shown.count() == states.count(State.READY)
    assert audit_public() == []
    assert Batch.objects.get().cleared_by == beto
    page = browser_of(beto).get(reverse("desk:batch", args=[batch.pk]))
    assert "no queda nada por hacer" in text_of(page)


def test_nothing_is_published_while_only_one_has_read_its_evidence(
    collection: ImportedCollection, ana: User, beto: User
) -> None:
    batch = prepared(collection, ana)
    read_all_evidence(ana, batch)
    read_samples(beto, batch)

    press(browser_of(beto), "clear_batch", batch, leida="si")

    assert not PublicDocument.unguarded.exists()
    assert set(batch.records.filter(state=State.READY).values_list("reason", flat=True)) == {"evidence"}
    edition = batch.records.filter(state=State.READY)[0].submission.record.editions.get()
    assert any("otra persona abra la prueba" in reason for reason in reasons_against(edition=edition, at=today()))


def test_whoever_prepared_a_batch_does_not_clear_it(collection: ImportedCollection, ana: User) -> None:
    batch = prepared(collection, ana)
    read_all_evidence(ana, batch)
    read_samples(ana, batch)

    response = press(browser_of(ana), "clear_batch", batch, leida="si")

    assert "otra persona" in said(response)
    assert not PublicDocument.unguarded.exists()
    with pytest.raises(ValueError, match="another person"):
        batches.clear(batch=batch, person=ana, at=today(), go_on=lambda: True)


def test_nobody_clears_a_batch_unread(collection: ImportedCollection, ana: User, beto: User) -> None:
    batch = prepared(collection, ana)
    read_all_evidence(ana, batch)
    read_all_evidence(beto, batch)

    assert "abra y lea" in said(press(browser_of(beto), "clear_batch", batch, leida="si"))
    assert "Diga primero" in said(press(browser_of(beto), "clear_batch", batch))
    assert not PublicDocument.unguarded.exists()


@pytest.mark.long
def test_one_no_to_a_paper_leaves_its_record_and_the_rest_goes_on(
    collection: ImportedCollection, ana: User, beto: User, dora: User
) -> None:
    batch = prepared(collection, ana)
    read_all_evidence(ana, batch)
    read_all_evidence(beto, batch)
    read_samples(beto, batch)
    of_paper = batch.records.filter(state=State.READY, submission__grants__channel="paper").first()
    assert of_paper is not None
    refused = of_paper.submission
    browser_of(dora).get(reverse("desk:evidence_file", args=[refused.pk])).close()
    browser_of(dora).post(reverse("desk:evidence", args=[refused.pk]), {"alcanza": "does_not"})
    assert EvidenceCheck.objects.filter(answer="does_not").count() == 1

    press(browser_of(beto), "clear_batch", batch, leida="si")

    left = BatchRecord.objects.get(pk=refused.pk)
    assert (left.state, left.reason) == (State.LEFT, "evidence_no")
    assert batch.records.filter(state=State.PUBLIC).exists()
    assert not PublicDocument.unguarded.filter(record__submission=refused).exists()


@pytest.mark.long
def test_a_no_after_publication_takes_down_what_the_same_paper_covered(
    collection: ImportedCollection, ana: User, beto: User, dora: User
) -> None:
    cleared(collection, ana, beto)
    row = Imported.objects.get(pk=PublicDocument.unguarded.all()[0].record.submission_id)

    browser_of(dora).get(reverse("desk:evidence_file", args=[row.pk])).close()
    browser_of(dora).post(reverse("desk:evidence", args=[row.pk]), {"alcanza": "does_not"})

    covered = Imported.objects.filter(evidence=row.evidence).values("pk")
    assert not PublicDocument.unguarded.filter(record__submission__in=covered).exists()


def test_evidence_is_answered_by_whoever_opened_it(collection: ImportedCollection, ana: User) -> None:
    row = Imported.objects.all()[0]

    response = browser_of(ana).post(reverse("desk:evidence", args=[row.pk]), {"alcanza": "covers"})

    assert "primero abra la prueba" in said(response)
    assert not EvidenceCheck.objects.exists()


@pytest.mark.parametrize("channel", ["paper", "spoken", "deed"])
def test_each_kind_of_evidence_can_be_opened(collection: ImportedCollection, ana: User, channel: str) -> None:
    row = Imported.objects.filter(submission__grants__channel=channel).first()
    assert row is not None

    response = browser_of(ana).get(reverse("desk:evidence_file", args=[row.pk]))

    body = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    assert response.status_code == 200 and response["Cache-Control"] == "no-store"
    assert body[:4] == (b"RIFF" if channel == "spoken" else b"\xff\xd8\xff\xe0")


def test_what_was_imported_does_not_flood_the_desk_and_who_takes_one_finds_it_there(
    collection: ImportedCollection, ana: User
) -> None:
    assert sum(shelf.count for shelf in the_desk(person=ana, at=today()).shelves) == 0
    one = Imported.objects.all()[0].submission

    assert claim(submission=one, person=ana, at=today())

    assert {shelf.key: shelf.count for shelf in the_desk(person=ana, at=today()).shelves if shelf.count} == {"yours": 1}
    assert batches.waiting(collection).count() == 9


def test_a_batch_ends_where_a_person_may_open_no_more(collection: ImportedCollection, ana: User, settings: Any) -> None:
    settings.ARCHIVE_OPENINGS_AN_HOUR = 3
    batch = batches.begin(collection=collection, person=ana, count=12, at=today())
    assert batch is not None

    with pytest.raises(KeeperRefusal):
        batches.prepare(batch=batch, at=today(), go_on=lambda: True)

    assert batch.records.filter(state=State.WAITING).exists()
    assert "siga después" in said(press(browser_of(ana), "prepare_batch", batch))


@pytest.mark.long
def test_taking_back_on_paper_reaches_an_imported_record_like_any_other(
    collection: ImportedCollection, ana: User, beto: User, cleo: User
) -> None:
    cleared(collection, ana, beto)
    record = PublicDocument.unguarded.all()[0].record
    address = reverse("desk:take_back", args=[record.submission_id])

    assert browser_of(ana).post(address, {"seguro": "si"}).status_code == 302
    assert PublicDocument.unguarded.filter(record=record).exists()
    browser_of(cleo).post(address)
    assert PublicDocument.unguarded.filter(record=record).exists()
    response = browser_of(cleo).post(address, {"seguro": "si"})

    assert "Retirado" in said(response)
    assert not PublicDocument.unguarded.filter(record=record).exists()
    assert Tombstone.objects.filter(pk=record.pk).exists()
    assert Duty.objects.filter(submission_id=record.submission_id, kind="shred_keys").exists()
    assert Hold.objects.get(submission=record.submission_id).person == cleo
    assert "Retirado" in text_of(browser_of(cleo).get(reverse("desk:evidence", args=[record.submission_id])))


def test_nobody_takes_back_on_paper_what_was_told_here(ana: User, cleo: User) -> None:
    story = factories.published_record()

    response = browser_of(cleo).post(reverse("desk:take_back", args=[story.submission.pk]), {"seguro": "si"})

    assert response.status_code == 404
    with pytest.raises(ToldHere):
        take_back(submission=story.submission, steward=cleo, at=today())


def test_an_archive_without_collections_says_so(ana: User) -> None:
    assert "No se ha importado ninguna colección" in text_of(browser_of(ana).get(reverse("desk:imports")))


def test_the_screens_say_where_a_collection_stands(collection: ImportedCollection, ana: User) -> None:
    browser = browser_of(ana)
    assert "10 esperan" in text_of(browser.get(reverse("desk:imports")))
    assert "10 registros esperan" in text_of(browser.get(reverse("desk:imported_collection", args=[collection.pk])))
    one = Submission.objects.all()[0]
    assert "Importado de" in text_of(browser.get(reverse("desk:submission", args=[one.pk])))
