"""The one word for where a submission is: computed from its rows, never stored."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.consent.models import Hold
from stories.gate.models import Visible
from stories.intake.models import Act, MailboxItem, Submission
from stories.moderation.answers import answer_of, was_asked
from stories.moderation.approving import standing
from stories.moderation.claiming import is_taken
from stories.publishing.models import Duty
from stories.redaction.models import Edition

# What the narrator is told at *Send*: an answer within two weeks.
PROMISED = datetime.timedelta(days=14)
# What is never sent goes by itself this long after somebody last wrote in it.
DRAFTS_LAST = datetime.timedelta(days=30)
# The report of what was erased can be read this long after its last line.
REPORTS_LAST = datetime.timedelta(days=365)


class State(models.TextChoices):
    DRAFT = "draft", _("borrador")
    RECEIVED = "received", _("recibida")
    CLAIMED = "claimed", _("en trabajo")
    ASKED = "asked", _("con pregunta")
    REDACTED = "redacted", _("redactada")
    REVIEWED = "reviewed", _("revisada")
    WITH_NARRATOR = "with_narrator", _("con quien narra")
    PUBLISHED = "published", _("publicada")
    HIDDEN = "hidden", _("oculta")
    WITHDRAWN = "withdrawn", _("retirada")
    DECLINED = "declined", _("no aceptada")
    ERASED = "erased", _("borrada")


def state_of(*, submission: Submission, at: datetime.date) -> State:
    """Where this submission is on the day `at`."""
    if submission.sent_on is None:
        return State.DRAFT
    if hasattr(submission, "withdrawal"):
        waiting = Duty.objects.filter(submission_id=submission.pk, done_on=None).exists()
        return State.WITHDRAWN if waiting else State.ERASED
    record = getattr(submission, "record", None)
    if record is not None and Visible.objects.filter(record_id=record.pk, use="web").exists():
        return State.PUBLISHED
    was_public = record is not None and record.clearances.exists()
    held = Hold.objects.filter(submission=submission, scope=Hold.Scope.RECORD, lifts=None, lifted_by=None).exists()
    edition = record.editions.filter(made_from=None).order_by("-seq").first() if record is not None else None
    cleared = edition is not None and edition.clearances.exists()
    if held or (was_public and cleared):
        return State.HIDDEN
    if submission.refusals.filter(edition=None).exists():
        return State.DECLINED
    if edition is not None:
        return _state_of_edition(submission, edition)
    if _question_waits(submission):
        return State.ASKED
    return State.CLAIMED if is_taken(submission=submission) else State.RECEIVED


def _state_of_edition(submission: Submission, edition: Edition) -> State:
    answer = answer_of(edition=edition)
    if answer == "no" or edition.refusals.exists():
        return State.CLAIMED if is_taken(submission=submission) else State.RECEIVED
    if not standing(edition=edition).complete:
        return State.REDACTED
    if was_asked(edition=edition) and not answer:
        return State.WITH_NARRATOR
    return State.REVIEWED


def _question_waits(submission: Submission) -> bool:
    asked = submission.mailbox.filter(kind=MailboxItem.Kind.QUESTION).order_by("-seq").first()
    if asked is None:
        return False
    return not submission.acts.filter(kind=Act.Kind.MESSAGE, day__gte=asked.day).exists()
