"""A public document, made readable: from manifest and part bytes to a `Story` that templates draw.

Pure: no database, no clock, no request. Nothing is ever shown that is not in a part whose SHA-256 the manifest names;
a part that is absent (a photograph taken back) leaves the rest as it was.
"""

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from stories.pages import record_words
from stories.pages.dates_in_words import date_in_words, year_of

SALT_BYTES = 32
WORDS_A_MINUTE = 180
PASSAGE_SIZES = "(min-width: 64rem) 60rem, 100vw"

KILOBYTE = 1000


@dataclass(frozen=True)
class TermLabel:
    """A term of the vocabulary, in both languages. `kind` is "theme", "place" or "hashtag"."""

    slug: str
    es: str
    en: str
    kind: str = "theme"


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
        """`MP3`, `AAC`, `WebP`: what people call the format."""
        return _FORMATS.get(self.type, self.type.rpartition("/")[2].upper())

    @property
    def size(self) -> str:
        """About how much there is to download: `480 kB`, `3.1 MB`; empty if not known."""
        if not self.bytes:
            return ""
        kilobytes = self.bytes / KILOBYTE
        return f"{kilobytes:.0f} kB" if kilobytes < KILOBYTE else f"{kilobytes / KILOBYTE:.1f} MB"


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
    sizes: str = PASSAGE_SIZES

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
    """A heading of the transcript and the passage it opens."""

    anchor: str
    at: str
    heading: str


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
    mural: MuralFacts | None
    vigil: VigilFacts | None
    minutes_read: int
    minutes_listen: int
    allowed: tuple[str, ...]
    refused: tuple[str, ...]
    uses: frozenset[str] = field(default_factory=frozenset)

    @property
    def picture(self) -> Picture | None:
        """The picture that stands for the record in lists."""
        return self.pictures[0] if self.pictures else None

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        return tuple(Chapter(p.id, p.at, p.heading) for p in self.passages if p.heading)

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
        for passage in self.passages:
            if text := _plain_text(passage):
                return text
        return ""

    @property
    def quotable(self) -> bool:
        """Whether passages may be linked to and the record cited."""
        return "quote" in self.uses

    @property
    def teach(self) -> bool:
        """Whether files may be offered for downloading."""
        return "teach" in self.uses


_FORMATS = {
    "audio/mpeg": "MP3",
    "audio/mp4": "AAC",
    "audio/aac": "AAC",
    "audio/ogg": "Opus",
    "image/webp": "WebP",
    "image/jpeg": "JPEG",
}


def call_number(*, kind: str, record: str) -> CallNumber:
    """The label of a record, for lists that have no document at hand."""
    return CallNumber(record_words.CALL_PREFIXES.get(kind, kind[:3].upper()), record.upper())


def read(
    *,
    manifest: bytes,
    parts: Mapping[str, bytes],
    language: str,
    terms: Mapping[str, TermLabel],
    uses: Collection[str] = (),
    address: Callable[[str], str] = "/medios/{}".format,
) -> Story:
    """Make a document readable in the interface language `language`.

    `parts` maps part id to bytes, for the parts that may be seen now; `uses` are the uses in force (none unless given);
    `address` turns a file's SHA-256 into the URL that serves it. Raises ValueError if the manifest is not one of ours.
    """
    outline = json.loads(manifest)
    if outline.get("amparo") != 1:
        raise ValueError("not a manifest of this archive")
    bodies = list(_bodies(outline=outline, parts=parts))
    with override(language):
        return _story(
            outline=outline,
            fingerprint=hashlib.sha256(manifest).hexdigest(),
            bodies=bodies,
            language=language,
            terms=terms,
            uses=frozenset(uses),
            address=address,
        )


def beside(*, story: Story, translation: Story) -> Story:
    """`story` with each passage of `translation` beside the passage that has the same id."""
    others = {passage.id: passage for passage in translation.passages}
    return replace(story, passages=tuple(replace(p, beside=others.get(p.id)) for p in story.passages))


def _bodies(*, outline: Mapping[str, Any], parts: Mapping[str, bytes]) -> Iterable[Mapping[str, Any]]:
    """The decoded parts in the manifest's order; absent parts, and bytes the manifest does not name, are passed over."""
    for entry in outline["parts"]:
        sealed = parts.get(entry["id"])
        if sealed is None or hashlib.sha256(sealed).hexdigest() != entry["sha256"]:
            continue
        body = json.loads(sealed[SALT_BYTES:])
        if body.get("id") == entry["id"] and body.get("kind") == entry["kind"]:
            yield body


def _story(
    *,
    outline: Mapping[str, Any],
    fingerprint: str,
    bodies: list[Mapping[str, Any]],
    language: str,
    terms: Mapping[str, TermLabel],
    uses: frozenset[str],
    address: Callable[[str], str],
) -> Story:
    facts = next((body for body in bodies if body["kind"] == "facts"), {})
    kind, own_language = outline["kind"], outline["language"]
    call = call_number(kind=kind, record=outline["record"])
    kind_word = str(record_words.KINDS.get(kind, kind))
    title = facts.get("title") or {}
    passages = tuple(_passage(body, language) for body in bodies if body["kind"] == "passage")
    sounds = tuple(_sound(body, language, address) for body in bodies if body["kind"] == "sound" and body["files"])
    original = facts.get("original_language") or own_language
    word_count = sum(len(_plain_text(passage).split()) for passage in passages)
    place = facts.get("place", "")
    edtf = facts.get("date", "")
    return Story(
        record=outline["record"],
        kind=kind,
        kind_word=kind_word,
        call=call,
        fingerprint=fingerprint,
        language=own_language,
        language_word=record_words.language_word(own_language),
        translated=original != own_language,
        original_language_word=record_words.language_word(original),
        title=Words(title.get("text") or f"{kind_word} {call}", title.get("lang") or language),
        name=facts.get("name", ""),
        date=date_in_words(edtf, language=language),
        year=year_of(edtf),
        place=_term(terms[place], language) if place in terms else None,
        terms=tuple(_term(terms[slug], language) for slug in facts.get("terms", ()) if slug in terms and slug != place),
        note=_words(facts.get("note"), language),
        passages=passages,
        pictures=tuple(_picture(body, language, address) for body in bodies if body["kind"] == "picture" and body["files"]),
        sounds=sounds,
        mural=_mural(facts["mural"], language) if facts.get("mural") else None,
        vigil=_vigil(facts["vigil"], language) if facts.get("vigil") else None,
        minutes_read=-(-word_count // WORDS_A_MINUTE),
        minutes_listen=round(sum(sound.seconds for sound in sounds) / 60),
        allowed=tuple(str(words) for use, words in record_words.USES.items() if use in uses),
        refused=tuple(str(words) for use, words in record_words.USES.items() if use not in uses),
        uses=uses,
    )


def _term(term: TermLabel, language: str) -> Term:
    return Term(term.slug, (term.en if language == "en" else term.es) or term.es or term.en)


def _words(texts: Mapping[str, str] | None, language: str) -> Words:
    """The text in the reader's language, else in any that has it, with the language it is in."""
    texts = texts or {}
    for lang in (language, *texts):
        if texts.get(lang):
            return Words(texts[lang], lang)
    return Words("", language)


def _passage(body: Mapping[str, Any], language: str) -> Passage:
    lang = body["lang"]
    runs = [_run(kind, text, lang, language) for kind, text in body["runs"] if text]
    said = [run for run in runs if run.text.strip()]
    whole_cut = said[0] if len(said) == 1 and said[0].kind == "cut" else None
    seconds = body.get("start")
    if whole_cut:
        whole_cut = replace(whole_cut, text=next(text for kind, text in body["runs"] if kind == "cut"), lang=lang)
    return Passage(
        id=body["id"],
        lang=lang,
        speaker=body.get("speaker", ""),
        seconds=seconds,
        at=_clock(seconds) if seconds is not None else "",
        heading=body.get("heading", ""),
        paragraphs=() if whole_cut else _paragraphs(runs),
        withheld=whole_cut,
    )


def _run(kind: str, text: str, lang: str, language: str) -> Run:
    """A cut reads "un nombre, que no se dice", in the passage's own language where we have words for it."""
    if kind != "cut":
        return Run("loose" if kind == "loose" else "text", text)
    own = record_words.listed_language(lang)
    with override(lang if own else language):
        return Run("cut", _("%(what)s, que no se dice") % {"what": text}, "" if own else language)


def _paragraphs(runs: Iterable[Run]) -> tuple[tuple[Run, ...], ...]:
    """Split where the words have an empty line."""
    paragraphs: list[list[Run]] = [[]]
    for run in runs:
        pieces = re.split(r"\n\s*\n", run.text) if run.kind == "text" else [run.text]
        for number, piece in enumerate(pieces):
            if number:
                paragraphs.append([])
            if piece:
                paragraphs[-1].append(replace(run, text=piece))
    return tuple(tuple(paragraph) for paragraph in paragraphs if any(run.text.strip() for run in paragraph))


def _plain_text(passage: Passage) -> str:
    return " ".join("".join(run.text for run in paragraph).strip() for paragraph in passage.paragraphs)


def _source(file: Mapping[str, Any], address: Callable[[str], str]) -> Source:
    return Source(
        url=address(file["sha256"]),
        type=file["type"],
        width=file.get("width", 0),
        height=file.get("height", 0),
        bytes=file.get("bytes", 0),
    )


def _picture(body: Mapping[str, Any], language: str, address: Callable[[str], str]) -> Picture:
    sources = sorted((_source(file, address) for file in body["files"]), key=lambda source: source.width)
    webp = [source for source in sources if source.type == "image/webp"]
    plain = next((source for source in sources if source.type != "image/webp"), sources[-1])
    return Picture(
        id=body["id"],
        alt=_words(body.get("alt"), language),
        caption=_words(body.get("caption"), language),
        credit=body.get("credit", ""),
        src=plain.url,
        width=plain.width,
        height=plain.height,
        srcset=", ".join(f"{source.url} {source.width}w" for source in webp),
        largest=sources[-1],
    )


def _sound(body: Mapping[str, Any], language: str, address: Callable[[str], str]) -> Sound:
    seconds = float(body.get("seconds") or 0)
    minutes, rest = divmod(round(seconds), 60)
    voice = body.get("voice", "")
    return Sound(
        id=body["id"],
        description=_words(body.get("alt"), language),
        seconds=seconds,
        clock=_clock(seconds),
        length=f"{minutes} min {rest} s" if minutes and rest else f"{minutes} min" if minutes else f"{rest} s",
        voice=voice,
        voice_words=str(record_words.VOICES.get(voice, "")),
        sources=tuple(_source(file, address) for file in body["files"]),
    )


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _mural(facts: Mapping[str, Any], language: str) -> MuralFacts:
    condition = facts.get("condition", "")
    word = str(record_words.CONDITIONS.get(condition, ""))
    events = tuple(_mural_event(event, language) for event in facts.get("events", ()))
    dates = [event.get("date", "") for event in facts.get("events", ()) if event.get("what") == condition]
    when = year_of(dates[-1]) if dates else ""
    dated = condition in ("whitewashed", "restored") and when
    return MuralFacts(
        artist=facts.get("artist", ""),
        painted=date_in_words(facts.get("painted", ""), language=language),
        condition=condition,
        state=_("%(state)s en %(year)s") % {"state": word, "year": when} if dated else word,
        events=events,
    )


def _mural_event(event: Mapping[str, Any], language: str) -> MuralEvent:
    date = event.get("date", "")
    bare_year = date if len(date) == len("2017") and date.isdigit() else ""
    what = str(record_words.MURAL_EVENTS.get(event.get("what", ""), ""))
    return MuralEvent(date=date_in_words(date, language=language), year=bare_year, what=what)


def _vigil(facts: Mapping[str, Any], language: str) -> VigilFacts:
    family = facts.get("family", "")
    return VigilFacts(
        remembered=facts.get("remembered", ""),
        family=family,
        family_words=str(record_words.FAMILY_WISHES.get(family, "")),
        held=date_in_words(facts.get("held", ""), language=language),
        called_by=facts.get("called_by", ""),
    )
