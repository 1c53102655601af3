"""The areas of Los Angeles as we draw them: eight shapes by hand, after the public outlines of county and city. Pure.

A drawing, not a survey: it says which area a wall is in, which is as much as most narrators allow, and nothing closer.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from stories.pages.lettering import font

WIDTH, HEIGHT = 900, 640
MARK = 11
# Letters of a name in one line.
LETTERS = 12
# Half the height of a name in two lines.
ROOM = 17
Point = tuple[int, int]

COAST: Sequence[Point] = (
    *((0, 330), (70, 322), (150, 330), (215, 345), (262, 372), (290, 420), (306, 470), (300, 520)),
    *((318, 560), (352, 592), (398, 606), (430, 626), (520, 618), (580, 622), (640, 640)),
)
RIVER: Sequence[Point] = (
    *((120, 196), (220, 190), (310, 196), (372, 214), (420, 250), (462, 290), (476, 345), (486, 400), (500, 460)),
    *((512, 520), (540, 575), (548, 617)),
)
# By the slug of the vocabulary's place, in the order of reading.
OUTLINES: Mapping[str, Sequence[Point]] = {
    "valle": ((52, 128), (150, 98), (300, 84), (372, 118), (392, 176), (352, 236), (250, 258), (130, 262), (60, 232)),
    "centro": ((352, 262), (398, 246), (440, 266), (462, 292), (474, 344), (470, 372), (400, 380), (346, 352)),
    "eastside": ((472, 288), (520, 262), (566, 274), (590, 318), (574, 372), (492, 374), (484, 344)),
    "valle-de-san-gabriel": ((576, 262), (680, 226), (830, 232), (862, 300), (820, 352), (700, 372), (604, 340)),
    "sur-de-los-angeles": (
        (344, 390),
        (402, 388),
        (476, 384),
        (490, 430),
        (494, 496),
        (420, 508),
        (352, 500),
        (330, 450),
    ),
    "sureste": ((486, 384), (574, 382), (640, 404), (648, 470), (600, 508), (512, 512), (500, 440)),
    "puerto": (
        (352, 512),
        (430, 518),
        (516, 522),
        (598, 520),
        (616, 570),
        (560, 606),
        (470, 604),
        (384, 592),
        (350, 560),
    ),
    "alto-desierto": ((540, 34), (700, 22), (860, 40), (872, 118), (760, 150), (600, 136), (548, 96)),
}
PAPER, INK, LINE, LAND, SEA = "#fbfaf6", "#171a26", "#8a8d99", "#f7c65c", "#e4ecf2"


@dataclass(frozen=True)
class Mark:
    """A place on the map that leads somewhere: a small square, inside the shape of its area."""

    x: int
    y: int

    @property
    def side(self) -> int:
        return MARK


@dataclass(frozen=True)
class Area:
    """One shape, where its name stands, and a place for each of its marks."""

    slug: str
    points: str
    x: int
    y: int
    marks: tuple[Mark, ...]


def area_of(slug: str, *, parents: Mapping[str, str]) -> str:
    """The area that a place lies in, by the vocabulary's own tree; empty where it lies in none of ours."""
    seen: set[str] = set()
    while slug and slug not in OUTLINES and slug not in seen:
        seen.add(slug)
        slug = parents.get(slug, "")
    return slug if slug in OUTLINES else ""


def areas(counts: Mapping[str, int]) -> list[Area]:
    """The shapes, each with as many marks as `counts` says, as far as they have room."""
    return [_area(slug, outline, counts.get(slug, 0)) for slug, outline in OUTLINES.items()]


def lines_of(name: str) -> list[str]:
    """A name in lines that fit the narrowest area."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(longer) > LETTERS:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def line(points: Iterable[Point]) -> str:
    """Points as SVG writes them."""
    return " ".join(f"{x},{y}" for x, y in points)


def sea() -> str:
    """The water beyond the coast."""
    return line([*COAST, (0, HEIGHT)])


def drawn(*, names: Mapping[str, str], counts: Mapping[str, int]) -> bytes:
    """The same map as a PNG, for printing and for whoever cannot see SVG."""
    sheet = Image.new("RGB", (WIDTH * 2, HEIGHT * 2), PAPER)
    pen = ImageDraw.Draw(sheet)

    def twice(points: Iterable[Point]) -> list[Point]:
        return [(x * 2, y * 2) for x, y in points]

    pen.polygon(twice([*COAST, (0, HEIGHT)]), fill=SEA)
    pen.line(twice(COAST), fill=LINE, width=4)
    pen.line(twice(RIVER), fill=LINE, width=4)
    for area in areas(counts):
        pen.polygon(twice(OUTLINES[area.slug]), fill=LAND if counts.get(area.slug) else PAPER, outline=INK, width=3)
        words = "\n".join(lines_of(names.get(area.slug, area.slug)))
        pen.multiline_text((area.x * 2, area.y * 2), words, fill=INK, font=font(26), anchor="mm", align="center")
        for mark in area.marks:
            left, top = mark.x * 2, mark.y * 2
            pen.rectangle((left, top, left + MARK * 2, top + MARK * 2), fill=INK)
    out = io.BytesIO()
    sheet.quantize(32).save(out, "PNG", optimize=True)
    return out.getvalue()


def _area(slug: str, outline: Sequence[Point], count: int) -> Area:
    x = round(sum(point[0] for point in outline) / len(outline))
    y = round(sum(point[1] for point in outline) / len(outline))
    places = [Mark(left, top) for left, top in _inside(outline, name=y)]
    nearest = sorted(places, key=lambda mark: ((mark.x - x) ** 2 + 4 * (mark.y - y) ** 2, mark.x))
    return Area(slug, line(outline), x, y, tuple(nearest[:count]))


def _inside(outline: Sequence[Point], *, name: int) -> list[Point]:
    """Squares in rows below and above the name, that lie wholly inside the shape."""
    step = MARK + 5
    xs, ys = [point[0] for point in outline], [point[1] for point in outline]
    rows = [*range(name + ROOM, max(ys), step), *range(name - ROOM - MARK, min(ys), -step)]
    return [
        (left, top)
        for top in rows
        for left in range(min(xs), max(xs), step)
        if all(_holds(outline, left + right * MARK, top + down * MARK) for right in (-0.3, 1.3) for down in (-0.3, 1.3))
    ]


def _holds(outline: Sequence[Point], x: float, y: float) -> bool:
    """Whether a point lies in a shape: a ray to the right crosses its edge an odd number of times."""
    inside = False
    for (ax, ay), (bx, by) in zip(outline, [*outline[1:], outline[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            inside = not inside
    return inside
