"""Sessions and accounts exist below /admin/ and nowhere else."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.core.handlers.exception import convert_exception_to_response
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.module_loading import import_string

Handler = Callable[[HttpRequest], HttpResponseBase]


class StaffSideMiddleware:
    """Runs STAFF_MIDDLEWARE for the desk's addresses only.

    A public page therefore has no `request.session` and no `request.user`: it cannot know who looks at it, set a
    session cookie, or show a moderator something that a cache then shows to all.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.members: list[Any] = []
        chain: Any = get_response
        for path in reversed(settings.STAFF_MIDDLEWARE):
            member = import_string(path)(chain)
            self.members.insert(0, member)
            chain = convert_exception_to_response(member)
        self.chain = chain

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.chain(request) if is_desk(request) else self.get_response(request)

    # Django asks only the members of MIDDLEWARE before a view and after an exception; these two pass the question on.
    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        return self._first_answer("process_view", self.members, request, view, args, kwargs)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        return self._first_answer("process_exception", reversed(self.members), request, exception)

    @staticmethod
    def _first_answer(
        question: str, members: Iterable[Any], request: HttpRequest, *given: Any
    ) -> HttpResponseBase | None:
        """What the first member that has an answer says; None below any other address than the desk's."""
        if not is_desk(request):
            return None
        answers = (getattr(member, question)(request, *given) for member in members if hasattr(member, question))
        return next((answer for answer in answers if answer), None)


def is_desk(request: HttpRequest) -> bool:
    """Whether the address is the desk's."""
    return request.path_info.startswith(settings.STAFF_PREFIX)
