"""The card that stands for a link to a record: words on its kind's paper, with the cut edge. Nobody's picture. Pure."""

import io
from collections.abc import Iterator

from PIL import Image, ImageDraw

from stories.pages.lettering import font

# What others draw links with.
WIDTH, HEIGHT = 1200, 630
MARGIN, EDGE, TOOTH = 88, 96, 40
LARGEST, SMALLEST, SMALL = 84, 40, 34
SHEETS = {"testimony": ("#f1b3bf", "#171a26"), "mural": ("#f7c65c", "#171a26"), "vigil": ("#1d2142", "#f6efdc")}
PAPER = "#fbfaf6"


def drawn(*, kind: str, title: str, below: str) -> bytes:
    """A PNG with the title and one line below it."""
    sheet, ink = SHEETS.get(kind, SHEETS["testimony"])
    card = Image.new("RGB", (WIDTH, HEIGHT), sheet)
    pen = ImageDraw.Draw(card)
    _cut_edge(pen)
    lines, size = _fitting(title)
    top = MARGIN
    for line in lines:
        pen.text((MARGIN, top), line, fill=ink, font=font(size))
        top += round(size * 1.22)
    pen.text((MARGIN, HEIGHT - EDGE - MARGIN), below, fill=ink, font=font(SMALL))
    out = io.BytesIO()
    card.quantize(16).save(out, "PNG", optimize=True)
    return out.getvalue()


def _cut_edge(pen: ImageDraw.ImageDraw) -> None:
    top = HEIGHT - EDGE
    pen.rectangle((0, top + TOOTH // 2, WIDTH, HEIGHT), fill=PAPER)
    for left in range(-TOOTH // 2, WIDTH, TOOTH):
        pen.ellipse((left, top, left + TOOTH - 6, top + TOOTH), fill=PAPER)


def _fitting(title: str) -> tuple[list[str], int]:
    """The title in lines, as large as the card has room for; cut at a word where even the smallest is too large."""
    room = HEIGHT - EDGE - 2 * MARGIN - SMALL
    for size in range(LARGEST, SMALLEST - 1, -4):
        lines = list(_lines(title, size))
        if len(lines) * size * 1.22 <= room:
            return lines, size
    kept = list(_lines(title, SMALLEST))[: int(room / (SMALLEST * 1.22))]
    return [*kept[:-1], f"{kept[-1].rsplit(' ', 1)[0]} …"], SMALLEST


def _lines(title: str, size: int) -> Iterator[str]:
    line = ""
    for word in title.split():
        longer = f"{line} {word}".strip()
        if line and font(size).getlength(longer) > WIDTH - 2 * MARGIN:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line
