"""*What we hold about you*: one page, computed from the rows each time it is asked for."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from stories.intake import contacts
from stories.intake.keeping import deleted_on
from stories.intake.models import Submission
from stories.narrator.answering import page, to, with_secrets
from stories.narrator.holding_facts import held
from stories.narrator.standing import said
from stories.publishing import progress
from stories.vault.sessions import Session


@require_GET
@with_secrets
def holding(request: HttpRequest, *, session: Session) -> HttpResponse:
    """Each kind of thing: how much, who can read it, until when, and how to delete it."""
    secrets = session.secrets
    assert secrets is not None
    submission = Submission.objects.get(pk=secrets.submission_id)
    if hasattr(submission, "withdrawal"):
        return to("space:report")
    context = {
        "held": held(submission, secrets),
        "original_gone": said(deleted_on(submission)),
        "frozen": progress.waits_for_a_court(submission_id=submission.pk),
        "reachable": contacts.goes_on(submission_id=submission.pk) is not None,
        "download_url": reverse("space:download"),
        "back_url": reverse("space:home"),
    }
    return page(request, "narrator/holding.html", context)
