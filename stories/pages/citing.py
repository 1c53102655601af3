"""How to cite a record: Chicago (notes and bibliography), APA (7th edition), BibTeX and CSL-JSON. Pure.

The name is the one that the narrator chose, as it stands on the page; it is one name, never split into first and last.
The date is when it happened, as precisely as was consented; the archive does not say when anything was published.
"""

import json
import re
import unicodedata
from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from stories.pages.story import Story

ARCHIVE = "Amparo"
CSL_TYPES = {"testimony": "interview", "mural": "graphic", "vigil": "event"}
_BIBTEX_MARKS = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", **{mark: f"\\{mark}" for mark in "&%$#_"}}


class Citation(NamedTuple):
    """What a citation is made of. Empty where it is not known or not said."""

    key: str
    kind: str
    kind_word: str
    who: str
    title: str
    year: str
    call: str
    language: str
    url: str


def citation_of(*, story: Story, url: str) -> Citation:
    """The facts of a record, as far as its page tells them."""
    mural = story.mural
    return Citation(
        key=f"amparo-{story.record}",
        kind=story.kind,
        kind_word=story.kind_word,
        who=(mural.artist if mural else "") or ("" if story.kind == "mural" else story.name),
        title=story.title.text.strip(),
        year=story.year or next(iter(re.findall(r"\b\d{4}\b", mural.painted if mural else "")), ""),
        call=str(story.call),
        language=story.language,
        url=url,
    )


def chicago(said: Citation) -> str:
    """A bibliography entry: who, title, kind, year, archive, call number, address."""
    title = _closed(said.title, inside=True)
    first = f"{_closed(said.who)} " if said.who else ""
    when = f", {said.year}" if said.year else ""
    return f"{first}«{title}» {said.kind_word}{when}. {ARCHIVE}, {said.call}. {said.url}."


def apa(said: Citation) -> str:
    """A reference: who (year), title [kind], archive, address. Without a name the title leads."""
    year = said.year or _("s. f.")
    head = f"{_closed(said.who)} ({year}). {said.title.rstrip('.')}" if said.who else said.title.rstrip(".")
    after = "" if said.who else f" ({year})"
    return f"{head} [{said.kind_word}]{after or ''}. {ARCHIVE} ({said.call}). {said.url}"


def bibtex(said: Citation) -> str:
    """One entry, `@misc`: the type that every style knows."""
    fields = {
        "author": f"{{{_tex(said.who)}}}" if said.who else "",
        "title": f"{{{_tex(said.title)}}}",
        "year": _tex(said.year),
        "howpublished": _tex(f"{said.kind_word}, {ARCHIVE}, {said.call}"),
        "language": _tex(said.language),
        "url": said.url,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{said.key},\n{lines}\n}}\n"


def csl(said: Citation) -> list[dict[str, Any]]:
    """One item of CSL-JSON. A chosen name is `literal`: nobody may turn it around."""
    item: dict[str, Any] = {
        "id": said.key,
        "type": CSL_TYPES.get(said.kind, "document"),
        "title": said.title,
        "author": [{"literal": said.who}] if said.who else [],
        "issued": {"date-parts": [[int(said.year)]]} if said.year.isdigit() else {},
        "archive": ARCHIVE,
        "archive_location": said.call,
        "genre": said.kind_word,
        "language": said.language,
        "URL": said.url,
    }
    return [{name: value for name, value in item.items() if value}]


# By the ending of the file one takes along: its type and what writes it.
FORMATS: dict[str, tuple[str, Callable[[Citation], str]]] = {
    "bib": ("application/x-bibtex; charset=utf-8", bibtex),
    "json": (
        "application/vnd.citationstyles.csl+json; charset=utf-8",
        lambda said: json.dumps(csl(said), ensure_ascii=False, indent=1),
    ),
}


def _closed(words: str, *, inside: bool = False) -> str:
    """With one full stop at the end, unless it ends in a mark of its own."""
    return words if words.endswith((".", "?", "!", "…")) else f"{words}."


def _tex(words: str) -> str:
    """Safe inside braces; accents stay as they are, as BibTeX with UTF-8 and biber read them."""
    return "".join(_BIBTEX_MARKS.get(mark, mark) for mark in unicodedata.normalize("NFC", " ".join(words.split())))
