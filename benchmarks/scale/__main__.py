"""Search at scale, beside the bare server in the same run; and a withdrawal while everybody searches.

usage: python -m benchmarks.scale [RECORDS] [STEP...]     (20000; indexing searching withdrawing)

Under scripts/services/with_servers.sh. With SERVICES_KEEP, which names a folder, what was filled and indexed stays
there with the servers' data: the next run finds it and fills nothing, and may ask for some of the steps alone.
"""

import json
import os
import pickle
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

STEPS = ["indexing", "searching", "withdrawing"]
ROUNDS = 20
# As the worker pauses between two of its rounds.
PAUSE = 5.0
# A server as anybody would set it up: text kept, facets, marks by its own highlighter.
HIGHLIGHT = {
    "encoder": "html",
    "number_of_fragments": 2,
    "fields": {"text": {}, "spanish": {}, "english": {}},
}


def main(records: int, steps: list[str], *, kept: bool) -> dict[str, float]:
    from benchmarks.scale.filling import fill
    from search.engine import get_engine
    from tests import databases

    home = Path(os.environ["AMPARO_HOME"])
    filled = home / "filled"
    name = "scale" if filled.exists() else databases.copy_of(databases.make_template(), "scale", home)
    with databases.in_use(name, kept=kept):
        found: dict[str, float] = {"scale.records": records}
        if filled.exists():
            if filled.read_text() != str(records):
                raise SystemExit(f"kept are {filled.read_text()} records")
        else:
            began = time.perf_counter()
            fill(records)
            found["scale.filled_s"] = time.perf_counter() - began
            filled.write_text(str(records))
        engine: Any = get_engine()
        for step in (indexing, searching, withdrawing):
            if step.__name__ not in steps:
                continue
            told = {**step(engine), f"scale.load_after_{step.__name__}": os.getloadavg()[0]}
            for key, value in told.items():
                found[key] = value
                print(f"{key:32} {value:12.2f}", flush=True)
        if not kept:
            for index in (*engine.server.indexes(), bare_of(engine)):
                engine.server.transport.call("DELETE", f"/{index}", wait=60)
        return found


def bare_of(engine: Any) -> str:
    """The index that keeps the text. Its name is none of the archive's: as one of those it would be deleted from."""
    return f"bare-{engine.server.alias}"


def indexing(engine: Any) -> dict[str, float]:
    """Documents a second: ours from the public view to a searched index, and the same entries through the bulk API,
    ready made: put by while ours are made, and read again while nobody looks at the clock."""
    from search.elastic.definition import definition
    from search.elastic.server import unsearched
    from stories.gate.clock import today

    server, bare = engine.server, bare_of(engine)
    with tempfile.TemporaryFile() as aside:
        write = server.fill

        def put_by(index: str, entries: Any) -> None:
            pickle.dump(entries, aside)
            write(index, entries)

        server.fill = put_by
        began = time.perf_counter()
        engine.rebuild(at=today())
        ours = time.perf_counter() - began
        server.fill = write
        described = unsearched(definition())
        described["mappings"]["_source"] = {"enabled": True}
        server.transport.call("DELETE", f"/{bare}", wait=60)
        server.transport.call("PUT", f"/{bare}", described, wait=60)
        aside.seek(0)
        count, took = 0, 0.0
        for batch in unpickled(aside):
            began = time.perf_counter()
            write(bare, batch)
            took += time.perf_counter() - began
            count += len(batch)
    began = time.perf_counter()
    server.transport.call("POST", f"/{bare}/_refresh", wait=600)
    took += time.perf_counter() - began
    return {
        "scale.indexed_per_s": count / ours,
        "scale.bulk_per_s": count / took,
        "scale.indexing_ratio": took / ours,
    }


def unpickled(aside: IO[bytes]) -> Iterator[Any]:
    """What was put by, in order."""
    while True:
        try:
            # Written a moment ago by this process.
            yield pickle.load(aside)
        except EOFError:
            return


def searching(engine: Any) -> dict[str, float]:
    """Milliseconds of a whole search of ours and of the server's own answer to the same question, in turn: where
    nothing was committed since the last one, and where something was."""
    from search.asking import clauses
    from search.elastic import bodies
    from search.interface import Query
    from search.synonyms import Thesaurus
    from stories.gate.clock import today
    from stories.pages.terms import Term

    queries = (
        Query("redada"),
        Query("raid", language="en"),
        Query("puerta calle"),
        Query("patrulla abogada"),
        Query("detenciones"),
        Query("canciones", order="newest"),
        Query('"puerta calle"'),
        Query("puerta", filters={"kind": ("testimony",)}),
        Query("abogada", page=2),
    )
    times: dict[str, list[float]] = {"find": [], "busy": [], "bare": [], "counted": []}
    work: dict[str, list[float]] = {name: [] for name in times}
    thesaurus = Thesaurus.of(Term.objects.all())
    server, bare = engine.server, bare_of(engine)
    # What was kept from another day is compared first.
    engine.keep_in_step(at=today())
    for number in range(ROUNDS + 2):
        for query in queries:
            first = (query.page - 1) * 24
            asked = clauses(query.text, thesaurus=thesaurus)
            body = bodies.search(asked, query, without=(), start=first, size=24)
            marked = {**body, "_source": ["text"], "highlight": HIGHLIGHT}
            # Marks are made from the entry.
            del marked["stored_fields"]
            acts: dict[str, Callable[[], Any]] = {
                "find": lambda query=query: engine.find(query),
                "busy": lambda query=query: engine.find(query),
                "bare": lambda marked=marked: server.transport.call("POST", f"/{bare}/_search", marked),
                "counted": lambda body=body: server.search(body),
            }
            for name, act in acts.items():
                if name == "busy":
                    # As where somebody else has written something: nothing that was read before counts.
                    commit()
                began, worked = time.perf_counter(), time.process_time()
                answer = act()
                took, worked = 1000 * (time.perf_counter() - began), 1000 * (time.process_time() - worked)
                if name in ("find", "busy") and answer.standing_in:
                    raise AssertionError("the server was not asked")
                if number >= 2:
                    times[name].append(took)
                    work[name].append(worked)
    typical = {name: statistics.median(values) for name, values in times.items()}
    return {
        **{f"scale.{name}_p50_ms": value for name, value in typical.items()},
        **{f"scale.{name}_p95_ms": statistics.quantiles(values, n=20)[-1] for name, values in times.items()},
        "scale.find_work_ms": statistics.median(work["find"]),
        "scale.busy_work_ms": statistics.median(work["busy"]),
        "scale.bare_work_ms": statistics.median(work["bare"]),
        "scale.find_ratio_to_bare": typical["find"] / typical["bare"],
        "scale.busy_ratio_to_bare": typical["busy"] / typical["bare"],
    }


def commit() -> None:
    """Something is committed that changes nothing."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()")


def withdrawing(engine: Any) -> dict[str, float]:
    """Seconds from the withdrawal to the last verified deletion, by rounds as the worker makes them, while two visitors
    search without a pause."""
    from django.db import connections
    from django.utils import timezone

    from search.interface import Query
    from stories.publishing.models import Duty
    from stories.publishing.tending import tend
    from tests import factories

    story = factories.published_record()
    engine.add(document=story.document)
    tend(now=timezone.now())
    stop = threading.Event()
    searches = 0

    def visitor() -> None:
        nonlocal searches
        while not stop.is_set():
            engine.find(Query("puerta"))
            searches += 1
        connections.close_all()

    visitors = [threading.Thread(target=visitor) for _visitor in range(2)]
    for one in visitors:
        one.start()
    began = time.perf_counter()
    factories.withdraw(story.submission)
    rounds = 0
    while time.perf_counter() - began < 900:
        tend(now=timezone.now())
        rounds += 1
        if not Duty.objects.filter(done_on=None).exists():
            break
        time.sleep(PAUSE)
    took = time.perf_counter() - began
    stop.set()
    for one in visitors:
        one.join()
    return {
        "scale.withdrawn_s": took,
        "scale.rounds_until_withdrawn": float(rounds),
        "scale.searches_meanwhile": float(searches),
    }


def measure(home: str, *, kept: bool) -> None:
    """In an archive of its own, at `home`."""
    kind = "elasticsearch" if os.environ.get("AMPARO_ELASTICSEARCH") else "opensearch"
    os.environ |= {
        "AMPARO_HOME": home,
        "DJANGO_SETTINGS_MODULE": "archive_site.settings.test",
        "AMPARO_SEARCH_ENGINE": {
            "elasticsearch": "search.elastic.engine.ElasticsearchEngine",
            "opensearch": "search.elastic.engine.OpenSearchEngine",
        }[kind],
        "AMPARO_SEARCH_URL": os.environ[f"AMPARO_{kind.upper()}"],
        "AMPARO_SEARCH_INDEX": "scale",
        "AMPARO_SEARCH_TIMEOUT": "30",
    }
    import django

    django.setup()
    from stories.vault import first_run

    first_run.prepare()
    steps = sys.argv[2:] or STEPS
    measured = main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000, steps, kept=kept)
    if steps == STEPS:
        (Path(__file__).parent / "last.json").write_text(
            json.dumps({k: round(v, 2) for k, v in measured.items()}, indent=2) + "\n"
        )


if __name__ == "__main__":
    if keep := os.environ.get("SERVICES_KEEP"):
        measure(str(Path(keep).absolute() / "home"), kept=True)
    else:
        with tempfile.TemporaryDirectory() as folder:
            measure(folder, kept=False)
