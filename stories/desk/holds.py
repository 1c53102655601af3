"""Takedowns (R28): what waits, what was said (opened by the keeper, logged), and the decision. Nobody is named."""

import json
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from stories.desk.entries import entry_of
from stories.desk.opening import submission_or_404
from stories.desk.reports import Flood, group_of, waiting
from stories.desk.roles import StaffRequest, may, needs
from stories.gate.clock import today
from stories.intake.models import Submission
from stories.intake.objections import Objection
from stories.moderation.claiming import recused
from stories.moderation.rulings import Ruling
from stories.pages.documents import PublicPart
from stories.publishing.errors import door_said
from stories.publishing.hearing import Said, said_in
from stories.publishing.holding import decide, dismiss_flood, hide_by_takedown
from stories.publishing.withdrawing import withdraw_unsigned
from stories.redaction.named import files_of
from stories.redaction.parts import SALT_BYTES
from stories.vault.keeper import KeeperRefusal

REASON = "takedown"
MOST_OPENED = 40
HIDING = (Ruling.Reason.APPEARS, Ruling.Reason.RISK, Ruling.Reason.OWN_STORY)
SHOWING = (Ruling.Reason.AGREED, Ruling.Reason.NOBODY, Ruling.Reason.MISTAKE)


class RulingForm(forms.Form):
    """One decision: a reason says by itself whether it stays hidden. Words for whoever asked for an answer."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Qué se decide y por qué"),
        widget=forms.RadioSelect,
        choices=[
            (gettext_lazy("Sigue oculto"), [(reason.value, reason.label) for reason in HIDING]),
            (gettext_lazy("Se vuelve a mostrar"), [(reason.value, reason.label) for reason in SHOWING]),
        ],
        error_messages={"required": gettext_lazy("Elija qué se decide y por qué.")},
    )
    answer = forms.CharField(
        label=gettext_lazy("Respuesta para quien avisó"),
        help_text=gettext_lazy("Lo decidido ya se dice solo. Aquí puede explicarlo. No nombre a nadie."),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    upto = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    @property
    def outcome(self) -> str:
        hides = self.cleaned_data["reason"] in HIDING
        return Ruling.Outcome.HIDDEN if hides else Ruling.Outcome.SHOWN


@needs("hold")
@require_POST
def takedown(request: StaffRequest, submission_id: str) -> HttpResponseBase:
    """Hide all of it now, for somebody who asked in another way."""
    found = submission_or_404(submission_id)
    back = HttpResponseRedirect(reverse("desk:submission", args=[found.pk]))
    try:
        hide_by_takedown(submission=found, person=request.user, at=today())
        messages.success(request, _("Oculta desde ahora. Decida después, con calma."))
    except Exception as error:
        if (said := door_said(error)) is None:
            raise
        messages.error(request, str(said))
    return back


@needs("hold")
@require_http_methods(["GET", "POST"])
def objection(request: StaffRequest, submission_id: str, objection_id: str) -> HttpResponseBase:
    """Everything about one complaint. POST `abrir` opens what was said, by the keeper; POST `decidir` decides."""
    found = submission_or_404(submission_id)
    asked = get_object_or_404(Objection, pk=objection_id, submission=found)
    if recused(submission=found, person=request.user):
        messages.error(request, _("Usted se abstuvo en este relato. Lo lleva otra persona."))
        return HttpResponseRedirect(reverse("desk:desk"))
    if hasattr(found, "withdrawal"):
        messages.info(request, _("La historia fue retirada. Ya no hay nada que decidir."))
        return HttpResponseRedirect(reverse("desk:desk"))
    what = request.POST.get("que", "")
    form = RulingForm(request.POST if what == "decidir" else None)
    if what == "decidir" and form.is_valid():
        return settle(request, asked, form)
    heard = opened_words(request, asked) if what == "abrir" else None
    return objection_page(request, found, asked, form, heard)


def settle(request: StaffRequest, asked: Objection, form: RulingForm) -> HttpResponseBase:
    """Write the decision down and say what follows."""
    submission = asked.submission
    try:
        ruling = decide(
            objection=asked,
            upto=form.cleaned_data["upto"],
            person=request.user,
            outcome=form.outcome,
            reason=form.cleaned_data["reason"],
            answer=form.cleaned_data["answer"].strip(),
            at=today(),
        )
    except Exception as error:
        if (said := door_said(error)) is None:
            raise
        messages.error(request, str(said))
        return HttpResponseRedirect(reverse("desk:objection", args=[submission.pk, asked.pk]))
    if ruling.outcome == Ruling.Outcome.SHOWN:
        messages.success(request, _("Se vuelve a mostrar, si los permisos alcanzan. Queda escrito quién lo decidió."))
        return HttpResponseRedirect(reverse("desk:desk"))
    messages.success(request, _("Sigue oculto. Quien narra lo sabe ya."))
    return HttpResponseRedirect(reverse("desk:objection", args=[submission.pk, asked.pk]))


def opened_words(request: StaffRequest, asked: Objection) -> list[Said] | None:
    """What the reporters wrote; None where the keeper refuses. Each story opened is a line in the log."""
    if not may(request.user, "open"):
        messages.error(request, _("Su cuenta no puede hacer esto. Pídalo a quien administra el archivo."))
        return None
    try:
        return said_in(objection=asked, person=request.user, reason=REASON, most=MOST_OPENED)
    except KeeperRefusal as refusal:
        messages.error(request, str(refusal))
        return None


def objection_page(
    request: StaffRequest, found: Submission, asked: Objection, form: RulingForm, heard: list[Said] | None
) -> HttpResponseBase:
    group = group_of(asked)
    rulings = found.rulings.filter(part_sha256=asked.part_sha256).select_related("person").order_by("-seq")
    own = next((ruling for ruling in rulings if ruling.reason == Ruling.Reason.OWN_STORY), None)
    if not form.is_bound and group is not None:
        form = RulingForm(initial={"upto": group.newest})
    return TemplateResponse(
        request,
        "desk/objection.html",
        {
            "entry": entry_of(submission=found, person=request.user, at=today()),
            "submission": found,
            "objection": asked,
            "group": group,
            "part": part_shown(asked),
            "form": form,
            "heard": heard,
            "most": MOST_OPENED,
            "rulings": rulings,
            "own_story": own,
            "may_withdraw": own is not None and own.person_id != request.user.pk,
            "may_open": may(request.user, "open"),
        },
    )


def part_shown(asked: Objection) -> dict[str, Any]:
    """What the part says in public, or said before it was hidden; empty for the whole, or when it is gone."""
    part = (
        PublicPart.unguarded.filter(sha256=asked.part_sha256, document__record__submission=asked.submission_id)
        .select_related("document")
        .first()
    )
    if part is None or not asked.part_sha256:
        return {}
    said = json.loads(bytes(part.body)[SALT_BYTES:])
    return {
        "kind": part.kind,
        "text": "".join(text for _kind, text in said.get("runs", ())),
        "alt": (said.get("alt") or {}).get("es", "") or (said.get("alt") or {}).get("en", ""),
        "lang": said.get("lang", part.document.language),
        "edition": part.document.edition_id,
        "sha256": next((file["sha256"] for file in files_of(said) if file["type"].startswith("image/")), ""),
    }


@needs("hold")
@require_POST
def withdraw_lost(request: StaffRequest, submission_id: str, objection_id: str) -> HttpResponseBase:
    """Erase a story for its narrator, who lost the words: two people; the first has decided that it is theirs."""
    found = submission_or_404(submission_id)
    asked = get_object_or_404(Objection, pk=objection_id, submission=found)
    back = HttpResponseRedirect(reverse("desk:objection", args=[found.pk, asked.pk]))
    if recused(submission=found, person=request.user):
        messages.error(request, _("Usted se abstuvo en este relato. Lo lleva otra persona."))
        return HttpResponseRedirect(reverse("desk:desk"))
    own = found.rulings.filter(part_sha256=asked.part_sha256).order_by("-seq").first()
    if own is None or own.reason != Ruling.Reason.OWN_STORY or own.person_id == request.user.pk:
        messages.error(request, _("Primero otra persona debe decidir que es de quien narra. Hacen falta dos."))
        return back
    if request.POST.get("seguro") != "si":
        messages.error(request, _("Marque que está de acuerdo. No se puede deshacer."))
        return back
    withdraw_unsigned(submission_id=found.pk, at=today())
    messages.success(request, _("Retirada para siempre. Ya no se ve, y se está borrando de todas partes."))
    return HttpResponseRedirect(reverse("desk:desk"))


def flood_or_404(key: str) -> Flood:
    found = next((flood for flood in waiting().floods if flood.key == key), None)
    if found is None:
        raise Http404
    return found


@needs("hold")
@require_GET
def flood(request: StaffRequest, key: str) -> HttpResponseBase:
    """The reports of one flood, to look at one by one or to dismiss together."""
    return TemplateResponse(request, "desk/flood.html", {"flood": flood_or_404(key)})


@needs("hold")
@require_POST
def dismiss(request: StaffRequest, key: str) -> HttpResponseBase:
    """Show all of it again, unread. What arrived after the page was drawn is not touched."""
    found = flood_or_404(key)
    if request.POST.get("seguro") != "si":
        messages.error(request, _("Marque que ya miró la lista."))
        return HttpResponseRedirect(reverse("desk:flood", args=[key]))
    asked = Objection.objects.select_related("submission").in_bulk([group.first for group in found.groups])
    count = dismiss_flood(
        objections=[(asked[group.first], group.newest) for group in found.groups], person=request.user, at=today()
    )
    messages.success(request, _("Descartados: %(count)s. Lo que habían ocultado se vuelve a ver.") % {"count": count})
    return HttpResponseRedirect(reverse("desk:desk"))
