"""Coming back with the seven words. Nobody is counted, nobody is locked out; what does not fit is said kindly."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stories.gate.clock import today
from stories.intake import questions
from stories.intake.models import Submission
from stories.narrator import cookie, talking, tickets
from stories.narrator.answering import MESSAGE, page, to
from stories.narrator.drafts import NothingOpen, open_draft, save
from stories.narrator.forms import CarriedForm
from stories.narrator.reporting import report_with_code
from stories.narrator.starting import BUSY_SECONDS, BUSY_STATUS
from stories.vault import by_code, codes, sessions
from stories.vault.bundle import Secrets
from stories.vault.by_code import CodeKeys
from stories.vault.codes import LENGTH, MalformedCode
from stories.vault.errors import Busy, Shredded, WrongCode

# Words named one by one; where more are amiss it is another paper, and a red list of them helps nobody.
MOST_NAMED = 4


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    """The words open the space, the draft that was interrupted, or the report of what was erased."""
    if request.method != "POST":
        return leave_sent_page(request, enter_page(request, CarriedForm(carries=False)))
    form = CarriedForm(put_right(request.POST), carries=bool(request.POST.get("carry", "").strip()))
    if not form.is_valid():
        return enter_page(request, form)
    ticket = request.POST.get("place", "")
    try:
        keys, submission_id = found(form.cleaned_data["words"], returning=tickets.is_good(ticket))
    except Busy:
        response = enter_page(request, form, ticket=tickets.for_next_time(ticket))
        response["Retry-After"] = BUSY_SECONDS
        return response
    except (MalformedCode, WrongCode) as error:
        for sentence in what_is_wrong(error):
            form.add_error("words", sentence)
        return enter_page(request, form, choices=choices(error))
    try:
        secrets = by_code.unlock(submission_id=submission_id, keys=keys)
    except Shredded:
        return report_with_code(request, keys=keys, submission_id=submission_id)
    cookie.end(request)
    carried = {name: form.cleaned_data.get(field, "") for name, field in (("carry", "carry"), ("step", "carry_step"))}
    response = onward(request, secrets, **carried)
    cookie.give(response, sessions.start(secrets=secrets, words=None, at=timezone.now()))
    return response


def put_right(posted: QueryDict) -> QueryDict:
    """The form as it was sent; with the word in it that was chosen among those offered, where one was."""
    place, _blank, word = posted.get("choose", "").partition(" ")
    if not (place.isascii() and place.isdigit() and word):
        return posted
    fields = posted.copy()
    fields["words"] = codes.corrected(posted.get("words", ""), place=int(place[:3]), word=word)
    return fields


def found(words: str, *, returning: bool) -> tuple[CodeKeys, str]:
    """What the words yield and the submission that has them. Raises MalformedCode, WrongCode, Busy."""
    keys = by_code.derive(code=words, returning=returning)
    submission_id = Submission.objects.filter(lookup=keys.lookup).values_list("pk", flat=True).first()
    if submission_id is None:
        raise WrongCode("no submission has this code")
    return keys, submission_id


def onward(request: HttpRequest, secrets: Secrets, *, carry: str, step: str) -> HttpResponse:
    """To the space; or back to the question where a visit ended in mid-sentence, with the sentence saved.

    What was to be a message stands in its box again: only its writer sends it.
    """
    if not carry:
        return to("space:home")
    if step == MESSAGE:
        return talking.with_words(request, secrets, carry)
    try:
        draft = open_draft(secrets)
        asked = questions.asked(draft.submission.kind, draft.answers, more=draft.more)
        if step not in {question.key for question in asked if question.field in ("text", "line")}:
            return to("space:home")
        save(draft, at=today(), **{step: carry})
    except NothingOpen:
        return to("space:home")
    return to("tell:question", step)


def leave_sent_page(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Going on from the Sent page ends it: the words are forgotten, here and on the server."""
    session = cookie.session_of(request)
    if session is not None and session.secrets is None:
        sessions.end(session.token)
        cookie.take(response)
    return response


def enter_page(
    request: HttpRequest, form: CarriedForm, *, ticket: str = "", choices: list[dict[str, Any]] | None = None
) -> HttpResponse:
    """`ticket`: it was full, and this keeps a place for the next try. `choices`: words to choose among."""
    context = {
        "form": form,
        "busy": bool(ticket),
        "ticket": ticket,
        "choices": choices or [],
        "tell_url": reverse("tell:start"),
        "enter_url": reverse("space:enter"),
    }
    return page(request, "narrator/enter.html", context, status=BUSY_STATUS if ticket else 200)


def choices(error: MalformedCode | WrongCode) -> list[dict[str, Any]]:
    """For each word that is not on the list, the words it may have been. They come from the list alone: whether any
    code has them is not looked at.
    """
    if isinstance(error, WrongCode) or len(error.unknown) > LENGTH:
        return []
    return [
        {"place": unknown.place, "words": unknown.nearest, "lang": error.language}
        for unknown in error.unknown
        if unknown.nearest
    ]


def what_is_wrong(error: MalformedCode | WrongCode) -> list[str]:
    """Which word is not on the list, or that most are not; how many there are; that the seven open nothing."""
    if isinstance(error, WrongCode):
        return [_("estas siete palabras no abren ninguna historia. Revise con calma cada una, y su orden.")]
    if len(error.unknown) > MOST_NAMED:
        return [_("casi ninguna de estas palabras es de nuestra lista. Busque el papel donde las copió.")]
    sentences = [
        _("la palabra %(place)s no está en nuestra lista.") % {"place": unknown.place} for unknown in error.unknown
    ]
    if error.ambiguous:
        sentences.append(_("están pegadas y se pueden leer de dos maneras. Sepárelas con espacios."))
    elif error.count != LENGTH:
        sentences.append(_("son siete palabras; aquí hay %(count)s.") % {"count": error.count})
    return sentences or [_("revise las palabras, una por una.")]
