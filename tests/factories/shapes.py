"""What factories hand over: a part, a version, a story; and the sums that tests count with."""

import datetime
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from stories.consent.uses import Use
from stories.gate.models import Clearance
from stories.intake.models import Submission
from stories.moderation.models import User
from stories.pages.documents import PublicDocument
from stories.redaction.models import Edition, Record

ALL_USES = tuple(Use.values)
USE_OF_PART = {"picture": Use.PHOTO, "sound": Use.VOICE}
WIDTHS = (480, 960, 1600)


@dataclass
class Part:
    """One part as it will be public: its name, kind and use, the bytes, and the bytes of its files by SHA-256."""

    name: str
    kind: str
    use: str
    body: bytes
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()

    @property
    def said(self) -> dict[str, Any]:
        """What the part says, read from its bytes."""
        return json.loads(self.body[32:])


@dataclass
class Version:
    """An edition's row beside what is sealed in reality: manifest and parts."""

    edition: Edition
    manifest: bytes
    parts: list[Part]
    hands: list[User] = field(default_factory=list)
    clearance: Clearance | None = None
    document: PublicDocument | None = None


@dataclass
class Story:
    """A submission and all that has become of it. `version` is the newest in the source's language."""

    submission: Submission
    record: Record = None  # type: ignore[assignment]
    version: Version = None  # type: ignore[assignment]
    translation: Version | None = None

    @property
    def page(self) -> Page:
        """The record's page as it is now in the database."""
        return Page.objects.get(pk=self.record.page_id)

    @property
    def document(self) -> PublicDocument:
        assert self.version.document is not None
        return self.version.document


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def days(count: int) -> datetime.timedelta:
    """So that tests say `today() + days(3)`."""
    return datetime.timedelta(days=count)
