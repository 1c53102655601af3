"""What another program wrote, read into cues: WebVTT, SubRip, OHMS XML, and the lines that whisper.cpp prints. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError
from webvtt.models import Timestamp

from stories.redaction.transcripts import ohms
from stories.redaction.transcripts.refusals import NotReadable
from stories.redaction.transcripts.transcript import Cue, Point
from stories.redaction.transcripts.typed import LONGEST_LABEL, MOST_CUES

LARGEST = 2 * 1024 * 1024
# What whisper.cpp prints: [00:00:00.000 --> 00:00:04.000]  words
_PRINTED = re.compile(r"^\[(\d+:\d\d:\d\d\.\d{3}) --> (\d+:\d\d:\d\d\.\d{3})\][ \t]*(.*)$", re.MULTILINE)
_LABEL = re.compile(rf"^(?:>>\s*|-\s+)?([^\W\d_][^:\n.!?¿¡]{{0,{LONGEST_LABEL - 1}}}):\s+(?=\S)")
# Captions are two lines long, a passage is a few sentences.
_JOIN_SECONDS, _JOIN_LETTERS = 30.0, 400


@dataclass(frozen=True)
class Imported:
    """What a file holds. `points` only where it is of OHMS."""

    cues: tuple[Cue, ...]
    points: tuple[Point, ...] = ()


def read(data: bytes) -> Imported:
    """Whatever it is, by its own first bytes and never by its name. Raises NotReadable."""
    if len(data) > LARGEST:
        raise NotReadable("large")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        text = data.decode("utf-8-sig", errors="replace")
    if "\x00" in text or text.count("\ufffd") > len(text) // 50:
        raise NotReadable("not_text")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    bare = text.lstrip()
    if bare.startswith("<"):
        cues, points = ohms.read(bare, timed=_timed)
    else:
        cues, points = _timed(bare), ()
    if not cues and not points:
        raise NotReadable("empty")
    if len(cues) > MOST_CUES:
        cues = joined(cues)
    if len(cues) > MOST_CUES:
        raise NotReadable("many")
    return Imported(cues, points)


def _timed(text: str) -> tuple[Cue, ...]:
    if text.startswith("WEBVTT"):
        return _captions(text, "vtt")
    if _PRINTED.search(text):
        lines = [
            f"{at.replace(',', '.')} --> {to.replace(',', '.')}\n{words}" for at, to, words in _PRINTED.findall(text)
        ]
        return _captions("WEBVTT\n\n" + "\n\n".join(lines), "vtt")
    if "-->" in text:
        return _captions(text, "srt")
    raise NotReadable("unknown")


def _captions(text: str, form: str) -> tuple[Cue, ...]:
    try:
        if form == "vtt":
            captions = list(webvtt.from_string(text))
        else:
            captions = list(webvtt.WebVTT.from_buffer(iter(text.split("\n")), format="srt"))
        found = [
            (_seconds(caption.start_time), unescape(caption.voice or ""), " ".join(unescape(caption.text).split()))
            for caption in captions
        ]
    except (MalformedCaptionError, MalformedFileError, ValueError, AttributeError, IndexError, TypeError) as error:
        raise NotReadable("broken") from error
    return labelled(Cue(words, start, " ".join(who.split())[:LONGEST_LABEL]) for start, who, words in found if words)


def _seconds(time: Timestamp) -> float:
    return float(time.hours * 3600 + time.minutes * 60 + time.seconds + time.milliseconds / 1000)


def labelled(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """`ANA: Hola` as words of the speaker ANA, for labels that come at least twice: "Mi mamá dijo: corre" is none."""
    cues = list(cues)
    seen: dict[str, int] = {}
    for cue in cues:
        if not cue.speaker and (match := _LABEL.match(cue.text)):
            seen[match[1]] = seen.get(match[1], 0) + 1
    found, speaker = [], ""
    for cue in sorted(cues, key=lambda cue: cue.start or 0.0):
        match = None if cue.speaker else _LABEL.match(cue.text)
        if match is not None and seen[match[1]] > 1:
            speaker = match[1]
            found.append(Cue(cue.text[match.end() :], cue.start, speaker, cue.heading))
        else:
            # Without a label of its own a caption goes on with whoever was speaking.
            found.append(cue if cue.speaker else Cue(cue.text, cue.start, speaker, cue.heading))
    return tuple(found)


def joined(cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """Captions put together into passages: until somebody else speaks, a chapter opens, or enough has been said."""
    found: list[Cue] = []
    for cue in cues:
        last = found[-1] if found else None
        if (
            last is not None
            and last.speaker == cue.speaker
            and not cue.heading
            and len(last.text) + len(cue.text) < _JOIN_LETTERS
            and (cue.start or 0.0) - (last.start or 0.0) < _JOIN_SECONDS
        ):
            found[-1] = Cue(f"{last.text} {cue.text}", last.start, last.speaker, last.heading)
        else:
            found.append(cue)
    return tuple(found)
