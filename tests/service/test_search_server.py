"""A real search server: built anew under its readers, compared, down, behind; and it learns nothing of who searched."""

import logging
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from search.elastic import bodies, keeping
from search.elastic.engine import LONGEST_KEPT, ServerEngine
from search.elastic.transports import ServerDown
from search.engine import embedded_engine, get_engine
from search.interface import Query
from search.models import Pending, Settled
from stories.gate.clock import today
from tests import factories
from tests.search.archive import record
from tests.search.engines.servers import address
from tests.service.world import ENGINES

KIND = next((kind for kind in ENGINES if address(kind)), "")
pytestmark = [
    pytest.mark.service,
    pytest.mark.skipif(not KIND, reason="scripts/services/with_servers.sh starts a search server"),
    pytest.mark.django_db,
]


@pytest.fixture
def engine(settings: Any) -> Iterator[ServerEngine]:
    """The product's own engine, with an empty index of its own, in step."""
    settings.SEARCH_ENGINE, settings.SEARCH_URL = ENGINES[KIND], address(KIND)
    settings.SEARCH_INDEX = f"alone-{os.environ.get('PYTEST_XDIST_WORKER', 'here')}"
    settings.SEARCH_TIMEOUT = 20.0
    one = get_engine()
    assert isinstance(one, ServerEngine)
    one.server._rest_until = 0.0
    one.keep_in_step(at=today())
    yield one
    settings.SEARCH_URL = address(KIND)
    for index in one.server.indexes():
        one.server.transport.call("DELETE", f"/{index}", wait=60)


def three(word: str = "velas") -> list[factories.Story]:
    return [record(f"Encendimos {word} {number}.") for number in range(3)]


def test_a_rebuild_is_not_noticed_by_whoever_reads(engine: ServerEngine) -> None:
    three()
    engine.keep_in_step(at=today())
    before = engine.server.index_of(engine.server.alias)
    asked = bodies.search((), Query(), without=(), start=0, size=24)
    counts: list[object] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            try:
                counts.append(engine.server.search(asked)["hits"]["total"]["value"])
            except Exception as error:  # whatever it is, a reader has seen it
                counts.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    seen: list[int] = []
    for _time in range(3):
        engine.rebuild(at=today(), progress=seen.append)
    stop.set()
    reader.join()
    after = engine.server.index_of(engine.server.alias)
    assert after != before
    assert engine.server.indexes() == [after]
    assert len(counts) > 5
    assert set(counts) == {3}
    assert seen == [3, 3, 3]
    assert engine.find(Query("vela")).total == 3


def test_an_index_is_refreshed_by_itself_from_when_it_is_searched(engine: ServerEngine) -> None:
    def refreshed(index: str) -> str:
        said = engine.server.transport.call("GET", f"/{index}/_settings", wait=60)
        return str(said[index]["settings"]["index"]["refresh_interval"])

    new = engine.server.create()
    assert refreshed(new) == "-1"
    engine.server.put_in_place(new)
    assert refreshed(new) == "1s"


def test_what_changes_during_a_rebuild_is_in_the_new_index(
    engine: ServerEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = three()
    read = keeping.entries

    def then_held(records: Any, **more: Any) -> Any:
        # Read before the hold, written after it: as it may happen.
        found = read(records, **more)
        if records and not stories[0].submission.holds.exists():
            factories.hold(stories[0].submission)
            keeping.work_off(engine.server)
        return found

    monkeypatch.setattr(keeping, "entries", then_held)
    engine.rebuild(at=today())
    assert not engine.server.holds(stories[0].record.pk)
    assert engine.server.holds(stories[1].record.pk)


def test_the_comparison_finds_what_is_missing_what_is_too_much_and_what_is_different(engine: ServerEngine) -> None:
    one, two, three_ = (story.record.pk for story in three())
    engine.keep_in_step(at=today())
    index = engine.server.index_of(engine.server.alias)
    call = engine.server.transport.call
    call("DELETE", f"/{index}/_doc/{one}")
    call("PUT", f"/{index}/_doc/{two}", {"record": two, "seal": "of other parts", "text": ["de antes"]})
    call("PUT", f"/{index}/_doc/0000", {"record": "0000", "seal": "x", "text": ["de nadie"]})
    engine.server.refresh()

    assert engine.compare() == (4, 3)
    assert engine.compare() == (3, 0)
    assert {key for page in engine.server.seals(index) for key, _seal in page} == {one, two, three_}


def test_what_was_deleted_is_waited_for_and_where_the_server_never_lets_go_there_is_a_new_index(
    engine: ServerEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    story, now = three()[0], [0.0]
    engine.keep_in_step(at=today())
    before = engine.server.index_of(engine.server.alias)
    monkeypatch.setattr("search.elastic.engine.FEW", 0)
    monkeypatch.setattr(engine, "_clock", lambda: now[0] + 1.0)
    monkeypatch.setattr(engine.server, "expunge", lambda: None)
    factories.hold(story.submission)
    engine.keep_in_step(at=today())

    with pytest.raises(ServerDown):
        engine.tidy()
    assert engine.server.index_of(engine.server.alias) == before
    now[0] = LONGEST_KEPT
    engine.tidy()

    assert engine.server.index_of(engine.server.alias) != before
    assert engine.server.deleted_entries() == 0
    assert engine.find(Query("velas")).total == 2


def test_an_entry_that_says_something_else_than_the_door_is_not_believed(engine: ServerEngine) -> None:
    story = three()[0]
    engine.keep_in_step(at=today())
    # A hold that nobody marked, as if a trigger were missing.
    factories.hold(story.submission)
    Pending.objects.all().delete()
    page = engine.find(Query("velas"))
    assert page.total == 2
    assert story.record.pk not in [hit.record for hit in page.hits]


def test_before_the_comparison_of_the_day_the_server_is_not_asked(
    engine: ServerEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    three()
    engine.keep_in_step(at=today())
    Settled.objects.update(day="1999-01-01")
    monkeypatch.setattr(engine.server, "search", lambda body: pytest.fail("it was asked"))
    page = engine.find(Query("velas"))
    assert (page.total, page.standing_in) == (3, False)
    engine.keep_in_step(at=today())
    assert Settled.objects.get().day == today()


def test_a_server_that_is_down_is_stood_in_for_and_nothing_is_lost(engine: ServerEngine, settings: Any) -> None:
    three()
    engine.keep_in_step(at=today())
    settings.SEARCH_URL = "http://127.0.0.1:9"
    late = record("Encendimos velas, más tarde.")
    page = engine.find(Query("velas"))
    assert page.standing_in
    assert page.total == 4
    assert page.facets == embedded_engine().find(Query("velas")).facets
    assert engine.suggest(prefix="vel") == ("velas",)
    with pytest.raises(OSError):
        engine.keep_in_step(at=today())
    with pytest.raises(OSError):
        engine.verify_forgotten(document_id="x" * 20)
    assert list(Pending.objects.values_list("record", flat=True)) == [late.record.pk]

    settings.SEARCH_URL = address(KIND)
    engine.server._rest_until = 0.0
    engine.keep_in_step(at=today())
    assert engine.server.holds(late.record.pk)
    page = engine.find(Query("velas"))
    assert (page.total, page.standing_in) == (4, False)


def test_the_words_of_a_search_are_in_no_log_and_no_error(
    engine: ServerEngine, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    word = "quexalcoatlica"
    three()
    engine.keep_in_step(at=today())
    with caplog.at_level(logging.DEBUG, logger="amparo"):
        engine.find(Query(word))
        settings.SEARCH_URL = "http://127.0.0.1:9"
        engine.find(Query(word))
        settings.SEARCH_URL = address(KIND)
        with pytest.raises(ServerDown) as refused:
            engine.server.transport.call("POST", f"/{engine.server.alias}/_search", {"query": {word: {}}})
    assert word not in str(refused.value)
    assert refused.value.__cause__ is None
    assert word not in caplog.text
    folder = Path(os.environ.get(f"AMPARO_{KIND.upper()}_DIR", "/nonexistent")) / "logs"
    assert [path for path in folder.rglob("*") if path.is_file() and word.encode() in path.read_bytes()] == []


def test_the_server_keeps_no_text_and_refuses_fields_that_nobody_declared(engine: ServerEngine) -> None:
    story = three()[0]
    engine.keep_in_step(at=today())
    index = engine.server.index_of(engine.server.alias)
    held = engine.server.transport.call("GET", f"/{index}/_doc/{story.record.pk}")
    assert "_source" not in held
    with pytest.raises(ServerDown):
        engine.server.transport.call("PUT", f"/{index}/_doc/0000", {"record": "0000", "narrator": "x"})
