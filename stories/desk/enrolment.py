"""Setting up the second factor at the first login, and new recovery codes later. Each code is shown once."""

import segno
from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stories.desk import patience
from stories.desk.keeping_out import remember_factor
from stories.desk.roles import StaffRequest, signed_in
from stories.moderation import second_factor
from stories.moderation.models import User


class CodeForm(forms.Form):
    """Six numbers."""

    code = forms.CharField(
        label=gettext_lazy("Los seis números que muestra su aplicación"),
        max_length=10,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": ""}),
    )


def _wait(request: StaffRequest, form: CodeForm) -> bool:
    seconds = patience.seconds_to_wait(username=request.user.get_username(), what="code", now=timezone.now())
    if seconds:
        form.add_error("code", _("Demasiados intentos. Espere %(seconds)s segundos.") % {"seconds": seconds})
    return bool(seconds)


def _wrong(request: StaffRequest, form: CodeForm, person: User) -> None:
    times = second_factor.count_failure(person=person)
    patience.failed(username=person.username, what="code", now=timezone.now(), times=times)
    form.add_error("code", _("Ese código no es. Espere al siguiente y escríbalo antes de que cambie."))


@signed_in
@require_http_methods(["GET", "POST"])
def enrol(request: StaffRequest) -> HttpResponseBase:
    """The secret as a picture and in letters; then the first code proves that the telephone has it."""
    person = request.user
    if second_factor.factor_of(person=person) is not None:
        return HttpResponseRedirect(reverse("wagtailadmin_home"))
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not _wait(request, form):
        second_factor.enrol(person=person)
        if second_factor.confirm(person=person, code=form.cleaned_data["code"], now=timezone.now()):
            request.session.cycle_key()
            remember_factor(request, person.second_factor)
            return _show_codes(request, person)
        _wrong(request, form, person)
    address = second_factor.enrol(person=person)
    secret = second_factor.secret_of(person=person)
    return TemplateResponse(
        request,
        "desk/enrol.html",
        {
            "form": form,
            "address": address,
            "picture": segno.make(address, error="m").png_data_uri(scale=5, border=4),
            "secret": [secret[at : at + 4] for at in range(0, len(secret), 4)],
        },
    )


@signed_in
@require_http_methods(["GET", "POST"])
def recovery(request: StaffRequest) -> HttpResponseBase:
    """New recovery codes for whoever shows a code from the telephone once more."""
    person = request.user
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not _wait(request, form):
        if second_factor.accept(person=person, code=form.cleaned_data["code"], now=timezone.now()):
            messages.success(request, _("Los códigos de antes ya no sirven."))
            return _show_codes(request, person)
        _wrong(request, form, person)
    return TemplateResponse(request, "desk/recovery.html", {"form": form, "left": person.recovery_codes.count()})


def _show_codes(request: StaffRequest, person: User) -> HttpResponseBase:
    return TemplateResponse(
        request, "desk/recovery_codes.html", {"codes": second_factor.new_recovery_codes(person=person)}
    )
