"""Saying aloud, on the page of permissions of what was sent, that one allows something or not any more.

A recording is sealed for the code alone until the page is saved, so it lies in a sitting of its own; saving sends that.
Where more of the story is being told in an open sitting, it lies there and goes with it. What was pressed counts.
"""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from stories.consent import texts
from stories.consent.reading import reading_language
from stories.consent.uses import Use
from stories.intake import arriving, deciding, telling
from stories.intake.acts import words_of
from stories.intake.choices import Choices
from stories.intake.models import Act
from stories.narrator.drafts import Draft, NothingOpen, open_draft
from stories.narrator.recording import evidence
from stories.vault.bundle import Secrets


def offered(secrets: Secrets) -> list[dict[str, Any]]:
    """Each use, and whether its answer was said aloud and is not saved yet."""
    current = {use: texts.current(use, reading_language()) for use in Use.values}
    said = said_aloud(secrets, shown={use: texts.text_sha256(text) for use, text in current.items()})
    return [{"use": use, "title": text.title, "said": use in said} for use, text in current.items()]


def open_now(secrets: Secrets) -> Draft | None:
    """The sitting that is open, if one is."""
    try:
        return open_draft(secrets)
    except NothingOpen:
        return None


def said_aloud(secrets: Secrets, *, shown: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """For each use, where its spoken answer lies; of those that no decision has been signed with yet."""
    draft = open_now(secrets)
    if draft is None:
        return {}
    decided = draft.submission.acts.filter(kind__in=(Act.Kind.SEND, Act.Kind.CONSENT))
    signed = {
        where["original"]
        for act in decided
        for where in words_of(act, unseal=secrets.unseal).get("spoken", {}).values()
    }
    return {use: where for use, where in evidence(draft, shown=shown).items() if where["original"] not in signed}


def save(*, secrets: Secrets, choices: Choices, spoken: Mapping[str, Mapping[str, str]], at: datetime.date) -> None:
    """Sign these choices with what was said aloud, and hand over the recordings where nothing else waits with them."""
    draft = open_now(secrets)
    if spoken and draft is not None and holds_only_consent(draft):
        telling.send(secrets=secrets, sitting=draft.sitting, choices=replace(choices, spoken=spoken), at=at)
    else:
        deciding.change_consent(secrets=secrets, choices=replace(choices, spoken=spoken), at=at)


def holds_only_consent(draft: Draft) -> bool:
    """Whether nothing of a story is in this sitting, written or sent or on its way."""
    coming = any(label.sitting == draft.sitting for label in arriving.coming(secrets=draft.secrets))
    return not draft.answers and not draft.files() and not coming
