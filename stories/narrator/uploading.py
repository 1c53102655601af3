"""The page of files: what arrived, what is still coming, and one more of any kind, with scripts or without."""

from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from stories.gate.clock import today
from stories.intake import arriving, telling
from stories.intake.arriving import MOST_FILES, Words
from stories.intake.looking import pictures
from stories.intake.looking.source import Broken
from stories.intake.refusing import Reason, Refused
from stories.intake.sniffing import DOCUMENT, PHOTO, SOUND, TYPES, VIDEO
from stories.intake.telling import OriginalLabel
from stories.narrator import steps
from stories.narrator.answering import page, to, with_draft
from stories.narrator.drafts import Draft
from stories.narrator.file_form import FileForm, limits
from stories.narrator.refusals import megabytes, sentence
from stories.narrator.streaming import SealedUpload
from stories.vault.errors import InUse, NotThere, VaultError
from stories.vault.sessions import Session

SMALL = 960
# The browser's half of resumable uploads, fetched at set-up where npm is (scripts/browser_libraries.py).
LIBRARY = "vendor/tus.min.js"
# Set by the upload handler, which reads on without keeping anything (archive_site/uploads.py): a `Refused`.
REFUSED = "archive.upload_refused"


@require_GET
@with_draft
def photo(request: HttpRequest, *, session: Session, draft: Draft, original: str) -> HttpResponse:
    """One photograph of the draft, small, for the eyes of who sent it: decoded in memory, kept nowhere."""
    label = next((label for label in draft.photos() if label.id == original), None)
    if label is None:
        raise Http404
    key = draft.secrets.sitting_key(draft.sitting)
    try:
        data = telling.read_original(label, submission_id=draft.submission.pk, key=key)
        drawn = pictures.small(data, media_type=label.media_type, most=SMALL)
    except (Broken, VaultError) as error:
        raise Http404 from error
    return HttpResponse(drawn, content_type="image/jpeg", headers={"Cache-Control": "no-store"})


def small(label: OriginalLabel) -> tuple[int, int]:
    """The size at which `photo` shows it."""
    scale = min(1.0, SMALL / max(label.width, label.height, 1))
    return max(1, round(label.width * scale)), max(1, round(label.height * scale))


def photos(request: HttpRequest, *, session: Session, draft: Draft) -> HttpResponse:
    """The page of files."""
    if request.method != "POST":
        return files_page(request, draft, FileForm())
    if original_id := request.POST.get("remove"):
        telling.take_back_original(secrets=draft.secrets, sitting=draft.sitting, original_id=original_id)
        return here(request)
    form = FileForm(request.POST, request.FILES)
    if request.META.get(REFUSED):
        form.fields["file"].required = False
    if not form.is_valid() or not receive(request, draft, form):
        return files_page(request, draft, form)
    return here(request)


def here(request: HttpRequest) -> HttpResponse:
    return to("tell:question", steps.FILES, query="?r=1" if "r" in request.GET else "")


def receive(request: HttpRequest, draft: Draft, form: FileForm) -> bool:
    """Take the file that lies sealed already, or say on the form why not. The same file twice is kept once."""
    refused = request.META.get(REFUSED)
    if refused is None:
        sent = form.cleaned_data["file"]
        if not isinstance(sent, SealedUpload):
            # Nobody could seal it: the visit ended while it came.
            refused = Refused(Reason.EMPTY)
        else:
            said = Words(words=form.cleaned_data["words"].strip(), agreed=form.cleaned_data["agreed"])
            try:
                sent.taking.adopt(said=said, at=today())
            except Refused as found:
                refused = found
    if refused is not None:
        form.add_error("file", sentence(refused))
    return refused is None


def listed(draft: Draft) -> list[dict[str, Any]]:
    """What arrived, in words."""
    counted: dict[str, int] = {}
    rows: list[dict[str, Any]] = []
    for label in draft.files():
        family = family_of(label)
        counted[family] = counted.get(family, 0) + 1
        rows.append(
            {
                "id": label.id,
                "label": called(family, counted[family]),
                "size": filesizeformat(label.size),
                "length": length_in_words(label.seconds),
                "words": label.words,
                "url": reverse("tell:photo", args=[label.id]) if family == PHOTO else "",
                "plays": family if family in (SOUND, VIDEO) else "",
                "own_url": reverse("tell:original", args=[label.id]),
                "width": small(label)[0],
                "height": small(label)[1],
            }
        )
    return rows


def family_of(label: OriginalLabel) -> str:
    return TYPES[label.media_type].family if label.media_type in TYPES else DOCUMENT


def called(family: str, number: int) -> str:
    """What a file is called on the page: its kind and its place. Never what its sender's telephone calls it."""
    names = {
        PHOTO: _("Foto %(number)s"),
        SOUND: _("Grabación %(number)s"),
        VIDEO: _("Video %(number)s"),
        DOCUMENT: _("Documento %(number)s"),
    }
    return names[family] % {"number": number}


def length_in_words(seconds: float) -> str:
    """ "3:05" or "1:02:07"; empty where nobody knows."""
    if seconds < 1:
        return ""
    minutes, left = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def coming(draft: Draft) -> list[dict[str, Any]]:
    """What began and did not arrive whole, of any sitting. One whose every byte is here is examined now."""
    rows: list[dict[str, Any]] = []
    for label in arriving.coming(secrets=draft.secrets):
        if label.open:
            # It is being recorded, perhaps in another window; its own page says what became of it.
            continue
        try:
            here = arriving.received(secrets=draft.secrets, label=label)
            if here == label.size:
                arriving.finish(secrets=draft.secrets, label=label)
                continue
        except (InUse, NotThere):
            here = 0
        except Refused:
            continue
        rows.append(
            {
                "id": label.id,
                "label": _("Archivo %(number)s") % {"number": len(rows) + 1},
                "size": filesizeformat(label.size),
                "percent": 100 * here // label.size,
                "words": label.words,
            }
        )
    return rows


def files_page(request: HttpRequest, draft: Draft, form: FileForm) -> HttpResponse:
    still_coming = coming(draft)
    arrived = listed(draft)
    after, before = steps.after(steps.FILES, draft.way), steps.before(steps.FILES, draft.way)
    onward = reverse("tell:review") if "r" in request.GET or after == steps.REVIEW else ""
    context = {
        "form": form,
        "arrived": arrived,
        "coming": still_coming,
        "limits": limits(),
        "most_together": megabytes(settings.ARCHIVE_STORY_QUOTA),
        "full": draft.submission.originals.count() >= MOST_FILES,
        "next_url": onward
        or reverse(*(["tell:permits"] if after == steps.PERMITS else ["tell:question", None, [after]])),
        "back_url": reverse("tell:question", args=[before]) if before else "",
        "number": draft.asked.index(steps.FILES) + 1 if not draft.more else 0,
        "total": len(draft.asked),
        "title": _("Fotos, grabaciones y documentos"),
        "uploads_url": reverse("tell:uploads"),
        "enter_url": reverse("space:enter"),
        "library": LIBRARY if finders.find(LIBRARY) else "",
    }
    return page(request, "narrator/files.html", context)
