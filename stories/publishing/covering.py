"""Keeping what was decided over one picture, and having a program propose what to cover."""

from dataclasses import replace

from stories.intake.models import Submission
from stories.moderation.models import User
from stories.publishing.errors import Refused
from stories.publishing.worksheets import change_worksheet_since
from stories.redaction.covers import Cover, with_cover
from stories.redaction.pixels import NotAPicture, proposed
from stories.redaction.regions import apart, covered_by
from stories.redaction.worksheet import PictureChoice, Worksheet
from stories.vault.keeper import Opened


def save_cover(
    *,
    submission: Submission,
    cover: Cover,
    since: int,
    person: User,
    opened: Opened,
    page_shown: PictureChoice | None = None,
) -> None:
    """Add a worksheet with these decisions, unless somebody saved after `since`. Raises Refused.

    `page_shown`: how a page of a document is shown, None for not at all; of photographs the worksheet's form says it.
    """

    def covered(worksheet: Worksheet) -> Worksheet:
        changed = replace(worksheet, covers=with_cover(worksheet.covers, cover))
        return replace(changed, pictures=_with_page(changed, cover, page_shown)) if cover.page else changed

    change_worksheet_since(submission=submission, since=since, change=covered, person=person, opened=opened)


def _with_page(worksheet: Worksheet, cover: Cover, shown: PictureChoice | None) -> tuple[PictureChoice, ...]:
    """The pictures with this page in its place, or without it: photographs first, as they came, then pages in order."""
    others = [each for each in worksheet.pictures if (each.original, each.page) != (cover.original, cover.page)]
    photographs = [each for each in others if not each.page]
    pages = [each for each in others if each.page] + ([shown] if shown is not None else [])
    return (*photographs, *sorted(pages, key=lambda each: (each.original, each.page)))


def with_proposals(cover: Cover, data: bytes, *, media_type: str) -> Cover:
    """The same decisions, with whatever a program finds that they do not cover yet. Raises Refused("not_a_picture")."""
    try:
        found = proposed(data, media_type=media_type, page=cover.page)
    except NotAPicture as error:
        raise Refused("not_a_picture") from error
    fresh = [each for each in apart(found) if not covered_by(each, cover.regions)]
    return replace(cover, proposals=tuple(fresh), searched=True)
