"""What a public document becomes for templates: frozen values, each holding only what its part holds."""

from dataclasses import dataclass, field

KILOBYTE = 1000
PICTURE_SIZES = "(min-width: 64rem) 60rem, 100vw"

_FORMATS = {
    "audio/mp4": "AAC",
    "audio/ogg": "Opus",
    "image/avif": "AVIF",
    "image/webp": "WebP",
    "image/jpeg": "JPEG",
}


@dataclass(frozen=True)
class TermLabel:
    """A term of the vocabulary, in both languages. `kind` is "theme", "place" or "hashtag"."""

    slug: str
    es: str
    en: str
    kind: str = "theme"

    def label(self, language: str) -> str:
        """The label in the language of the page, else in the one there is."""
        return (self.en if language == "en" else self.es) or self.es or self.en


@dataclass(frozen=True)
class Term:
    """A term as shown: its slug for the filter and its label in the language of the page."""

    slug: str
    label: str


@dataclass(frozen=True)
class Words:
    """Text and the language it is in, for `lang`. Empty text is false."""

    text: str
    lang: str

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class CallNumber:
    """`TES LPR6`: the kind's three letters and the record's opaque id."""

    prefix: str
    number: str

    def __str__(self) -> str:
        return f"{self.prefix} {self.number}"


@dataclass(frozen=True)
class Run:
    """A stretch of a passage: `kind` is "text", "cut" (`text` says what is withheld) or "loose" (said in general)."""

    kind: str
    text: str
    lang: str = ""


@dataclass(frozen=True)
class Passage:
    """One passage. `withheld` is set where all of it is cut; `beside` is the same passage in the other language."""

    id: str
    lang: str
    speaker: str
    seconds: float | None
    at: str
    heading: str
    paragraphs: tuple[tuple[Run, ...], ...]
    withheld: Run | None = None
    beside: "Passage | None" = None
    # The id of the recording that it is the transcript of; empty where it was written.
    of: str = ""

    @property
    def plain_text(self) -> str:
        """The words in one line; what is cut appears as what it says."""
        return " ".join("".join(run.text for run in paragraph).strip() for paragraph in self.paragraphs)


@dataclass(frozen=True)
class Source:
    """One file of a picture or a sound, with the address that serves it."""

    url: str
    type: str
    width: int = 0
    height: int = 0
    bytes: int = 0

    @property
    def format(self) -> str:
        """`Opus`, `AAC`, `WebP`: what people call the format."""
        return _FORMATS.get(self.type, self.type.rpartition("/")[2].upper())

    @property
    def size(self) -> str:
        """About how much there is to download: `480 kB`, `3.1 MB`; empty if not known."""
        if not self.bytes:
            return ""
        kilobytes = self.bytes / KILOBYTE
        return f"{kilobytes:.0f} kB" if kilobytes < KILOBYTE else f"{kilobytes / KILOBYTE:.1f} MB"


@dataclass(frozen=True)
class Tiles:
    """A picture cut up for looking closely: its size, the side of a tile, and by how much each level is reduced."""

    width: int
    height: int
    side: int
    factors: tuple[int, ...]


@dataclass(frozen=True)
class Picture:
    """A picture with everything `<picture>` needs. `shape` is the class that keeps its proportions in a row."""

    id: str
    alt: Words
    caption: Words
    credit: str
    src: str
    width: int
    height: int
    srcset: str
    largest: Source
    sizes: str = PICTURE_SIZES
    srcset_avif: str = ""
    tiles: Tiles | None = None

    @property
    def shape(self) -> str:
        ratio = self.width / self.height if self.height else 1.5
        return "r-p" if ratio < 1 else "r-3" if ratio > 2.1 else "r-2" if ratio > 1.65 else ""


@dataclass(frozen=True)
class Sound:
    """A recording: its files, its length as a clock and in words, and whose voice one hears."""

    id: str
    description: Words
    seconds: float
    clock: str
    length: str
    voice: str
    voice_words: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Video:
    """A film, as a recording, with a still picture to stand for it until somebody presses play."""

    id: str
    description: Words
    seconds: float
    clock: str
    length: str
    voice: str
    voice_words: str
    sources: tuple[Source, ...]
    width: int
    height: int
    poster: str = ""


@dataclass(frozen=True)
class MuralEvent:
    """One dated event of a wall's life. `year` is filled where the date is a bare year, which may be set large."""

    date: str
    year: str
    what: str


@dataclass(frozen=True)
class MuralFacts:
    artist: str
    painted: str
    condition: str
    state: str
    events: tuple[MuralEvent, ...]


@dataclass(frozen=True)
class VigilFacts:
    remembered: str
    family: str
    family_words: str
    held: str
    called_by: str


@dataclass(frozen=True)
class Chapter:
    """A place in a testimony that one may go to: the passage it opens, the moment of the recording, what it is called.

    `synopsis` is a sentence or two, from an index that somebody made; empty for a heading of the transcript.
    """

    anchor: str
    at: str
    heading: str
    lang: str = ""
    synopsis: Words = field(default_factory=lambda: Words("", ""))


@dataclass(frozen=True)
class Story:
    """A public record, ready to be drawn in one interface language. Holds only what its parts hold."""

    record: str
    kind: str
    kind_word: str
    call: CallNumber
    fingerprint: str
    language: str
    language_word: str
    translated: bool
    original_language_word: str
    title: Words
    name: str
    date: str
    year: str
    place: Term | None
    terms: tuple[Term, ...]
    note: Words
    passages: tuple[Passage, ...]
    pictures: tuple[Picture, ...]
    sounds: tuple[Sound, ...]
    videos: tuple[Video, ...]
    points: tuple[Chapter, ...]
    mural: MuralFacts | None
    vigil: VigilFacts | None
    minutes_read: int
    minutes_listen: int
    allowed: tuple[str, ...]
    refused: tuple[str, ...]
    uses: frozenset[str] = field(default_factory=frozenset)
    # Who helped to tell, where both wish it said; and under which licence the photographs may be used elsewhere.
    interviewer: str = ""
    licence: str = ""

    @property
    def picture(self) -> Picture | None:
        """The picture that stands for the record in lists."""
        return self.pictures[0] if self.pictures else None

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """By the index where there is one, else by the transcript's own headings."""
        return self.points or tuple(Chapter(p.id, p.at, p.heading, p.lang) for p in self.passages if p.heading)

    @property
    def recordings(self) -> "tuple[Sound | Video, ...]":
        """What may be listened to or watched."""
        return (*self.videos, *self.sounds)

    def timed(self, recording: str) -> bool:
        """Whether any passage is said to stand at a moment of this recording."""
        return any(p.seconds is not None and p.of in ("", recording) for p in self.passages)

    @property
    def twin(self) -> bool:
        """Whether another language stands beside at least one passage."""
        return any(p.beside for p in self.passages)

    @property
    def has_cuts(self) -> bool:
        runs = (run for p in self.passages for paragraph in p.paragraphs for run in paragraph)
        return any(run.kind != "text" for run in runs) or any(p.withheld for p in self.passages)

    @property
    def opening(self) -> str:
        """The first words as plain text for lists and descriptions; cuts appear as their words."""
        return next((passage.plain_text for passage in self.passages if passage.plain_text), "")

    @property
    def quotable(self) -> bool:
        """Whether passages may be linked to and the record cited."""
        return "quote" in self.uses

    @property
    def teach(self) -> bool:
        """Whether files may be offered for downloading."""
        return "teach" in self.uses
