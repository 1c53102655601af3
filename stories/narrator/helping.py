"""Where help is, for an archive whose editors have not written their own page yet (R13). Public facts, no names."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from stories.narrator.answering import page


@require_safe
def legal_help(request: HttpRequest) -> HttpResponse:
    """How to find accredited help and how to check it. No visit is needed, and none is looked for."""
    return page(request, "narrator/help.html", {})
