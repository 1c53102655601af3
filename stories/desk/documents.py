"""A document on the desk: its pages, veiled, each with a screen of its own; and what it says, typed beside it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stories.desk import media
from stories.desk.opening import Access, shows
from stories.desk.picture_words import WHY_NOT
from stories.desk.picturing import common
from stories.desk.roles import StaffRequest
from stories.desk.saving import began_from, drawn_from, not_now
from stories.intake.looking.documents import encoding_of
from stories.intake.telling import OriginalLabel
from stories.publishing.errors import Refused
from stories.publishing.transcribing import save_transcript, transcript_of
from stories.publishing.worksheets import load_worksheet
from stories.redaction.covers import cover_of
from stories.redaction.pixels import PDF, NotAPicture, page_count
from stories.redaction.transcripts.transcript import Cue, Transcript
from stories.redaction.worksheet import Worksheet

TEXT = "text/plain"
LONGEST = 400_000


class TypedForm(forms.Form):
    """What a document says, a paragraph after each empty line."""

    words = forms.CharField(
        label=gettext_lazy("Lo que dice"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 16, "autocomplete": "off"}),
        help_text=gettext_lazy("Deje una línea vacía entre párrafos. Lo que escriba pasa a la hoja de trabajo."),
    )

    def cues(self) -> tuple[Cue, ...]:
        blocks = self.cleaned_data["words"].replace("\r\n", "\n").split("\n\n")
        return tuple(Cue(block.strip()) for block in blocks if block.strip())


@shows
@require_http_methods(["GET", "POST"])
def document(request: StaffRequest, access: Access, original_id: str) -> HttpResponseBase:
    """The pages of a PDF and the words of any document; a press brings the words of a plain text."""
    label = media.label_or_404(access, original_id, fits=lambda label: label.media_type in (PDF, TEXT))
    worksheet = load_worksheet(submission=access.submission, opened=access.opened)
    written = transcript_of(worksheet=worksheet, original=original_id)
    if request.method == "GET":
        form = TypedForm(initial={"words": "\n\n".join(cue.text for cue in written.cues)})
        return _screen(request, access, label, worksheet, form)
    bringing = request.POST.get("hacer") == "traer"
    form = TypedForm({"words": _words_of(access, label)} if bringing else request.POST)
    if (refusal := not_now(request, access)) is not None:
        messages.error(request, refusal)
    elif form.is_valid():
        try:
            save_transcript(
                submission=access.submission,
                transcript=Transcript(original_id, cues=form.cues()),
                since=began_from(request),
                person=request.user,
                opened=access.opened,
            )
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Guardado. Sus palabras están ahora en la hoja de trabajo."))
            return HttpResponseRedirect(reverse("desk:document", args=[access.submission.pk, original_id]))
    return _screen(request, access, label, worksheet, form)


def _words_of(access: Access, label: OriginalLabel) -> str:
    """The words of a plain text, in whichever letters it came. Of a PDF nobody reads them but people: none."""
    if label.media_type != TEXT:
        return ""
    data = media.picture_bytes(access, label)[: 4 * LONGEST]
    return data.decode(encoding_of(data), errors="replace")[:LONGEST]


def _screen(
    request: StaffRequest, access: Access, label: OriginalLabel, worksheet: Worksheet, form: TypedForm
) -> HttpResponseBase:
    context: dict[str, Any] = {
        "form": form,
        "plain": label.media_type == TEXT,
        "desde": drawn_from(request, access),
        "not_now": not_now(request, access),
        "pages": [],
        "broken": "",
    }
    if label.media_type == PDF:
        shown = {choice.page for choice in worksheet.pictures if choice.original == label.id}
        try:
            count = page_count(media.picture_bytes(access, label))
        except NotAPicture as error:
            context["broken"] = str(error)
        else:
            covers = [cover_of(worksheet.covers, original=label.id, page=page) for page in range(1, count + 1)]
            context["pages"] = [(cover, WHY_NOT[cover.why_not()], cover.page in shown) for cover in covers]
    return TemplateResponse(request, "desk/document.html", common(request, access, label, 0) | context)
