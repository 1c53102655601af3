"""What a narrator has answered to an edition: the same reading of the acts that the door makes."""

import base64
import hashlib
from typing import Literal

from stories.intake.models import Act, MailboxItem
from stories.redaction.models import Edition

Answer = Literal["yes", "no", ""]


def answer_of(*, edition: Edition) -> Answer:
    """The newest answer: "yes" to this edition (or to less than the wider one it comes from), "no", "" for silence.

    A no, or a plain yes, to the wider one ends "do not ask me again"; it says nothing of an edition answered by itself.
    """
    own = edition.fingerprint
    wider = edition.less_than.fingerprint if edition.less_than is not None else ""
    acts = Act.objects.filter(
        submission=edition.record.submission_id,
        edition_fingerprint__in=[own, wider] if wider else [own],
        kind__in=[Act.Kind.YES, Act.Kind.YES_TO_LESS, Act.Kind.NO],
    )
    direct: Answer = ""
    covered = False
    for act in acts.order_by("seq"):
        if act.edition_fingerprint != own:
            covered = act.kind == Act.Kind.YES_TO_LESS
        elif act.kind == Act.Kind.NO:
            direct, covered = "no", False
        else:
            direct = "yes"
    return "yes" if covered else direct


def letter_id(*, edition: Edition) -> str:
    """The id of the letter that asks for a yes to this edition: one edition, one letter, known without opening any."""
    digest = hashlib.sha256(f"amparo letter {edition.pk}".encode()).digest()
    return base64.b32encode(digest).decode().lower()[:20]


def was_asked(*, edition: Edition) -> bool:
    """Whether the narrator has been asked for a yes to exactly this edition."""
    return MailboxItem.objects.filter(pk=letter_id(edition=edition)).exists()
