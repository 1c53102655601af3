"""Broken, cut and made-up files through the renderer: each ends done or refused, in time, and leaves nothing behind.

`AMPARO_MUTANTS` says how many (640 unless it says otherwise); the marked test runs in .ci/run, beside those of 300
broken recordings and of 60 more through the whole worker (tests/lines): a thousand in all.
"""

import io
import os
import random
import resource
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from stories.redaction.pixels import PDF, NotAPicture, page_count, rebuilt
from tests.redaction import finished

MUTANTS = int(os.environ.get("AMPARO_MUTANTS", "640"))
REASONS = {"broken", "pixels", "pages", "locked"}
SLOWEST_SECONDS = 60
LARGEST_GROWTH = 64 * 1024  # kB


def document() -> bytes:
    made = pypdfium2.PdfDocument.new()
    for _page in range(2):
        made.new_page(200, 300)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def heic() -> bytes:
    out = io.BytesIO()
    finished.drawing().save(out, "HEIF")
    return out.getvalue()


def seeds() -> dict[str, bytes]:
    return {
        "image/jpeg": finished.picture("JPEG", exif=finished.exif(), progressive=True),
        "image/png": finished.picture("PNG"),
        "image/webp": finished.picture("WEBP", lossless=True),
        "image/heic": heic(),
        PDF: document(),
    }


def mutated(chance: random.Random, data: bytes) -> bytes:
    """Bytes changed, a stretch doubled, cut or filled, two numbers made enormous, or only the beginning kept."""
    made = bytearray(data)
    for _time in range(chance.randint(1, 6)):
        at = chance.randrange(len(made))
        way = chance.randrange(5)
        if way == 0:
            made[at] = chance.randrange(256)
        elif way == 1:
            made[at : at + chance.randint(1, 40)] = chance.randbytes(chance.randint(0, 40))
        elif way == 2:
            made[at:at] = made[at : at + chance.randint(1, 200)]
        elif way == 3:
            made[at : at + 4] = b"\xff\xff\xff\x7f"
        else:
            del made[max(8, at) :]
    return bytes(made)


def ends(data: bytes, media_type: str) -> str:
    try:
        page = page_count(data) if media_type == PDF else 0
        rebuilt(data, media_type=media_type, page=page)
    except NotAPicture as refused:
        return str(refused)
    return "done"


def through(count: int, *, seed: int) -> Counter[str]:
    chance = random.Random(seed)
    files = seeds()
    kinds = [chance.choice(sorted(files)) for _mutant in range(count)]
    mutants = [(mutated(chance, files[media_type]), media_type) for media_type in kinds]
    # As many at a time as the renderer lets in.
    with ThreadPoolExecutor(2) as workers:
        return Counter(workers.map(lambda mutant: in_time(*mutant), mutants))


def in_time(data: bytes, media_type: str) -> str:
    began = time.monotonic()
    ended = ends(data, media_type)
    assert time.monotonic() - began < SLOWEST_SECONDS, media_type
    return ended


def still_held() -> tuple[int, int]:
    """Open descriptors, and processes below this one."""
    below = [path.read_text().split() for path in Path("/proc/self/task").glob("*/children")]
    return len(list(Path("/proc/self/fd").iterdir())), sum(map(len, below))


def test_whole_files_are_done() -> None:
    assert {media_type: ends(data, media_type) for media_type, data in seeds().items()} == dict.fromkeys(
        seeds(), "done"
    )


@pytest.mark.long
def test_a_few_mutants_end_done_or_refused() -> None:
    assert set(through(12, seed=4)) <= {"done", *REASONS}


@pytest.mark.line
@pytest.mark.timeout(1200)
def test_hundreds_of_mutants_end_done_or_refused_and_leave_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    through(20, seed=1)
    held, before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, still_held()
    ended = through(MUTANTS, seed=77)
    assert sum(ended.values()) == MUTANTS
    left = [after for after, was in zip(still_held(), before, strict=True) if after > was]
    assert not left, "a descriptor or a process is left"
    assert set(ended) <= {"done", *REASONS}
    assert ended["done"] and ended["broken"]
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held < LARGEST_GROWTH
    assert not list(tmp_path.iterdir())


def test_one_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stories.redaction.pixels.PATIENCE_SECONDS", 0.05)
    with pytest.raises(NotAPicture, match="too_long"):
        rebuilt(seeds()["image/jpeg"], media_type="image/jpeg")


def test_a_page_that_wants_all_memory_is_refused() -> None:
    """A PNG of fifty million pixels, which its header promises and its bytes do not hold."""
    out = io.BytesIO()
    Image.new("L", (10_000, 4_990)).save(out, "PNG")
    assert ends(out.getvalue()[:-200], "image/png") == "broken"
