"""*Take everything with me*: one ZIP of what the narrator gave and decided, sealed nowhere on the way.

Files are opened frame by frame while they are sent, so half a gigabyte passes through a few hundred kilobytes of
memory. Names say what a thing is and never whose; every date in the ZIP is the same.
"""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stories.consent.reading import reading_language
from stories.intake.models import Submission
from stories.narrator.answering import page, to, with_secrets
from stories.narrator.everything import everything
from stories.narrator.zipping import zipped
from stories.vault.sessions import Session


@require_http_methods(["GET", "HEAD", "POST"])
@with_secrets
def download(request: HttpRequest, *, session: Session) -> HttpResponseBase:
    """Say first what a copy on this telephone means; pressed, send it."""
    secrets = session.secrets
    assert secrets is not None
    submission = Submission.objects.get(pk=secrets.submission_id)
    if hasattr(submission, "withdrawal"):
        return to("space:report")
    entries = everything(submission, secrets, language=reading_language())
    if request.method == "POST":
        return sent(zipped(entries), name=_("mis-cosas"))
    context = {
        "names": [(entry.name, entry.size) for entry in entries],
        "total": sum(entry.size for entry in entries),
        "back_url": reverse("space:home"),
    }
    return page(request, "narrator/download.html", context)


def sent(pieces: Iterator[bytes], *, name: str) -> HttpResponse | StreamingHttpResponse:
    return StreamingHttpResponse(
        pieces,
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}.zip"', "Cache-Control": "no-store"},
    )
