"""The evidence of one imported record: opened by the keeper for this, seen, and what this person says of it."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from stories.desk.entries import entry_of
from stories.desk.opening import submission_or_404
from stories.desk.roles import StaffRequest, may, needs
from stories.gate.clock import today
from stories.importing.taking_back import take_back
from stories.intake.imported import Imported
from stories.intake.models import Original
from stories.intake.sniffing import TYPES
from stories.intake.telling import OriginalLabel, label_of, read_original
from stories.moderation.evidence import OPENED_FOR, EvidenceCheck, readings, say
from stories.pages.sealed_media import served
from stories.publishing.errors import door_said
from stories.publishing.progress import erasing
from stories.redaction.pixels import PDF, PICTURES, NotAPicture, seen
from stories.vault.errors import VaultError
from stories.vault.files import SealedReader
from stories.vault.keeper import KeeperRefusal, Opened, get_keeper
from stories.vault.models import Opening

SIDE = 1_600
MOST_PAGES = 40


def imported_or_404(submission_id: str) -> Imported:
    """That a submission was imported. Raises Http404 for one that was told here."""
    found: Imported = get_object_or_404(
        Imported.objects.select_related("submission", "collection"), pk=submission_or_404(submission_id).pk
    )
    return found


@needs("see")
@require_http_methods(["GET", "POST"])
def evidence(request: StaffRequest, submission_id: str) -> HttpResponseBase:
    """What the evidence must cover, who read it, and the question for this person. Opens nothing by itself."""
    row = imported_or_404(submission_id)
    if request.method == "POST":
        return _say(request, row)
    person = request.user
    opened = Opening.objects.filter(person=str(person.pk), submission_id=row.pk, reason_code=OPENED_FOR)
    grants = list(row.submission.grants.order_by("seq"))
    return TemplateResponse(
        request,
        "desk/evidence.html",
        {
            "entry": entry_of(submission=row.submission, person=person, at=today()),
            "imported": row,
            "batch": getattr(row.submission, "in_batch", None),
            "grants": grants,
            "first": grants[0] if grants else None,
            "covered": Imported.objects.filter(evidence=row.evidence).count(),
            "read": readings([row.evidence])[row.evidence],
            "said": EvidenceCheck.objects.filter(evidence=row.evidence).select_related("person").order_by("day", "pk"),
            "opened": opened.order_by("-day").first(),
            "answers": EvidenceCheck.Answer.choices,
            "withdrawn": hasattr(row.submission, "withdrawal"),
            "duties": erasing(submission_id=row.pk),
            "may": {what: may(person, what) for what in ("open", "approve", "freeze")},
        },
    )


def _say(request: StaffRequest, row: Imported) -> HttpResponseBase:
    here = HttpResponseRedirect(reverse("desk:evidence", args=[row.pk]))
    answer = request.POST.get("alcanza", "")
    if not may(request.user, "approve"):
        messages.error(request, _("Su cuenta no puede hacer esto. Pídalo a quien administra el archivo."))
    elif answer not in EvidenceCheck.Answer.values:
        messages.error(request, _("Elija si la prueba alcanza."))
    else:
        try:
            say(evidence=row.evidence, answer=answer, person=request.user, at=today())
            messages.success(request, _("Anotado con su nombre. Vale para todo lo que trae esta misma prueba."))
        except Exception as error:
            if (refused := door_said(error)) is None:
                raise
            messages.error(request, str(refused))
    return here


@needs("open")
@require_safe
def evidence_file(request: StaffRequest, submission_id: str) -> HttpResponseBase:
    """The evidence itself: a picture or a page drawn anew, a recording to play, anything else as a download."""
    row = imported_or_404(submission_id)
    cover = HttpResponseRedirect(reverse("desk:evidence", args=[row.pk]))
    if hasattr(row.submission, "withdrawal"):
        messages.error(request, str(KeeperRefusal("withdrawn")))
        return cover
    try:
        opened = get_keeper().open(str(request.user.pk), row.pk, OPENED_FOR)
    except KeeperRefusal as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("desk:more")) if refusal.code == "too_many" else cover
    label = _label(row, opened)
    page = request.GET.get("pagina", "")
    if label.media_type in PICTURES:
        return _drawn(row, label, opened, page=0)
    if label.media_type == PDF and "copia" not in request.GET:
        return _drawn(row, label, opened, page=int(page) if page.isdecimal() and 0 < int(page) <= MOST_PAGES else 1)
    reader = SealedReader(file_id=label.file_id, submission_id=row.pk, key=opened.sitting_key(label.sitting))
    ending = TYPES[label.media_type].ending if label.media_type in TYPES else "bin"
    return served(request, reader, media_type=label.media_type, name=f"{label.id}.{ending}")


def _label(row: Imported, opened: Opened) -> OriginalLabel:
    original = Original.objects.filter(pk=row.original, submission=row.submission).first()
    if original is None:
        raise Http404
    try:
        return label_of(original, key=opened.sitting_key(original.sitting))
    except VaultError as error:
        raise Http404 from error


def _drawn(row: Imported, label: OriginalLabel, opened: Opened, *, page: int) -> HttpResponse:
    try:
        data = read_original(label, submission_id=row.pk, key=opened.sitting_key(label.sitting))
        drawn = seen(data, media_type=label.media_type, page=page, side=SIDE)
    except (NotAPicture, VaultError) as error:
        raise Http404 from error
    return HttpResponse(drawn, content_type="image/jpeg", headers={"Cache-Control": "no-store"})


@needs("freeze")
@require_POST
def take_it_back(request: StaffRequest, submission_id: str) -> HttpResponseBase:
    """A steward enters a withdrawal that somebody asked for on paper, by telephone or in person."""
    row = imported_or_404(submission_id)
    if request.POST.get("seguro") != "si":
        messages.error(request, _("Marque que se lo pidieron. Retirar es para siempre."))
    else:
        take_back(submission=row.submission, steward=request.user, at=today())
        messages.success(request, _("Retirado. Ya no se ve en ningún lado, y se borra en todas partes."))
    return HttpResponseRedirect(reverse("desk:evidence", args=[row.pk]))
