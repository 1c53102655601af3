"""Before a version is made: what it needs of sound and film is asked for, and said to be on its way."""

import datetime

from django.utils.translation import ngettext

from stories.consent.rules import decide
from stories.consent.uses import Use
from stories.intake.models import Submission
from stories.moderation.models import User
from stories.publishing.recordings import put_jobs
from stories.publishing.wishes import kept_to
from stories.publishing.worksheets import load_worksheet, told
from stories.vault.keeper import get_keeper


def prepare_recordings(*, submission: Submission, person: User, at: datetime.date) -> str:
    """Ask for every render that is missing; what is still being made, in words, or "" when all is there."""
    if not decide(list(submission.grants.all()), use=Use.VOICE, at=at):
        return ""
    opened = get_keeper().open(str(person.pk), submission.pk, "project")
    saved = load_worksheet(submission=submission, opened=opened)
    story = told(submission=submission, opened=opened, worksheet=saved)
    worksheet = kept_to(saved, story.answers)
    jobs = put_jobs(submission=submission, worksheet=worksheet, story=story, opened=opened, person=person, at=at)
    waiting = sum(render.open for render in jobs)
    if not waiting:
        return ""
    return ngettext(
        "Guardado. %(count)s grabación se está preparando: cuando esté, haga la versión.",
        "Guardado. %(count)s grabaciones se están preparando: cuando estén, haga la versión.",
        waiting,
    ) % {"count": waiting}
