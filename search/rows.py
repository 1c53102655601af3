"""From the bytes of public parts to rows of the index. Pure: reads parts, asks nobody.

A part's row holds what a visitor can read there and no more: of a passage its words (not what we say of withheld ones),
of a picture or a sound its description, of the facts what the record's page shows as text. Terms and places are kept as
slugs, so that an editor may rename them.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from search.weighing import ENGLISH, SPANISH, WORD, weighed
from search.words import english_stem, spanish_stems, tongues, words_of
from stories.pages.dates_in_words import date_in_words, year_of
from stories.pages.reading import SALT_BYTES, call_number

# Stands for what was withheld, so that a phrase never reaches across it.
GAP = "_"
SHORTEST_END = 4
BOTH = ("es", "en")
_BEGINNING = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


@dataclass
class Gathered:
    """Words of one part, by the columns of a row."""

    words: list[str] = field(default_factory=list)
    spanish: list[str] = field(default_factory=list)
    english: list[str] = field(default_factory=list)

    def take(self, text: str, language: str) -> None:
        """Add a text in `language` ("" for names and numbers, which have no stems)."""
        found = words_of(text)
        self.words += found
        if language:
            into = tongues(language)
            self.spanish += [stem for word in found for stem in spanish_stems(word)] if into.spanish else []
            self.english += [english_stem(word) for word in found] if into.english else []
        self.gap()

    def gap(self) -> None:
        """What follows is not beside what came before."""
        if self.words and self.words[-1] != GAP:
            self.words.append(GAP)

    def columns(self, *, facets: Iterable[str]) -> dict[str, str]:
        ends = dict.fromkeys(word[::-1] for word in self.words if len(word) >= SHORTEST_END)
        said = {WORD: [word for word in self.words if word != GAP], SPANISH: self.spanish, ENGLISH: self.english}
        return {
            "words": " ".join(self.words),
            "weighed": " ".join([*weighed(said, length=len(said[WORD])), *facets]),
            "ends": " ".join(ends),
        }


class Takes(Protocol):
    """Whatever collects the words of a part."""

    def take(self, text: str, language: str) -> None: ...


def row_of(*, kind: str, record: str, language: str, body: bytes) -> dict[str, Any]:
    """The columns of the row for one part of a document of this kind, record and language."""
    said = json.loads(bytes(body)[SALT_BYTES:])
    gathered = Gathered()
    gather(gathered, said, kind=kind, record=record, language=language)
    found, told = facets_and_date(said, kind=kind, language=language)
    return {
        "is_facts": said["kind"] == "facts",
        "told": told,
        "has_facets": bool(found),
        "facets": " ".join(found),
        **gathered.columns(facets=found),
    }


def gather(gathered: Takes, said: Mapping[str, Any], *, kind: str, record: str, language: str) -> None:
    """Hand over every text of a part that is searched, each with the language that stems it."""
    if said["kind"] == "passage":
        _passage(gathered, said)
    elif said["kind"] == "facts":
        _facts(gathered, said, call=str(call_number(kind=kind, record=record)), language=language)
    elif said["kind"] == "index":
        _indexed(gathered, said)
    else:
        _described(gathered, said)


def facets_and_date(said: Mapping[str, Any], *, kind: str, language: str) -> tuple[list[str], str]:
    """The facets of a part, and the beginning of the date it tells (of facts alone)."""
    if said["kind"] == "facts":
        return list(dict.fromkeys(_facets_of_facts(said, kind=kind, language=language))), beginning(told_on(said))
    return [f"medium:{MEDIA[said['kind']]}"] if said["kind"] in MEDIA else [], ""


MEDIA = {"picture": "photo", "sound": "sound", "video": "video"}


def _passage(gathered: Takes, said: Mapping[str, Any]) -> None:
    gathered.take(said.get("heading", ""), said["lang"])
    gathered.take(said.get("speaker", ""), "")
    # Runs are glued together before they are split: a name half generalized is still one sentence.
    for text in passage_texts(said["runs"]):
        gathered.take(text, said["lang"])


def passage_texts(runs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The words between what was withheld."""
    text = ""
    for kind, words in runs:
        if kind == "cut":
            yield text
            text = ""
        else:
            text += words
    yield text


def _indexed(gathered: Takes, said: Mapping[str, Any]) -> None:
    for point in said["points"]:
        for name in ("title", "synopsis"):
            for language, text in (point.get(name) or {}).items():
                gathered.take(text, language)


def _described(gathered: Takes, said: Mapping[str, Any]) -> None:
    for name in ("alt", "caption"):
        for language, text in (said.get(name) or {}).items():
            gathered.take(text, language)
    gathered.take(said.get("credit", ""), "")


def _facts(gathered: Takes, said: Mapping[str, Any], *, call: str, language: str) -> None:
    title, mural, vigil = said.get("title") or {}, said.get("mural") or {}, said.get("vigil") or {}
    gathered.take(title.get("text", ""), title.get("lang") or language)
    for name in (said.get("name"), mural.get("artist"), vigil.get("remembered"), call):
        gathered.take(name or "", "")
    gathered.take(vigil.get("called_by") or "", language)
    for edtf in dict.fromkeys(filter(None, (said.get("date"), mural.get("painted"), vigil.get("held")))):
        for tongue in BOTH:
            gathered.take(date_in_words(edtf, language=tongue), "")


def _facets_of_facts(said: Mapping[str, Any], *, kind: str, language: str) -> Iterator[str]:
    yield f"kind:{kind}"
    yield f"language:{language}"
    for slug in said.get("terms") or ():
        yield f"term:{slug}"
    if place := said.get("place"):
        yield f"place:{place}"
    if year := beginning(told_on(said))[:4]:
        yield f"decade:{year[:3]}0"


def told_on(said: Mapping[str, Any]) -> str:
    """The date by which a record is listed: of a vigil when it was held, of a mural when it was painted (EDTF)."""
    vigil, mural = said.get("vigil") or {}, said.get("mural") or {}
    return vigil.get("held") or mural.get("painted") or said.get("date") or ""


def beginning(edtf: str) -> str:
    """`2006-05/2008` -> "2006-05", `201X` -> "2010": where a date begins, as text that sorts; empty without a year."""
    first = next((side for side in edtf.split("/") if side.strip(" .")), "").strip()
    match = _BEGINNING.match(first)
    return match[0] if match else year_of(first)
