"""What a moderator presses on the way of a story: take it, decide, make a version, approve."""

from typing import Any

from django.test import Client
from django.urls import reverse

from stories.intake.models import Submission
from stories.moderation.models import User
from stories.redaction.models import Edition
from tests.desk.staff import fields_of, look_over, opened, text_of


def to(name: str, submission: Submission, *more: Any) -> str:
    return reverse(f"desk:{name}", args=[submission.pk, *more])


def take(person: User, submission: Submission) -> Client:
    """Claimed, opened, warned."""
    client = opened(person, submission)
    client.post(to("claim", submission), {"que": "claim"})
    return client


def by_hand(fields: dict[str, Any]) -> dict[str, Any]:
    """The same without what the detectors suggest."""
    return {name: value for name, value in fields.items() if not name.startswith("prop-")}


def decided(client: Client, submission: Submission, **changes: Any) -> dict[str, Any]:
    """The worksheet as the screen offers it, with the decisions of a careful moderator."""
    fields = by_hand(fields_of(client.get(to("work", submission))))
    original = submission.originals.get().pk
    return {
        **fields,
        "title": "No abrimos",
        "new-1-words": "Rosario",
        "new-1-how": "cut",
        "new-1-shown": "un nombre",
        "new-2-words": "a las cinco",
        "new-2-how": "loose",
        "new-2-shown": "muy temprano",
        f"picture-{original}-use": "on",
        f"picture-{original}-alt_es": "Una puerta",
        f"picture-{original}-alt_en": "A door",
        **changes,
    }


# One box, as the form of a picture sends it.
BOX = {"box-0-left": "10", "box-0-top": "10", "box-0-right": "30.5", "box-0-bottom": "40"}


def made(client: Client, submission: Submission) -> Edition:
    """An edition made from the workspace."""
    client.post(to("work", submission), decided(client, submission, hacer="guardar"))
    look_over(client, submission)
    fields = decided(client, submission, hacer="version")
    fields |= {"new-1-words": "la calle Olvera 14", "new-1-shown": "una dirección", "new-2-words": ""}
    response = client.post(to("work", submission), fields)
    assert response.status_code == 302, text_of(response)
    return Edition.objects.get(record__submission=submission)


def press(person: User, name: str, edition: Edition, **fields: Any) -> Any:
    submission = edition.record.submission
    client = opened(person, submission, reason="second_look")
    return client.post(to(name, submission, edition.pk), fields)
