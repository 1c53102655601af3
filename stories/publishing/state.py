"""The one word for where a submission is: computed from its rows, never stored."""

import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from stories.intake.models import Submission
from stories.publishing.facts import Facts, gather

# What the narrator is told at *Send*: an answer within two weeks.
PROMISED = datetime.timedelta(days=14)
# What is never sent goes by itself this long after somebody last wrote in it.
DRAFTS_LAST = datetime.timedelta(days=30)
# The report of what was erased can be read this long after its last line.
REPORTS_LAST = datetime.timedelta(days=365)
# What somebody who appears said goes so long after it was decided: a new version may be made by it, its reporter may
# come back for the answer.
WORDS_LAST = datetime.timedelta(days=90)


class State(models.TextChoices):
    DRAFT = "draft", _("borrador")
    RECEIVED = "received", _("recibida")
    CLAIMED = "claimed", _("en trabajo")
    ASKED = "asked", _("con pregunta")
    REDACTED = "redacted", _("preparada")
    REVIEWED = "reviewed", _("revisada")
    WITH_NARRATOR = "with_narrator", _("con quien narra")
    PUBLISHED = "published", _("publicada")
    HIDDEN = "hidden", _("oculta")
    WITHDRAWN = "withdrawn", _("retirada")
    DECLINED = "declined", _("no aceptada")
    ERASED = "erased", _("borrada")


def state_of(*, submission: Submission, at: datetime.date) -> State:
    """Where this submission is on the day `at`."""
    facts = gather(Submission.objects.filter(pk=submission.pk)).get(submission.pk)
    return state_from(facts) if facts is not None else State.DRAFT


def state_from(facts: Facts) -> State:
    """The word for these facts. Pure."""
    if not facts.sent:
        return State.DRAFT
    if facts.withdrawn:
        return State.WITHDRAWN if facts.erasing else State.ERASED
    if facts.public:
        return State.PUBLISHED
    if facts.held or (facts.was_public and facts.cleared):
        return State.HIDDEN
    if facts.declined:
        return State.DECLINED
    at_work = State.CLAIMED if facts.taken is not None else State.RECEIVED
    if facts.edition is None:
        return State.ASKED if facts.question_waits else at_work
    if facts.answer == "no" or facts.refused:
        return at_work
    if facts.standing is None or not facts.standing.complete:
        return State.REDACTED
    return State.WITH_NARRATOR if facts.asked and not facts.answer else State.REVIEWED
