"""The two ways in which there is nothing to see: 410 for what was public and was withdrawn, 404 for all else."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from stories.gate.models import Tombstone


def gone_or_missing(request: HttpRequest, *, record: str) -> HttpResponse:
    """410 if the record left a tombstone. Else raises Http404: held, expired, narrowed and never there look alike."""
    if not Tombstone.objects.filter(pk=record).exists():
        raise Http404
    response = render(request, "410.html", {"window_days": settings.ARCHIVE_WINDOW_DAYS}, status=410)
    response["X-Robots-Tag"] = "noindex"
    return response
