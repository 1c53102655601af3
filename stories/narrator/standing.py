"""Where a story stands, in plain words: one sentence, why it is hidden if it is, and a line of time with days."""

import datetime
from typing import Any

from django.utils.translation import gettext as _

from stories.consent.models import Hold
from stories.consent.reading import reading_language
from stories.consent.rules import newest
from stories.consent.uses import Use
from stories.intake import deciding
from stories.intake.models import Act, Kind, Submission
from stories.narrator.words import DONE, PROGRESS, REPORT_STATUS, REPORT_WAITS, STATUS, TIMELINE
from stories.pages.dates_in_words import date_in_words
from stories.publishing.state import PROMISED, State

READING, REVIEWING, DECIDING, PUBLISHING = 1, 2, 3, 4


def said(day: datetime.date | None) -> str:
    """A day in the words of the page; "" for none."""
    return date_in_words(day.isoformat(), language=reading_language()) if day else ""


def ever_public(submission: Submission) -> bool:
    """Whether any version of it was published, now or before."""
    record = getattr(submission, "record", None)
    return record is not None and record.clearances.exists()


def status(submission: Submission, state: State, *, asked: bool) -> str:
    """One sentence in plain words."""
    if submission.kind == Kind.REPORT:
        return str(REPORT_STATUS.get(state, REPORT_WAITS))
    if state == State.REVIEWED and not asked:
        return _("Otras personas ya la revisaron. Pronto le mandamos cómo quedaría, para que usted decida.")
    return why_hidden(submission) if state == State.HIDDEN else str(STATUS[state])


def why_hidden(submission: Submission) -> str:
    """Who or what hides it, and how it can be seen again."""
    own = deciding.narrators_hold(submission_id=submission.pk)
    if own is not None and own.act_id is None:
        return _("Está oculta: el archivo se recuperó de una copia. Mire sus permisos; solo usted la muestra otra vez.")
    if own is not None:
        return _("Está oculta porque usted lo pidió. Nadie la ve en este sitio.")
    holds = set(
        Hold.objects.filter(submission=submission, scope=Hold.Scope.RECORD, lifts=None, lifted_by=None).values_list(
            "kind", flat=True
        )
    )
    if Hold.Kind.TAKEDOWN in holds:
        return _("Está oculta porque una persona que aparece pidió que se quite. Le escribimos cuando se decida.")
    if holds:
        return _("Está oculta por una orden legal. Le escribimos cuando sepamos más.")
    web = newest(list(submission.grants.all()), use=Use.WEB)
    if web is None or not web.allowed:
        return _("Está oculta porque usted dijo que no se muestre en este sitio.")
    if web.embargo_until is not None:
        return _("Está oculta porque usted pidió esperar. Cuando pase ese tiempo le preguntamos otra vez.")
    if web.expires_on is not None:
        return _("Está oculta porque terminó el tiempo que usted permitió. Lo puede permitir otra vez.")
    last = submission.acts.filter(kind__in=(Act.Kind.NO, Act.Kind.CONSENT)).order_by("-seq").first()
    if last is not None and last.kind == Act.Kind.NO:
        return _("Está oculta porque usted pidió cambios. Vuelve a verse cuando apruebe otra versión.")
    return _("Está oculta porque usted pidió mostrar menos. Vuelve a verse cuando apruebe cómo queda.")


def part_is_hidden(submission: Submission) -> bool:
    """Whether somebody's report hides a part of it, while the rest is seen."""
    return (
        Hold.objects.filter(submission=submission, lifts=None, lifted_by=None).exclude(scope=Hold.Scope.RECORD).exists()
    )


def timeline(submission: Submission, state: State, *, asked: bool, at: datetime.date) -> list[dict[str, Any]]:
    """What was done and when, what is now and by when, what comes; nothing where it will not be published."""
    if (
        submission.kind == Kind.REPORT
        or state not in PROGRESS
        or (state == State.HIDDEN and not ever_public(submission))
    ):
        return []
    # Reviewed, and not shown to the narrator yet: that step is still to come.
    done = PROGRESS[State.WITH_NARRATOR if state == State.REVIEWED and not asked else state]
    days = days_of(submission)
    return [
        {
            "state": "done" if step < done else "now" if step == done else "later",
            "words": DONE[step] if step < done else words,
            "when": said(days.get(step)) if step < done else by_when(submission, step, at=at) if step == done else "",
        }
        for step, words in enumerate(TIMELINE)
    ]


def days_of(submission: Submission) -> dict[int, datetime.date | None]:
    """The day of each step that was done, where a row tells it."""
    record = getattr(submission, "record", None)
    editions = record.editions.filter(made_from=None).order_by("-seq") if record is not None else None
    cleared = record.clearances.order_by("-seq").first() if record is not None else None
    yes = submission.acts.filter(kind__in=(Act.Kind.YES, Act.Kind.YES_TO_LESS)).order_by("-seq").first()
    return {
        0: submission.sent_on,
        READING: editions.values_list("day", flat=True).first() if editions is not None else None,
        DECIDING: yes.day if yes is not None else None,
        PUBLISHING: cleared.cleared_on if cleared is not None else None,
    }


def by_when(submission: Submission, step: int, *, at: datetime.date) -> str:
    """Until when this step takes at most; for the narrator's own there is no hurry."""
    if step == DECIDING:
        return _("Sin fecha límite.")
    if step == PUBLISHING or submission.sent_on is None:
        return _("En los próximos días.")
    promised = submission.sent_on + PROMISED
    if promised < at:
        return _("Nos tardamos más de lo que dijimos. Disculpe: no se nos ha olvidado.")
    return _("Le escribimos a más tardar el %(day)s.") % {"day": said(promised)}
