"""Records, lists and searches under load, on two workers, beside a bare view and beside stock Wagtail.

usage: python -m benchmarks.public [RECORDS] [SECONDS]     (10000, 5)

On SQLite; on PostgreSQL under scripts/services/with_postgres.sh. BENCH_KEEP names a folder that keeps what was filled
(with a PostgreSQL that stays), so that the next run only measures. The three servers run one after the other in each
round, with the same client, the same two workers of eight threads and the same addresses; what is said is the best of
the rounds for each, since a machine that others use only ever takes away. Bodies are compared before anything is timed.
"""

import contextlib
import json
import math
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.public import load
from tests.browser.served import free_port

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 2
# Lines on which everything is asked before anything is timed: enough that both workers have seen it.
WARMING = 4
PATIENCE_SECONDS = 120
# Of Wagtail's searches some take minutes over this many pages.
AT_MOST = 10.0
SERVER = ("--config", "scripts/gunicorn.conf.py", "--workers", "2", "--threads", "8", "--error-logfile", "-")


def main() -> None:
    records = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 5.0
    kept = os.environ.get("BENCH_KEEP")
    folder = contextlib.nullcontext(kept) if kept else tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER"))
    with folder as name:
        for line in measured(Path(name), records=records, seconds=seconds):
            print(line, flush=True)


def measured(folder: Path, *, records: int, seconds: float) -> Iterator[str]:
    """Lines of a table."""
    home = os.environ | {
        "AMPARO_HOME": str(folder / "home"),
        "DJANGO_SETTINGS_MODULE": "archive_site.settings.dev",
        "ARCHIVE_ROLE": "all",
        "BENCH_BODIES": str(folder),
        "BENCH_STOCK": str(folder),
        "BENCH_STOCK_URL": _another_database(),
    }
    (folder / "home" / "logs").mkdir(parents=True, exist_ok=True)
    stock = {key: value for key, value in home.items() if key != "DJANGO_SETTINGS_MODULE"}
    if not (folder / "bodies.json").exists():
        _fill(folder, records, home, stock)
    asked: dict[str, list[str]] = json.loads((folder / "asked.json").read_text())
    asked.pop("words")
    bodies: dict[str, str] = json.loads((folder / "bodies.json").read_text())
    yield f"{records} records, {'PostgreSQL' if os.environ.get('AMPARO_DATABASE_URL') else 'SQLite'}, 2 workers"
    plan = (
        ("ours", "archive_site.wsgi", home | {"ARCHIVE_ROLE": "public"}, asked),
        ("bare", "benchmarks.public.bare:application", stock, {"record": asked["record"]}),
        ("wagtail", "benchmarks.public.stock:application", stock, {"record": asked["record"]}),
    )
    best: dict[str, load.Taken] = {}
    alone: dict[str, list[float]] = {}
    for number in range(ROUNDS):
        for name, module, environment, wanted in plan:
            with served(module, environment) as port:
                if not number:
                    _compare(port, bodies)
                for what, addresses in wanted.items():
                    load.warm(port, addresses, lines=WARMING)
                    taken = load.ask_for(port, addresses, seconds=seconds)
                    before = best.get(f"{name} {what}")
                    best[f"{name} {what}"] = max(taken, before) if before else taken
                if name == "ours":
                    times = load.ask_each(port, asked["search"] * 3, at_most=AT_MOST)
                    alone[name] = min(times, alone.get(name, times), key=sum)
    with served("benchmarks.public.stock:application", stock) as port:
        found = [address.replace("/es/buscar/", "/search/") for address in asked["search"]]
        alone["wagtail"] = load.ask_each(port, found, at_most=AT_MOST)
    for name, taken in best.items():
        yield f"{name:16} {taken.per_second:9.1f} a second   p50 {taken.p50:8.2f} ms   p95 {taken.p95:8.2f} ms"
    record = {name: best[f"{name} record"].per_second for name in ("ours", "bare", "wagtail")}
    to_bare, to_wagtail = record["ours"] / record["bare"], record["ours"] / record["wagtail"]
    yield f"a record page: {to_bare:.2f} of the bare view, {to_wagtail:.1f} times Wagtail"
    for name, times in alone.items():
        late = sum(one == math.inf for one in times)
        said = f"p50 {statistics.median(times):8.1f} ms   p95 {sorted(times)[int(len(times) * 0.95)]:8.1f} ms"
        yield f"{name} search, nobody else asking: {said}   {late} of {len(times)} not in {AT_MOST:.0f} s"
    yield f"load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


def _fill(folder: Path, records: int, home: dict[str, str], stock: dict[str, str]) -> None:
    """Both archives, the other one holding the bytes that ours draws."""
    _run("benchmarks.public.filling", str(records), str(folder / "asked.json"), environment=home)
    asked: dict[str, list[str]] = json.loads((folder / "asked.json").read_text())
    with served("archive_site.wsgi", home | {"ARCHIVE_ROLE": "public"}) as port:
        bodies = json.dumps(_kept(folder, port, asked["record"]))
    (folder / "drawn.json").write_text(bodies)
    (folder / "words.json").write_text(json.dumps(asked["words"]))
    _run("benchmarks.public.stock", str(folder / "drawn.json"), str(folder / "words.json"), environment=stock)
    (folder / "bodies.json").write_text(bodies)


@contextlib.contextmanager
def served(module: str, environment: dict[str, str]) -> Iterator[int]:
    """The port of a server that answers."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", *SERVER, "--bind", f"127.0.0.1:{port}", module]
    process = subprocess.Popen(
        command, cwd=ROOT, env=environment | {"PORT": str(port)}, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        until = time.monotonic() + PATIENCE_SECONDS
        while True:
            with contextlib.suppress(OSError, RuntimeError):
                load.Line(port)
                break
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{module} did not start")
            time.sleep(0.2)
        # Both workers, before anything is timed.
        time.sleep(4)
        yield port
    finally:
        # What still works on a question that nobody waits for is not waited for either.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(30)


def _kept(folder: Path, port: int, addresses: list[str]) -> dict[str, str]:
    """Each address's body in a file of its own, for the others to send."""
    from benchmarks.public.bare import name_of

    found = {}
    for address in addresses:
        file = folder / name_of(address)
        file.write_bytes(load.body(port, address))
        found[address] = str(file)
    return found


def _compare(port: int, bodies: dict[str, str]) -> None:
    for address, file in bodies.items():
        if load.body(port, address) != Path(file).read_bytes():
            raise RuntimeError(f"{address} is not the same bytes")


def _run(module: str, *words: str, environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-m", module, *words], cwd=ROOT, env=environment, check=True)


def _another_database() -> str:
    """On PostgreSQL, a database for the stock site beside the archive's."""
    address = os.environ.get("AMPARO_DATABASE_URL", "")
    if not address:
        return ""
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'stock'").fetchone():
            connection.execute("CREATE DATABASE stock")
    return f"{address.rpartition('/')[0]}/stock"


if __name__ == "__main__":
    main()
