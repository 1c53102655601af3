"""Who opened what, as stewards see it; and asking for more than one person opens in an hour: another one agrees."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from stories.desk.opening import REASONS, WORKING
from stories.desk.roles import StaffRequest, needs
from stories.moderation.models import User
from stories.vault.leave import ask_leave, grant_leave, open_requests
from stories.vault.models import Opening, OpeningLeave

LATEST = 200


@needs("openings")
@require_GET
def openings(request: StaffRequest) -> HttpResponseBase:
    """Who opened how much on which day, and the latest openings with their reasons. No word of any story."""
    names = _names()
    days = [
        {**row, "name": names.get(row["person"], row["person"])} for row in Opening.objects.by_person_and_day()[:LATEST]
    ]
    chosen = request.GET.get("quien", "")
    rows = Opening.objects.filter(person=chosen) if chosen in names else Opening.objects.all()
    latest = [
        {
            "opening": row,
            "name": names.get(row.person, row.person),
            "reason": REASONS.get(row.reason_code) or WORKING.get(row.reason_code, row.reason_code),
        }
        for row in rows.order_by("-day", "-hour", "-pk")[:LATEST]
    ]
    people = sorted(names.items(), key=lambda pair: pair[1])
    context = {"days": days, "latest": latest, "people": people, "chosen": chosen, **_leaves(names)}
    return TemplateResponse(request, "desk/openings.html", context)


def _names() -> dict[str, str]:
    return {str(pk): name for pk, name in User.objects.values_list("pk", "username")}


def _leaves(names: dict[str, str]) -> dict[str, Any]:
    """What waits for an agreement, and the latest agreements."""
    now = timezone.localtime()

    def named(row: OpeningLeave) -> dict[str, Any]:
        return {"row": row, "name": names.get(row.person, row.person), "by": names.get(row.by, row.by)}

    granted = OpeningLeave.objects.filter(kind=OpeningLeave.Kind.GRANTED).order_by("-day", "-hour", "-pk")
    return {
        "asked": [named(row) for row in open_requests(day=now.date())],
        "granted": [named(row) for row in granted[:LATEST]],
    }


@needs("open")
@require_http_methods(["GET", "POST"])
def more(request: StaffRequest) -> HttpResponseBase:
    """Where one lands who opened as much as one person may: rest, or ask."""
    person, now = str(request.user.pk), timezone.localtime()
    if request.method == "POST":
        ask_leave(person=person, now=now)
        messages.success(request, _("Pedido. Quien custodia el archivo lo ve en «Aperturas»."))
        return HttpResponseRedirect(reverse("desk:more"))
    return TemplateResponse(
        request,
        "desk/more.html",
        {
            "alone": settings.ARCHIVE_OPENINGS_AN_HOUR,
            "opened": Opening.objects.stories_of(person=person, day=now.date(), hour=now.hour),
            "waits": open_requests(day=now.date()).filter(person=person).exists(),
        },
    )


@needs("openings")
@require_POST
def agree(request: StaffRequest, asked_id: str) -> HttpResponseBase:
    """Let somebody else open as many again, for an hour. It is written down."""
    asked = get_object_or_404(OpeningLeave, pk=asked_id)
    if grant_leave(asked=asked, by=str(request.user.pk), now=timezone.localtime()):
        messages.success(request, _("Permitido, por una hora. Quedó escrito."))
    else:
        messages.error(request, _("Eso ya no se puede permitir: es suyo, es de otro día o ya tiene respuesta."))
    return HttpResponseRedirect(reverse("desk:openings"))
