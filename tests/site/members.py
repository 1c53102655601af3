"""A member of the staff chain that answers before views and after exceptions, and writes down that it was asked."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase


class Answering:
    """Says `before` where the query asks for it, and `after` whatever went wrong."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *given: Any) -> HttpResponse | None:
        return HttpResponse("before") if "before" in request.GET else None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse:
        return HttpResponse(f"after {type(exception).__name__}")
