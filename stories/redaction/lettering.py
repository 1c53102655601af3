"""Lines of words in a picture, by Tesseract where it is installed: in a cell, from pixels that were drawn anew."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from stories.cell.cell import GIGABYTE, Walls, cell
from stories.redaction.regions import Region, apart

WALLS = Walls(memory=2 * GIGABYTE, seconds=80)
# Words anywhere, light falling as it does outdoors.
SPARSE = ("--psm", "11", "-c", "thresholding_method=2")
MOST_PROPOSALS = 200
_SUREST_WORDS, _PATIENCE_SECONDS = 40, 40
# The rows of single words in what it answers.
_LEVEL = 5


def found() -> str | None:
    """Where Tesseract is; None where it is not installed."""
    return shutil.which("tesseract")


def words_in(grey: bytes, *, width: int, height: int) -> list[Region]:
    """A box around each line of words in a grey PNG of this size; none without Tesseract. What it reads is not kept."""
    program = found()
    if program is None:
        return []
    try:
        done = subprocess.run(  # noqa: S603 - words of ours
            cell(Path(program), ["stdin", "stdout", *SPARSE, "tsv"], walls=WALLS),
            input=grey,
            capture_output=True,
            timeout=_PATIENCE_SECONDS,
            env={"OMP_THREAD_LIMIT": "2", "LC_ALL": "C.UTF-8", "PATH": os.defpath},
            cwd="/",
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        return []
    lines = _lines(done.stdout.decode("utf-8", "replace"), (width, height))
    return list(apart(sorted(lines, key=lambda line: -line.area)))[:MOST_PROPOSALS]


def _lines(table: str, size: tuple[int, int]) -> Iterator[Region]:
    """Lines of a table of words (level, page, block, paragraph, line, word, left, top, width, height, sureness)."""
    width, height = size
    boxes: dict[tuple[str, ...], tuple[float, float, float, float]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) < 12 or cells[0] != str(_LEVEL) or not cells[11].strip() or float(cells[10]) < _SUREST_WORDS:
            continue
        left, top, across, down = (float(cell) for cell in cells[6:10])
        box = (left, top, left + across, top + down)
        line = tuple(cells[1:5])
        known = boxes.get(line, box)
        boxes[line] = (min(known[0], box[0]), min(known[1], box[1]), max(known[2], box[2]), max(known[3], box[3]))
    for left, top, right, bottom in boxes.values():
        margin = (bottom - top) * 0.2
        region = Region(
            max(0.0, (left - margin) / width),
            max(0.0, (top - margin) / height),
            min(1.0, (right + margin) / width),
            min(1.0, (bottom + margin) / height),
            "text",
        )
        if not region.why_not():
            yield region
