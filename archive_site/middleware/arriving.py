"""What a form brought and no view took is let go when its request ends."""

from collections.abc import Callable
from contextlib import ExitStack

from django.http import HttpRequest
from django.http.response import HttpResponseBase

HELD = "archive.held"


class LettingGoMiddleware:
    """Around everything that reads a form: sealed files that nobody adopted are erased, places for uploads are free.

    A broken line, a missing token and a view that answers without looking all end here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with ExitStack() as held:
            request.META[HELD] = held
            return self.get_response(request)
