"""The worksheet: everything a moderator decided about one submission. Sealed to the desk; each saving is kept."""

import json
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from stories.redaction.covers import Cover
from stories.redaction.spans import Span
from stories.redaction.stretches import Stretch
from stories.redaction.transcripts.transcript import Transcript


@dataclass(frozen=True)
class PictureChoice:
    """One original to show, or one page of it (counted from 1): what is seen, and its caption, in both languages.

    What is covered in it, and what was looked for, stands in the worksheet's covers.
    """

    original: str
    alt: dict[str, str]
    caption: dict[str, str] = field(default_factory=dict)
    credit: str = ""
    page: int = 0


@dataclass(frozen=True, order=True)
class FaceBox:
    """A box over a film from second `start` to `stop`: left, top, right, bottom as fractions of the frame."""

    start: float
    stop: float
    box: tuple[float, float, float, float]


STILL = "still"


@dataclass(frozen=True)
class RecordingChoice:
    """One recording to publish: as "sound", as "video" (faces covered) or as STILL (one covered frame while the sound
    is heard), in whose voice (see record_words.VOICES), what is heard and seen in both languages, and what is taken
    out.

    `respoken` is the id of what a volunteer spoke instead; `boxes` cover what the detector did not find.
    """

    original: str
    show: str
    voice: str
    alt: dict[str, str]
    stretches: tuple[Stretch, ...] = ()
    respoken: str = ""
    boxes: tuple[FaceBox, ...] = ()

    @classmethod
    def from_plain(cls, kept: dict[str, Any]) -> "RecordingChoice":
        """As `dataclasses.asdict` wrote it."""
        stretches = tuple(Stretch(**one) for one in kept["stretches"])
        boxes = tuple(FaceBox(one["start"], one["stop"], tuple(one["box"])) for one in kept["boxes"])
        return cls(**{**kept, "stretches": stretches, "boxes": boxes})


@dataclass(frozen=True, order=True)
class Kept:
    """Characters `start` to `stop` of the paragraph at `place` were proposed, and a person decided that they stay."""

    place: str
    start: int
    stop: int


@dataclass(frozen=True)
class Person:
    """Somebody in the story, by the names as they were told, and the one name that stands for all of them."""

    names: tuple[str, ...]
    shown: str


@dataclass(frozen=True)
class Step:
    """One decision as it was taken: by whom (a person's id), on which day, what, over which words, in how many places.

    `what` is "cut", "loose", "kept", "back" (no longer hidden), "named" or "unnamed".
    """

    person: int
    day: str
    what: str
    words: str
    shown: str = ""
    times: int = 1


@dataclass(frozen=True)
class Worksheet:
    """Decisions over one submission's answers.

    `place` is a term's slug and `date` an EDTF string, both as exact as they are known: consent makes them coarser
    later.
    `mural` and `vigil` are as in the facts of a document. `hands` are the ids of everyone who saved a worksheet.
    """

    title: str = ""
    spans: tuple[Span, ...] = ()
    place: str = ""
    date: str = ""
    terms: tuple[str, ...] = ()
    note: dict[str, str] = field(default_factory=dict)
    pictures: tuple[PictureChoice, ...] = ()
    # What was decided over each photograph and page, shown or not.
    covers: tuple[Cover, ...] = ()
    mural: dict[str, Any] = field(default_factory=dict)
    vigil: dict[str, Any] = field(default_factory=dict)
    hands: tuple[int, ...] = ()
    tier: str = "low"
    reasons: str = ""
    # What of the four questions of R11 the story tells, and what of R22's list was looked for.
    risks: tuple[str, ...] = ()
    looked_for: tuple[str, ...] = ()
    # The words of recordings, with their times and index.
    transcripts: tuple[Transcript, ...] = ()
    recordings: tuple[RecordingChoice, ...] = ()
    # What was proposed and stays; who is called otherwise; and every decision, oldest first.
    kept: tuple[Kept, ...] = ()
    people: tuple[Person, ...] = ()
    history: tuple[Step, ...] = ()

    def by(self, person_id: int) -> "Worksheet":
        """The same, with one more hand."""
        return replace(self, hands=tuple(sorted({*self.hands, person_id})))

    def to_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False).encode()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Worksheet":
        kept = json.loads(data)
        kept["spans"] = tuple(Span(**span) for span in kept["spans"])
        kept["pictures"] = tuple(PictureChoice(**choice) for choice in kept["pictures"])
        kept["covers"] = tuple(map(Cover.from_plain, kept.get("covers", ())))
        for name in ("terms", "risks", "looked_for"):
            kept[name] = tuple(kept.get(name, ()))
        kept["kept"] = tuple(Kept(**stretch) for stretch in kept.get("kept", ()))
        kept["people"] = tuple(Person(tuple(one["names"]), one["shown"]) for one in kept.get("people", ()))
        kept["history"] = tuple(Step(**step) for step in kept.get("history", ()))
        kept["recordings"] = tuple(RecordingChoice.from_plain(one) for one in kept.get("recordings", ()))
        kept["transcripts"] = tuple(Transcript.from_plain(one) for one in kept.get("transcripts", ()))
        kept["hands"] = tuple(kept["hands"])
        return cls(**kept)
