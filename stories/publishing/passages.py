"""From what was told and decided to passages, and to the index of what was recorded: the parts that are words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from stories.publishing.errors import Refused
from stories.publishing.worksheets import Told
from stories.redaction import parts
from stories.redaction.carrying import Instead, carried, decisions
from stories.redaction.spans import BadSpan, Span, runs
from stories.redaction.transcripts.transcript import Transcript, cue_at, place_of
from stories.redaction.worksheet import Worksheet

NOWHERE: Mapping[str, str] = {}


def passage_parts(
    worksheet: Worksheet, story: Told, language: str, *, part_of: Mapping[str, str] = NOWHERE
) -> list[dict[str, Any]]:
    """Every passage with what was decided on it. `part_of` maps an original to the id of the part it is heard in.

    Chapters and speakers go through the same decisions as the words. Raises Refused("bad_span").
    """
    decided = decisions(spans=worksheet.spans, passages=dict(story.passages), people=worksheet.people)
    at: dict[str, list[Span]] = {}
    for span in worksheet.spans:
        at.setdefault(span.place, []).append(span)
    try:
        return [
            parts.passage(
                place=number,
                lang=language,
                runs=runs(text, at.get(place, ())),
                **_heard(worksheet, place, language, decided, part_of),
            )
            for number, (place, text) in enumerate(story.passages, start=1)
        ]
    except BadSpan as error:
        raise Refused("bad_span") from error


def _heard(
    worksheet: Worksheet, place: str, language: str, decided: tuple[Instead, ...], part_of: Mapping[str, str]
) -> dict[str, Any]:
    """Speaker, chapter, moment and recording of a passage that was spoken; nothing for one that was written."""
    found = cue_at(worksheet.transcripts, place)
    if found is None:
        return {}
    transcript, cue = found
    with override(language if language in ("es", "en") else "es"):
        speaker = transcript.called(cue.speaker, voice=_("Voz"))
    return {
        "speaker": carried(speaker, decided=decided, language=language, told_in=language)[0],
        "heading": carried(cue.heading, decided=decided, language=language, told_in=language)[0],
        "start": cue.start,
        "of": part_of.get(transcript.original, ""),
    }


def index_parts(
    worksheet: Worksheet, story: Told, language: str, *, part_of: Mapping[str, str] = NOWHERE
) -> list[dict[str, Any]]:
    """The one index of all recordings, or none. Its words go through the same decisions as the story's."""
    decided = decisions(spans=worksheet.spans, passages=dict(story.passages), people=worksheet.people)
    heard = {place for place, _text in story.passages}
    points = [
        {
            "start": point.start,
            "of": part_of.get(transcript.original, ""),
            "title": _both(point.title, decided, language),
            "synopsis": _both(point.synopsis, decided, language),
            "terms": sorted(point.terms),
        }
        for transcript in worksheet.transcripts
        if _may_show(transcript, heard)
        for point in transcript.points
    ]
    return [parts.index(points)] if points else []


def _may_show(transcript: Transcript, heard: set[str]) -> bool:
    """An index goes with the words it is of: while those are a machine's, or deleted, it is not shown either."""
    return transcript.made == "person" and (not transcript.cues or place_of(transcript.original, 0) in heard)


def _both(texts: Mapping[str, str], decided: tuple[Instead, ...], told_in: str) -> dict[str, str]:
    return {
        language: carried(texts.get(language, ""), decided=decided, language=language, told_in=told_in)[0]
        for language in ("es", "en")
    }
