"""A worker killed in the middle of a render: nothing plain on any disk, no ffmpeg left, and it begins again."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from django.db import connections

from stories.pages.preparing import prepare_tree
from stories.publishing.renders import Render, RenderFile
from stories.redaction import faces
from stories.vault import erasing as vault
from tests.kill.killing import in_child
from tests.kill.plain import below, holds, new_files, open_on_disk, tree_of
from tests.publishing.recorded_stories import ask, recording_choice, save_choice, tell_recorded, work
from tests.publishing.stories_told import ToldStory, two_people
from tests.redaction.recorded import film, recording

pytestmark = pytest.mark.kill
WINDOW = 48


def noise(seconds: float) -> np.ndarray:
    """Samples of which every stretch is found nowhere else."""
    return (np.random.default_rng(7).uniform(-0.5, 0.5, int(seconds * 48_000))).astype(np.float32)


def windows(data: bytes) -> list[bytes]:
    """Stretches from all over these bytes."""
    return [data[at : at + WINDOW] for at in range(1000, len(data) - WINDOW, max(WINDOW, len(data) // 400))]


@pytest.fixture
def home(own_home: Path) -> Path:
    prepare_tree()
    return own_home


def sound_story() -> tuple[ToldStory, list[bytes]]:
    said = noise(60)
    data = recording("audio/wav", said)
    pcm = (said * 32767).astype("<i2").tobytes()
    return tell_recorded(data, "audio/wav"), [*windows(data), *windows(pcm)]


def film_story() -> tuple[ToldStory, list[bytes]]:
    data = film("video/mp4", seconds=2, size="320x180")
    return tell_recorded(data, "video/mp4"), windows(data)


def spawn(deed: Callable[[], object]) -> int:
    """Start a child that does this; its process id."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            deed()
            code = 0
        finally:
            os._exit(code)
    return child


def watch(child: int, patterns: list[bytes], seconds: float) -> tuple[set[int], bool]:
    """Look at everything it has open until the time is up or it has ended: its descendants, and whether it ended."""
    until, seen = time.monotonic() + seconds, set[int]()
    while time.monotonic() < until:
        for process in tree_of(child):
            seen.add(process)
            for path in open_on_disk(process):
                assert not holds(path, patterns), f"plain bytes in {path.readlink()}"
        if os.waitpid(child, os.WNOHANG)[0]:
            return seen, True
        time.sleep(0.02)
    return seen, False


def is_alive(process: int) -> bool:
    """Whether it still runs; where nobody takes the dead away, they stay listed."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
    except OSError:
        return False


def folders(home: Path) -> Iterator[Path]:
    yield from (home, Path.cwd(), Path("/tmp"), Path("/var/tmp"))


def nothing_plain(since: float, home: Path, patterns: list[bytes]) -> None:
    found = [path for path in new_files(since, folders(home)) if holds(path, patterns)]
    assert not found, f"plain bytes in {found}"


@pytest.mark.parametrize(
    ("story", "show"),
    [
        (sound_story, "sound"),
        pytest.param(
            film_story,
            "video",
            marks=pytest.mark.skipif(bool(faces.missing()), reason="there is no detector of faces"),
        ),
    ],
)
def test_a_render_that_is_killed_leaves_nothing_plain_and_begins_again(
    home: Path, story: Callable[[], tuple[ToldStory, list[bytes]]], show: str
) -> None:
    told, patterns = story()
    since = time.time()
    ana, _beto = two_people()
    save_choice(told.submission, ana, recording_choice(told.submission, show=show))
    [render] = ask(told.submission, ana)
    for moment in (0.3, 1.2, 2.2):
        child = spawn(lambda moment=moment: work(holder=f"killed-{moment}"))
        descendants, ended = watch(child, patterns, moment)
        if ended:
            break
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        time.sleep(0.3)
        alive = [process for process in descendants - {child} if is_alive(process)]
        assert not alive, "an ffmpeg outlived its worker"
        # Its lease runs out by itself; a test does not wait for it.
        assert in_child(free_the_lease) == 0
    if show == "sound":
        nothing_plain(since, home, patterns)
    assert in_child(lambda: finish(render.pk)) == 0
    assert not [path for folder in folders(home) for path in below(folder, since) if holds(path, patterns)]


def free_the_lease() -> None:
    from stories.publishing.models import Lease

    Lease.objects.all().delete()


def finish(render_id: str) -> None:
    free_the_lease()
    work(holder="another")
    render = Render.objects.get(pk=render_id)
    assert render.state == "done", (render.state, render.reason)
    known = set(RenderFile.objects.values_list("file_id", flat=True))
    assert known == set(render.files.values_list("file_id", flat=True))
    assert all(vault.file_exists(file_id) for file_id in known)


def test_the_scan_finds_plain_bytes_where_they_are(tmp_path: Path) -> None:
    since, pattern = time.time() - 1, windows(os.urandom(5000))
    (tmp_path / "left").write_bytes(os.urandom(3_000_000) + pattern[3] + b"x")
    # Once or twice: the folder may lie on a disk that is looked through anyhow.
    assert {path for path in new_files(since, [tmp_path]) if holds(path, pattern)} == {tmp_path / "left"}
    with (tmp_path / "gone").open("wb") as opened:
        opened.write(pattern[0])
        opened.flush()
        (tmp_path / "gone").unlink()
        assert any(holds(path, pattern) for path in open_on_disk(os.getpid()))
