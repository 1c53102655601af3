"""Broken recordings and films through the worker itself: each job ends done or refused, and leaves nothing.

`AMPARO_RENDERS` says how many (60 unless it says otherwise), `AMPARO_SEED` which ones.
"""

import collections
import os
import random
import resource
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from stories.pages.preparing import prepare_tree
from stories.publishing import rendering
from stories.publishing.renders import Render, RenderFile
from stories.redaction.sound import Source
from stories.vault.shelves import stored_ids
from tests.lines.test_broken_recordings import REASONS, broken
from tests.publishing.recorded_stories import ask, recording_choice, save_choice, tell_recorded, work
from tests.publishing.stories_told import two_people
from tests.redaction.recorded import FILMS, SOUNDS, film, recording, voice

RENDERS = int(os.environ.get("AMPARO_RENDERS") or 60)
SEED = int(os.environ.get("AMPARO_SEED") or 20260730)
LONGEST_SECONDS, MOST_GROWTH = 60.0, 100_000  # kB


def source(data: bytes, media_type: str) -> Source:
    def pieces() -> Iterator[bytes]:
        yield from (data[at : at + 65_536] for at in range(0, len(data), 65_536))

    return Source(media_type, pieces, 1 << 24)


def held() -> tuple[int, int, int]:
    """Open files, threads, and processes below this one."""
    below = [path.read_text().split() for path in Path("/proc/self/task").glob("*/children")]
    return len(list(Path("/proc/self/fd").iterdir())), threading.active_count(), sum(map(len, below))


@pytest.mark.timeout(3600)
def test_each_job_ends_done_or_refused_and_leaves_nothing(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare_tree()
    ana, _beto = two_people()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    wholes = {kind: recording(kind, voice(0.4)) for kind in SOUNDS}
    wholes |= {kind: film(kind, seconds=0.4, size="96x64") for kind in FILMS}
    jobs: dict[str, Render] = {}
    for show in ("sound", "video"):
        submission = tell_recorded(recording("audio/ogg", voice(0.4)), voice="own").submission
        save_choice(submission, ana, recording_choice(submission, voice="own", show=show))
        [jobs[show]] = ask(submission, ana)
    sealed = stored_ids()

    def through(data: bytes, kind: str) -> str:
        render = jobs["video" if kind in FILMS else "sound"]
        monkeypatch.setattr(rendering, "source_of", lambda label, *, submission, key: source(data, kind))
        Render.objects.exclude(pk=render.pk).update(state=Render.State.CANCELLED)
        again = {"state": Render.State.WAITING, "attempts": 0, "reason": "", "sealed": None, "not_before": None}
        Render.objects.filter(pk=render.pk).update(**again)
        began = time.monotonic()
        assert work() == 1
        assert time.monotonic() - began < LONGEST_SECONDS, kind
        render.refresh_from_db()
        left = stored_ids() - sealed
        assert left == set(RenderFile.objects.values_list("file_id", flat=True))
        assert bool(render.files.count()) == bool(render.sealed) == (render.state == Render.State.DONE)
        rendering.remove_files(render)
        return render.reason or render.state

    # What is loaded once, such as the detector of faces, is loaded before anything is counted.
    assert {through(data, kind) for kind, data in wholes.items()} == {"done"}
    chance, before, grown = random.Random(SEED), held(), 0
    ends: collections.Counter[str] = collections.Counter()
    for number in range(RENDERS):
        kind = chance.choice(list(wholes))
        ends[through(broken(wholes[kind], chance), kind)] += 1
        if number == RENDERS // 3:
            grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"seed {SEED}: {dict(ends)}")  # noqa: T201
    assert set(ends) <= REASONS | {"done"} and ends["done"] and len(ends) > 1, ends
    assert held() <= before
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - grown < MOST_GROWTH, "memory grows with every file"
    assert not list(tmp_path.iterdir())
