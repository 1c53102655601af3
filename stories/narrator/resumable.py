"""Resumable uploads: the tus protocol 1.0.0 (core, creation, deferred length, termination, expiration, checksum)
for one narrator.

    POST   /contar/subir/         makes room: Upload-Length (or Upload-Defer-Length: 1 for what is being recorded: the
                                  last PATCH says Upload-Length), and Upload-Metadata with
                                  `purpose` ("" for the page of files, `voice:<question>`, `consent:<use>`),
                                  `words`, `agreed` ("1"), `mark` (what the browser knows the file by again).
                                  `filetype` and `filename` are not read: content alone counts.
    HEAD   /contar/subir/<id>/    how many bytes are here
    PATCH  /contar/subir/<id>/    the next bytes, each PATCH a sealed run of its own; the last one examines the file
    DELETE /contar/subir/<id>/    gives up
    GET    /contar/subir/         (ours) what of this story is still coming, as JSON, to go on after a closed browser

The session's cookie says whose it is, `X-CSRFToken` that it was meant. What is refused is answered with
`{"reason": ..., "words": ...}`, words for the narrator in the language of the address.
"""

import base64
import binascii
import contextlib
import errno
import time
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _

from stories.gate.clock import today
from stories.intake import arriving, telling
from stories.intake.arriving import Words
from stories.intake.examining import refuse_at_once
from stories.intake.refusing import Reason, Refused
from stories.intake.sniffing import HEAD, largest
from stories.intake.telling import OriginalLabel
from stories.narrator import cookie, lines
from stories.narrator.checksums import ALGORITHMS, Checksum
from stories.narrator.refusals import sentence
from stories.vault.bundle import Secrets
from stories.vault.errors import Finished, InUse, NotThere, Shredded
from stories.vault.files import SealedWriter

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-defer-length,termination,expiration,checksum"
BODY = "application/offset+octet-stream"
MISMATCH = 460
STATUS = {Reason.TOO_LARGE: 413, Reason.FULL: 413, Reason.MANY: 413, Reason.UNKNOWN: 415, Reason.NO_ROOM: 507}
NO_SPACE = (errno.ENOSPC, errno.EDQUOT)
LETTING_GO_SECONDS = 3.0


def uploads(request: HttpRequest) -> HttpResponseBase:
    """The address where uploads begin, and of what is still coming."""
    method = method_of(request)
    if method == "OPTIONS":
        return answer(
            204,
            **{
                "Tus-Version": VERSION,
                "Tus-Extension": EXTENSIONS,
                "Tus-Max-Size": str(largest()),
                "Tus-Checksum-Algorithm": ",".join(ALGORITHMS),
            },
        )
    if method not in ("GET", "POST"):
        return answer(405, Allow="GET, OPTIONS, POST")
    secrets = secrets_of(request)
    if secrets is None:
        return ended()
    if method == "GET":
        return JsonResponse({"coming": [as_json(secrets, label) for label in arriving.coming(secrets=secrets)]})
    if wrong := wrong_version(request):
        return wrong
    return create(request, secrets)


def upload(request: HttpRequest, *, original: str) -> HttpResponseBase:
    """The address of one upload."""
    method = method_of(request)
    if method not in ("HEAD", "PATCH", "DELETE"):
        return answer(405, Allow="DELETE, HEAD, PATCH")
    if wrong := wrong_version(request):
        return wrong
    secrets = secrets_of(request)
    if secrets is None:
        return ended()
    try:
        label, whole = arriving.find(secrets=secrets, original_id=original)
        if method == "HEAD":
            return offset_of(secrets, label, whole=whole)
        if whole:
            return answer(403 if method == "DELETE" else 409)
        return add(request, secrets, label) if method == "PATCH" else remove(secrets, label)
    except (NotThere, FileNotFoundError, Shredded):
        return answer(404)
    except InUse:
        return answer(423)


def create(request: HttpRequest, secrets: Secrets) -> HttpResponse:
    length, metadata = number(request.headers.get("Upload-Length", "")), metadata_of(request)
    deferred = length is None and request.headers.get("Upload-Defer-Length") == "1"
    if (length is None and not deferred) or metadata is None:
        return answer(400)
    sitting = telling.sitting_to_send(secrets=secrets)
    if sitting is None:
        words = _("Esto ya se mandó. Entre con sus palabras para sumar más.")
        return JsonResponse({"reason": "sent", "words": words}, status=403)
    said = Words(
        words=metadata.get("words", "").strip(),
        agreed=metadata.get("agreed") == "1",
        purpose=metadata.get("purpose", ""),
        mark=metadata.get("mark", ""),
    )
    try:
        label = arriving.begin(secrets=secrets, sitting=sitting, length=length, said=said, at=today())
    except Refused as refused:
        return refusal(refused)
    return answer(201, Location=reverse("tell:upload", args=[label.id]), **expiry(label))


def offset_of(secrets: Secrets, label: OriginalLabel, *, whole: bool) -> HttpResponse:
    """HEAD: whoever still holds the line for this file lets go first, since its owner is asking anew."""
    here = label.size if whole else waited(lambda: arriving.received(secrets=secrets, label=label), label)
    if here == label.size and not whole:
        # Every byte came, and the answer to the last did not reach: a kill, or a lost line.
        try:
            arriving.finish(secrets=secrets, label=label)
        except Refused as refused:
            return refusal(refused)
    length = {"Upload-Defer-Length": "1"} if label.open else {"Upload-Length": str(label.size)}
    headers = {"Upload-Offset": str(here), **length}
    return answer(200, **headers, **({} if whole else expiry(label)))


def add(request: HttpRequest, secrets: Secrets, label: OriginalLabel) -> HttpResponse:
    """PATCH: seal what comes, as far as it comes; answer when it is durable."""
    claimed, length = number(request.headers.get("Upload-Offset", "")), number(request.META.get("CONTENT_LENGTH", ""))
    if request.content_type != BODY:
        return answer(415)
    if claimed is None or length is None:
        return answer(400)
    if claimed + length > label.size:
        return answer(413)
    whole = number(request.headers.get("Upload-Length", ""))
    if label.open and whole is not None:
        if whole < claimed + length or whole == 0:
            return answer(400)
        label = arriving.set_length(secrets=secrets, label=label, length=whole)
    try:
        checksum = Checksum.of(request.headers.get("Upload-Checksum", ""))
    except ValueError:
        return answer(400)
    with contextlib.ExitStack() as held:
        if not held.enter_context(lines.slot()):
            return answer(503, **{"Retry-After": "10"})
        try:
            writer = held.enter_context(arriving.writer(secrets=secrets, label=label))
        except Finished:
            return answer(409)
        if writer.offset != claimed:
            return answer(409)
        held.enter_context(lines.held(label.file_id, request))
        try:
            known = claimed + length if label.open else label.size
            came = seal(request, writer, length=length, whole=known, checksum=checksum)
            if came != length and checksum is not None:
                writer.discard()
                return answer(400)
            if checksum is not None and not checksum.fits():
                writer.discard()
                return answer(MISMATCH)
            writer.pause()
        except Refused as refused:
            writer.discard()
            arriving.give_up(label)
            lines.read_out(request)
            return refusal(refused)
        except OSError as error:
            writer.abandon()
            if error.errno not in NO_SPACE:
                raise
            lines.read_out(request)
            return refusal(Refused(Reason.NO_ROOM))
    here = claimed + came
    if here == label.size:
        try:
            arriving.finish(secrets=secrets, label=label)
        except Refused as refused:
            return refusal(refused)
        except OSError as error:
            if error.errno not in NO_SPACE:
                raise
            return refusal(Refused(Reason.NO_ROOM))
        return answer(204, **{"Upload-Offset": str(here)})
    return answer(204 if came == length else 503, **{"Upload-Offset": str(here)}, **expiry(label))


def seal(request: HttpRequest, writer: SealedWriter, *, length: int, whole: int, checksum: Checksum | None) -> int:
    """Seals the body as it comes; returns how many bytes came. Raises Refused for what cannot be taken."""
    came, first = 0, writer.offset == 0
    for piece in lines.pieces(request, most=length):
        if first and not came and (len(piece) >= HEAD or len(piece) == whole):
            refuse_at_once(piece, length=whole)
        writer.write(piece)
        came += len(piece)
        if checksum is not None:
            checksum.update(piece)
    return came


def remove(secrets: Secrets, label: OriginalLabel) -> HttpResponse:
    """DELETE: nothing of it stays."""
    waited(lambda: arriving.received(secrets=secrets, label=label), label)
    arriving.give_up(label)
    return answer(204)


def waited(ask: Any, label: OriginalLabel) -> int:
    """What `ask` says once nobody writes any more. Raises InUse when somebody does not let go in time."""
    until = time.monotonic() + LETTING_GO_SECONDS
    while True:
        try:
            return int(ask())
        except InUse:
            lines.let_go(label.file_id)
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def secrets_of(request: HttpRequest) -> Secrets | None:
    """The secrets of this browser's open story; None when its visit has ended."""
    session = cookie.session_of(request)
    return None if session is None else session.secrets


def method_of(request: HttpRequest) -> str:
    """The method that is meant: some networks let POST alone through."""
    override = request.headers.get("X-HTTP-Method-Override", "").upper()
    return override if request.method == "POST" and override in ("PATCH", "DELETE") else str(request.method)


def wrong_version(request: HttpRequest) -> HttpResponse | None:
    return answer(412, **{"Tus-Version": VERSION}) if request.headers.get("Tus-Resumable") != VERSION else None


def number(text: str) -> int | None:
    """A count of bytes; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else None


def metadata_of(request: HttpRequest) -> dict[str, str] | None:
    """Upload-Metadata: pairs of a word and base64, with commas between; None where it is something else."""
    pairs: dict[str, str] = {}
    for pair in filter(None, (part.strip() for part in request.headers.get("Upload-Metadata", "").split(","))):
        name, _space, value = pair.partition(" ")
        try:
            pairs[name] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            return None
    return pairs


def as_json(secrets: Secrets, label: OriginalLabel) -> dict[str, object]:
    here: int | None = None
    with contextlib.suppress(InUse, NotThere):
        here = arriving.received(secrets=secrets, label=label)
    return {
        "url": reverse("tell:upload", args=[label.id]),
        "size": None if label.open else label.size,
        "offset": here,
        "mark": label.mark,
        "purpose": label.purpose,
        "words": label.words,
    }


def expiry(label: OriginalLabel) -> dict[str, str]:
    day = arriving.expires_on(label)
    if day is None:
        return {}
    epoch = (day - day.fromordinal(719_163)).days * 86_400
    return {"Upload-Expires": http_date(epoch)}


def refusal(refused: Refused) -> HttpResponse:
    response = JsonResponse(
        {"reason": refused.reason, "words": sentence(refused)}, status=STATUS.get(refused.reason, 422)
    )
    response["Tus-Resumable"] = VERSION
    return response


def ended() -> HttpResponse:
    """The visit is over; what came is kept."""
    words = _("La visita terminó. Lo que llegó está guardado. Entre con sus siete palabras para seguir.")
    response = JsonResponse({"reason": "ended", "words": words}, status=403)
    response["Tus-Resumable"] = VERSION
    return response


def answer(status: int, **headers: str) -> HttpResponse:
    response = HttpResponse(status=status, headers={"Tus-Resumable": VERSION, "Cache-Control": "no-store", **headers})
    del response["Content-Type"]
    return response
