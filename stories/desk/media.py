"""Pictures for the desk: opened through the keeper for one request, drawn in a confined process, kept by nobody."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_GET, require_safe

from stories.desk.opening import Access, opens, plays, was_warned
from stories.desk.roles import StaffRequest
from stories.intake.telling import OriginalLabel, read_original
from stories.pages.sealed_media import served
from stories.publishing.worksheets import labels_of, load_worksheet
from stories.redaction.bundle import Damaged
from stories.redaction.covers import cover_of
from stories.redaction.models import Edition
from stories.redaction.named import FILE_TYPES, files_of
from stories.redaction.opening import open_bundle, open_file
from stories.redaction.pixels import PDF, PICTURES, NotAPicture, seen, veiled
from stories.vault.errors import VaultError

# How a picture can be asked for: a hint of it, as it came, covered as saved, and both at full size.
VEILED, WHOLE, COVERED, LARGE, LARGE_COVERED = "velada", "entera", "tapada", "grande", "grande-tapada"
SIDES = {WHOLE: 1_600, COVERED: 1_600, LARGE: 4_000, LARGE_COVERED: 4_000}


def _answer(data: bytes, media_type: str) -> HttpResponse:
    response = HttpResponse(data, content_type=media_type)
    response["Cache-Control"] = "no-store"
    return response


def label_or_404(access: Access, original_id: str, *, fits: Callable[[OriginalLabel], bool]) -> OriginalLabel:
    """The label of a file of this submission, if it is of the kind that a screen is for. Raises Http404."""
    labels = labels_of(submission=access.submission, opened=access.opened)
    label = next((label for label in labels if label.id == original_id), None)
    if label is None or not fits(label):
        raise Http404
    return label


def picture_label(access: Access, original_id: str) -> OriginalLabel:
    """The label of a photograph or PDF of this submission. Raises Http404."""
    return label_or_404(access, original_id, fits=lambda label: label.media_type in (*PICTURES, PDF))


def picture_bytes(access: Access, label: OriginalLabel) -> bytes:
    """What was given, as it came. Raises Http404 where it is gone."""
    try:
        return read_original(label, submission_id=access.submission.pk, key=access.opened.sitting_key(label.sitting))
    except VaultError as error:
        raise Http404 from error


def address_of(submission_id: str) -> Callable[[str], str]:
    """From "original.page", as a preview names its files, to where the desk shows it covered."""

    def address(named: str) -> str:
        original_id, _dot, page = named.partition(".")
        return reverse("desk:original", args=[submission_id, original_id, int(page or 0), COVERED])

    return address


@opens
@require_GET
def original(request: StaffRequest, access: Access, original_id: str, page: int, how: str) -> HttpResponseBase:
    """One photograph or page that was given, drawn anew. Whole only for who asks for it; never any metadata."""
    if not was_warned(request, access.submission) or how not in (VEILED, *SIDES):
        raise Http404
    label = picture_label(access, original_id)
    if bool(page) != (label.media_type == PDF):
        raise Http404
    data = picture_bytes(access, label)
    try:
        if how == VEILED:
            return _answer(veiled(data, media_type=label.media_type, page=page), "image/jpeg")
        covered = how in (COVERED, LARGE_COVERED)
        saved = load_worksheet(submission=access.submission, opened=access.opened) if covered else None
        regions = cover_of(saved.covers, original=original_id, page=page).regions if saved else ()
        drawn = seen(data, media_type=label.media_type, page=page, regions=regions, side=SIDES[how])
    except NotAPicture as error:
        raise Http404 from error
    return _answer(drawn, "image/jpeg")


@plays
@require_safe
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
    reader = open_file(edition=edition, bundle=bundle, sha256=sha256)
    return served(request, reader, media_type=listed[sha256], name=sha256[:8])
