"""A transcript as a person types it: one box, no screen full of fields. Pure.

    # La puerta
    [0:07 Narra] Tocaron la puerta a las cinco.

    [0:52 Entrevista] ¿Quién abrió?

A stretch begins with a bracket, or after an empty line. Time and speaker may each be left out. `#` opens a chapter.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from stories.redaction.transcripts.clock import NotATime, clock, seconds_of
from stories.redaction.transcripts.transcript import Cue

# Each is a paragraph of the worksheet, which is one form: more of them would not fit into it.
MOST_CUES = 400
LONGEST_LABEL = 40
_OPENS = re.compile(r"\[(?P<time>\d[\d:.,]*)?\s*(?P<who>[^\]\[]*)\](?P<rest>.*)", re.DOTALL)


@dataclass
class BadLine(ValueError):
    """What cannot be read: the number of the line (from 1), and why, as a code: time, backwards, label, many."""

    line: int
    code: str


def typed(cues: Iterable[Cue]) -> str:
    """Cues as text."""
    return "\n\n".join(_typed(cue) for cue in cues)


def _typed(cue: Cue) -> str:
    inside = " ".join(filter(None, ["" if cue.start is None else clock(cue.start), cue.speaker]))
    heading = f"# {cue.heading}\n" if cue.heading else ""
    return f"{heading}[{inside}] {cue.text}" if inside or cue.text.startswith(("[", "#")) else f"{heading}{cue.text}"


def read_typed(text: str) -> tuple[Cue, ...]:
    """Text as cues, in order. Raises BadLine: times never run backwards, so that a slip of a finger is seen."""
    cues: list[Cue] = []
    heading, latest = "", 0.0
    open_: list[str] | None = None
    start: float | None = None
    speaker = ""

    def close() -> None:
        nonlocal open_, heading
        if open_ is not None and (words := " ".join(" ".join(open_).split())):
            cues.append(Cue(words, start, speaker, heading))
            heading = ""
        open_ = None

    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        bare = line.strip()
        if not bare:
            close()
        elif bare.startswith("#"):
            close()
            heading = " ".join(bare.lstrip("#").split())[:200]
        elif (match := _OPENS.fullmatch(bare)) is not None:
            close()
            start, speaker = _stamp(match, number), " ".join(match["who"].split())
            if len(speaker) > LONGEST_LABEL:
                raise BadLine(number, "label")
            if start is not None and start < latest:
                raise BadLine(number, "backwards")
            latest = latest if start is None else start
            open_ = [match["rest"]]
        elif open_ is None:
            start, speaker, open_ = None, "", [bare]
        else:
            open_.append(bare)
        if len(cues) > MOST_CUES:
            raise BadLine(number, "many")
    close()
    return tuple(cues)


def _stamp(match: re.Match[str], number: int) -> float | None:
    if not match["time"]:
        return None
    try:
        return seconds_of(match["time"])
    except NotATime as error:
        raise BadLine(number, "time") from error
