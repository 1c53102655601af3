"""Writing down a recording: the player on one side, its words on the other, and an index of its moments."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stories.desk.media import label_or_404
from stories.desk.opening import Access, shows
from stories.desk.other_files import OtherFile
from stories.desk.roles import StaffRequest, needs
from stories.desk.saving import began_from, drawn_from, not_now, say_what_to_mend
from stories.desk.transcript_forms import ROLES, BringForm, TranscriptForms
from stories.publishing import hearing_by_machine as machine
from stories.publishing.errors import Refused
from stories.publishing.transcribing import save_transcript, transcript_of
from stories.publishing.worksheets import load_worksheet
from stories.redaction.transcripts.imported import joined, read
from stories.redaction.transcripts.refusals import NotReadable
from stories.redaction.transcripts.transcript import Transcript


@needs("redact")
@shows
@require_http_methods(["GET", "POST"])
def transcript(request: StaffRequest, access: Access, original_id: str) -> HttpResponseBase:
    """Show the transcript of one recording; save it, bring one from elsewhere, or ask the machine for one."""
    label = label_or_404(access, original_id, fits=lambda label: bool(OtherFile(label).plays))
    worksheet = load_worksheet(submission=access.submission, opened=access.opened)
    saved = transcript_of(worksheet=worksheet, original=original_id)
    if request.method == "GET":
        return _screen(request, access, OtherFile(label), TranscriptForms(saved), BringForm(initial={"join": True}))
    if (refusal := not_now(request, access)) is not None:
        messages.error(request, refusal)
        return _screen(request, access, OtherFile(label), TranscriptForms(saved, request.POST), BringForm())
    what = request.POST.get("hacer", "")
    if what == "traer":
        return _bring(request, access, OtherFile(label), saved)
    if what == "maquina":
        return _ask_machine(request, access, OtherFile(label), saved)
    forms = TranscriptForms(saved, request.POST)
    if not forms.is_valid():
        say_what_to_mend(request, forms.errors)
        return _screen(request, access, OtherFile(label), forms, BringForm())
    read_back = forms.read()
    if what == "confirmar":
        read_back = replace(read_back, made="person")
    try:
        _keep(request, access, read_back)
    except Refused as refused:
        messages.error(request, str(refused))
        return _screen(request, access, OtherFile(label), forms, BringForm())
    messages.success(
        request,
        _("Guardado y confirmado. Sus palabras están ahora en la hoja de trabajo.")
        if what == "confirmar"
        else _("Guardado. Solo lo lee quien modera."),
    )
    return _here(access, original_id)


def _here(access: Access, original_id: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("desk:transcript", args=[access.submission.pk, original_id]))


def _keep(request: StaffRequest, access: Access, kept: Transcript) -> None:
    save_transcript(
        submission=access.submission,
        transcript=kept,
        since=began_from(request),
        person=request.user,
        opened=access.opened,
    )


def _bring(request: StaffRequest, access: Access, file: OtherFile, saved: Transcript) -> HttpResponseBase:
    form = BringForm(request.POST, request.FILES)
    try:
        if not form.is_valid():
            raise NotReadable("large")
        brought = read(form.data_given())
        cues = joined(brought.cues) if form.cleaned_data["join"] else brought.cues
        _keep(
            request,
            access,
            replace(saved, cues=cues or saved.cues, points=brought.points or saved.points, made="person"),
        )
    except (NotReadable, Refused) as refused:
        messages.error(request, str(refused))
        return _screen(request, access, file, TranscriptForms(saved), form)
    messages.success(request, _("Aquí está. Revise quién habla: esos nombres vienen del archivo y no se publican."))
    return _here(access, file.label.id)


def _ask_machine(request: StaffRequest, access: Access, file: OtherFile, saved: Transcript) -> HttpResponseBase:
    if saved.cues and saved.made == "person":
        messages.error(request, _("Ya hay una transcripción escrita por una persona. Bórrela primero, si no sirve."))
        return _here(access, file.label.id)
    try:
        machine.begin(submission=access.submission, label=file.label, person=request.user, opened=access.opened)
    except machine.Unavailable as refused:
        messages.error(request, str(refused))
        return _here(access, file.label.id)
    messages.success(request, _("La máquina está escuchando, sin salir de esta computadora. Puede tardar."))
    return _here(access, file.label.id)


def _screen(
    request: StaffRequest, access: Access, file: OtherFile, forms: TranscriptForms, bring: BringForm
) -> HttpResponseBase:
    context: dict[str, Any] = {
        "entry": access.entry,
        "submission": access.submission,
        "file": file,
        "forms": forms,
        "bring": bring,
        "roles": ROLES,
        "desde": drawn_from(request, access),
        "machine": machine.standing(submission_id=access.submission.pk, original=file.label.id),
        "not_now": not_now(request, access),
    }
    return TemplateResponse(request, "desk/transcript.html", context)
