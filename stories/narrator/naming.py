"""Changing the name that is shown: no name, or another one. Either hides a public story until its new version."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stories.consent.uses import Use
from stories.gate.clock import today
from stories.intake import deciding
from stories.intake.choices import as_they_stand
from stories.intake.keeping import original_deleted
from stories.intake.models import Submission
from stories.narrator import permits
from stories.narrator.answering import page, to, with_secrets
from stories.narrator.changing import Seen, is_public
from stories.narrator.forms import choice_field, line
from stories.vault.sessions import Session

NONE, OTHER = "none", "other"


class NameForm(forms.Form):
    """No name, or this one."""

    name = forms.CharField(
        label=gettext_lazy("El nombre"),
        help_text=gettext_lazy("Puede ser inventado, o solo un nombre de pila."),
        required=False,
        max_length=80,
        widget=line(),
    )

    def __init__(self, data: Any = None, *, name: str, may_change: bool) -> None:
        super().__init__(data, initial={"answer": OTHER if name else NONE, "name": name})
        choices = [(NONE, _("No mostrar ningún nombre")), *([(OTHER, _("Mostrar este nombre"))] if may_change else [])]
        answer = choice_field(choices, label=_("Qué nombre se muestra"))
        answer.required, answer.error_messages["required"] = True, _("elija una respuesta.")
        self.fields = {"answer": answer, **self.fields}
        if not may_change:
            del self.fields["name"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("answer") == OTHER and not cleaned.get("name", "").strip():
            self.add_error("name", _("escriba el nombre, o elija que no se muestre ninguno."))
        return cleaned

    @property
    def chosen(self) -> str:
        return self.cleaned_data["name"].strip() if self.cleaned_data["answer"] == OTHER else ""


@require_http_methods(["GET", "HEAD", "POST"])
@with_secrets
def change_name(request: HttpRequest, *, session: Session) -> HttpResponse:
    """What name is shown today, what another one brings about, and, after, what it brought about."""
    secrets = session.secrets
    assert secrets is not None
    submission = Submission.objects.get(pk=secrets.submission_id)
    if hasattr(submission, "withdrawal") or submission.sent_on is None:
        return to("space:home")
    said = permits.chosen(submission, secrets=secrets)
    grants = permits.newest_grants(submission)
    # Without the original a version can only show less, and another name is not less.
    may_change = not original_deleted(submission)
    seen = Seen.of(submission)
    form = NameForm(request.POST or None, name=said.name, may_change=may_change)
    saved, stale = "", False
    if request.method == "POST" and (stale := not seen.fits(request)):
        form = NameForm(name=said.name, may_change=may_change)
    elif request.method == "POST" and form.is_valid():
        public = is_public(submission)
        if form.chosen != said.name:
            choices = as_they_stand(grants, name=form.chosen, minor=said.minor, new_name=True)
            deciding.change_consent(secrets=secrets, choices=choices, at=today())
        saved = outcome(before=said.name, now=form.chosen, hidden=public and not is_public(submission))
        said = permits.chosen(submission, secrets=secrets)
        seen = Seen.of(submission)
        form = NameForm(name=said.name, may_change=may_change)
    web = grants.get(Use.WEB)
    context = {
        "form": form,
        "name": said.name,
        "saved": saved,
        "stale": stale,
        "seen": seen.value,
        "public": is_public(submission),
        "may_change": may_change,
        "closed": web is None or not web.allowed,
        "back_url": reverse("space:home"),
    }
    return page(request, "narrator/name.html", context)


def outcome(*, before: str, now: str, hidden: bool) -> str:
    """What happened, in one sentence."""
    if before == now:
        return _("Nada cambió.")
    if hidden:
        return _("La historia ya no se ve. Vuelve a verse cuando usted apruebe la versión sin el nombre anterior.")
    return _("Guardado. La próxima versión lo tendrá en cuenta, y usted la verá antes.")
