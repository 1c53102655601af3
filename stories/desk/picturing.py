"""One photograph or page on the desk: veiled until asked for, covered, looked over, compared."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from stories.desk import media
from stories.desk import picture_words as wording
from stories.desk.opening import Access, shows
from stories.desk.picture_forms import PictureForms, in_hundredths
from stories.desk.roles import StaffRequest
from stories.desk.saving import began_from, drawn_from, not_now, say_what_to_mend
from stories.desk.sheet import picture_words
from stories.intake.telling import OriginalLabel
from stories.publishing.covering import save_cover, with_proposals
from stories.publishing.errors import Refused
from stories.publishing.worksheets import labels_of, load_worksheet, told
from stories.redaction.covers import Cover, cover_of
from stories.redaction.pixels import PDF, not_installed

UNVEILED = "sin-velo"


@shows
@require_http_methods(["GET", "POST"])
def picture(request: StaffRequest, access: Access, original_id: str, page: int) -> HttpResponseBase:
    """Show one picture with its boxes and its list; save them, or have a program propose more."""
    label = _label(access, original_id, page)
    worksheet = load_worksheet(submission=access.submission, opened=access.opened)
    cover = cover_of(worksheet.covers, original=original_id, page=page)
    words = None
    if page:
        story = told(submission=access.submission, opened=access.opened, worksheet=worksheet)
        words = picture_words(worksheet, original_id, story, page=page)
    if request.method == "GET":
        return _screen(request, access, label, PictureForms(cover, words=words))
    forms = PictureForms(cover, words=words, data=request.POST)
    if (refusal := not_now(request, access)) is not None:
        messages.error(request, refusal)
        return _screen(request, access, label, forms)
    if not forms.is_valid():
        say_what_to_mend(request, forms.errors)
        return _screen(request, access, label, forms)
    decided = forms.read()
    try:
        if request.POST.get("hacer") == "buscar":
            decided = with_proposals(decided, media.picture_bytes(access, label), media_type=label.media_type)
        _keep(request, access, decided, forms)
    except Refused as refused:
        messages.error(request, str(refused))
        return _screen(request, access, label, forms)
    _say(request, decided)
    return HttpResponseRedirect(f"{_address(access, decided)}{_as_seen(request)}")


def _keep(request: StaffRequest, access: Access, decided: Cover, forms: PictureForms) -> None:
    words = forms.words if forms.words is not None and forms.words.cleaned_data["use"] else None
    save_cover(
        submission=access.submission,
        cover=decided,
        since=began_from(request),
        person=request.user,
        opened=access.opened,
        page_shown=words.choice(decided.original, page=decided.page) if words is not None else None,
    )


def _say(request: StaffRequest, decided: Cover) -> None:
    if request.POST.get("hacer") != "buscar":
        messages.success(request, _("Guardado. Solo lo lee quien modera."))
    elif not decided.proposals:
        messages.info(request, _("El programa no encontró nada más. Mire usted: hay caras que no ve."))
    else:
        messages.info(
            request,
            ngettext(
                "El programa propone tapar %(count)s cosa. Decida usted, y busque lo que no vio.",
                "El programa propone tapar %(count)s cosas. Decida usted, y busque lo que no vio.",
                len(decided.proposals),
            )
            % {"count": len(decided.proposals)},
        )


@shows
@require_GET
def compare(request: StaffRequest, access: Access, original_id: str, page: int) -> HttpResponseBase:
    """The picture as it came and as it would be seen, at full size."""
    label = _label(access, original_id, page)
    return TemplateResponse(
        request, "desk/compare.html", common(request, access, label, page) | {"number": _number(access, original_id)}
    )


def _label(access: Access, original_id: str, page: int) -> OriginalLabel:
    """The photograph, or the PDF of which this is a page. Raises Http404."""
    label = media.picture_label(access, original_id)
    if bool(page) != (label.media_type == PDF):
        raise Http404
    return label


def _number(access: Access, original_id: str) -> int:
    """The number of a photograph, as the worksheet counts them; that of a document among all files."""
    is_pdf = {
        label.id: label.media_type == PDF for label in labels_of(submission=access.submission, opened=access.opened)
    }
    return [other for other, pdf in is_pdf.items() if pdf == is_pdf[original_id]].index(original_id) + 1


def _address(access: Access, cover: Cover) -> str:
    return reverse("desk:picture", args=[access.submission.pk, cover.original, cover.page])


def _as_seen(request: StaffRequest) -> str:
    return f"?{UNVEILED}=1" if request.POST.get(UNVEILED) else ""


def common(request: StaffRequest, access: Access, label: OriginalLabel, page: int) -> dict[str, Any]:
    """What every screen of a file is drawn with."""
    return {
        "entry": access.entry,
        "submission": access.submission,
        "label": label,
        "page": page,
    }


def _screen(request: StaffRequest, access: Access, label: OriginalLabel, forms: PictureForms) -> HttpResponseBase:
    cover = forms.cover
    unveiled = bool(request.GET.get(UNVEILED) or request.POST.get(UNVEILED))
    return TemplateResponse(
        request,
        "desk/picture.html",
        common(request, access, label, cover.page)
        | {
            "number": _number(access, label.id),
            "forms": forms,
            "unveiled": unveiled,
            "how": media.WHOLE if unveiled else media.VEILED,
            "standing": wording.WHY_NOT[cover.why_not()],
            "ready": not cover.why_not(),
            "boxes": [in_hundredths(region) for region in cover.regions],
            "install": [wording.INSTALL[name] for name in not_installed() if name in wording.INSTALL],
            "desde": drawn_from(request, access),
            "not_now": not_now(request, access),
        },
    )
