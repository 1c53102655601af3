"""Saying that two records are one narrator's, and taking it back."""

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stories.desk.editions import edition_or_404, here
from stories.desk.opening import Access, opens
from stories.desk.roles import StaffRequest, needs
from stories.gate.clock import today
from stories.publishing.errors import Refused
from stories.publishing.ties import tie, untie


@needs("redact")
@opens
@require_POST
def change_ties(request: StaffRequest, access: Access, edition_id: str) -> HttpResponseBase:
    """Tie this story to another record of the same narrator, or take a tie back."""
    found = edition_or_404(access, edition_id)
    if row := request.POST.get("quitar"):
        untie(submission=access.submission, row=row)
        messages.success(request, _("Quitado de este lado. Del otro lado se quita al abrir el otro relato."))
        return here(found)
    try:
        tie(
            submission=access.submission,
            # As it is read on a page: "TES LPR6".
            record=request.POST.get("registro", "").strip().split(" ")[-1],
            why=request.POST.get("por_que", ""),
            person=request.user,
            at=today(),
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return here(found)
    messages.success(request, _("Anotado y sellado. Solo se ve al abrir uno de los dos relatos."))
    return here(found)
