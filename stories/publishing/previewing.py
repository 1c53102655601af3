"""What an edition would look like, from a worksheet that nobody has projected. Nothing is sealed, kept, re-encoded."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stories.consent.rules import decide, precision
from stories.consent.uses import Use
from stories.intake.models import Submission
from stories.publishing.errors import Refused
from stories.publishing.leaks import Leak, leaks
from stories.publishing.passages import index_parts, passage_parts
from stories.publishing.picturing import picture_part
from stories.publishing.projecting import facts_part
from stories.publishing.wishes import credits, kept_to
from stories.publishing.worksheets import Told
from stories.redaction import parts
from stories.redaction.spans import BadSpan, hidden
from stories.redaction.worksheet import PictureChoice, Worksheet

# Before there is a record there is no call number; this one is no record's, since its letters are not used.
NO_CALL_NUMBER = "0000"


@dataclass(frozen=True)
class Preview:
    """Manifest and parts of an edition that does not exist, and where something taken out can still be read."""

    manifest: bytes
    parts: dict[str, bytes]
    leaks: Sequence[Leak]


def stand_in(choice: PictureChoice) -> dict[str, object]:
    """A file not made yet, named by its original's id and page, so that the desk can serve the original covered."""
    return {"sha256": f"{choice.original}.{choice.page}", "type": "image/jpeg", "width": 960, "height": 640, "bytes": 0}


def preview(*, submission: Submission, worksheet: Worksheet, story: Told, at: datetime.date) -> Preview:
    """See `Preview`. Each picture names its original's id where an edition names a file. Raises Refused("bad_span")."""
    grants = list(submission.grants.all())
    exact = precision(grants)
    named = bool(exact.name_id) and exact.name_id == story.name_id
    record = getattr(submission, "record", None)
    worksheet = kept_to(worksheet, story.answers)
    photographs = bool(decide(grants, use=Use.PHOTO, at=at))
    contents: list[dict[str, Any]] = [
        facts_part(worksheet, submission, exact.place_step, exact.date_step, story.name if named else "")
        | credits(story.answers, pictures=photographs and bool(worksheet.pictures)),
        *passage_parts(worksheet, story, submission.language),
    ]
    if photographs:
        contents += [
            {**picture_part(number, choice, []), "files": [stand_in(choice)]}
            for number, choice in enumerate(worksheet.pictures, start=1)
        ]
    contents += index_parts(worksheet, story, submission.language)
    made = parts.make(
        record=record.pk if record is not None else NO_CALL_NUMBER,
        kind=submission.kind,
        language=submission.language,
        place_step=exact.place_step,
        date_step=exact.date_step,
        name_id=exact.name_id if named else "",
        contents=contents,
    )
    return Preview(
        manifest=made.manifest,
        parts={content["id"]: body for content, body in zip(contents, made.parts, strict=True)},
        leaks=leaks(
            contents=contents,
            taken_out=taken_out(worksheet=worksheet, story=story),
            stays=left_in_sight(worksheet=worksheet, story=story),
        ),
    )


def taken_out(*, worksheet: Worksheet, story: Told) -> list[str]:
    """All words that the worksheet takes out, and the names of the files: what the leak check looks for."""
    text_at = dict(story.passages)
    try:
        words = [
            found for span in worksheet.spans if span.place in text_at for found in hidden(text_at[span.place], [span])
        ]
    except BadSpan as error:
        raise Refused("bad_span") from error
    return [*words, *(label.name for label in story.originals)]


def left_in_sight(*, worksheet: Worksheet, story: Told) -> list[str]:
    """Words that were proposed and that a person decided to leave: no near miss of anything."""
    text_at = dict(story.passages)
    return [text_at[one.place][one.start : one.stop] for one in worksheet.kept if one.place in text_at]
