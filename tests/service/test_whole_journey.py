"""The whole way of a story over PostgreSQL, S3 and a search server at once: and a withdrawal that reaches them all."""

import json
import random
import time

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from search.interface import Query
from stories.gate.clock import today
from stories.intake.models import Original
from stories.pages.documents import PublicDocument, PublicFile
from stories.publishing.audit import audit_public
from stories.publishing.models import Duty, ErasureReport
from stories.publishing.publishing import publish
from stories.publishing.state import State, state_of
from stories.publishing.withdrawing import withdraw
from stories.vault.by_code import derive, open_report
from tests.leaks.scanning import files_with
from tests.publishing.stories_told import ToldStory, ready_edition, tell, two_people
from tests.service.world import Gateway, SearchServer, World

pytestmark = pytest.mark.service
# Stands nowhere else. The first in the title, so it was public; the others in what was told, so they never were.
PUBLIC_WORD = "quexalcopetl"
PRIVATE_WORDS = ["Rosario y vivo", "calle Olvera"]


@pytest.fixture
def story(world: World) -> ToldStory:
    """Public, found by the server, its originals in the sealed bucket and its picture in the public one."""
    told = tell()
    publish(edition=ready_edition(told, title=f"No abrimos {PUBLIC_WORD}"), person=two_people()[0], at=today())
    world.tend_until_done()
    return told


def found() -> list[str]:
    page = Client().get(reverse("search"), {"q": PUBLIC_WORD})
    assert page.status_code == 200
    return [hit.record for hit in page.context["hits"]]


def shown_file() -> str:
    return str(reverse("media", args=[PublicFile.objects.first().pk]))


def nothing_is_left(world: World, told: ToldStory) -> None:
    """Not in any version of any bucket, not in the index, not in the database; and the narrator can read that."""
    assert Duty.objects.filter(done_on=None).count() == 0
    assert [key for bucket in world.buckets.values() for key, _version in bucket.everything()] == []
    assert world.index_files_with([PUBLIC_WORD]) == []
    assert world.engine.server.entries() == 0
    call_command("sweep_database", verbosity=0)
    assert world.database_files_with([PUBLIC_WORD], log=False) == []
    sealed = bytes(ErasureReport.objects.get(pk=told.submission.pk).sealed)
    lines = json.loads(open_report(keys=derive(code=told.code), submission_id=told.submission.pk, blob=sealed))
    assert {line["place"] for line in lines} >= {
        "shred_keys",
        "sealed_files",
        "sealed_rows",
        "page_traces",
        "public_file",
        "search_index",
        "raw_bytes",
        "backups",
    }
    assert state_of(submission=told.submission, at=today()) == State.ERASED


def test_told_published_found_withdrawn_and_gone_everywhere(world: World, story: ToldStory) -> None:
    record = PublicDocument.objects.visible(use="web").get().record_id
    assert audit_public() == []

    # Where everything lies: nothing sealed or public on this disk, everything named at random in the buckets.
    original = Original.objects.get(submission=story.submission)
    assert {key for key, _version in world.buckets["sealed"].everything()} >= {original.file_id}
    assert {key for key, _version in world.buckets["public"].everything()} == set(
        PublicFile.objects.values_list("name", flat=True)
    )
    assert [path for path in (world.home / "sealed").rglob("*") if path.is_file()] == []
    assert [path for path in (world.home / "public").rglob("*") if path.is_file()] == []

    # A visitor finds it through the server, and sees its picture by stretches through the consent-checking view.
    assert world.engine.server.holds(record)
    assert not get_page(PUBLIC_WORD).standing_in
    assert found() == [record]
    address = shown_file()
    whole = b"".join(Client().get(address).streaming_content)
    part = Client().get(address, headers={"range": "bytes=10-99"})
    assert (part.status_code, b"".join(part.streaming_content)) == (206, whole[10:100])

    # The public word can be read in every engine's bytes (else looking for it later would prove nothing) ...
    assert world.index_files_with([PUBLIC_WORD]) != []
    call_command("sweep_database", verbosity=0)
    assert world.database_files_with([PUBLIC_WORD], log=False) != []
    # ... and the private ones in none.
    assert world.objects_with(PRIVATE_WORDS) == []
    assert world.index_files_with(PRIVATE_WORDS) == []
    assert world.database_files_with(PRIVATE_WORDS, log=False) == []
    assert world.database_files_with(PRIVATE_WORDS, log=True) == []
    assert files_with(world.home, PRIVATE_WORDS) == []

    withdraw(secrets=story.secrets, at=today())

    # In the same moment, with the server still holding its words:
    assert world.engine.server.holds(record)
    assert found() == []
    assert Client().get(address).status_code == 404

    world.tend_until_done()
    assert not world.engine.server.holds(record)
    nothing_is_left(world, story)


def get_page(text: str):  # type: ignore[no-untyped-def]
    from search.engine import get_engine

    return get_engine().find(Query(text))


def test_a_search_server_killed_in_the_middle_hides_and_heals(world: World, story: ToldStory) -> None:
    server = SearchServer()
    server.kill()
    try:
        other = tell()
        publish(edition=ready_edition(other, title="Otra puerta"), person=two_people()[0], at=today())
        page = get_page(PUBLIC_WORD)
        assert page.standing_in and page.total == 1
        assert "a medias" in Client().get(reverse("search"), {"q": "puerta"}).content.decode()

        withdraw(secrets=story.secrets, at=today())
        assert found() == []
        world.tend()
        assert {"search_index", "raw_bytes", "report"} <= set(world.waiting())
        assert "sealed_files" not in world.waiting(), "what does not need the server is done"
        assert found() == []
    finally:
        server.start()
    time.sleep(5.5)  # the engine rests after a failure
    assert found() == []
    world.tend_until_done()
    assert world.index_files_with([PUBLIC_WORD]) == []
    assert get_page("otra puerta").total == 1
    assert not get_page("otra puerta").standing_in


def test_a_store_killed_in_the_middle_hides_and_heals(world: World, story: ToldStory) -> None:
    address = shown_file()
    gateway = Gateway()
    gateway.kill()
    try:
        assert Client().get(address).status_code == 503
        withdraw(secrets=story.secrets, at=today())
        assert Client().get(address).status_code == 404
        world.tend()
        assert {"sealed_files", "public_file", "raw_bytes", "report"} <= set(world.waiting())
        assert "shred_keys" not in world.waiting(), "the keys go first, whatever is down"
    finally:
        gateway.start()
    time.sleep(5.5)  # the archive rests after a failure
    world.tend_until_done()
    nothing_is_left(world, story)


def test_a_worker_killed_again_and_again_in_a_withdrawal_leaves_it_hidden_and_it_heals(
    world: World, story: ToldStory
) -> None:
    withdraw(secrets=story.secrets, at=today())
    chance = random.Random(8)
    for _time in range(4):
        worker = world.worker()
        time.sleep(chance.uniform(1.5, 5.0))
        worker.kill()
        worker.wait()
        assert found() == []
    assert world.worker().wait(timeout=120) == 0
    world.tend_until_done()
    nothing_is_left(world, story)
