"""Captions of a public version: WebVTT and SubRip from its passages, cuts as the words they are. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

# Two lines of captions; read at about fifteen letters a second.
LONGEST = 84
LETTERS_A_SECOND = 15.0
LAST_SECONDS = 4.0
_PIECES = re.compile(rf".{{1,{LONGEST}}}(?:\s+|$)", re.DOTALL)


@dataclass(frozen=True)
class Caption:
    """One caption: seconds, who speaks, what is read, and the passage it is of."""

    start: float
    stop: float
    speaker: str
    text: str
    passage: str


def captions(contents: Iterable[Mapping[str, Any]], *, of: str = "") -> str:
    """WebVTT of the passages that have a time: all of them, or those of the sound or video part `of`."""
    blocks = [
        f"{_time(one.start, '.')} --> {_time(one.stop, '.')}\n{_voice(one.speaker)}{_vtt(one.text)}"
        for one in timed(contents, of=of)
    ]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def subrip(contents: Iterable[Mapping[str, Any]], *, of: str = "") -> str:
    """The same as SubRip (.srt), where a speaker stands before the words."""
    blocks = [
        f"{number}\n{_time(one.start, ',')} --> {_time(one.stop, ',')}\n{_srt(one)}"
        for number, one in enumerate(timed(contents, of=of), start=1)
    ]
    return "\n\n".join(blocks) + ("\n" if blocks else "")


def points_of(contents: Iterable[Mapping[str, Any]], *, of: str = "") -> list[Mapping[str, Any]]:
    """The moments of the index: all, or those of one recording."""
    points = [point for content in contents if content.get("kind") == "index" for point in content["points"]]
    return [point for point in points if not of or point.get("of", "") in ("", of)]


def in_language(texts: Mapping[str, str] | None, language: str) -> str:
    """The text in this language, else in the one there is."""
    texts = texts or {}
    return texts.get(language) or next((words for words in texts.values() if words), "")


def timed(contents: Iterable[Mapping[str, Any]], *, of: str = "") -> list[Caption]:
    """Captions in order. A long passage is cut between words; the times between two stamps are spread by length."""
    passages = [
        content
        for content in contents
        if content.get("kind") == "passage"
        and content.get("start") is not None
        and (not of or content.get("of", "") in ("", of))
    ]
    passages.sort(key=lambda passage: float(passage["start"]))
    found: list[Caption] = []
    for passage, after in pairwise([*passages, None]):
        if passage is not None:
            found += _captions(passage, None if after is None else float(after["start"]))
    return found


def _captions(passage: Mapping[str, Any], stop: float | None) -> Iterator[Caption]:
    words = said(passage["runs"])
    pieces = [piece.strip() for piece in _PIECES.findall(words) if piece.strip()]
    start = float(passage["start"])
    natural = max(LAST_SECONDS, len(words) / LETTERS_A_SECOND)
    # Nobody stamps where speech ends: captions stay as long as one reads, never into what comes next.
    stop = start + natural if stop is None or stop <= start else min(stop, start + max(natural, 8.0))
    total = sum(map(len, pieces)) or 1
    at = start
    for piece in pieces:
        end = at + (stop - start) * len(piece) / total
        yield Caption(at, end, passage.get("speaker", ""), piece, passage["id"])
        at = end


def said(runs: Sequence[Sequence[str]]) -> str:
    """Runs in one line; what is withheld stands in brackets."""
    return " ".join("".join(f"[{words}]" if kind == "cut" else words for kind, words in runs).split())


def _time(seconds: float, point: str) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}{point}{rest % 1000:03}"


def _vtt(text: str) -> str:
    """No tag, no arrow: words alone."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _voice(speaker: str) -> str:
    return f"<v {_vtt(' '.join(speaker.split()))}>" if speaker else ""


def _srt(one: Caption) -> str:
    """SubRip knows no escape, and players swallow what looks like a tag: such signs become others that read alike."""
    said = f"{one.speaker}: {one.text}" if one.speaker else one.text
    return said.replace("-->", "→").replace("<", "‹").replace(">", "›")
