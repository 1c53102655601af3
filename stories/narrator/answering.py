"""Answering a narrator: pages that nothing keeps, the other language, and who may see them."""

import functools
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.utils.translation import get_language

from stories.gate.rules.shapes import WITHDRAWN as WITHDRAWN_SENTENCE
from stories.narrator import cookie
from stories.narrator.drafts import Draft, NothingOpen, open_draft
from stories.narrator.forms import CarriedForm
from stories.pages.reservations import CLOSED, reserve
from stories.vault.errors import Shredded
from stories.vault.sessions import Session

# What the Sent page and the report say after the secrets are gone; sealed in the session as JSON.
SENT, WITHDRAWN = "sent", "withdrawn"
# Fields of the space in which people write more than a line; where what they wrote goes when a visit ended meanwhile.
TYPED, MESSAGE = ("message", "words", "say"), "message"
View = Callable[..., HttpResponseBase]


def page(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """Draw a narrator's page. Nobody keeps it, not even the browser; some show a story's words: robots are told."""
    other = "es" if get_language() == "en" else "en"
    response = render(
        request,
        template,
        {"other_language_url": translate_url(request.get_full_path(), other), **context},
        status=status,
    )
    response["Cache-Control"] = "no-store"
    reserve(response, CLOSED)
    return response


def to(name: str, *args: object, query: str = "") -> HttpResponseRedirect:
    """Lead on, after a form: a reload then repeats nothing."""
    response = HttpResponseRedirect(reverse(name, args=args) + query)
    response.status_code = 303
    response["Cache-Control"] = "no-store"
    return response


def expired(request: HttpRequest, *, step: str = "") -> HttpResponse:
    """The visit ended: what was saved, how to come back, and what was just typed, so that it is not lost."""
    typed, where = typed_in(request, step=step)
    form = CarriedForm(initial={"carry": typed, "carry_step": where}, carries=bool(typed))
    response = page(
        request,
        "narrator/enter.html",
        {
            "form": form,
            "ended": True,
            "enter_url": reverse("space:enter"),
            "tell_url": reverse("tell:start"),
            "other_language_url": translate_url(reverse("space:enter"), "es" if get_language() == "en" else "en"),
        },
        status=403 if request.method == "POST" else 200,
    )
    if cookie.token_of(request):
        cookie.take(response)
    return response


def typed_in(request: HttpRequest, *, step: str) -> tuple[str, str]:
    """What somebody was writing when the visit ended, and where it belongs: a question, or the box of messages."""
    if request.method != "POST":
        return "", ""
    if step:
        typed = request.POST.get("answer", "")
        return typed, step if typed else ""
    # A message; what should change in a version, as a whole and part by part.
    said = [str(value).strip() for name, value in request.POST.items() if name.rpartition("-")[2] in TYPED]
    typed = "\n\n".join(filter(None, said))
    return typed, MESSAGE if typed else ""


def with_session(view: View) -> View:
    """For pages that live on after Send: any session of this browser."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        session = cookie.session_of(request)
        return expired(request) if session is None else view(request, session=session, **kwargs)

    return guarded


def with_secrets(view: View) -> View:
    """For pages that open something: a session that still holds its secrets, else what became of it."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        session = cookie.session_of(request)
        if session is None:
            return expired(request, step=str(kwargs.get("step", "")))
        if session.secrets is None:
            return after_secrets(session)
        try:
            return view(request, session=session, **kwargs)
        except Shredded:
            # Withdrawn from another window, and its keys are gone already.
            return to("space:report")
        except IntegrityError as error:
            # Withdrawn from another window between two lines of this answer: the door has the last word.
            if WITHDRAWN_SENTENCE not in str(error):
                raise
            return to("space:report")

    return guarded


def after_secrets(session: Session) -> HttpResponse:
    """Where a session without secrets belongs: the Sent page, or the report of what was withdrawn."""
    return to("space:report" if session.outcome.startswith(WITHDRAWN) else "tell:sent")


def with_draft(view: View) -> View:
    """For the pages of telling: the sitting that is open."""

    @with_secrets
    @functools.wraps(view)
    def guarded(request: HttpRequest, *, session: Session, **kwargs: Any) -> HttpResponseBase:
        assert session.secrets is not None
        try:
            draft: Draft = open_draft(session.secrets)
            return view(request, session=session, draft=draft, **kwargs)
        except NothingOpen:
            # Sent from another window: that one's answer is this one's too.
            fresh = cookie.session_of(request)
            return after_secrets(fresh) if fresh is not None and fresh.secrets is None else to("space:home")

    return guarded
