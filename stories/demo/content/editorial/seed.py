"""The shape of an editorial page, and how its plain text becomes blocks."""

import re
from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "quote", "list", "invitation", "cards"]


@dataclass(frozen=True)
class Block:
    """One block in one language. A list has several `words`; an invitation has its sentence and the words of its link;
    of cards each is three lines: title, words to hand over, and what they mean.

    `place` is where an invitation leads: a URL name such as "tell:start" or "search".
    """

    kind: BlockKind
    words: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class EditorialSeed:
    """A page in both languages. `sheet` is the class of its sheet of colour."""

    key: str
    slug_es: str
    slug_en: str
    title_es: str
    title_en: str
    lead_es: str
    lead_en: str
    body_es: tuple[Block, ...]
    body_en: tuple[Block, ...]
    sheet: str = "context"


def body(text: str) -> tuple[Block, ...]:
    """Blocks from plain text parted by empty lines: `# heading`, `> quote`, `* item` a line, `-> place sentence | link`."""
    return tuple(_block(part) for part in re.split(r"\n\s*\n", text) if part.strip())


def _block(part: str) -> Block:
    line = " ".join(part.split())
    if line.startswith("# "):
        return Block("heading", (line[2:],))
    if line.startswith("> "):
        return Block("quote", (line[2:],))
    if line.startswith("* "):
        return Block("list", tuple(item.strip() for item in f" {line}".split(" * ") if item.strip()))
    if line.startswith("-> "):
        place, sentence = line[3:].split(" ", 1)
        return Block("invitation", tuple(words.strip() for words in sentence.split("|")), place)
    return Block("paragraph", (line,))
