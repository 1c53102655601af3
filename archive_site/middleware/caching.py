"""What browsers and proxies may keep: nothing without asking again, and of forms nothing at all."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, set_response_etag

# Namespaces whose every page is a narrator's own.
NARRATOR_NAMESPACES = frozenset({"tell", "space", "object"})


class CachingMiddleware:
    """`no-store` for the desk, a narrator's pages and every form; `private, no-cache` with an ETag for the rest.

    A view that sets Cache-Control itself knows better. A withdrawn story must be gone at the next request, so no answer
    may be used again without asking.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store" if is_private(request, response) else "private, no-cache"
        if request.method != "GET" or not isinstance(response, HttpResponse) or "no-store" in response["Cache-Control"]:
            return response
        if response.status_code == 200 and not response.has_header("ETag"):
            set_response_etag(response)
        return get_conditional_response(request, etag=response.get("ETag"), response=response) or response


def is_private(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether an answer belongs to one person: the desk's, a narrator's, or a page with a form on it."""
    match = request.resolver_match
    return (
        request.method not in ("GET", "HEAD")
        or request.path_info.startswith(settings.STAFF_PREFIX)
        or bool(match and NARRATOR_NAMESPACES.intersection(match.namespaces))
        or bool(response.cookies)  # a form hands out its token as one
    )
