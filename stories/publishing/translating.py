"""`translate()`: another edition of the same record, made from an edition and never from the original."""

import datetime
from collections.abc import Mapping, Sequence

from stories.moderation.models import User
from stories.publishing.errors import Refused
from stories.publishing.projecting import seal_edition
from stories.redaction import parts
from stories.redaction.models import Edition
from stories.redaction.opening import open_bundle
from stories.redaction.spans import Run
from stories.vault.keeper import get_keeper

NONE: Mapping[str, str] = {}


def translate(
    *,
    edition: Edition,
    language: str,
    title: str,
    passages: Mapping[str, Sequence[Run]],
    headings: Mapping[str, str] = NONE,
    speakers: Mapping[str, str] = NONE,
    person: User,
    at: datetime.date,
) -> Edition:
    """Make the translated edition. `passages` maps each passage id to its runs in `language`, `headings` each chapter's
    passage to its title, `speakers` what a speaker is called to what they are called there. What holds both languages
    itself (descriptions, captions, the index) comes along as it is, and so do recordings.
    """
    if language == edition.language:
        raise Refused("same_language")
    if not title.strip():
        raise Refused("no_title")
    opened = get_keeper().open(str(person.pk), edition.record.submission_id, "translate")
    source = open_bundle(edition=edition, unseal=opened.unseal)
    contents = []
    for content in source.contents():
        if content["kind"] == "facts":
            content = {**content, "title": {"lang": language, "text": title.strip()}}
        elif content["kind"] == "passage":
            if not passages.get(content["id"]):
                raise Refused("translation_shape")
            speaker = content.get("speaker", "")
            content = {
                **content,
                "lang": language,
                "runs": [list(run) for run in passages[content["id"]]],
                "heading": headings.get(content["id"], "").strip() or content.get("heading", ""),
                "speaker": speakers.get(speaker, "").strip() or speaker,
            }
        contents.append(content)
    made = parts.make(
        record=edition.record_id,
        kind=edition.record.kind,
        language=language,
        place_step=edition.place_step,
        date_step=edition.date_step,
        name_id=edition.name_id,
        contents=contents,
    )
    return seal_edition(
        record=edition.record,
        made=made,
        language=language,
        steps=(edition.place_step, edition.date_step, edition.name_id),
        files=(),
        hands=[person.pk],
        at=at,
        opened=opened,
        made_from=edition,
        file_ids=dict(source.files),
        key=source.key,
    )
