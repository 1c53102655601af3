"""Messages, both ways and sealed: what each side wrote, newest first, and a box to answer or to write first."""

import sys
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse, translate_url
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stories.gate.clock import today
from stories.intake import deciding, mailbox
from stories.intake.acts import words_of
from stories.intake.mailbox import Letter
from stories.intake.models import Act, Kind, MailboxItem, Submission
from stories.narrator.answering import page, to, with_secrets
from stories.narrator.forms import MessageForm
from stories.narrator.standing import said
from stories.vault.bundle import Secrets
from stories.vault.sessions import Session

# These are no letters: a version to decide on has its own page, a receipt stands under the message it is for.
NOT_READ_HERE = (MailboxItem.Kind.APPROVE, MailboxItem.Kind.READ)


@require_http_methods(["GET", "HEAD", "POST"])
@with_secrets
def talk(request: HttpRequest, *, session: Session) -> HttpResponse:
    """Everything that was written, newest first. Opening it is reading it."""
    secrets = session.secrets
    assert secrets is not None
    submission = Submission.objects.get(pk=secrets.submission_id)
    if hasattr(submission, "withdrawal") or submission.sent_on is None:
        return to("space:home")
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        say(submission, secrets, form.cleaned_data["message"].strip())
        return to("space:messages")
    return message_page(request, submission, secrets, form)


def with_words(request: HttpRequest, secrets: Secrets, words: str) -> HttpResponse:
    """The page of messages with these words in the box, not sent: what was being written when a visit ended."""
    submission = Submission.objects.get(pk=secrets.submission_id)
    if hasattr(submission, "withdrawal") or submission.sent_on is None:
        return to("space:home")
    return message_page(request, submission, secrets, MessageForm(initial={"message": words}))


def message_page(request: HttpRequest, submission: Submission, secrets: Secrets, form: MessageForm) -> HttpResponse:
    letters = mailbox.read_own(secrets=secrets)
    context = {
        "form": form,
        "thread": thread(submission, secrets, letters),
        "send_url": reverse("object:space" if submission.kind == Kind.OBJECTION else "space:messages"),
        "other_language_url": translate_url(reverse("space:messages"), "es" if get_language() == "en" else "en"),
        "back_url": reverse("space:home"),
    }
    response = page(request, "narrator/messages.html", context)
    if request.method == "GET" and letters:
        mailbox.mark_seen(secrets=secrets, letter=letters[0].seq)
    return response


def say(submission: Submission, secrets: Secrets, words: str) -> None:
    """Write to the archive; the same words twice in a row on one day are one message."""
    last = submission.acts.filter(kind=Act.Kind.MESSAGE).order_by("-seq").first()
    if last is None or last.day != today() or words_of(last, unseal=secrets.unseal).get("text") != words:
        deciding.write_message(secrets=secrets, words=words, at=today())


def unread(secrets: Secrets) -> list[Letter]:
    """Letters that were never on the page of messages, newest first."""
    seen = mailbox.seen_up_to(secrets=secrets)
    return [letter for letter in to_read(mailbox.read_own(secrets=secrets)) if letter.seq > seen]


def to_read(letters: list[Letter]) -> list[Letter]:
    return [letter for letter in letters if letter.kind not in NOT_READ_HERE and letter.words.get("text")]


def thread(submission: Submission, secrets: Secrets, letters: list[Letter]) -> list[dict[str, Any]]:
    """Both sides' words, newest first. What the archive has read came before what it wrote after."""
    seen = mailbox.seen_up_to(secrets=secrets)
    receipts = {letter.words["act"]: letter for letter in letters if letter.kind == MailboxItem.Kind.READ}
    lines: list[tuple[Any, dict[str, Any]]] = [
        (
            (letter.day, letter.seq, 0),
            {
                "words": letter.words["text"],
                "theirs": True,
                "new": letter.seq > seen,
                "question": letter.kind == MailboxItem.Kind.QUESTION,
            },
        )
        for letter in to_read(letters)
    ]
    for act in submission.acts.filter(kind__in=(Act.Kind.MESSAGE, Act.Kind.NO)):
        opened, receipt = words_of(act, unseal=secrets.unseal), receipts.get(act.seq)
        line = {
            "words": opened.get("text", ""),
            "marks": opened.get("marks", []),
            "theirs": False,
            "about": _("Pidió cambios a una versión") if act.kind == Act.Kind.NO else "",
            "read": said(receipt.day if receipt else None),
        }
        lines.append(((act.day, receipt.seq if receipt else sys.maxsize, act.seq), line))
    ordered = sorted(lines, key=lambda line: line[0], reverse=True)
    return [{**line, "when": said(key[0])} for key, line in ordered]
