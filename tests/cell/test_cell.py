"""What turned hostile in a cell opens no file, no socket, reaches nobody and starts nothing; for each who uses one."""

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import imageio_ffmpeg
import pytest

from stories.cell.calls import MACHINES, Kind, program
from stories.cell.cell import UNCONFINED, Walls, carries_all, cell
from stories.intake import examining
from stories.intake.looking import pictures
from stories.redaction import lettering, pixels, speech
from stories.redaction.encoding import ffmpeg
from stories.redaction.encoding.ffmpeg import Ffmpeg, Limits, MediaRefused
from stories.redaction.verifying import exiftool
from tests.cell import hostile
from tests.intake import samples
from tests.redaction.recorded import recording, source

ROOT = Path(__file__).resolve().parents[2]
FFMPEG = Path(imageio_ffmpeg.get_ffmpeg_exe())
LEAK = Path("/dev/shm/amparo-leak")
SMALL = Walls(memory=1 << 30, seconds=20)


def test_outside_of_a_cell_all_of_it_could_be_done() -> None:
    """Else the tests below would prove nothing."""
    able = ["open a file", "list a folder", "start a process", "a socket", "change days", "end its host"]
    code = f"from tests.cell.hostile import *; say({{name: (DEEDS | READING)[name] for name in {able}}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True)
    assert json.loads(done.stdout)["could"] == able


def test_the_look_when_a_file_arrives_is_in_a_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "DECODER", "tests.cell.hostile")
    said, _picture = pictures._decoded(b"", media_type="image/jpeg", side=0)
    assert said["could"] == []


@pytest.mark.parametrize("memory", [pixels.MEMORY, pixels.MEMORY_TO_SEEK])
def test_what_draws_pictures_and_looks_for_faces_is_in_a_cell(memory: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pixels, "CHILD", "tests.cell.hostile")
    assert json.loads(pixels._answered(b"", memory=memory))["could"] == []


class Started(Exception):
    """What somebody was about to start, and behind which walls."""


def started(act: Callable[[], object], module: Any, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Walls]:
    def instead(what: Path, arguments: Sequence[str] = (), *, walls: Walls) -> list[str]:
        raise Started(what, walls)

    monkeypatch.setattr(module, "cell", instead)
    with pytest.raises(Started) as seen:
        act()
    what, walls = seen.value.args
    return what, walls


def users(folder: Path) -> dict[str, tuple[Any, Callable[[], object]]]:
    """Who starts a program of others: its module, and how."""
    stop, patience = threading.Event(), speech.Patience(seconds=5, memory=1 << 30)
    heard = source(recording("audio/wav"), "audio/wav")
    return {
        "ffmpeg": (ffmpeg, lambda: Ffmpeg(["-version"], limits=Limits(), stop=stop)),
        "lettering": (lettering, lambda: lettering.words_in(b"", width=1, height=1)),
        "exiftool": (exiftool, lambda: exiftool.second_opinion([b""])),
        "speech": (speech, lambda: speech.hear(heard, command=["true"], language="es", stop=stop, patience=patience)),
    }


@pytest.mark.parametrize("who", ["ffmpeg", "lettering", "exiftool", "speech"])
def test_a_program_of_others_that_turned_hostile_reaches_nothing(
    who: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = hostile.script(tmp_path)
    monkeypatch.setattr(lettering, "found", lambda: str(bad))
    monkeypatch.setattr(exiftool, "found", lambda: str(bad))
    module, act = users(tmp_path)[who]
    _what, walls = started(act, module, monkeypatch)
    done = subprocess.run(cell(bad, walls=walls), capture_output=True, env={}, check=False)
    assert json.loads(done.stdout)["could"] == [], done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hostile"]


@pytest.mark.parametrize(
    "asked",
    [
        ["-i", "/etc/passwd", "-f", "null", "-"],
        ["-f", "concat", "-safe", "0", "-i", "file:/etc/passwd", "-f", "null", "-"],
        ["-i", "http://127.0.0.1:9/", "-f", "null", "-"],
        ["-i", "unix:/run/nothing", "-f", "null", "-"],
        ["-f", "lavfi", "-i", "sine=d=1", "-f", "wav", str(LEAK)],
        ["-f", "lavfi", "-i", "movie=/etc/passwd", "-f", "null", "-"],
    ],
)
def test_ffmpeg_opens_no_file_and_no_socket_even_when_it_is_told_to(asked: list[str]) -> None:
    LEAK.unlink(missing_ok=True)
    command = cell(FFMPEG, ["-nostdin", "-hide_banner", "-y", *asked], walls=SMALL)
    done = subprocess.run(command, capture_output=True, env={}, check=False)
    assert done.returncode not in (0, UNCONFINED)
    assert b"Permission denied" in done.stderr or b"Function not implemented" in done.stderr, done.stderr[-300:]
    assert not LEAK.exists()


def test_what_a_program_is_decides_what_it_may_read(tmp_path: Path) -> None:
    assert carries_all(FFMPEG)
    assert not carries_all(Path(sys.executable)) and not carries_all(hostile.script(tmp_path))
    for junk in (b"", b"\x7fELF", b"\x7fELF\x02\x01" + bytes(58)):
        (tmp_path / "junk").write_bytes(junk)
        assert carries_all(tmp_path / "junk") == (len(junk) == 64)


def test_memory_time_and_the_size_of_a_file_are_limited(tmp_path: Path) -> None:
    def ran(code: str, walls: Walls, *hand: int) -> subprocess.CompletedProcess[bytes]:
        command = cell(Path(sys.executable), ["-IBc", code], walls=walls)
        return subprocess.run(command, capture_output=True, pass_fds=hand, env={}, check=False)

    assert b"MemoryError" in ran("bytearray(2 << 30)", SMALL).stderr
    assert ran("while True: pass", Walls(memory=1 << 30, seconds=1)).returncode == -24
    held = os.memfd_create("handed")
    try:
        code = f"import os; os.write({held}, bytes(1 << 20)); os.write({held}, bytes(10)); print('and on')"
        done = ran(code, Walls(memory=1 << 30, seconds=20, output=1 << 20), held)
        assert b"File too large" in done.stderr and not done.stdout
    finally:
        os.close(held)


def test_it_ends_with_its_host() -> None:
    """A host that is killed leaves nobody behind."""
    code = (
        "import subprocess, sys, time; from pathlib import Path; from stories.cell.cell import *\n"
        "wait = cell(Path('/bin/sleep'), ['60'], walls=Walls(memory=1 << 30, seconds=9))\n"
        "print(subprocess.Popen(wait).pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=ROOT) as host:
        assert host.stdout is not None
        inmate = int(host.stdout.readline())
        shut_in = Path(f"/proc/{inmate}/cmdline")
        waited = threading.Event()
        for _try in range(200):
            if shut_in.read_bytes().startswith(b"/bin/sleep"):
                break
            waited.wait(0.05)
        host.kill()
    for _try in range(200):
        if not shut_in.exists() or not shut_in.read_bytes():
            return
        waited.wait(0.05)
    pytest.fail("it outlived its host")


def test_where_nobody_can_be_shut_in_nothing_runs() -> None:
    code = (
        "import os, types; os.uname = lambda: types.SimpleNamespace(machine='pdp11')\n"
        "import sys; sys.argv = ['', 'reading', str(1 << 30), '9', '0', '/bin/echo', 'ran']\n"
        "from stories.cell.inside import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=False)
    assert (done.returncode, done.stdout) == (UNCONFINED, b"")


def nobody(*_what: object, **_walls: object) -> list[str]:
    return [sys.executable, "-IBc", f"raise SystemExit({UNCONFINED})"]


def test_then_a_photograph_is_taken_unopened_and_everything_else_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (pictures, pixels, ffmpeg):
        monkeypatch.setattr(module, "cell", nobody)
    photograph = samples.photograph()
    found = examining.examine(samples.Bytes(photograph))
    assert (found.media_type, found.width, found.height) == ("image/jpeg", 0, 0)
    with pytest.raises(pictures.Broken):
        pictures.small(photograph, media_type="image/jpeg", most=100)
    with pytest.raises(pixels.NotAPicture, match="unconfined"):
        pixels.rebuilt(photograph, media_type="image/jpeg")
    with pytest.raises(MediaRefused, match="no_ffmpeg"):
        Ffmpeg(["-version"], limits=Limits(), stop=threading.Event()).finish()


@pytest.mark.parametrize("machine", MACHINES)
@pytest.mark.parametrize("kind", Kind)
def test_the_filter_is_whole_and_fits(machine: str, kind: Kind) -> None:
    """Every jump lands inside, the last line answers, and the kernel takes no more than 4096 lines."""
    code = program(machine, kind=kind, process=1)
    lines = [code[at : at + 8] for at in range(0, len(code), 8)]
    assert len(lines) < 4096
    for number, line in enumerate(lines):
        assert number + 1 + max(line[2], line[3]) < len(lines) + (line[0] == 0x06)
    assert lines[-1][0] == 0x06
    with pytest.raises(KeyError):
        program("pdp11", kind=kind, process=1)


def test_nothing_of_the_archive_starts_a_program_outside_of_a_cell() -> None:
    """But what a steward runs: the database's own dump, and the drill."""
    outside = {"stories/upkeep/databases.py", "stories/management/commands/subpoena_drill.py"}
    starts = re.compile(r"subprocess\.(run|Popen|call|check_\w+)\(|os\.(exec|spawn|posix_spawn|system|popen|fork)\w*\(")
    found = set()
    for path in (ROOT / "stories").rglob("*.py"):
        words = path.read_text()
        if starts.search(words) and "from stories.cell.cell import" not in words:
            found.add(str(path.relative_to(ROOT)))
    assert found == outside | {"stories/cell/inside.py"}
