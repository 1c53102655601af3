"""The draft that this session tells: read whole, saved a step at a time, sealed."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from stories.intake import telling
from stories.intake.arriving import CONSENT
from stories.intake.models import Submission
from stories.intake.telling import OriginalLabel
from stories.narrator import steps
from stories.vault.bundle import Secrets


class NothingOpen(Exception):
    """There is no sitting to write in: it was sent, perhaps from another window."""


@dataclass
class Draft:
    """A submission while it is told. `answers` has an entry for every step seen; "" is a skipped one."""

    secrets: Secrets
    submission: Submission
    sitting: int
    answers: dict[str, Any]
    key: bytes = field(repr=False)

    @property
    def more(self) -> bool:
        """Whether it was sent before and something is added now."""
        return self.submission.sent_on is not None

    @property
    def asked(self) -> list[str]:
        """The pages with a question."""
        return steps.asked(self.submission.kind, self.answers, more=self.more)

    @property
    def way(self) -> list[str]:
        return steps.way(self.submission.kind, self.answers, more=self.more)

    @property
    def consent(self) -> dict[str, Any]:
        consent: dict[str, Any] = self.answers.get("consent", {})
        return consent

    def files(self) -> list[OriginalLabel]:
        """What arrived in this sitting, in order; not what was recorded as consent, which is no part of the story."""
        rows = self.submission.originals.arrived().filter(sitting=self.sitting).order_by("seq", "pk")
        labels = [telling.label_of(row, key=self.key) for row in rows]
        return [label for label in labels if not label.purpose.startswith(CONSENT)]

    def photos(self) -> list[OriginalLabel]:
        """Those of them that are photographs, which alone are shown before anybody worked on them."""
        return [label for label in self.files() if label.media_type.startswith("image/")]


def open_draft(secrets: Secrets, *, submission: Submission | None = None) -> Draft:
    """The sitting that is being told, of `submission` where somebody has read (and locked) it. Raises NothingOpen."""
    sitting = telling.sitting_to_send(secrets=secrets)
    if sitting is None:
        raise NothingOpen
    if submission is None:
        submission = Submission.objects.get(pk=secrets.submission_id)
    key = secrets.sitting_key(sitting)
    answers = telling.read_answers(submission_id=submission.pk, sitting=sitting, key=key)
    draft = Draft(secrets, submission, sitting, answers, key)
    if any(label.media_type.startswith(("audio/", "video/")) for label in draft.files()):
        answers["recorded"] = "yes"
    return draft


def save(draft: Draft, *, at: datetime.date, **changes: Any) -> Draft:
    """Seal these answers beside those that are there. Two windows that save different steps both keep theirs.

    Raises NothingOpen when the sitting was sent meanwhile.
    """
    return _change(draft, at=at, change=lambda answers: answers.update(changes))


def save_consent(draft: Draft, *, at: datetime.date, **changes: Any) -> Draft:
    """The same for what is permitted; a mapping inside it (uses, texts) is added to, not replaced."""

    def change(answers: dict[str, Any]) -> None:
        consent = answers.setdefault("consent", {})
        for name, value in changes.items():
            consent[name] = {**consent.get(name, {}), **value} if isinstance(value, dict) else value

    return _change(draft, at=at, change=change)


def replace_answers(draft: Draft, answers: dict[str, Any], *, at: datetime.date) -> Draft:
    """Seal these answers and no others. Raises NothingOpen."""

    def change(saved: dict[str, Any]) -> None:
        saved.clear()
        saved.update(answers)

    return _change(draft, at=at, change=change)


def _change(draft: Draft, *, at: datetime.date, change: Callable[[dict[str, Any]], None]) -> Draft:
    with transaction.atomic():
        fresh = open_draft(draft.secrets, submission=Submission.objects.select_for_update().get(pk=draft.submission.pk))
        if fresh.sitting != draft.sitting:
            raise NothingOpen
        change(fresh.answers)
        telling.save_answers(secrets=draft.secrets, sitting=draft.sitting, answers=fresh.answers, at=at)
    return fresh
