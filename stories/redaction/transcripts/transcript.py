"""A transcript as the desk keeps it: sealed with the worksheet, never public by itself. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Made = Literal["person", "machine"]
# Places of a transcript's paragraphs begin with this, places of answers with the name of a question.
PLACE = "t"


@dataclass(frozen=True)
class Cue:
    """One stretch of speech. `start` in seconds, None where nobody stamped it; `speaker` is a label of the desk's own,
    never shown as it is; `heading` opens a chapter.
    """

    text: str
    start: float | None = None
    speaker: str = ""
    heading: str = ""


@dataclass(frozen=True)
class Point:
    """One moment of the index. Titles and synopses by language, terms by slug."""

    start: float
    title: Mapping[str, str]
    synopsis: Mapping[str, str] = field(default_factory=dict)
    terms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Transcript:
    """The words of one original. `speakers` says how each label is called in public; what a machine wrote is `machine`
    until a person confirms it, and no part of any version before.
    """

    original: str
    cues: tuple[Cue, ...] = ()
    speakers: Mapping[str, str] = field(default_factory=dict)
    points: tuple[Point, ...] = ()
    made: Made = "person"

    @property
    def labels(self) -> list[str]:
        """Who speaks, in the order in which they are first heard."""
        return list(dict.fromkeys(cue.speaker for cue in self.cues if cue.speaker))

    def called(self, label: str, *, voice: str) -> str:
        """What the public reads for a label: the name or role a person gave it, else `voice` with its number ("Voz 2").

        The label itself may be a real name that came with an imported file, so it is never the answer.
        """
        if not label:
            return ""
        return self.speakers.get(label, "") or f"{voice} {self.labels.index(label) + 1}"

    @classmethod
    def from_plain(cls, kept: Mapping[str, Any]) -> "Transcript":
        """As `dataclasses.asdict` wrote it."""
        return cls(
            original=kept["original"],
            cues=tuple(Cue(**cue) for cue in kept["cues"]),
            speakers=dict(kept["speakers"]),
            points=tuple(Point(**{**point, "terms": tuple(point["terms"])}) for point in kept["points"]),
            made=kept["made"],
        )


def place_of(original: str, number: int) -> str:
    """The place of a cue (from 0), as spans name it."""
    return f"{PLACE}:{original}:{number}"


def cue_at(transcripts: Iterable[Transcript], place: str) -> tuple[Transcript, Cue] | None:
    """The transcript and cue at a place; None for a place that is not a transcript's."""
    mark, _colon, rest = place.partition(":")
    original, _colon, number = rest.rpartition(":")
    if mark != PLACE or not number.isdecimal():
        return None
    found = next((one for one in transcripts if one.original == original), None)
    if found is None or int(number) >= len(found.cues):
        return None
    return found, found.cues[int(number)]


def spoken(transcripts: Iterable[Transcript]) -> list[tuple[str, str]]:
    """Place and words of every cue that may become a passage. What only a machine has heard is not among them."""
    return [
        (place_of(one.original, number), cue.text)
        for one in transcripts
        if one.made == "person"
        for number, cue in enumerate(one.cues)
    ]
