"""The narrator's space: where the story is, what was said, what is permitted, and one press to hide it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stories.gate.clock import today
from stories.intake import deciding, mailbox, telling
from stories.intake.acts import words_of
from stories.intake.models import Act, MailboxItem, Submission
from stories.narrator import editions, permits, steps
from stories.narrator.answering import page, to, with_secrets
from stories.narrator.drafts import open_draft
from stories.narrator.forms import MessageForm
from stories.narrator.starting import question as lead_to
from stories.narrator.words import DONE, PROGRESS, STATUS, TIMELINE
from stories.pages.dates_in_words import date_in_words
from stories.publishing.state import State, state_of
from stories.vault.bundle import Secrets
from stories.vault.sessions import Session


@require_http_methods(["GET", "HEAD", "POST"])
@with_secrets
def home(request: HttpRequest, *, session: Session) -> HttpResponse:
    """Everything about one story on one page. Buttons post `act`; pressing one twice does no harm."""
    secrets = session.secrets
    assert secrets is not None
    submission = Submission.objects.get(pk=secrets.submission_id)
    if hasattr(submission, "withdrawal"):
        return to("space:report")
    if request.method != "POST":
        return home_page(request, submission, secrets, MessageForm())
    act = request.POST.get("act", "")
    if act == "more" and submission.sent_on is not None and not original_deleted(submission):
        telling.open_sitting(secrets=secrets)
        return to("tell:question", steps.FILES)
    if act == "hide":
        deciding.hide(secrets=secrets, at=today())
    elif act == "show":
        deciding.show_again(secrets=secrets, at=today())
    elif act == "answer":
        form = MessageForm(request.POST)
        if not form.is_valid():
            return home_page(request, submission, secrets, form)
        say(submission, secrets, form.cleaned_data["message"].strip())
    return to("space:home")


def say(submission: Submission, secrets: Secrets, words: str) -> None:
    """Write to the archive; the same words twice in a row on one day are one message."""
    last = submission.acts.filter(kind=Act.Kind.MESSAGE).order_by("-seq").first()
    if last is None or last.day != today() or words_of(last, unseal=secrets.unseal).get("text") != words:
        deciding.write_message(secrets=secrets, words=words, at=today())


def original_deleted(submission: Submission) -> bool:
    return submission.acts.filter(kind=Act.Kind.DELETE_ORIGINAL).exists()


def ever_public(submission: Submission) -> bool:
    """Whether any version of it was published, now or before."""
    record = getattr(submission, "record", None)
    return record is not None and record.clearances.exists()


def home_page(request: HttpRequest, submission: Submission, secrets: Secrets, form: MessageForm) -> HttpResponse:
    state = state_of(submission=submission, at=today())
    if state == State.DRAFT:
        return draft_page(request, secrets)
    said = permits.chosen(submission, secrets=secrets)
    permit_rows, details = permits.of_grants(submission, name=said.name)
    shown = editions.listed(submission, secrets)
    hidden = deciding.narrators_hold(submission_id=submission.pk) is not None
    context = {
        "status": status(state, asked=bool(shown), hidden_by_narrator=hidden),
        "steps": timeline(state, asked=bool(shown)) if state != State.HIDDEN or ever_public(submission) else [],
        "editions": shown,
        "messages_list": messages(submission, secrets),
        "form": form,
        "permits": permit_rows,
        "details": details if permit_rows[0]["answer"] == "yes" else [],
        "consent_url": reverse("space:permits"),
        "hidden": hidden,
        "public_url": reverse(submission.kind, args=[submission.record.pk]) if state == State.PUBLISHED else "",
        "withdraw_url": reverse("space:withdraw"),
        "may_add": not original_deleted(submission) and state not in (State.DECLINED,),
        "adding": secrets.open_sitting() is not None,
    }
    return page(request, "narrator/space.html", context)


def draft_page(request: HttpRequest, secrets: Secrets) -> HttpResponse:
    """A story that was not sent: go on, or throw it away."""
    draft = open_draft(secrets)
    step = steps.first_open(draft.submission.kind, draft.answers)
    context = {
        "status": STATUS[State.DRAFT],
        "draft": True,
        "go_on_url": lead_to(draft, step).url,
        "withdraw_url": reverse("space:withdraw"),
    }
    return page(request, "narrator/space.html", context)


def status(state: State, *, asked: bool, hidden_by_narrator: bool) -> Any:
    """One sentence in plain words."""
    if state == State.REVIEWED and not asked:
        return _("Otras personas ya la revisaron. Pronto le mandamos cómo quedaría, para que usted decida.")
    if state == State.HIDDEN and hidden_by_narrator:
        return _("Está oculta porque usted lo pidió. Nadie la ve en este sitio.")
    return STATUS[state]


def timeline(state: State, *, asked: bool) -> list[dict[str, Any]]:
    """What was done, what is now, what comes; nothing where the story will not be published."""
    if state not in PROGRESS:
        return []
    # Reviewed, and not shown to the narrator yet: that step is still to come.
    done = PROGRESS[State.WITH_NARRATOR if state == State.REVIEWED and not asked else state]
    return [
        {"state": "done" if at < done else "now" if at == done else "later", "words": DONE[at] if at < done else words}
        for at, words in enumerate(TIMELINE)
    ]


def messages(submission: Submission, secrets: Secrets) -> list[dict[str, Any]]:
    """Letters from the archive and the narrator's own, newest first. Asking for a yes is shown with the versions."""
    letters = [
        (letter.day, 1, letter.seq, {"words": letter.words.get("text", ""), "theirs": True})
        for letter in mailbox.read_own(secrets=secrets)
        if letter.kind != MailboxItem.Kind.APPROVE
    ]
    own = [
        (act.day, 0, act.seq, {"words": words_of(act, unseal=secrets.unseal).get("text", ""), "theirs": False})
        for act in submission.acts.filter(kind__in=(Act.Kind.MESSAGE, Act.Kind.NO))
    ]
    language = get_language() or "es"
    return [
        {**words, "when": date_in_words(day.isoformat(), language=language)}
        for day, _theirs, _seq, words in sorted([*letters, *own], key=lambda line: line[:3], reverse=True)
        if words["words"]
    ]
