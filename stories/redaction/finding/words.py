"""A text as words with their places."""

import re
import unicodedata

# A run of letters, a run of figures, or one sign.
WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_MARKS = re.compile(r"[\u0300-\u036f]")

Place = tuple[int, int]


def places(*, text: str) -> list[Place]:
    """Start and end of each word, figure and sign."""
    return [match.span() for match in WORD.finditer(text)]


def fold(word: str) -> str:
    """Lower case and without accents, as people type on phones."""
    if word.isascii():
        return word.lower()
    return _MARKS.sub("", unicodedata.normalize("NFD", word.lower()))
