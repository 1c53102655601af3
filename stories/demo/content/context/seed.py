"""The shape of a context entry."""

import re
from dataclasses import dataclass
from typing import Literal

ContextKind = Literal[
    "law", "policy", "case", "raid", "event", "march", "town_hall", "workshop", "performance", "campaign",
    "organization", "alliance",
]  # fmt: skip
Side = Literal["done", "answered"]


@dataclass(frozen=True)
class Source:
    """Where a fact can be checked: no address, because addresses die and a page of ours calls no other site."""

    title: str
    publisher: str
    year: int

    def __str__(self) -> str:
        return f"{self.title}, {self.publisher}, {self.year}"


@dataclass(frozen=True, kw_only=True)
class ContextSeed:
    """A public fact in both languages. `side` is its column on the timeline; `date` is EDTF."""

    key: str
    kind: ContextKind
    side: Side
    date: str
    slug_es: str
    slug_en: str
    title_es: str
    title_en: str
    summary_es: str
    summary_en: str
    body_es: tuple[str, ...]
    body_en: tuple[str, ...]
    sources: tuple[Source, ...]
    hashtags: tuple[str, ...] = ()


def words(text: str) -> str:
    """The text in one line."""
    return " ".join(text.split())


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text parted by empty lines, each in one line."""
    return tuple(words(part) for part in re.split(r"\n\s*\n", text) if part.strip())


def entry(
    key: str,
    *,
    kind: ContextKind,
    side: Side,
    date: str,
    slugs: tuple[str, str],
    titles: tuple[str, str],
    summaries: tuple[str, str],
    bodies: tuple[str, str],
    sources: tuple[tuple[str, str, int], ...],
    hashtags: tuple[str, ...] = (),
) -> ContextSeed:
    """A seed from pairs (Spanish, English) of loosely wrapped text."""
    return ContextSeed(
        key=key,
        kind=kind,
        side=side,
        date=date,
        slug_es=slugs[0],
        slug_en=slugs[1],
        title_es=titles[0],
        title_en=titles[1],
        summary_es=words(summaries[0]),
        summary_en=words(summaries[1]),
        body_es=paragraphs(bodies[0]),
        body_en=paragraphs(bodies[1]),
        sources=tuple(Source(*each) for each in sources),
        hashtags=hashtags,
    )
