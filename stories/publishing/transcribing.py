"""Keeping a transcript: inside the worksheet, sealed like it, with every decision carried to the new wording."""

from dataclasses import replace

from stories.intake.models import Submission
from stories.moderation.models import User
from stories.publishing.worksheets import change_worksheet_since
from stories.redaction.transcripts.moving import moved
from stories.redaction.transcripts.transcript import Transcript, place_of
from stories.redaction.worksheet import Worksheet
from stories.vault.keeper import Opened


def transcript_of(*, worksheet: Worksheet, original: str) -> Transcript:
    """The transcript of one recording; an empty one where nobody has begun."""
    return next((one for one in worksheet.transcripts if one.original == original), Transcript(original))


def put(worksheet: Worksheet, transcript: Transcript) -> Worksheet:
    """The worksheet with this transcript in the place of the older one, and the spans where their words now stand."""
    before = transcript_of(worksheet=worksheet, original=transcript.original)
    spans, kept = moved(before=_placed(before), after=_placed(transcript), spans=worksheet.spans, kept=worksheet.kept)
    others = tuple(one for one in worksheet.transcripts if one.original != transcript.original)
    return replace(worksheet, transcripts=(*others, transcript), spans=spans, kept=kept)


def save_transcript(
    *, submission: Submission, transcript: Transcript, since: int, person: User, opened: Opened
) -> None:
    """Keep it, unless somebody saved the worksheet after its saving number `since`. Raises Refused.

    Who writes down a recording has worked on the version: they become a hand of it.
    """
    change_worksheet_since(
        submission=submission,
        since=since,
        change=lambda worksheet: put(worksheet, transcript),
        person=person,
        opened=opened,
    )


def _placed(transcript: Transcript) -> list[tuple[str, str]]:
    return [(place_of(transcript.original, number), cue.text) for number, cue in enumerate(transcript.cues)]
