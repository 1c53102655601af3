"""Roughly what the public would see: a draft's own words, drawn as a public document. Nothing of it is kept."""

from typing import Any

from django.urls import reverse

from stories.consent.reading import reading_language
from stories.consent.uses import Use
from stories.intake.questions import passages
from stories.intake.said import artist_objects, credit_of, photographer_not_asked
from stories.narrator import places
from stories.narrator.drafts import Draft
from stories.narrator.uploading import small
from stories.narrator.when import loosely
from stories.pages.labels import labels
from stories.pages.reading import read
from stories.pages.story import Story
from stories.pages.terms import place_at
from stories.redaction import parts
from stories.redaction.generalize import date_at
from stories.redaction.spans import runs

NO_NUMBER = "····"


def preview(draft: Draft) -> Story | None:
    """The draft drawn as a public record, before anybody took anything out; None when nothing would be shown."""
    consent, answers, kind = draft.consent, draft.answers, draft.submission.kind
    uses = {use for use, allowed in consent.get("uses", {}).items() if allowed}
    told = passages(answers, kind=kind)
    # Who took them was not asked: they would not be published either.
    pictures = _pictures(draft) if Use.PHOTO in uses and not photographer_not_asked(answers) else []
    if Use.WEB not in uses or artist_objects(answers) or not (told or pictures):
        return None
    date = date_at(loosely(str(answers.get("when", ""))), int(consent.get("date_step", 0)))
    place = place_at(places.found(str(answers.get("where", ""))), int(consent.get("place_step", 0)))
    language = draft.submission.language
    facts = {
        "id": "facts",
        "kind": "facts",
        "type": kind,
        "title": {"lang": language, "text": str(answers.get("title", ""))},
        "name": consent.get("name", ""),
        "date": date,
        "place": place,
        "terms": [],
        "note": {},
        "original_language": language,
        "mural": _mural(draft, date) if kind == "mural" else {},
        "vigil": _vigil(draft, date) if kind == "vigil" else {},
        "interviewer": credit_of(answers),
    }
    made = parts.make(
        record=NO_NUMBER,
        kind=kind,
        language=language,
        place_step=0,
        date_step=0,
        name_id="",
        contents=[
            facts,
            *(parts.passage(place=at, lang=language, runs=runs(text, [])) for at, (_place, text) in enumerate(told, 1)),
            *pictures,
        ],
    )
    names = ["facts", *(f"p{at}" for at in range(1, len(told) + 1)), *(picture["id"] for picture in pictures)]
    return read(
        manifest=made.manifest,
        parts=dict(zip(names, made.parts, strict=True)),
        address=lambda original: reverse("tell:photo", args=[original]),
        language=reading_language(),
        terms=labels(slugs=[place]),
        uses=uses,
    )


def _pictures(draft: Draft) -> list[dict[str, Any]]:
    """The photographs as they were sent, small; each file named by its original, since nothing was made of it yet."""
    pictures, credit = [], str(draft.answers.get("credit") or "")
    for at, label in enumerate(draft.photos(), start=1):
        width, height = small(label)
        file = {"sha256": label.id, "type": "image/jpeg", "width": width, "height": height, "bytes": 0}
        alt = {reading_language(): label.words}
        pictures.append(
            {"id": f"f{at}", "kind": "picture", "alt": alt, "caption": {}, "credit": credit, "files": [file]}
        )
    return pictures


def _mural(draft: Draft, date: str) -> dict[str, object]:
    answers = draft.answers
    return {
        "artist": "" if answers.get("artist_wish") == "no_name" else str(answers.get("artist", "")),
        "painted": date,
        "condition": str(answers.get("condition", "")),
        "events": [{"date": date, "what": "painted"}] if date else [],
    }


def _vigil(draft: Draft, date: str) -> dict[str, str]:
    answers = draft.answers
    agreed = answers.get("family") == "agreed"
    return {
        "remembered": str(answers.get("remembered", "")) if agreed else "",
        "family": str(answers.get("family", "") or "unknown"),
        "held": date,
        "called_by": str(answers.get("called_by", "")),
    }
