"""What a program proposes to cover in a picture: faces by the model, lines of words by Tesseract, where installed."""

import io
import os
import subprocess
from collections.abc import Iterator

import numpy as np
from PIL import Image

from stories.redaction import faces
from stories.redaction.regions import Region, apart

# The longer side that is looked at: of a photograph of 4000 pixels, faces from about ten pixels are found.
LOOKED_AT, MOST_GROWN = 2_560, 3
WHOLE_AT = 1_280
READ_AT = 1_600
# Words anywhere, light falling as it does outdoors.
SPARSE = ("--psm", "11", "-c", "thresholding_method=2")
MOST_PROPOSALS = 200
_SUREST_WORDS, _PATIENCE = 40, 40
# The rows of single words in what it answers.
_LEVEL = 5


def faces_in(picture: Image.Image) -> list[Region]:
    """Every face that the model sees, larger than it saw it; none where there is no model.

    It looks twice: as a whole, for faces near by, and as large as it can, for small ones far away.
    """
    finder = faces.shared()
    if finder is None:
        return []
    found = [
        Region(face.left / width, face.top / height, face.right / width, face.bottom / height)
        for looked in (_no_larger(picture, WHOLE_AT), _as_large_as(picture, LOOKED_AT))
        for width, height in [looked.size]
        for face in finder.find(np.asarray(looked, dtype=np.uint8))
    ]
    whole = [region.widened() for region in found if not region.why_not()]
    return list(apart(sorted(whole, key=lambda region: -region.area)))[:MOST_PROPOSALS]


def _no_larger(picture: Image.Image, side: int) -> Image.Image:
    looked = picture.copy()
    looked.thumbnail((side, side), Image.Resampling.LANCZOS)
    return looked


def _as_large_as(picture: Image.Image, side: int) -> Image.Image:
    """So many pixels on the longer side, of a small picture at most MOST_GROWN times what it has."""
    share = min(side / max(picture.size), MOST_GROWN)
    size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    return picture.resize(size, Image.Resampling.LANCZOS)


def words_in(picture: Image.Image, tesseract: str) -> list[Region]:
    """A box around each line of words that Tesseract sees. What it reads is not kept."""
    looked = picture.copy()
    looked.thumbnail((READ_AT, READ_AT), Image.Resampling.LANCZOS)
    given = io.BytesIO()
    looked.convert("L").save(given, "PNG", compress_level=1)
    try:
        done = subprocess.run(  # noqa: S603 - the program that the parent found, with words of ours
            [tesseract, "stdin", "stdout", *SPARSE, "tsv"],
            input=given.getvalue(),
            capture_output=True,
            timeout=_PATIENCE,
            env={"OMP_THREAD_LIMIT": "2", "LC_ALL": "C.UTF-8", "PATH": os.defpath},
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        return []
    lines = _lines(done.stdout.decode("utf-8", "replace"), looked.size)
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
