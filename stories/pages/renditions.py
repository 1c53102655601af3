"""Serving sizes of editors' pictures, made when they were saved. What was uploaded is never sent."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from stories.pages.pictures import EditorialRendition


@require_safe
def rendition(request: HttpRequest, name: str) -> HttpResponseBase:
    """One size of an editorial picture. Its name changes with its pixels, so browsers may keep it."""
    if not EditorialRendition.objects.filter(file=name).exists():
        raise Http404
    try:
        opened = default_storage.open(name)
    except FileNotFoundError as error:
        raise Http404 from error
    ending = name.rpartition(".")[2].lower()
    kind = {"webp": "image/webp", "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png"}.get(ending)
    response = FileResponse(opened, content_type=kind or "application/octet-stream")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    response["Content-Disposition"] = "inline"
    return response
