"""What a narrator asked to change in a version, each mark beside the part that it speaks of."""

import re
from dataclasses import dataclass
from typing import Any

from stories.intake.acts import words_of
from stories.intake.models import Act
from stories.redaction.models import Edition
from stories.redaction.opening import Unseal
from stories.redaction.part_words import title

SHOWN_OF_A_CUT = "[…]"


@dataclass(frozen=True)
class Marked:
    """One part of the version with its marks: what it says in pieces (text, whether a mark quotes it), and the marks.

    `missing` are quoted words that do not stand there as they were typed: they are shown, never thrown away.
    """

    title: str
    lang: str
    pieces: list[tuple[str, bool]]
    marks: list[dict[str, str]]
    missing: list[str]


def marks_of(*, edition: Edition, contents: list[dict[str, Any]], unseal: Unseal) -> tuple[str, list[Marked]]:
    """The words of the newest no to this version, and its marks by part; ("", []) where there is none."""
    act = (
        Act.objects.filter(
            submission=edition.record.submission_id, kind=Act.Kind.NO, edition_fingerprint=edition.fingerprint
        )
        .order_by("-seq")
        .first()
    )
    said = words_of(act, unseal=unseal) if act is not None else {}
    by_part: dict[str, list[dict[str, str]]] = {}
    for mark in said.get("marks", []):
        by_part.setdefault(mark["part"], []).append(mark)
    found = [
        marked(content, by_part[content["id"]], title=title(content["id"]))
        for content in contents
        if content["id"] in by_part
    ]
    return said.get("text", ""), found


def marked(content: dict[str, Any], marks: list[dict[str, str]], *, title: str) -> Marked:
    text = text_of(content)
    quoted = [mark["words"] for mark in marks if mark["words"]]
    standing = [words for words in quoted if re.search(_pattern(words), text, re.IGNORECASE)]
    return Marked(
        title=title,
        lang=content.get("lang", ""),
        pieces=pieces(text, standing),
        marks=marks,
        missing=[words for words in quoted if words not in standing],
    )


def text_of(content: dict[str, Any]) -> str:
    """A part as plain words; what is cut stands as a sign."""
    if content["kind"] == "passage":
        return "".join(SHOWN_OF_A_CUT if kind == "cut" else words for kind, words in content["runs"])
    if content["kind"] == "facts":
        return " · ".join(filter(None, [content["title"]["text"], content.get("name", ""), content.get("date", "")]))
    return " · ".join(filter(None, [*content.get("alt", {}).values(), *content.get("caption", {}).values()]))


def pieces(text: str, quoted: list[str]) -> list[tuple[str, bool]]:
    """The text in pieces, each quoted stretch by itself."""
    if not quoted:
        return [(text, False)] if text else []
    either = "|".join(_pattern(words) for words in sorted(quoted, key=len, reverse=True))
    return [
        (piece, at % 2 == 1) for at, piece in enumerate(re.split(f"({either})", text, flags=re.IGNORECASE)) if piece
    ]


def _pattern(words: str) -> str:
    """The words in any case, with any space between them."""
    return r"\s+".join(re.escape(word) for word in words.split())
