"""What people beside the narrator wish, as it was told: an artist, a photographer, who helped to tell. Pure.

Where somebody said no, a version keeps to it whatever the worksheet says; where nobody was asked, the desk decides.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from stories.intake.question import NOT_ASKED
from stories.intake.said import credit_of
from stories.redaction.worksheet import Worksheet

LICENCES = {"by-nc": "CC BY-NC 4.0", "by": "CC BY 4.0"}


def artist_unnamed(answers: Mapping[str, Any]) -> bool:
    """Whether who painted a wall does not want to be named."""
    return answers.get("artist_wish") in ("no_name", "objects")


def kept_to(worksheet: Worksheet, answers: Mapping[str, Any]) -> Worksheet:
    """The worksheet without what was refused by those it belongs to."""
    if worksheet.mural and artist_unnamed(answers):
        worksheet = replace(worksheet, mural={**worksheet.mural, "artist": ""})
    return worksheet


def photographs_refused(worksheet: Worksheet, answers: Mapping[str, Any]) -> bool:
    """Whether photographs are to be shown whose photographer nobody asked (R3, R27)."""
    return bool(worksheet.pictures) and answers.get("photographer") == NOT_ASKED


def credits(answers: Mapping[str, Any], *, pictures: bool) -> dict[str, str]:
    """What the facts say of who helped to tell, and of the licence of the photographs; nothing where there is none."""
    licence = LICENCES.get(str(answers.get("licence")), "") if pictures else ""
    said = {"interviewer": credit_of(answers), "licence": licence}
    return {name: words for name, words in said.items() if words}
