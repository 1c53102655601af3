"""Stewards' screen of people: who works here and in which role; accounts made and closed, second factors taken away."""

import secrets
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import Group
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stories.desk.groups import ADVOCATES, EDITORS, MODERATORS, STEWARDS
from stories.desk.roles import StaffRequest, needs
from stories.moderation import second_factor
from stories.moderation.models import User

ROLES = {
    MODERATORS: gettext_lazy("Modera: prepara, aprueba, publica"),
    ADVOCATES: gettext_lazy("Defiende: aprueba, sobre todo con riesgo alto"),
    EDITORS: gettext_lazy("Edita: páginas y vocabulario"),
    STEWARDS: gettext_lazy("Custodia: cuentas, aperturas y órdenes legales; no abre relatos"),
}


class PersonForm(forms.Form):
    """A new account: a name to sign in with, and roles. No e-mail, no real name."""

    username = forms.CharField(
        label=gettext_lazy("Nombre de usuario"),
        max_length=150,
        validators=[UnicodeUsernameValidator()],
        help_text=gettext_lazy("No hace falta que sea el nombre verdadero."),
    )
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Qué hace"), choices=list(ROLES.items()), widget=forms.CheckboxSelectMultiple
    )

    def clean_username(self) -> str:
        name = str(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=name).exists():
            raise ValidationError(_("Ya hay alguien con este nombre."))
        return name


@needs("people")
@require_http_methods(["GET", "POST"])
def people(request: StaffRequest) -> HttpResponseBase:
    """Everybody who works here; a new account gets a first password, shown once."""
    form = PersonForm(request.POST or None)
    made: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        password = secrets.token_urlsafe(12)
        with transaction.atomic():
            person = User.objects.create_user(username=form.cleaned_data["username"], password=password)
            person.groups.set(Group.objects.filter(name__in=form.cleaned_data["roles"]))
        made, form = {"person": person, "password": password}, PersonForm()
    listed = User.objects.prefetch_related("groups").select_related("second_factor").order_by("-is_active", "username")
    rows = [
        {
            "person": person,
            "roles": [ROLES[group.name] for group in person.groups.all() if group.name in ROLES],
            "enrolled": second_factor.factor_of(person=person) is not None,
        }
        for person in listed
    ]
    return TemplateResponse(request, "desk/people.html", {"form": form, "rows": rows, "made": made})


class RolesForm(forms.Form):
    """What somebody does from now on."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Qué hace"), choices=list(ROLES.items()), widget=forms.CheckboxSelectMultiple
    )


@needs("people")
@require_http_methods(["GET", "POST"])
def change_person(request: StaffRequest, person_id: int) -> HttpResponseBase:
    """Other roles, a new first password, no second factor, an account closed or opened again.

    Not one's own, and not a superuser's.
    """
    person = get_object_or_404(User, pk=person_id)
    back = HttpResponseRedirect(reverse("desk:people"))
    if person == request.user or person.is_superuser:
        messages.error(request, _("Su propia cuenta la cambia otra persona."))
        return back
    what = request.POST.get("que", "") if request.method == "POST" else ""
    form = RolesForm(
        request.POST if what == "roles" else None,
        initial={"roles": list(person.groups.values_list("name", flat=True))},
    )
    made: dict[str, Any] = {}
    if what == "roles" and form.is_valid():
        person.groups.set(Group.objects.filter(name__in=form.cleaned_data["roles"]))
        messages.success(request, _("Hecho. Vale desde la próxima página que abra %(name)s.") % {"name": person})
        return back
    if what == "password":
        made = {"person": person, "password": secrets.token_urlsafe(12)}
        person.set_password(made["password"])
        person.save(update_fields=["password"])
    elif what == "factor":
        second_factor.reset(person=person)
        messages.success(request, _("%(name)s pondrá un segundo paso nuevo la próxima vez.") % {"name": person})
        return back
    elif what in ("close", "open"):
        User.objects.filter(pk=person.pk).update(is_active=what == "open")
        messages.success(request, _("Hecho."))
        return back
    enrolled = second_factor.factor_of(person=person) is not None
    context = {"person": person, "form": form, "made": made, "enrolled": enrolled, "keys": person.passkeys.count()}
    return TemplateResponse(request, "desk/person.html", context)
