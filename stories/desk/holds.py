"""Hiding because somebody who appears asked (R28): one press hides; deciding comes after. Nobody is named anywhere."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from stories.desk.opening import submission_or_404
from stories.desk.roles import StaffRequest, needs
from stories.gate.clock import today
from stories.publishing.errors import door_said
from stories.publishing.holding import hide_by_takedown, lift_takedown


@needs("hold")
@require_POST
def takedown(request: StaffRequest, submission_id: str) -> HttpResponseBase:
    """Hide it now, or let it be seen again."""
    found = submission_or_404(submission_id)
    back = HttpResponseRedirect(reverse("desk:submission", args=[found.pk]))
    try:
        if request.POST.get("que") == "lift":
            lift_takedown(submission=found, person=request.user, at=today())
            messages.success(request, _("Ya no está oculta por este pedido."))
        else:
            hide_by_takedown(submission=found, person=request.user, at=today())
            messages.success(request, _("Oculta desde ahora. Decida después, con calma."))
    except Exception as error:
        if (said := door_said(error)) is None:
            raise
        messages.error(request, str(said))
    return back
