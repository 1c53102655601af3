"""A public version as OHMS XML (Oral History Metadata Synchronizer), for viewers and catalogues that read it. Pure."""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from stories.pages.captions import captions, in_language, points_of, said

NAMESPACE = "https://www.weareavp.com/nunncenter/ohms"
VERSION = "5.4"
WIDTH = 80
LANGUAGES = {"es": "Spanish", "en": "English"}


def ohms(contents: Iterable[Mapping[str, Any]], *, address: str = "", identifier: str = "") -> str:
    """One record: facts, index and transcript, all as they are public. `address` is where the record can be read.

    Titles and synopses stand in the version's own language, and in the other one as OHMS's second language.
    """
    contents = list(contents)
    facts = next((content for content in contents if content["kind"] == "facts"), {})
    title = facts.get("title") or {}
    main = str(title.get("lang") or facts.get("original_language") or "es").split("-")[0]
    main = main if main in LANGUAGES else "es"
    other = "en" if main == "es" else "es"
    root = Element("ROOT", {"xmlns": NAMESPACE})
    record = SubElement(root, "record", {"id": identifier} if identifier else {})
    _add(record, "version", VERSION)
    date = SubElement(record, "date")
    date.set("value", str(facts.get("date", "")))
    date.set("format", "edtf")
    _add(record, "title", str(title.get("text", "")))
    _add(record, "accession", identifier)
    _add(record, "interviewee", str(facts.get("name", "")))
    _add(record, "interviewer", str(facts.get("interviewer", "")))
    for slug in facts.get("terms", ()):
        _add(record, "subject", str(slug))
    _add(record, "language", LANGUAGES[main])
    _add(record, "usage", str(facts.get("licence", "")))
    _add(record, "media_url", address)
    passages = [content for content in contents if content["kind"] == "passage"]
    lines, sync = transcript(passages)
    _add(record, "sync", sync)
    _add(record, "transcript", "\n".join(lines))
    if any(passage.get("start") is not None for passage in passages):
        _add(record, "vtt_transcript", captions(contents))
    index = SubElement(record, "index")
    for point in sorted(points_of(contents), key=lambda point: float(point["start"])):
        _point(index, point, main, other)
    indent(root, space="  ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _add(parent: Element, name: str, text: str) -> None:
    # XML has no words for most control characters, nor for the two that are no characters.
    kept = (letter for letter in text if letter in "\n\t" or (letter >= " " and letter not in "\ufffe\uffff"))
    SubElement(parent, name).text = "".join(kept)


def _point(index: Element, point: Mapping[str, Any], main: str, other: str) -> None:
    element = SubElement(index, "point")
    _add(element, "time", str(round(float(point["start"]))))
    for name in ("title", "synopsis"):
        texts = point.get(name) or {}
        _add(element, name, in_language(texts, main))
        _add(element, f"{name}_alt", texts.get(other, "") if texts.get(main) else "")
    _add(element, "keywords", ";".join(point.get("terms", ())))


def transcript(passages: Sequence[Mapping[str, Any]]) -> tuple[list[str], str]:
    """The transcript's lines, and where each full minute falls, as redaction.transcripts.ohms reads it."""
    lines: list[str] = []
    stamps: list[tuple[float, int]] = []
    counted = 0
    for passage in passages:
        speaker = str(passage.get("speaker", ""))
        words = f"{speaker.upper()}: {said(passage['runs'])}" if speaker else said(passage["runs"])
        if passage.get("start") is not None:
            stamps.append((float(passage["start"]), counted))
        lines += [*textwrap.wrap(words, WIDTH), ""]
        counted += len(words.split())
    stamps.sort()
    return lines, _sync(lines, stamps, counted) if len(stamps) > 1 else ""


def _sync(lines: Sequence[str], stamps: Sequence[tuple[float, int]], counted: int) -> str:
    marks = []
    for minute in range(1, int(stamps[-1][0] // 60) + 1):
        at = minute * 60.0
        before = max((stamp for stamp in stamps if stamp[0] <= at), default=(0.0, 0))
        after = min((stamp for stamp in stamps if stamp[0] > at), default=(at + 1.0, counted))
        share = (at - before[0]) / (after[0] - before[0])
        marks.append(_place(lines, before[1] + round((after[1] - before[1]) * share)))
    return "1:|" + "|".join(f"{line}({word})" for line, word in marks) if marks else ""


def _place(lines: Sequence[str], words: int) -> tuple[int, int]:
    """Line (from 0) and words of it that lie before this many words of all."""
    seen = 0
    for number, line in enumerate(lines):
        here = len(line.split())
        if seen + here > words:
            return number, words - seen
        seen += here
    return max(len(lines) - 1, 0), 0
