"""Legal orders for stewards: one proposes to put erasing off, or to go on with it; another confirms. Opens no story."""

import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from stories.consent import freezing
from stories.consent.models import FreezeProposal, LegalFreeze
from stories.desk.called import SHORTEST, story_called
from stories.desk.roles import StaffRequest, needs
from stories.gate.clock import today
from stories.intake.models import Submission
from stories.pages.records import SPINE


class WhichForm(forms.Form):
    """A story by its call number, or by the first letters of its number on the desk."""

    story = forms.CharField(
        label=gettext_lazy("¿De qué historia?"),
        max_length=24,
        help_text=gettext_lazy("Su signatura, como TES LPR6, o las primeras seis letras que muestra el escritorio."),
    )

    def clean_story(self) -> Submission:
        found = story_called(str(self.cleaned_data["story"]))
        if found is None:
            raise ValidationError(_("No hay una historia así. Revise las letras en el escritorio."))
        return found


@needs("freeze")
@require_http_methods(["GET", "POST"])
def freezes(request: StaffRequest) -> HttpResponseBase:
    """What is put off now, what waits for a second steward, and everything that was decided."""
    at = today()
    form = WhichForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _propose(request, form.cleaned_data["story"], at)
        return HttpResponseRedirect(reverse("desk:freezes"))
    standing = LegalFreeze.objects.filter(lifts=None, lifted_by=None)
    waiting = FreezeProposal.objects.filter(confirmed_by=None, day__gt=at - freezing.PROPOSALS_LAST)
    return TemplateResponse(
        request,
        "desk/freezes.html",
        {
            "form": form,
            "waiting": [_line(row) for row in _in_order(waiting) if _still_waits(row, at)],
            "standing": [_line(row) for row in _in_order(standing)],
            "past": [_line(row) for row in LegalFreeze.objects.select_related(*RELATED).order_by("-day", "-pk")[:200]],
        },
    )


@needs("freeze")
@require_POST
def change(request: StaffRequest, submission_id: str) -> HttpResponseBase:
    """Propose the end of the freeze in force, or confirm what another steward proposed."""
    found = Submission.objects.filter(pk=submission_id, sent_on__isnull=False).first()
    if found is None:
        raise Http404
    if request.POST.get("que") == "confirm":
        _confirm(request, str(request.POST.get("propuesta", "")))
    else:
        _propose(request, found, today())
    return HttpResponseRedirect(reverse("desk:freezes"))


RELATED = ("submission__record", "submission__withdrawal")


def _in_order(rows: Any) -> Any:
    return rows.select_related(*RELATED).order_by("day", "pk")


def _still_waits(row: FreezeProposal, at: datetime.date) -> bool:
    return freezing.proposed(submission_id=row.submission_id, at=at) == row


def _line(row: FreezeProposal | LegalFreeze) -> dict[str, Any]:
    submission = row.submission
    record = getattr(submission, "record", None)
    prefix = SPINE[submission.kind]
    label = f"{prefix} {record.pk.upper()}" if record is not None else f"{prefix} · {submission.pk[:SHORTEST]}"
    return {"row": row, "label": label, "withdrawn": hasattr(submission, "withdrawal")}


def _propose(request: StaffRequest, submission: Submission, at: datetime.date) -> None:
    waiting = freezing.propose(submission_id=submission.pk, steward=request.user, at=at)
    if waiting.steward_id == request.user.pk:
        messages.success(
            request, _("Propuesta. Falta que la confirme otra persona que custodia; hasta entonces nada cambia.")
        )
    else:
        messages.info(request, _("Ya la había propuesto otra persona. Confírmela abajo si está de acuerdo."))


def _confirm(request: StaffRequest, proposal_id: str) -> None:
    try:
        made = freezing.confirm(proposal_id=proposal_id, steward=request.user, at=today())
    except freezing.AnotherPerson:
        messages.error(request, _("La confirma otra persona: quien propone no decide a solas."))
    except (freezing.NothingProposed, FreezeProposal.DoesNotExist):
        messages.error(request, _("Esa propuesta ya no espera. Mire cómo está ahora."))
    else:
        said = (
            _("Levantada. Lo que esperaba se borra desde ahora.")
            if made.lifts_id
            else _(
                "Hecho. Nada de esa historia se borra hasta que dos personas lo levanten. "
                "Ocultar y retirar siguen funcionando."
            )
        )
        messages.success(request, said)
