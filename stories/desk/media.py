"""Pictures for the desk: opened through the keeper for one request, drawn from their pixels, kept by nobody."""

import io

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from stories.desk.opening import Access, opens, was_warned
from stories.desk.roles import StaffRequest
from stories.intake.telling import read_original
from stories.publishing.worksheets import load_worksheet, told
from stories.redaction.bundle import Damaged
from stories.redaction.models import Edition
from stories.redaction.opening import open_bundle, open_file
from stories.redaction.parts import FILE_TYPES, files_of
from stories.redaction.pixels import NotAPicture, cover, upright

WIDTH = 1200


def _answer(data: bytes, media_type: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response["Cache-Control"] = "no-store"
    return response


@opens
@require_GET
def original(request: StaffRequest, access: Access, original_id: str, how: str) -> HttpResponseBase:
    """One photograph that was given: `entera` as it is, `tapada` with the boxes that are saved. Never any metadata."""
    if not was_warned(request, access.submission):
        raise Http404
    story = told(submission=access.submission, opened=access.opened)
    label = next((label for label in story.originals if label.id == original_id), None)
    if label is None:
        raise Http404
    data = read_original(label, submission_id=access.submission.pk, key=access.opened.sitting_key(label.sitting))
    try:
        picture = upright(data)
    except NotAPicture as error:
        raise Http404 from error
    if how == "tapada":
        saved = load_worksheet(submission=access.submission, opened=access.opened)
        choice = next((choice for choice in saved.pictures if choice.original == original_id), None)
        if choice is not None:
            cover(picture, choice.boxes)
    picture.thumbnail((WIDTH, WIDTH))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=82)
    return _answer(out.getvalue(), "image/jpeg")


@opens
@require_GET
def edition_file(request: StaffRequest, access: Access, edition_id: str, sha256: str) -> HttpResponseBase:
    """One file of an edition, as it would be public."""
    edition = Edition.objects.filter(pk=edition_id, record__submission=access.submission.pk).first()
    if edition is None:
        raise Http404
    try:
        bundle = open_bundle(edition=edition, unseal=access.opened.unseal)
    except Damaged as error:
        raise Http404 from error
    listed = {file["sha256"]: file["type"] for content in bundle.contents() for file in files_of(content)}
    if sha256 not in listed or listed[sha256] not in FILE_TYPES:
        raise Http404
    with open_file(edition=edition, bundle=bundle, sha256=sha256) as reader:
        return _answer(reader.read(), listed[sha256])
