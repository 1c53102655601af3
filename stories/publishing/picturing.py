"""The pictures of an edition: photographs and pages as the worksheet shows them, each with the files made for it."""

from collections.abc import Sequence
from typing import Any

from stories.intake.models import Kind, Submission
from stories.intake.telling import OriginalLabel, read_original
from stories.publishing.errors import Refused
from stories.publishing.worksheets import Told
from stories.redaction.covers import cover_of
from stories.redaction.pixels import NotAPicture, PictureFile, Rebuilt, rebuilt
from stories.redaction.worksheet import PictureChoice, Worksheet
from stories.vault.keeper import Opened

LANGUAGES = ("es", "en")
# A wall may be looked at from close; so many pictures of one record, since each is some sixty files.
MOST_TILED = 4


def refuse_unready(worksheet: Worksheet) -> None:
    """Every picture that is shown was looked over and is told in both languages. Raises Refused."""
    for number, choice in enumerate(worksheet.pictures, start=1):
        if any(not choice.alt.get(language, "").strip() for language in LANGUAGES):
            raise Refused("no_alt")
        if reason := cover_of(worksheet.covers, original=choice.original, page=choice.page).why_not():
            raise Refused(f"picture_{reason}", number=number)


def pictures(
    *, worksheet: Worksheet, story: Told, submission: Submission, opened: Opened
) -> tuple[list[dict[str, Any]], list[PictureFile]]:
    """The parts, and the files to seal. Raises Refused."""
    labels = {label.id: label for label in story.originals}
    listed: list[dict[str, Any]] = []
    files: list[PictureFile] = []
    for at, choice in enumerate(worksheet.pictures, start=1):
        label = labels.get(choice.original)
        if label is None:
            continue
        tiled = submission.kind == Kind.MURAL and not choice.page and at <= MOST_TILED
        data = read_original(label, submission_id=submission.pk, key=opened.sitting_key(label.sitting))
        made = _made(data, label=label, choice=choice, worksheet=worksheet, tiled=tiled)
        files += [*made.files, *made.tiles]
        listed.append({**picture_part(at, choice, made.files), **_tiles(made)})
    return listed, files


def _made(data: bytes, *, label: OriginalLabel, choice: PictureChoice, worksheet: Worksheet, tiled: bool) -> Rebuilt:
    cover = cover_of(worksheet.covers, original=choice.original, page=choice.page)
    try:
        return rebuilt(data, media_type=label.media_type, regions=cover.regions, page=choice.page, tiles=tiled)
    except NotAPicture as error:
        reason = str(error)
        raise Refused(f"picture_{reason}" if reason in ("unclean", "unconfined") else "not_a_picture") from error


def picture_part(at: int, choice: PictureChoice, sizes: Sequence[PictureFile]) -> dict[str, Any]:
    """One picture of the edition, with the files made for it."""
    return {
        "id": f"f{at}",
        "kind": "picture",
        "alt": {language: choice.alt.get(language, "") for language in LANGUAGES},
        "caption": {language: choice.caption.get(language, "") for language in LANGUAGES},
        "credit": choice.credit,
        "files": [size.listed() for size in sizes],
    }


def _tiles(made: Rebuilt) -> dict[str, Any]:
    if not made.tiles:
        return {}
    factors = sorted({tile.place["factor"] for tile in made.tiles})
    listed = [tile.listed() for tile in made.tiles]
    return {"tiles": {"width": made.width, "height": made.height, "size": 512, "factors": factors, "files": listed}}
