"""The narrator's space: where the story is, what waits for an answer, one press to hide it, and the way to the rest."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from stories.gate.clock import today
from stories.intake import deciding, telling
from stories.intake.keeping import original_deleted
from stories.intake.models import Kind, Submission
from stories.narrator import contact, editions, permits, renewing, standing, steps, talking
from stories.narrator.answering import page, to, with_secrets
from stories.narrator.drafts import Draft, open_draft
from stories.narrator.starting import question as lead_to
from stories.narrator.words import STATUS
from stories.publishing.state import DRAFTS_LAST, State, state_of
from stories.vault.bundle import Secrets
from stories.vault.sessions import Session


@require_http_methods(["GET", "HEAD", "POST"])
@with_secrets
def home(request: HttpRequest, *, session: Session) -> HttpResponse:
    """Where it stands and where everything else is. Buttons post `act`; pressing one twice does no harm."""
    secrets = session.secrets
    assert secrets is not None
    submission = Submission.objects.get(pk=secrets.submission_id)
    if hasattr(submission, "withdrawal"):
        return to("space:report")
    if submission.kind == Kind.OBJECTION:
        return to("object:space")
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if act == "more" and submission.sent_on is not None and not original_deleted(submission):
        telling.open_sitting(secrets=secrets)
        return go_on(open_draft(secrets))
    if act in ("hide", "show") and submission.sent_on is not None:
        (deciding.hide if act == "hide" else deciding.show_again)(secrets=secrets, at=today())
    return to("space:home") if request.method == "POST" else home_page(request, submission, secrets)


def go_on(draft: Draft) -> HttpResponseRedirect:
    """To the page where telling goes on."""
    return lead_to(draft, steps.first_open(draft.submission.kind, draft.answers, more=draft.more))


def home_page(request: HttpRequest, submission: Submission, secrets: Secrets) -> HttpResponse:
    at = today()
    state = state_of(submission=submission, at=at)
    if state == State.DRAFT:
        return draft_page(request, secrets)
    said = permits.chosen(submission, secrets=secrets)
    shown = editions.listed(submission, secrets)
    asked = any(edition["state"] != "public" for edition in shown)
    permit_rows, details = permits.of_grants(submission, name=said.name)
    report = submission.kind == Kind.REPORT
    context = {
        "report": report,
        "status": standing.status(submission, state, asked=asked),
        "part_hidden": standing.part_is_hidden(submission),
        "steps": [] if report else standing.timeline(submission, state, asked=asked, at=at),
        "editions": shown,
        "new_messages": len(talking.unread(secrets)),
        "messages_url": reverse("space:messages"),
        "permits": [] if report else permit_rows,
        "details": details if permit_rows[0]["answer"] == "yes" else [],
        "consent_url": reverse("space:permits"),
        "name_url": reverse("space:name"),
        "hidden": deciding.narrators_hold(submission_id=submission.pk) is not None,
        "never_public": not standing.ever_public(submission),
        "public_url": reverse(submission.kind, args=[submission.record.pk]) if state == State.PUBLISHED else "",
        "holding_url": reverse("space:holding"),
        "download_url": reverse("space:download"),
        "withdraw_url": reverse("space:withdraw"),
        "may_add": not report and not original_deleted(submission) and state != State.DECLINED,
        "adding": secrets.open_sitting() is not None,
        **renewing.in_space(permits.newest_grants(submission), at=at),
        **contact.in_space(submission.pk),
    }
    return page(request, "narrator/space.html", context)


def draft_page(request: HttpRequest, secrets: Secrets) -> HttpResponse:
    """A story that was not sent: go on, see what is held, or throw it away; and the day on which it goes by itself."""
    draft = open_draft(secrets)
    context = {
        "status": STATUS[State.DRAFT],
        "draft": True,
        "goes_on": standing.said(draft.submission.touched_on + DRAFTS_LAST),
        "go_on_url": go_on(draft).url,
        "holding_url": reverse("space:holding"),
        "withdraw_url": reverse("space:withdraw"),
    }
    return page(request, "narrator/space.html", context)
