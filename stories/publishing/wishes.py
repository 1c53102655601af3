"""What people beside the narrator wish, as it was told: an artist, a photographer, who helped to tell. Pure.

Where somebody said no, a version keeps to it whatever the worksheet says; where nobody was asked, the desk decides.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from stories.consent.uses import Use
from stories.intake.said import artist_objects, credit_of, photographer_not_asked
from stories.redaction.worksheet import Worksheet

LICENCES = {"by-nc": "CC BY-NC 4.0", "by": "CC BY 4.0"}


def artist_unnamed(answers: Mapping[str, Any]) -> bool:
    """Whether who painted a wall does not want to be named."""
    return artist_objects(answers) or answers.get("artist_wish") == "no_name"


def kept_to(worksheet: Worksheet, answers: Mapping[str, Any]) -> Worksheet:
    """The worksheet without what was refused by those it belongs to."""
    if worksheet.mural and artist_unnamed(answers):
        worksheet = replace(worksheet, mural={**worksheet.mural, "artist": ""})
    return worksheet


def refused_by(worksheet: Worksheet, answers: Mapping[str, Any], *, allowed: Collection[str]) -> str:
    """Whose wish this version would go against: "artist", "photographer" (R3, R27), or "" for nobody's.

    `allowed` are the uses that are granted today. Both begin as a no to what they refuse, which only the narrator can
    turn into a yes, and only by saying that they agreed meanwhile.
    """
    if artist_objects(answers) and Use.WEB not in allowed:
        return "artist"
    if worksheet.pictures and photographer_not_asked(answers) and Use.PHOTO not in allowed:
        return "photographer"
    return ""


def credits(answers: Mapping[str, Any], *, pictures: bool) -> dict[str, str]:
    """What the facts say of who helped to tell, and of the licence of the photographs; nothing where there is none."""
    licence = LICENCES.get(str(answers.get("licence")), "") if pictures else ""
    said = {"interviewer": credit_of(answers), "licence": licence}
    return {name: words for name, words in said.items() if words}
