"""The shape of an exhibit or a collection."""

import re
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Piece:
    """One block: words, or the key of one of the demo's stories."""

    kind: Literal["heading", "paragraph", "quote", "record"]
    words: str


@dataclass(frozen=True, kw_only=True)
class ExhibitSeed:
    """An exhibit in both languages; with `gathers` a collection, which gathers by those terms."""

    slug_es: str
    slug_en: str
    title_es: str
    title_en: str
    lead_es: str
    lead_en: str
    body_es: tuple[Piece, ...]
    body_en: tuple[Piece, ...]
    gathers: tuple[str, ...] = ()

    @property
    def shape(self) -> str:
        return "collection" if self.gathers else "exhibit"


def pieces(text: str) -> tuple[Piece, ...]:
    """Pieces from plain text parted by empty lines: `# heading`, `> quote`, `@ key of a story`, else a paragraph."""
    return tuple(_piece(" ".join(part.split())) for part in re.split(r"\n\s*\n", text) if part.strip())


def _piece(line: str) -> Piece:
    if line.startswith("# "):
        return Piece("heading", line[2:])
    if line.startswith("> "):
        return Piece("quote", line[2:])
    if line.startswith("@ "):
        return Piece("record", line[2:])
    return Piece("paragraph", line)
