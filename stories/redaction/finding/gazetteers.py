"""Lists of known words: given names, surnames, places, ordinary words. See docs/detectors.md."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def known(name: str) -> frozenset[str]:
    """The folded entries of a list in data/. Read once, when first needed."""
    return frozenset((_DATA / f"{name}.txt").read_text(encoding="utf-8").split("\n")) - {""}


_LONGEST = 4


def place_marks(folded: list[str]) -> list[str]:
    """For each word "B" or "I" where it is part of a known place of up to four words, else ""."""
    places = known("places")
    marks = [""] * len(folded)
    at = 0
    while at < len(folded):
        for size in range(min(_LONGEST, len(folded) - at), 0, -1):
            if folded[at].isalpha() and " ".join(folded[at : at + size]) in places:
                marks[at : at + size] = ["B", *["I"] * (size - 1)]
                at += size
                break
        else:
            at += 1
    return marks
