"""For people who appear in something public, and for those who lost the seven words to it (R28).

One form, no account, no reason asked. What is marked is hidden before anybody looks at it. Whoever wants to hear the
answer gets seven words of their own.
"""

import contextlib
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from stories.consent.reading import reading_language
from stories.gate.clock import today
from stories.gate.models import Tombstone
from stories.intake.models import Submission
from stories.intake.objections import Objection
from stories.intake.receipts import open_receipt
from stories.narrator import cookie, guarding
from stories.narrator.answering import page, to, with_session
from stories.narrator.crowding import Entrance
from stories.narrator.forms import SavedForm
from stories.narrator.objection_form import ObjectionForm, UnseenForm, pieces_of
from stories.pages.choosing import reading_of
from stories.pages.gone import gone_or_missing
from stories.publishing.objecting import NotShown, complaint_about, is_hidden, object_to, report_id_of
from stories.publishing.state import WORDS_LAST
from stories.redaction.models import Record
from stories.vault import sessions
from stories.vault.errors import Busy
from stories.vault.sessions import Session

# What the page after the form says: hidden now, or somebody looks first; that no words could be made just now; or, of
# what nobody sees, the same whatever there is.
HIDDEN, WAITS, NO_WORDS, UNSEEN = "1", "0", "2", "3"


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, record: str) -> HttpResponseBase:
    """What is complained of, and what will happen. Any piece of the record that can be seen now, or all of it.

    Looking at it leaves no cookie, so there is no form token of Django's: the form carries one of its own, and a report
    from elsewhere could do no more than a report from here.
    """
    language = reading_language()
    kind = Record.objects.filter(pk=record.lower()).values_list("kind", flat=True).first() or ""
    reading = reading_of(kind=kind, record=record.lower(), language=language) if kind else None
    if reading is None:
        return unseen(request, record=record.lower())
    pieces = pieces_of(reading, language=language)
    if request.method != "POST":
        return form_page(request, ObjectionForm(pieces=pieces, initial={"what": request.GET.get("p", "")}), pieces)
    filled = ObjectionForm(request.POST, pieces=pieces)
    if not filled.is_valid():
        return form_page(request, filled, pieces)
    held_up = guarding.hold_up(request, Entrance.REPORT)
    return held_up or receive(request, filled, pieces, record=record.lower())


def receive(
    request: HttpRequest, filled: ObjectionForm, pieces: list[dict[str, Any]], *, record: str
) -> HttpResponseBase:
    """Write it down, hide it, and lead on. A form that is sent twice is one report."""
    token = guarding.token_of(request, Entrance.REPORT)
    assert token is not None
    said, report_id, words = filled.cleaned_data, report_id_of(token.id), filled.cleaned_data["words"].strip()
    begun = None
    try:
        complaint_about(record_id=record, part_sha256=filled.part_sha256)
        if said["answer"] and not Objection.objects.filter(pk=report_id).exists():
            begun = open_receipt(language=reading_language(), words=words, at=today())
    except NotShown:
        filled.add_error("what", _("esa parte cambió mientras usted leía. Márquela otra vez."))
        return form_page(request, filled, pieces)
    except Busy:
        pass
    reported = object_to(
        record_id=record,
        part_sha256=filled.part_sha256,
        words=words,
        at=today(),
        budget=settings.ARCHIVE_AUTOMATIC_HIDES,
        report_id=report_id,
        receipt=Submission.objects.get(pk=begun.secrets.submission_id) if begun is not None else None,
    )
    state = HIDDEN if reported.hidden else WAITS
    if begun is None:
        repeated = said["answer"] and reported.objection.receipt_id is not None and cookie.session_of(request)
        if repeated:
            return to("object:words")
        return to("object:done", query=f"?s={state}{NO_WORDS if said['answer'] else ''}")
    cookie.end(request)
    response = to("object:words")
    cookie.give(response, sessions.start(secrets=begun.secrets, words=begun.code, at=timezone.now()))
    return response


def form_page(request: HttpRequest, filled: ObjectionForm, pieces: list[dict[str, Any]]) -> HttpResponse:
    context = {
        "form": filled,
        "pieces": pieces,
        "chosen": filled["what"].value() or "",
        "guard": guarding.fields(Entrance.REPORT),
        "enter_url": reverse("space:enter"),
        "days": WORDS_LAST.days,
    }
    return page(request, "narrator/objection.html", context)


def unseen(request: HttpRequest, *, record: str) -> HttpResponseBase:
    """Nothing of this number is to be seen now. Whoever appeared in it may ask all the same that it not come back.

    The page, its answer and every status are the same for what is hidden, has expired, never was public and never was
    at all: numbers are short, and trying them all teaches nobody anything. What was withdrawn is gone (410). So there
    are no words for coming back either.
    """
    if Tombstone.objects.filter(pk=record).exists():
        return gone_or_missing(request, record=record)
    filled = UnseenForm(request.POST or None)
    if request.method != "POST" or not filled.is_valid():
        guard = guarding.fields(Entrance.REPORT)
        context = {"form": filled, "number": record.upper(), "guard": guard, "days": WORDS_LAST.days}
        return page(request, "narrator/objection_unseen.html", context)
    if held_up := guarding.hold_up(request, Entrance.REPORT):
        return held_up
    token = guarding.token_of(request, Entrance.REPORT)
    assert token is not None
    with contextlib.suppress(NotShown, Record.DoesNotExist):
        object_to(
            record_id=record,
            part_sha256="",
            words=filled.cleaned_data["words"].strip(),
            at=today(),
            budget=settings.ARCHIVE_AUTOMATIC_HIDES,
            report_id=report_id_of(token.id),
        )
    return to("object:done", query=f"?s={UNSEEN}")


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """What happened, and what comes. Names nothing."""
    state = request.GET.get("s", "")
    context = {
        "hidden": state.startswith(HIDDEN),
        "no_words": state.endswith(NO_WORDS),
        "unseen": state == UNSEEN,
    }
    return page(request, "narrator/objection_done.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_session
def words(request: HttpRequest, *, session: Session) -> HttpResponse:
    """The seven words that open the answer, shown once."""
    objection = Objection.objects.filter(receipt_id=session.submission_id).first()
    if objection is None or not session.words:
        return to("space:home")
    kept = SavedForm(request.POST or None)
    if request.method == "POST" and kept.is_valid():
        sessions.forget_words(session)
        return to("space:home")
    context = {
        "words": session.words.split(),
        "form": kept,
        "hidden": hidden_now(objection),
        "print_url": reverse("tell:sheet"),
        "qr_url": reverse("tell:qr"),
        "days": WORDS_LAST.days,
    }
    return page(request, "narrator/objection_words.html", context)


def hidden_now(objection: Objection) -> bool:
    """Whether what this report names cannot be seen now, also because nothing of the record can."""
    record = Record.objects.filter(submission=objection.submission_id).first()
    try:
        about = complaint_about(record_id=record.pk if record is not None else "", part_sha256=objection.part_sha256)
    except (NotShown, Record.DoesNotExist):
        return True
    return is_hidden(about)
