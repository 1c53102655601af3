"""Photographs, one at a time and without scripts: known by their content, sealed as they arrive, taken back at will."""

import hashlib
import io

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from PIL import Image, UnidentifiedImageError

from stories.gate.clock import today
from stories.intake import telling
from stories.intake.telling import OriginalLabel
from stories.narrator import steps
from stories.narrator.answering import page, to, with_draft
from stories.narrator.drafts import Draft
from stories.narrator.forms import FileForm
from stories.redaction.pixels import LARGEST, NotAPicture, upright
from stories.vault.sessions import Session

MOST_FILES = 20
SMALL = 960
ORIENTATION = 0x0112
# Set by the upload handler, which reads on past its cap without keeping anything (archive_site/uploads.py).
REFUSED = "archive.upload_refused"

_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


def media_type_of(data: bytes) -> str:
    """The media type that the first bytes show, if we can rebuild it; "" for anything else, whatever it is called."""
    if data[:3] == b"\xff\xd8\xff":
        return "image/jpeg"
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return "image/png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp" and data[8:12] in _HEIF_BRANDS:
        return "image/heic"
    return ""


def shape_of(data: bytes) -> tuple[int, int]:
    """Width and height of the picture the right way up, from its header; (0, 0) for what is none that we can hold."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "HEIF")) as opened:
            width, height = opened.size
            on_its_side = opened.getexif().get(ORIENTATION, 1) in (5, 6, 7, 8)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        return 0, 0
    if not 0 < width * height <= LARGEST:
        return 0, 0
    return (height, width) if on_its_side else (width, height)


@require_GET
@with_draft
def photo(request: HttpRequest, *, session: Session, draft: Draft, original: str) -> HttpResponse:
    """One photograph of the draft, small, for the eyes of who sent it: decoded in memory, kept nowhere."""
    label = next((label for label in draft.files() if label.id == original), None)
    if label is None:
        raise Http404
    key = draft.secrets.sitting_key(draft.sitting)
    try:
        picture = upright(telling.read_original(label, submission_id=draft.submission.pk, key=key))
    except NotAPicture as error:
        raise Http404 from error
    picture.thumbnail((SMALL, SMALL))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return HttpResponse(out.getvalue(), content_type="image/jpeg", headers={"Cache-Control": "no-store"})


def small(label: OriginalLabel) -> tuple[int, int]:
    """The size at which `photo` shows it."""
    scale = min(1.0, SMALL / max(label.width, label.height, 1))
    return max(1, round(label.width * scale)), max(1, round(label.height * scale))


def photos(request: HttpRequest, *, session: Session, draft: Draft) -> HttpResponse:
    """The page of files."""
    if request.method != "POST":
        return photos_page(request, draft, FileForm())
    if original_id := request.POST.get("remove"):
        telling.take_back_original(secrets=draft.secrets, sitting=draft.sitting, original_id=original_id)
        return here(request)
    form = FileForm(request.POST, request.FILES)
    if request.META.get(REFUSED):
        form.fields["file"].required = False
    if not form.is_valid() or not receive(request, draft, form):
        return photos_page(request, draft, form)
    return here(request)


def here(request: HttpRequest) -> HttpResponse:
    return to("tell:question", steps.FILES, query="?r=1" if "r" in request.GET else "")


def receive(request: HttpRequest, draft: Draft, form: FileForm) -> bool:
    """Seal the file, or say on the form why not. The same file twice is kept once."""
    most = settings.ARCHIVE_UPLOAD_CAP // (1024 * 1024)
    if request.META.get(REFUSED):
        form.add_error("file", _("pesa más de %(most)s MB. Mándela más chica, o mande otra.") % {"most": most})
        return False
    file: UploadedFile[bytes] = form.cleaned_data["file"]
    data = file.read()
    media_type = media_type_of(data)
    shape = shape_of(data) if media_type else (0, 0)
    if not any(shape):
        form.add_error("file", _("no la pudimos abrir como foto. Sirven JPEG, PNG, WebP y HEIC."))
        return False
    arrived = draft.files()
    if hashlib.sha256(data).hexdigest() in {label.sha256 for label in arrived} or len(arrived) >= MOST_FILES:
        return True
    telling.add_original(
        secrets=draft.secrets,
        sitting=draft.sitting,
        chunks=[data],
        name=file.name or "",
        media_type=media_type,
        words=form.cleaned_data["words"].strip(),
        agreed=form.cleaned_data["agreed"],
        shape=shape,
        at=today(),
    )
    return True


def listed(draft: Draft) -> list[dict[str, object]]:
    """What arrived, in words."""
    return [
        {
            "id": label.id,
            "label": _("Foto %(number)s") % {"number": number},
            "size": filesizeformat(label.size),
            "words": label.words,
            "url": reverse("tell:photo", args=[label.id]),
            "width": small(label)[0],
            "height": small(label)[1],
        }
        for number, label in enumerate(draft.files(), start=1)
    ]


def photos_page(request: HttpRequest, draft: Draft, form: FileForm) -> HttpResponse:
    arrived = listed(draft)
    asked = [] if draft.more else steps.asked(draft.submission.kind, draft.answers)
    after, before = steps.after(steps.FILES, draft.way), steps.before(steps.FILES, draft.way)
    onward = reverse("tell:review") if "r" in request.GET or after == steps.REVIEW else ""
    context = {
        "form": form,
        "arrived": arrived,
        "full": len(arrived) >= MOST_FILES,
        "next_url": onward
        or reverse(*(["tell:permits"] if after == steps.PERMITS else ["tell:question", None, [after]])),
        "back_url": reverse("tell:question", args=[before]) if before else "",
        "number": asked.index(steps.FILES) + 1 if asked else 0,
        "total": len(asked),
        "title": _("Las fotos"),
    }
    return page(request, "narrator/photos.html", context)
