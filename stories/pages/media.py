"""Pictures and sounds of public documents. Each request asks the door, and a long one asks again and again."""

import errno
from collections.abc import Callable, Iterator
from typing import IO

from django.core.files.storage import storages
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from stories.pages.documents import PublicFile
from stories.pages.header_uses import uses_of, with_uses
from stories.pages.ranges import Stretch, Unsatisfiable, stretch
from stories.pages.reservations import reserve, robots
from stories.redaction.named import FILE_TYPES

PIECE = 64 * 1024
# Whoever takes a recording back stops it also for those who are listening.
ASK_AGAIN_AFTER = 8 * 1024 * 1024


class TakenBack(ConnectionResetError):
    """The file may no longer be seen. The connection breaks: what was promised in Content-Length will not come."""

    def __init__(self) -> None:
        super().__init__(errno.ECONNRESET, "no longer shown")


@require_safe
def media(request: HttpRequest, file: str) -> HttpResponseBase:
    """One file of a part that may be seen now; 404 for all else. Whole, or the stretch that is asked for."""
    found = with_uses(PublicFile.objects.visible().filter(pk=file)).first()
    if found is None:
        raise Http404
    return sent(request, found)


def sent(request: HttpRequest, found: PublicFile) -> HttpResponseBase:
    """A file that the door has just shown, with its uses (`header_uses.with_uses`)."""
    etag = f'"{found.sha256}"'
    known = get_conditional_response(request, etag=etag)
    if known is not None:
        return described(known, found, etag)
    try:
        asked = _asked(request, found, etag)
    except Unsatisfiable:
        refused = HttpResponse(status=416, headers={"Content-Range": f"bytes */{found.size}"})
        return described(refused, found, etag)
    return described(_answer(request, found, asked), found, etag)


def described(response: HttpResponseBase, found: PublicFile, etag: str) -> HttpResponseBase:
    """The headers that every answer about a visible file carries."""
    ending = FILE_TYPES.get(found.media_type, "bin")
    response["ETag"] = etag
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Type"] = found.media_type if ending != "bin" else "application/octet-stream"
    response["Content-Disposition"] = f'inline; filename="{found.pk}.{ending}"'
    reserve(response, robots([uses_of(found)]))
    return response


def _asked(request: HttpRequest, found: PublicFile, etag: str) -> Stretch | None:
    """The stretch to send; None for all of it. Raises Unsatisfiable."""
    header = request.headers.get("Range", "")
    if request.method != "GET" or not header:
        return None
    # A part of what was there before may not be joined to a part of what is there now.
    condition = request.headers.get("If-Range", "").strip()
    return None if condition and condition != etag else stretch(header, size=found.size)


def _answer(request: HttpRequest, found: PublicFile, asked: Stretch | None) -> HttpResponseBase:
    whole = asked or Stretch(0, found.size - 1, found.size)
    if request.method == "HEAD":
        return HttpResponse(headers={"Content-Length": str(found.size)})
    try:
        opened = storages["public"].open(found.name)
    except FileNotFoundError as error:
        raise Http404 from error
    except OSError:
        # A bucket that does not answer: it is there, and will be again.
        return HttpResponse(status=503, headers={"Retry-After": "60"})
    pieces = Pieces(opened, whole, still_there=PublicFile.objects.visible().filter(pk=found.pk).exists)
    response = StreamingHttpResponse(pieces, status=206 if asked else 200)
    response["Content-Length"] = str(whole.length)
    if asked:
        response["Content-Range"] = asked.content_range
    return response


class Pieces:
    """The bytes of a stretch, piece by piece. Asks `still_there` at intervals; raises TakenBack when it is not."""

    def __init__(self, opened: IO[bytes], whole: Stretch, *, still_there: Callable[[], bool]) -> None:
        self._opened, self._whole, self._still_there = opened, whole, still_there

    def __iter__(self) -> Iterator[bytes]:
        self._opened.seek(self._whole.first)
        left, since = self._whole.length, 0
        while left:
            if since >= ASK_AGAIN_AFTER:
                if not self._still_there():
                    raise TakenBack
                since = 0
            piece = self._opened.read(min(PIECE, left))
            if not piece:
                raise TakenBack
            left -= len(piece)
            since += len(piece)
            yield piece

    def close(self) -> None:
        """Called by the response when it ends, also when nobody read any of it."""
        self._opened.close()
