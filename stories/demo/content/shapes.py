"""The shapes of the demo's stories, and how their marked text is read. Pure.

A story is written once, with its redactions in place: `Tocó {Ramiro|cut: un nombre}.` was told as "Tocó Ramiro." and is
shown with the name cut. `{find|loose: shown}` says the same in general words. A translation knows only what is shown:
`{cut: a name}`, `{loose: a neighbor}`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from stories.consent.precision import DateStep, PlaceStep

How = Literal["cut", "loose"]
Kind = Literal["testimony", "mural", "vigil"]
State = Literal[
    "draft",
    "received",
    "claimed",
    "asked",
    "redacted",
    "reviewed",
    "with_narrator",
    "published",
    "hidden",
    "expired",
    "narrowed",
    "withdrawn",
    "declined",
]

PUBLIC_USES = ("web", "photo", "translate", "quote", "teach")
OPEN_USES = (*PUBLIC_USES, "indexing", "harvest")

_MARK = re.compile(r"\{([^|{}]+)\|(cut|loose): ([^{}]+)\}")
_SHOWN = re.compile(r"\{(cut|loose): ([^{}]+)\}")


@dataclass(frozen=True)
class Cut:
    """One decision: characters `start` to `stop` of the paragraph at `place` ("story:0") are `find`; `shown` stands there."""

    place: str
    start: int
    stop: int
    find: str
    how: How
    shown: str


@dataclass(frozen=True)
class Marked:
    """A text as told with its redactions in it; paragraphs parted by empty lines, other line ends are spaces."""

    text: str

    def paragraphs(self) -> list[str]:
        """The paragraphs with their marks."""
        return [" ".join(part.split()) for part in re.split(r"\n\s*\n", self.text) if part.strip()]

    def told(self) -> str:
        """What the narrator wrote, marks gone, as the form would send it."""
        return "\n\n".join(_MARK.sub(r"\1", part) for part in self.paragraphs())

    def cuts(self, *, key: str) -> list[Cut]:
        """The redactions of the answer to the question `key`, with places and offsets in what was told."""
        found = []
        for at, part in enumerate(self.paragraphs()):
            taken = 0
            for mark in _MARK.finditer(part):
                start = mark.start() - taken
                find, how, shown = mark.groups()
                found.append(
                    Cut(f"{key}:{at}", start, start + len(find), find, "cut" if how == "cut" else "loose", shown)
                )
                taken += len(mark.group()) - len(find)
        return found


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A picture that came with a story: `stories/demo/pictures/<key>.webp`, with its words in both languages."""

    key: str
    alt_es: str
    alt_en: str
    caption_es: str = ""
    caption_en: str = ""
    credit: str = ""


@dataclass(frozen=True)
class WallEvent:
    """A dated event of a mural's life. `what` is painted, tagged, whitewashed, restored or gone."""

    date: str
    what: str


@dataclass(frozen=True, kw_only=True)
class ToldStory:
    """One submission of the demo: what was told, what is taken out, what is allowed, and where it stands."""

    key: str
    kind: Kind
    language: str
    state: State
    title: str
    story: Marked
    help: Marked = Marked("")
    wish: Marked = Marked("")
    title_translated: str = ""
    translation: Marked = Marked("")
    contact: str = ""
    chosen_name: str = ""
    place: str = ""
    place_as_told: str = ""
    place_step: PlaceStep = PlaceStep.NONE
    date: str = ""
    date_as_told: str = ""
    date_step: DateStep = DateStep.NONE
    terms: tuple[str, ...] = ()
    note_es: str = ""
    note_en: str = ""
    uses: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tier: Literal["low", "middle", "high"] = "middle"
    asked: str = ""
    artist: str = ""
    condition: str = ""
    events: tuple[WallEvent, ...] = ()
    remembered: str = ""
    family: str = ""
    called_by: str = ""
    # Told by voice, and in which it may be heard (record_words.VOICES); "" for what was written.
    voice: Literal["", "own", "altered", "synthetic"] = ""
    # Told with a guardian's permission and the child's own; the key of the story it answers, and the themes it took.
    minor: bool = False
    answers_to: str = ""
    themes: tuple[str, ...] = ()
    others: Mapping[str, Any] = field(default_factory=dict)

    @property
    def answers(self) -> dict[str, Any]:
        """Every answer by the key of its question, as told; what was skipped is not there."""
        told: dict[str, Any] = {
            **self.others,
            "story": self.story.told(),
            "help": self.help.told(),
            "wish": self.wish.told(),
            "when": self.date_as_told or self.date,
            "where": self.place_as_told,
            "title": self.title,
            "contact": self.contact,
            "artist": self.artist,
            "condition": self.condition,
            "remembered": self.remembered,
            "family": self.family,
            "called_by": self.called_by,
        }
        return {key: words for key, words in told.items() if words}

    @property
    def redactions(self) -> list[Cut]:
        """Every redaction, in the order of the questions."""
        return [*self.story.cuts(key="story"), *self.help.cuts(key="help"), *self.wish.cuts(key="wish")]

    @property
    def translation_language(self) -> str:
        return "en" if self.language == "es" else "es"

    def shown(self) -> list[list[tuple[str, str]]]:
        """The passages of the public version as runs ("text" | "cut" | "loose", words): passage `p1` first."""
        parts = [part for answer in (self.story, self.help, self.wish) for part in answer.paragraphs()]
        return [_runs(_MARK.sub(r"{\2: \3}", part)) for part in parts]

    def translated(self) -> dict[str, list[tuple[str, str]]]:
        """The translation's runs by passage id ("p1"); empty when there is none."""
        return {f"p{at}": _runs(part) for at, part in enumerate(self.translation.paragraphs(), start=1)}


def _runs(shown: str) -> list[tuple[str, str]]:
    runs: list[tuple[str, str]] = []
    at = 0
    for mark in _SHOWN.finditer(shown):
        if mark.start() > at:
            runs.append(("text", shown[at : mark.start()]))
        runs.append((mark.group(1), mark.group(2)))
        at = mark.end()
    if at < len(shown):
        runs.append(("text", shown[at:]))
    return runs
