"""A search over very many records, in one process: ours whole, and what the raw engine takes to rank the same words.

usage: python -m benchmarks.many [RECORDS] [ROUNDS]     (10000, 5)

On SQLite; on PostgreSQL under scripts/services/with_postgres.sh. BENCH_KEEP names a folder that keeps what was filled
(with a PostgreSQL that stays). *looked up anew*: with nothing kept of which rows meet a frequent word. *raw*: the words
as they are typed, ranked by the engine itself (`bm25`, `ts_rank`), 24 rows; it asks no door, groups no records, counts
no facets, tells nothing.
"""

import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

RAW = {
    "sqlite": "SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rank LIMIT 24",
    "postgresql": """SELECT id FROM search_vector, CAST(%s AS tsquery) asked WHERE vector @@ asked
        ORDER BY ts_rank(vector, asked, 1) DESC LIMIT 24""",
}


def main() -> None:
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    kept = os.environ.get("BENCH_KEEP")
    folder = contextlib.nullcontext(kept) if kept else tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER"))
    with folder as name:
        home = Path(name) / "home"
        os.environ |= {
            "AMPARO_HOME": str(home), "DJANGO_SETTINGS_MODULE": "archive_site.settings.dev", "ARCHIVE_ROLE": "all"
        }  # fmt: skip
        if not home.exists():
            (home / "logs").mkdir(parents=True)
            filling = [sys.executable, "-m", "benchmarks.public.filling", str(records), str(home / "asked.json")]
            subprocess.run(filling, check=True)
        import django

        django.setup()
        for line in measured(rounds):
            print(line, flush=True)


def measured(rounds: int) -> Iterator[str]:
    """Lines of a table."""
    from django.db import connection

    from benchmarks.search import ASKED
    from search.engine import get_engine
    from search.frequent import Frequent
    from search.models import Row
    from search.shown import Shown
    from stories.pages.documents import PublicDocument

    yield f"{PublicDocument.unguarded.count()} records, {Row.objects.count()} parts, {connection.vendor}"
    engine = get_engine()
    first = timed(lambda: engine.find(ASKED[0]))
    # As after a commit: the moment is another, the rows are the same.
    earlier = Shown().catalogue()
    Shown._last.at = None
    again = timed(lambda: engine.find(ASKED[0]))
    assert Shown().catalogue() is earlier
    taken: dict[str, list[tuple[float, float]]] = {query.text: [] for query in ASKED}
    anew: dict[str, list[tuple[float, float]]] = {query.text: [] for query in ASKED}
    bare: list[tuple[float, float]] = []
    for number in range(rounds + 1):
        for query in ASKED:
            # Rows are looked up anew, as the first time that a word is asked for since a commit.
            Shown._last.frequent = Frequent()
            looked_up = timed(lambda query=query: engine.find(query))
            found = timed(lambda query=query: engine.find(query))
            raw = timed(lambda query=query: rank(query.text)) if query.text else None
            if number:
                anew[query.text].append(looked_up)
                taken[query.text].append(found)
                bare += [raw] if raw else []
    for text, times in taken.items():
        yield (
            f"{text or '(nothing)':28} clock {middle(times, 0):8.1f} ms   work {middle(times, 1):8.1f} ms"
            f"   looked up anew {middle(anew[text], 0):8.1f} ms"
        )
    every, first_times = ([one for times in each.values() for one in times] for each in (taken, anew))
    lines = (("a search of ours", every), ("with rows looked up anew", first_times), ("raw ranking", bare))
    for name, times in lines:
        clock, work = [one[0] for one in times], [one[1] for one in times]
        yield (
            f"{name:30} clock p50 {statistics.median(clock):7.1f}  p95 {p95(clock):7.1f} ms"
            f"   work p50 {statistics.median(work):7.1f}  p95 {p95(work):7.1f} ms"
        )
    yield f"the first search of a process {first[0]:.0f} ms; the first after a commit {again[0]:.0f} ms"
    yield f"load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def rank(text: str) -> list[Any]:
    """The raw engine's best rows for these words."""
    from django.db import connection

    words = [word for word in text.replace('"', "").split() if word.isalnum()]
    sign = "|" if connection.vendor == "postgresql" else "OR"
    with connection.cursor() as cursor:
        cursor.execute(RAW[connection.vendor], [f" {sign} ".join(words)])
        return list(cursor.fetchall())


def timed(act: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds by the clock, and of work of this process."""
    clock, work = time.perf_counter(), time.process_time()
    act()
    return 1000 * (time.perf_counter() - clock), 1000 * (time.process_time() - work)


def middle(times: list[tuple[float, float]], which: int) -> float:
    return statistics.median(one[which] for one in times)


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


if __name__ == "__main__":
    main()
