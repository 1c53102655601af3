"""OHMS XML read: the record of an interview with its transcript, its sync marks and its index. Pure.

Format: Oral History Metadata Synchronizer (Nunn Center, University of Kentucky). `sync` is `MINUTES:|LINE(WORD)|...`:
each mark says at which line of the transcript, and after how many of its words, the next MINUTES are full.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from stories.redaction.transcripts.refusals import NotReadable
from stories.redaction.transcripts.transcript import Cue, Point

MOST_POINTS = 200
LONGEST = {"title": 200, "synopsis": 1000}
_SPEAKER = re.compile(r"^([A-ZÁÉÍÓÚÑÜ][A-ZÁÉÍÓÚÑÜ .'’-]{1,38}):\s+")
_MARK = re.compile(r"(\d+)\((\d+)\)")
_ENGLISH = ("en", "eng", "english", "inglés", "ingles")


def read(text: str, *, timed: Callable[[str], tuple[Cue, ...]]) -> tuple[tuple[Cue, ...], tuple[Point, ...]]:
    """Cues and points of one record. `timed` reads the WebVTT that newer records hold. Raises NotReadable."""
    try:
        root = fromstring(text, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, RecursionError, LookupError) as error:
        raise NotReadable("xml") from error
    for element in root.iter():
        element.tag = str(element.tag).rpartition("}")[2]
    record = root if root.tag == "record" else root.find("record")
    if record is None:
        raise NotReadable("not_ohms")
    main = "en" if _said(record, "language").lower() in _ENGLISH else "es"
    captions = _said(record, "vtt_transcript")
    words = record.find("transcript")
    if captions.startswith("WEBVTT"):
        cues = timed(captions)
    else:
        cues = transcript((words.text or "") if words is not None else "", sync=_said(record, "sync"))
    points = [point for element in record.findall("index/point")[:MOST_POINTS] if (point := _point(element, main))]
    return cues, tuple(sorted(points, key=lambda point: point.start))


def _said(element: Element, name: str) -> str:
    return (element.findtext(name) or "").strip()


def _point(element: Element, main: str) -> Point | None:
    other = "es" if main == "en" else "en"
    try:
        start = float(_said(element, "time"))
    except ValueError:
        return None
    if not 0 <= start < 24 * 3600:
        return None

    def both(name: str) -> dict[str, str]:
        texts = {main: _said(element, name), other: _said(element, f"{name}_alt")}
        return {language: " ".join(words.split())[: LONGEST[name]] for language, words in texts.items() if words}

    return Point(start, both("title"), both("synopsis"))


def transcript(text: str, *, sync: str) -> tuple[Cue, ...]:
    """Paragraphs as cues; each begins between the two marks around it, by how many words lie between them."""
    lines = text.replace("\r\n", "\n").split("\n")
    marks = _marks(lines, sync)
    cues: list[Cue] = []
    paragraph: list[str] = []
    speaker, words, begins = "", 0, 0
    for line in [*lines, ""]:
        if line.strip():
            begins = words if not paragraph else begins
            paragraph.append(line.strip())
        elif paragraph:
            said = " ".join(paragraph)
            if (match := _SPEAKER.match(said)) is not None:
                speaker, said = match[1].strip(), said[match.end() :]
            cues.append(Cue(said, _time_at(marks, begins), speaker))
            paragraph = []
        words += len(line.split())
    return tuple(cues)


def _marks(lines: Sequence[str], sync: str) -> list[tuple[int, float]]:
    """(words before, seconds), beginning with the first word at 0; only marks that go forward."""
    every, _colon, rest = sync.partition(":")
    if not every.strip().isdecimal() or not rest:
        return []
    before = [0]
    for line in lines:
        before.append(before[-1] + len(line.split()))
    found = [(0, 0.0)]
    for number, (line, word) in enumerate(_MARK.findall(rest), start=1):
        if int(line) < len(before) and (at := before[int(line)] + int(word)) > found[-1][0]:
            found.append((at, number * int(every) * 60.0))
    return found


def _time_at(marks: Sequence[tuple[int, float]], words: int) -> float | None:
    if not marks:
        return None
    for (a, start), (b, stop) in pairwise(marks):
        if a <= words <= b:
            return round(start + (stop - start) * (words - a) / (b - a), 1)
    return marks[-1][1]
