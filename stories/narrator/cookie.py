"""The cookie of a narrator's open space: random, of this site alone, gone with the browser window."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from stories.vault import sessions
from stories.vault.sessions import Session


def token_of(request: HttpRequest) -> str:
    """The token that the browser brought; empty when it brought none."""
    return request.COOKIES.get(settings.NARRATOR_COOKIE_NAME, "")


def session_of(request: HttpRequest) -> Session | None:
    """The open session of this browser, kept for another while."""
    token = token_of(request)
    return sessions.resume(token=token, at=timezone.now()) if token else None


def give(response: HttpResponseBase, token: str) -> None:
    """Hand the browser its cookie. It has no age: browsers drop it when they are closed."""
    response.set_cookie(
        settings.NARRATOR_COOKIE_NAME,
        token,
        secure=settings.NARRATOR_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def take(response: HttpResponseBase) -> None:
    """Ask the browser to forget its cookie."""
    response.delete_cookie(settings.NARRATOR_COOKIE_NAME, samesite="Strict")


def end(request: HttpRequest) -> None:
    """End this browser's session, if it has one."""
    if token := token_of(request):
        sessions.end(token)
