"""Before the first question: what this is, the code shown first, a sheet and a picture of it, and the way out."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from stories.consent.reading import reading_language
from stories.gate.clock import today
from stories.intake import telling
from stories.intake.models import TOLD, Kind
from stories.narrator import cookie, guarding, steps
from stories.narrator.answered import Answered, answered
from stories.narrator.answering import page, to, with_session
from stories.narrator.crowding import Entrance
from stories.narrator.drafts import Draft, open_draft
from stories.narrator.forms import SavedForm, StartForm
from stories.vault import codes, sessions
from stories.vault.errors import Busy
from stories.vault.sessions import Session

BUSY_STATUS = 503
BUSY_SECONDS = "60"
OFFERED: Mapping[str, Mapping[str, Any]] = {
    Kind.TESTIMONY: {
        "label": gettext_lazy("Un testimonio"),
        "words": gettext_lazy("Algo que vivió, o que vivió alguien a quien usted quiere o cuida."),
    },
    Kind.MURAL: {
        "label": gettext_lazy("Un mural"),
        "words": gettext_lazy("Una pared que conoce o que pintó. Con fotos, si tiene."),
    },
    Kind.VIGIL: {
        "label": gettext_lazy("Una vigilia"),
        "words": gettext_lazy("Una noche, una marcha o un altar en que se recordó a alguien."),
    },
    Kind.REPORT: {
        "label": gettext_lazy("Decir cómo está hoy"),
        "words": gettext_lazy("Son cuatro preguntas. También le damos siete palabras, por si quiere borrarlo."),
    },
}


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What this is and what cannot be promised; choosing what to tell makes the code.

    Until that button is pressed the browser is given no cookie, so there is no form token either: the browser itself
    says whether the form is ours. A form from elsewhere could only begin an empty draft.
    """
    return begin_or_show(request, Beginning(kinds=tuple(TOLD)))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, *, record: str) -> HttpResponse:
    """The same, for a story that answers one that is public. What it answers is sealed with it."""
    story = answered(record)
    if story is None:
        return to("tell:start")
    begun_with = {"answers_to": story.record, "offered": list(story.themes)}
    if story.themes:
        begun_with["has_themes"] = "yes"
    return begin_or_show(request, Beginning(kinds=tuple(TOLD), about=story, answers=begun_with))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, *, record: str) -> HttpResponse:
    """News of a mural that is public: how it is today."""
    story = answered(record)
    if story is None or story.kind != Kind.MURAL:
        return to("tell:start")
    return begin_or_show(request, Beginning(kinds=(Kind.REPORT,), about=story, answers={"reports_on": story.record}))


@dataclass(frozen=True)
class Beginning:
    """What may be begun on a page: kinds, the record it is about, and the answers a draft begins with."""

    kinds: tuple[str, ...]
    about: Answered | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)


def begin_or_show(request: HttpRequest, beginning: Beginning) -> HttpResponse:
    """Make the code and go to it; or show the page, again where something did not fit."""
    form = StartForm(request.POST or None, kinds=beginning.kinds)
    if request.method != "POST" or from_elsewhere(request) or not form.is_valid():
        return start_page(request, beginning, form)
    if (held_up := guarding.hold_up(request, Entrance.BEGIN)) is not None:
        return held_up
    try:
        begun = telling.begin(kind=form.cleaned_data["kind"], language=reading_language(), at=today())
    except Busy:
        response = start_page(request, beginning, form, busy=True)
        response["Retry-After"] = BUSY_SECONDS
        return response
    sitting = telling.open_sitting(secrets=begun.secrets)
    answers = {**beginning.answers, **({"helped": "yes"} if form.cleaned_data["helping"] else {})}
    if answers:
        telling.save_answers(secrets=begun.secrets, sitting=sitting, answers=answers, at=today())
    # Whoever had this browser before is not carried into somebody else's story.
    cookie.end(request)
    response = to("tell:code")
    cookie.give(response, sessions.start(secrets=begun.secrets, words=begun.code, at=timezone.now()))
    return response


def from_elsewhere(request: HttpRequest) -> bool:
    """Whether the browser says that another site sent this form. Our own pages send no referrer and a null origin."""
    site = request.headers.get("Sec-Fetch-Site", "")
    if site:
        return site not in ("same-origin", "none")
    origin = request.headers.get("Origin", "null")
    return origin not in ("null", f"{request.scheme}://{request.get_host()}")


def start_page(request: HttpRequest, beginning: Beginning, form: StartForm, *, busy: bool = False) -> HttpResponse:
    about = beginning.about
    context = {
        "form": form,
        "kinds": [{"value": value, **OFFERED[value]} for value in beginning.kinds],
        "reporting": about if Kind.REPORT in beginning.kinds else None,
        "answering": about if Kind.REPORT not in beginning.kinds else None,
        "about_url": reverse(about.kind, args=[about.record]) if about else "",
        "guard": guarding.fields(Entrance.BEGIN),
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
    first = steps.first_open(draft.submission.kind, draft.answers, more=draft.more)
    if not session.words:
        # Came back with the words: they are not shown again.
        return question(draft, first)
    form = SavedForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return question(draft, first)
    context = {
        "words": session.words.split(),
        "words_lang": codes.language_of(session.words),
        "form": form,
        "helped": draft.answers.get("helped") == "yes",
        "print_url": reverse("tell:sheet"),
        "qr_url": reverse("tell:qr"),
    }
    return page(request, "narrator/code.html", context)


def question(draft: Draft, step: str, *, query: str = "") -> HttpResponseRedirect:
    """Lead to a page of telling by its name."""
    if step == steps.REVIEW:
        return to("tell:review")
    if step == steps.PERMITS:
        return to("tell:permits")
    return to("tell:permit" if step in steps.permitted(draft.answers) else "tell:question", step, query=query)


@require_GET
@with_session
def sheet(request: HttpRequest, *, session: Session) -> HttpResponse:
    """The words to print. Nothing on it says what they open."""
    if not session.words:
        raise Http404
    return page(
        request,
        "narrator/words.html",
        {"words": session.words.split(), "words_lang": codes.language_of(session.words)},
    )


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
