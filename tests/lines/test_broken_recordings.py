"""Three hundred broken recordings and films: each is done or refused with a reason, none hangs, nothing stays."""

import random
import resource
import threading
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from stories.publishing.sounding import looked_at
from stories.redaction.encoding.ffmpeg import MediaRefused
from stories.redaction.sound import encoded, samples
from tests.redaction.recorded import FILMS, SOUNDS, film, recording, source, voice

pytestmark = pytest.mark.line
FILES, EVERY_SO_MANY_WHOLE, LONGEST = 300, 10, 30.0
REASONS = {"broken", "no_sound", "no_picture", "too_long", "too_large"}


def broken(data: bytes, chance: random.Random) -> bytes:
    """The same file, damaged in one of five ways."""
    made, way = bytearray(data), chance.randrange(5)
    if way == 0:
        for _flip in range(chance.randrange(1, 40)):
            made[chance.randrange(len(made))] = chance.randrange(256)
    elif way == 1:
        del made[chance.randrange(len(made)) :]
    elif way == 2:
        at = chance.randrange(len(made))
        made[at:at] = chance.randbytes(chance.randrange(1, 3000))
    elif way == 3:
        # A length that lies: four bytes of the front become huge or nothing.
        at = chance.randrange(min(len(made), 400))
        made[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff"))
    else:
        start, stop = sorted(chance.randrange(len(made)) for _end in range(2))
        made[start:stop] = bytes(stop - start)
    return bytes(made)


def render(data: bytes, kind: str, *, whole: bool) -> str:
    """What becomes of it: "done", or the reason why not."""
    stop = threading.Event()
    try:
        with ExitStack() as stack:
            if whole:
                encoded(samples(source(data, kind), stop=stop), stack=stack, stop=stop)
            else:
                looked_at(
                    source(data, kind),
                    film=kind.startswith("video/"),
                    seconds=0.4,
                    stack=stack,
                    stop=stop,
                    progress=lambda _seconds: None,
                )
    except MediaRefused as refusal:
        return refusal.code
    return "done"


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_broken_recordings_are_done_or_refused_and_leave_nothing(tmp_path: Path) -> None:
    chance = random.Random(20260729)
    wholes = {kind: recording(kind, voice(0.4)) for kind in SOUNDS}
    wholes |= {kind: film(kind, seconds=0.4, size="96x64") for kind in FILMS}
    ends: dict[str, int] = {}
    # What is loaded once, such as the detector of faces, is loaded before anything is counted.
    assert {render(data, kind, whole=False) for kind, data in wholes.items()} == {"done"}
    before, threads = open_files(), threading.active_count()
    memory = 0
    for number in range(FILES):
        kind = chance.choice(list(wholes))
        began = time.monotonic()
        end = render(broken(wholes[kind], chance), kind, whole=number % EVERY_SO_MANY_WHOLE == 0)
        assert time.monotonic() - began < LONGEST, (number, kind)
        ends[end] = ends.get(end, 0) + 1
        if number == FILES // 3:
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert set(ends) <= REASONS | {"done"} and ends["done"] > FILES / 10, ends
    assert sum(ends.values()) - ends["done"] > FILES / 20, ends
    assert open_files() <= before and threading.active_count() <= threads
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < memory + 100_000, "memory grows with every file"
    assert not list(tmp_path.iterdir())
