"""A passage as a translator types it: cuts stand between double brackets, general words between double parentheses.

`Tocaron la puerta de [[un nombre]], en ((una ciudad de Honduras)).` Pure.
"""

import re
from collections import Counter
from collections.abc import Sequence

from stories.redaction.spans import Run

_MARKED = re.compile(r"\[\[(?P<cut>.+?)\]\]|\(\((?P<loose>.+?)\)\)", re.DOTALL)


class BadMarks(ValueError):
    """Marks that are not closed, or not as many as in the source. `str()` is not for people; `code` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def typed(runs: Sequence[Sequence[str]]) -> str:
    """Runs as text with marks."""
    marks = {"text": "{}", "cut": "[[{}]]", "loose": "(({}))"}
    return "".join(marks[kind].format(words) for kind, words in runs)


def read(text: str, *, like: Sequence[Sequence[str]]) -> list[Run]:
    """Text with marks as runs. As many cuts and general words as in `like`, in any order. Raises BadMarks."""
    runs: list[Run] = []
    at = 0
    for match in _MARKED.finditer(text):
        if text[at : match.start()]:
            runs.append(("text", text[at : match.start()]))
        kind = "cut" if match["cut"] else "loose"
        runs.append((kind, (match["cut"] or match["loose"]).strip()))
        at = match.end()
    if text[at:]:
        runs.append(("text", text[at:]))
    if any(mark in words for kind, words in runs if kind == "text" for mark in ("[[", "]]", "((", "))")):
        raise BadMarks("open")
    if _counted(runs) != _counted(like):
        raise BadMarks("count")
    return runs


def _counted(runs: Sequence[Sequence[str]]) -> Counter[str]:
    return Counter(run[0] for run in runs if run[0] != "text")
