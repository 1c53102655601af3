"""A consent text read aloud. The same for everybody, so it needs no visit; whole, or the stretch that is asked for."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from stories.consent.listening import Reading, reading_by_hash
from stories.pages.media import Pieces
from stories.pages.ranges import Stretch, Unsatisfiable, stretch


@require_safe
def heard(request: HttpRequest, *, sha256: str) -> HttpResponseBase:
    """The recording of the text with this hash; 404 where there is none. iPhones play nothing that has no ranges."""
    reading = reading_by_hash(sha256)
    if reading is None:
        raise Http404
    try:
        asked = stretch(request.headers.get("Range", ""), size=reading.size) if request.method == "GET" else None
    except Unsatisfiable:
        return described(HttpResponse(status=416, headers={"Content-Range": f"bytes */{reading.size}"}), reading)
    if request.method == "HEAD":
        return described(HttpResponse(headers={"Content-Length": str(reading.size)}), reading)
    return described(piece(reading, asked), reading)


def piece(reading: Reading, asked: Stretch | None) -> HttpResponseBase:
    whole = asked or Stretch(0, reading.size - 1, reading.size)
    try:
        opened = reading.path.open("rb")
    except OSError as error:
        raise Http404 from error
    pieces = Pieces(opened, whole, still_there=lambda: True)
    response = StreamingHttpResponse(pieces, status=206 if asked else 200)
    response["Content-Length"] = str(whole.length)
    if asked:
        response["Content-Range"] = asked.content_range
    return response


def described(response: HttpResponseBase, reading: Reading) -> HttpResponseBase:
    """What every answer says. A browser that keeps nothing cannot tell that somebody listened."""
    response["Content-Type"] = reading.media_type
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
