"""One sealed file, served to somebody who may open it: any stretch of it, opened frame by frame, kept by nobody."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from stories.intake.looking.documents import encoding_of
from stories.intake.sniffing import SOUND, TYPES, VIDEO
from stories.pages.ranges import Stretch, Unsatisfiable, stretch
from stories.vault.files import SealedReader

PIECE = 256 * 1024


def served(request: HttpRequest, reader: SealedReader, *, media_type: str, name: str) -> HttpResponseBase:
    """The stretch that is asked for, streamed; the reader is closed with the answer."""
    whole = Stretch(0, reader.size - 1, reader.size)
    try:
        asked = stretch(request.headers.get("Range", ""), size=reader.size)
    except Unsatisfiable:
        reader.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{whole.size}", "Cache-Control": "no-store"})
    shown = asked or whole
    response = StreamingHttpResponse(
        Pieces(reader, shown), status=206 if asked else 200, content_type=with_letters(media_type, reader)
    )
    response["Content-Length"] = str(shown.length)
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "no-store"
    if asked:
        response["Content-Range"] = asked.content_range
    plays = media_type in TYPES and TYPES[media_type].family in (SOUND, VIDEO) and "copia" not in request.GET
    response["Content-Disposition"] = f'{"inline" if plays else "attachment"}; filename="{name}"'
    return response


def with_letters(media_type: str, reader: SealedReader) -> str:
    """A media type as a header says it: text with its encoding."""
    if media_type != "text/plain":
        return media_type or "application/octet-stream"
    return f"text/plain; charset={encoding_of(reader.read(0, PIECE)).removesuffix('-sig')}"


class Pieces:
    """The bytes of a stretch, opened as they are sent."""

    def __init__(self, reader: SealedReader, shown: Stretch) -> None:
        self._reader = reader
        self._pieces = reader.chunks(shown.first, shown.last + 1, size=PIECE)

    def __iter__(self) -> Iterator[bytes]:
        return self._pieces

    def close(self) -> None:
        self._reader.close()
