"""Taking it back: hide, delete the original alone, or delete for good. No reason is asked; a press may be repeated."""

import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from stories.gate.clock import today
from stories.intake import deciding
from stories.intake.keeping import deleted_on, original_deleted
from stories.intake.models import Submission
from stories.narrator.answering import WITHDRAWN, page, to, with_secrets
from stories.narrator.standing import ever_public, said
from stories.publishing import progress
from stories.publishing.withdrawing import withdraw
from stories.vault import sessions
from stories.vault.sessions import Session


@require_http_methods(["GET", "HEAD", "POST"])
@with_secrets
def take_back(request: HttpRequest, *, session: Session) -> HttpResponse:
    """What each way of taking back does, by when, and what it cannot."""
    secrets = session.secrets
    assert secrets is not None
    submission = Submission.objects.get(pk=secrets.submission_id)
    if hasattr(submission, "withdrawal"):
        return to("space:report")
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if act == "delete":
        withdraw(secrets=secrets, at=today())
        # The row stays without secrets, so that a second press finds the same answer.
        sessions.drop_secrets(session, outcome=WITHDRAWN)
        return to("space:report")
    if act == "original" and submission.sent_on is not None and not original_deleted(submission):
        deciding.delete_original(secrets=secrets, at=today())
        return to("space:withdraw")
    if act in ("hide", "show") and submission.sent_on is not None:
        (deciding.hide if act == "hide" else deciding.show_again)(secrets=secrets, at=today())
        return to("space:withdraw")
    context = {
        "draft": submission.sent_on is None,
        "hidden": deciding.narrators_hold(submission_id=submission.pk) is not None,
        "never_public": not ever_public(submission),
        "original": submission.sent_on is not None and not original_deleted(submission),
        "original_gone": said(deleted_on(submission)),
        "frozen": progress.waits_for_a_court(submission_id=submission.pk),
        "by_day": said(today() + datetime.timedelta(days=settings.ARCHIVE_WINDOW_DAYS)),
        "download_url": reverse("space:download") if submission.sent_on is not None else "",
        "change_url": reverse("space:permits") if submission.sent_on is not None else "",
        "window_days": settings.ARCHIVE_WINDOW_DAYS,
        "back_url": reverse("space:home"),
    }
    return page(request, "narrator/withdraw.html", context)
