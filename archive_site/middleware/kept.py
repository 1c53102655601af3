"""A page drawn a moment ago is given again, with every header it had, while nothing has been committed since."""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from stories.gate.commits import Moment, moment
from stories.pages.keeping import KEPT, Drawn, Key, key_of

# What the chain makes of these two where nothing has changed.
WITHOUT_BODY = {"Content-Type": None, "Content-Length": "0"}
# Whoever asks on none of these gets the whole page.
CONDITIONS = ("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_UNMODIFIED_SINCE")


class KeptPagesMiddleware:
    """Outermost: what it gives again has passed the whole chain once, for the same host, scheme and address.

    Only what a view marked with `stories.pages.keeping.keepable` is kept, and only a whole page without cookies.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "GET":
            return self.get_response(request)
        key = key_of(request)
        if key in KEPT and (found := KEPT.copy(key, now=moment(), at=time.monotonic())):
            return _again(request, *found)
        response = self.get_response(request)
        _keep(key, response, since=getattr(response, "drawn_at", None))
        return response


def _again(request: HttpRequest, body: bytes, drawn: Drawn) -> HttpResponse:
    headers = dict(drawn.headers)
    asked_on = any(condition in request.META for condition in CONDITIONS)
    if not asked_on or get_conditional_response(request, etag=drawn.tag) is None:
        return HttpResponse(body, headers=headers)
    response = HttpResponse(status=304)
    for name, value in {**headers, **WITHOUT_BODY}.items():
        if value is None:
            del response[name]
        else:
            response[name] = value
    return response


def _keep(key: Key, response: HttpResponseBase, *, since: Moment | None) -> None:
    """Keep a whole page; a page that is there no longer goes. Not modified leaves things as they are."""
    if response.status_code == 304:
        return
    tag = response.get("ETag", "")
    if (
        since is None
        or response.status_code != 200
        or response.cookies
        or not isinstance(response, HttpResponse)
        or not tag
    ):
        KEPT.drop(key)
        return
    KEPT.keep(key, body=response.content, headers=response.items(), tag=tag, since=since)
