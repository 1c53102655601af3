"""Before the first question: what this is, the code shown first, a sheet and a picture of it, and the way out."""

import io

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from stories.gate.clock import today
from stories.intake import telling
from stories.intake.models import Kind
from stories.narrator import cookie, steps
from stories.narrator.answering import page, to, with_session
from stories.narrator.drafts import Draft, open_draft
from stories.narrator.forms import SavedForm
from stories.vault import sessions
from stories.vault.errors import Busy
from stories.vault.sessions import Session

BUSY_STATUS = 503
BUSY_SECONDS = "60"


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What this is and what cannot be promised; choosing what to tell makes the code."""
    kind = request.POST.get("kind", "")
    if request.method != "POST" or kind not in Kind.values:
        return start_page(request)
    try:
        begun = telling.begin(kind=kind, language=get_language() or "es", at=today())
    except Busy:
        response = start_page(request, busy=True)
        response["Retry-After"] = BUSY_SECONDS
        return response
    telling.open_sitting(secrets=begun.secrets)
    # Whoever had this browser before is not carried into somebody else's story.
    cookie.end(request)
    response = to("tell:code")
    cookie.give(response, sessions.start(secrets=begun.secrets, words=begun.code, at=timezone.now()))
    return response


def start_page(request: HttpRequest, *, busy: bool = False) -> HttpResponse:
    kinds = [
        (Kind.TESTIMONY, _("Un testimonio"), _("Algo que vivió, o que vivió alguien de su familia.")),
        (Kind.MURAL, _("Un mural"), _("Una pared que conoce o que pintó. Con fotos, si tiene.")),
        (Kind.VIGIL, _("Una vigilia"), _("Una noche, una marcha o un altar en que se recordó a alguien.")),
    ]
    context = {
        "kinds": [{"value": value, "label": label, "words": words} for value, label, words in kinds],
        "enter_url": reverse("space:enter"),
        "not_now_url": f"/{get_language()}/",
        "busy": busy,
    }
    return page(request, "narrator/start.html", context, status=BUSY_STATUS if busy else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@with_session
def code(request: HttpRequest, *, session: Session) -> HttpResponse:
    """The seven words, before anything is written. One goes on when they are kept."""
    if session.secrets is None:
        return to("tell:sent")
    draft = open_draft(session.secrets)
    first = steps.first_open(draft.submission.kind, draft.answers)
    if not session.words:
        # Came back with the words: they are not shown again.
        return question(draft, first)
    form = SavedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return question(draft, first)
    context = {
        "words": session.words.split(),
        "form": form,
        "print_url": reverse("tell:sheet"),
        "qr_url": reverse("tell:qr"),
    }
    return page(request, "narrator/code.html", context)


def question(draft: Draft, step: str) -> HttpResponseRedirect:
    """Lead to a page of telling by its name."""
    if step == steps.REVIEW:
        return to("tell:review")
    if step == steps.PERMITS:
        return to("tell:permits")
    return to("tell:permit" if step in steps.permitted(draft.answers) else "tell:question", step)


@require_GET
@with_session
def sheet(request: HttpRequest, *, session: Session) -> HttpResponse:
    """The words to print. Nothing on it says what they open."""
    if not session.words:
        raise Http404
    return page(request, "narrator/words.html", {"words": session.words.split()})


@require_GET
@with_session
def qr(request: HttpRequest, *, session: Session) -> HttpResponse:
    """The words as a picture that a telephone reads: the words alone, no address."""
    if not session.words:
        raise Http404
    out = io.BytesIO()
    segno.make(session.words, error="m").save(out, kind="png", scale=8, border=4)
    return HttpResponse(out.getvalue(), content_type="image/png", headers={"Cache-Control": "no-store"})


@require_GET
def leave(request: HttpRequest) -> HttpResponse:
    """End the visit: its row, its cookies, and what the browser keeps for this site; then a dull page.

    Cookies and storage only: clearing the cache can take seconds. Browsers obey the header on secure origins alone, so
    the cookies are expired by hand as well.
    """
    cookie.end(request)
    dull = "weather_en" if get_language() == "en" else "weather"
    response = HttpResponseRedirect(settings.ARCHIVE_LEAVE_URL or reverse(dull))
    response["Clear-Site-Data"] = '"cookies", "storage"'
    response["Cache-Control"] = "no-store"
    cookie.take(response)
    response.delete_cookie(settings.CSRF_COOKIE_NAME, samesite="Lax")
    return response
