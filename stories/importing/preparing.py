"""From an imported record to its worksheet, and whether a person has to decide something in it first. Pure."""

from typing import Any

from stories.publishing.wishes import artist_unnamed
from stories.publishing.worksheets import Told
from stories.redaction.finding import propose
from stories.redaction.worksheet import Worksheet

# What the detectors are sure of, or believe more than not.
SURE, LIKELY = 1, 0.5


def worksheet_of(story: Told, *, kind: str) -> Worksheet:
    """What the collection's own description says, as a worksheet on which nothing is taken out."""
    answers, brought = story.answers, dict(story.answers.get("brought", {}))
    date = str(brought.get("date", ""))
    return Worksheet(
        title=str(answers.get("title", "")),
        place=str(brought.get("place", "")),
        date=date,
        terms=tuple(brought.get("terms", ())),
        note=dict(brought.get("note", {})),
        mural=_mural(answers, date) if kind == "mural" else {},
        vigil=_vigil(answers, date) if kind == "vigil" else {},
    )


def _mural(answers: dict[str, Any], date: str) -> dict[str, Any]:
    artist = "" if artist_unnamed(answers) else answers.get("artist", "")
    return {"artist": artist, "painted": date, "condition": answers.get("condition", ""), "events": []}


def _vigil(answers: dict[str, Any], date: str) -> dict[str, Any]:
    return {
        "remembered": answers.get("remembered", ""),
        "family": answers.get("family") or "unknown",
        "held": date,
        "called_by": answers.get("called_by", ""),
    }


def left_because(story: Told, worksheet: Worksheet, *, language: str) -> str:
    """A code where somebody has to look at it alone: files, or words that may identify. "" where nothing was found."""
    if story.originals:
        return "files"
    spoken = language.split("-")[0]
    if any(tells(words, language=spoken if spoken in ("es", "en") else "other") for words in shown(story, worksheet)):
        return "findings"
    return ""


def shown(story: Told, worksheet: Worksheet) -> list[str]:
    """Every word that would be public, but for a name that somebody chose to be shown."""
    said = [worksheet.title, *(text for _place, text in story.passages), *worksheet.note.values()]
    facts = {**worksheet.mural, **worksheet.vigil}
    if facts.get("family") == "agreed":
        facts.pop("remembered", None)
    return [words for words in (*said, facts.get("remembered", ""), facts.get("called_by", "")) if words]


def tells(text: str, *, language: str) -> bool:
    """Whether the detectors find something that a person must decide on."""
    return any(one.tier <= SURE or one.score >= LIKELY for one in propose(text=text, language=language))
