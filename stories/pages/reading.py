"""A public document, made readable: from manifest and part bytes to a `Story` that templates draw.

Pure: no database, no clock, no request. Nothing is ever shown that is not in a part whose SHA-256 the manifest names;
a part that is absent (a photograph taken back) leaves the rest as it was.
"""

import hashlib
import json
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from stories.pages import record_words
from stories.pages.dates_in_words import date_in_words, year_of
from stories.pages.story import (
    CallNumber,
    Chapter,
    MuralEvent,
    MuralFacts,
    Passage,
    Picture,
    Run,
    Sound,
    Source,
    Story,
    Term,
    TermLabel,
    Tiles,
    Video,
    VigilFacts,
    Words,
)

__all__ = ["CallNumber", "Story", "TermLabel", "beside", "call_number", "read"]

SALT_BYTES = 32
WORDS_A_MINUTE = 180
# Offered beside a picture that every browser can show.
MODERN = ("image/avif", "image/webp")


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
    """The decoded parts in the manifest's order, without those that are absent or not the bytes it names."""
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
    videos = tuple(_video(body, language, address) for body in bodies if body["kind"] == "video" and body["files"])
    index = next((body for body in bodies if body["kind"] == "index"), {})
    original = facts.get("original_language") or own_language
    word_count = sum(len(passage.plain_text.split()) for passage in passages)
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
        pictures=tuple(
            _picture(body, language, address) for body in bodies if body["kind"] == "picture" and body["files"]
        ),
        sounds=sounds,
        videos=videos,
        points=_points(index, passages, language),
        mural=_mural(facts["mural"], language) if facts.get("mural") else None,
        vigil=_vigil(facts["vigil"], language) if facts.get("vigil") else None,
        minutes_read=-(-word_count // WORDS_A_MINUTE),
        minutes_listen=round((sum(one.seconds for one in sounds) + sum(one.seconds for one in videos)) / 60),
        allowed=tuple(words for use, words in record_words.use_words().items() if use in uses),
        refused=tuple(words for use, words in record_words.use_words().items() if use not in uses),
        uses=uses,
        interviewer=facts.get("interviewer", ""),
        licence=facts.get("licence", ""),
    )


def _term(term: TermLabel, language: str) -> Term:
    return Term(term.slug, term.label(language))


def _words(texts: Mapping[str, str] | None, language: str) -> Words:
    """The text in the reader's language, else in any that has it, with the language it is in."""
    texts = texts or {}
    for lang in (language, *texts):
        if texts.get(lang):
            return Words(texts[lang], lang)
    return Words("", language)


def _passage(body: Mapping[str, Any], language: str) -> Passage:
    lang = body["lang"]
    runs = [_run(kind, text, lang) for kind, text in body["runs"] if text]
    said = [run for run in runs if run.text.strip()]
    whole_cut = said[0] if len(said) == 1 and said[0].kind == "cut" else None
    seconds = body.get("start")
    if whole_cut:
        said_in = lang if record_words.listed_language(lang) else language
        whole_cut = replace(whole_cut, text=next(text for kind, text in body["runs"] if kind == "cut"), lang=said_in)
    return Passage(
        id=body["id"],
        lang=lang,
        speaker=body.get("speaker", ""),
        seconds=seconds,
        at=_clock(seconds) if seconds is not None else "",
        heading=body.get("heading", ""),
        paragraphs=() if whole_cut else _paragraphs(runs),
        withheld=whole_cut,
        of=body.get("of", ""),
    )


def _run(kind: str, text: str, lang: str) -> Run:
    if kind != "cut":
        return Run("loose" if kind == "loose" else "text", text)
    return Run("cut", cut_words(text, language=lang))


def cut_words(what: str, *, language: str) -> str:
    """Say "un nombre, que no se dice" in the passage's own language; "un nombre [...]" where we have no words in it.

    Two languages in one breath are no help to anybody who listens.
    """
    if not record_words.listed_language(language):
        return f"{what} […]"
    with override(language):
        return _("%(what)s, que no se dice") % {"what": what}


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
    plain = next((source for source in sources if source.type not in MODERN), sources[-1])
    tiles = body.get("tiles") or {}
    return Picture(
        id=body["id"],
        alt=_words(body.get("alt"), language),
        caption=_words(body.get("caption"), language),
        credit=body.get("credit", ""),
        src=plain.url,
        width=plain.width,
        height=plain.height,
        srcset=_srcset(sources, "image/webp"),
        srcset_avif=_srcset(sources, "image/avif"),
        largest=max((source for source in sources if source.type != "image/avif"), key=lambda source: source.width),
        tiles=Tiles(tiles["width"], tiles["height"], tiles["size"], tuple(tiles["factors"])) if tiles else None,
    )


def _srcset(sources: Iterable[Source], kind: str) -> str:
    return ", ".join(f"{source.url} {source.width}w" for source in sources if source.type == kind)


def _sound(body: Mapping[str, Any], language: str, address: Callable[[str], str]) -> Sound:
    return Sound(**_recording(body, language, address))


def _video(body: Mapping[str, Any], language: str, address: Callable[[str], str]) -> Video:
    recording = _recording(body, language, address)
    first = recording["sources"][0]
    poster = next((address(file["sha256"]) for file in body.get("poster") or () if file["type"] == "image/jpeg"), "")
    return Video(**recording, width=first.width, height=first.height, poster=poster)


def _recording(body: Mapping[str, Any], language: str, address: Callable[[str], str]) -> dict[str, Any]:
    seconds = float(body.get("seconds") or 0)
    minutes, rest = divmod(round(seconds), 60)
    voice = body.get("voice", "")
    return {
        "id": body["id"],
        "description": _words(body.get("alt"), language),
        "seconds": seconds,
        "clock": _clock(seconds),
        "length": f"{minutes} min {rest} s" if minutes and rest else f"{minutes} min" if minutes else f"{rest} s",
        "voice": voice,
        "voice_words": str(record_words.VOICES.get(voice, "")),
        "sources": tuple(_source(file, address) for file in body["files"]),
    }


def _points(index: Mapping[str, Any], passages: tuple[Passage, ...], language: str) -> tuple[Chapter, ...]:
    """The index's moments, each leading to the passage in which it is told; none that leads nowhere."""
    found = []
    for point in sorted(index.get("points", ()), key=lambda one: float(one["start"])):
        told = [p for p in passages if p.seconds is not None and p.of in ("", point.get("of", ""))]
        before = [p for p in told if p.seconds is not None and p.seconds <= point["start"]] or told[:1]
        title = _words(point.get("title"), language)
        if before and title:
            at, synopsis = _clock(point["start"]), _words(point.get("synopsis"), language)
            found.append(Chapter(before[-1].id, at, title.text, title.lang, synopsis))
    return tuple(found)


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
