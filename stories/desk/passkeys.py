"""One's own passkeys: kept, taken away, and asked for at the login. Without scripts the code does the same."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from stories.desk import patience
from stories.desk.roles import StaffRequest, signed_in
from stories.gate.clock import today
from stories.moderation import passkeys, second_factor

# What was asked of the browser, until its answer comes. Used once.
ADDING, SHOWING = "passkey_adding", "passkey_showing"


class PasskeyForm(forms.Form):
    """A word to know it by."""

    label = forms.CharField(
        label=gettext_lazy("Cómo la llamará usted"),
        max_length=40,
        help_text=gettext_lazy("Por ejemplo: teléfono, computadora de la oficina, llave del cajón."),
    )
    code = forms.CharField(
        label=gettext_lazy("Los seis números que muestra su aplicación"),
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


def host_of(request: HttpRequest) -> str:
    """The name the browser shows, without the port: a key fits this name alone."""
    return request.get_host().partition(":")[0]


@signed_in
@require_http_methods(["GET", "POST"])
def own(request: StaffRequest) -> HttpResponseBase:
    """Which there are, one more, one less."""
    person = request.user
    if request.method == "POST":
        if request.POST.get("quitar", "").isdecimal():
            person.passkeys.filter(pk=int(request.POST["quitar"])).delete()
            messages.success(request, _("Esa llave ya no abre."))
        elif _keep(request):
            messages.success(request, _("La llave quedó guardada. La próxima vez puede usarla en lugar del código."))
        else:
            messages.error(request, _("La llave no se pudo guardar. Intente otra vez; el código sigue sirviendo."))
        return HttpResponseRedirect(reverse("desk:passkeys"))
    context = {"form": PasskeyForm(), "passkeys": person.passkeys.order_by("day", "pk"), "most": passkeys.MOST}
    return TemplateResponse(request, "desk/passkeys.html", context)


def _keep(request: StaffRequest) -> bool:
    asked: dict[str, Any] | None = request.session.pop(ADDING, None)
    return asked is not None and passkeys.add(
        person=request.user,
        host=host_of(request),
        state=asked["state"],
        label=asked["label"],
        answer=request.POST.get("answer", ""),
        at=today(),
    )


@signed_in
@require_POST
def adding(request: StaffRequest) -> HttpResponseBase:
    """For the script: what to ask the device for, once a code was shown again. A session left open adds no key."""
    person, form = request.user, PasskeyForm(request.POST)
    now = timezone.now()
    wait = patience.seconds_to_wait(username=person.username, what="code", now=now)
    if wait:
        return JsonResponse(
            {"said": _("Demasiados intentos. Espere %(seconds)s segundos.") % {"seconds": wait}}, status=403
        )
    if not form.is_valid():
        return JsonResponse({"said": _("Escriba un nombre para la llave y el código.")}, status=403)
    if not second_factor.accept(person=person, code=form.cleaned_data["code"], now=now):
        times = second_factor.count_failure(person=person)
        patience.failed(username=person.username, what="code", now=now, times=times)
        return JsonResponse(
            {"said": _("Ese código no es. Espere al siguiente y escríbalo antes de que cambie.")}, status=403
        )
    options, state = passkeys.begin_adding(person=person, host=host_of(request))
    request.session[ADDING] = {"state": state, "label": form.cleaned_data["label"]}
    return JsonResponse({"options": options})


@sensitive_post_parameters()
@require_POST
def showing(request: HttpRequest) -> HttpResponseBase:
    """For the login's script: what to ask the device for. The same for everybody, so it tells nothing of anybody."""
    options, state = passkeys.begin_showing(host=host_of(request))
    # Anybody may ask, and each who does leaves a session: those that ran out go.
    request.session.clear_expired()
    request.session[SHOWING] = state
    return JsonResponse({"options": options})


def shown_in(request: HttpRequest, *, person: Any, answer: str) -> bool:
    """Whether the login's form brought the answer of one of this person's keys. What was asked counts once."""
    state = request.session.pop(SHOWING, None)
    return state is not None and passkeys.accept(person=person, host=host_of(request), state=state, answer=answer)
