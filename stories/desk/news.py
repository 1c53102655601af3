"""News of a mural, on the desk: what somebody saw, and one press that adds it to the life of that wall."""

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

from stories.desk.edtf_field import EdtfField, as_edtf
from stories.desk.opening import Access, opens
from stories.desk.roles import StaffRequest, may
from stories.gate.clock import today
from stories.intake.models import Kind
from stories.intake.questions import questions
from stories.moderation.models import Refusal
from stories.pages.record_words import CONDITIONS
from stories.publishing.errors import Refused
from stories.publishing.news import News, add_news, news_of
from stories.vault.keeper import KeeperRefusal


class NewsForm(forms.Form):
    """What is added: how the wall is, and since when."""

    what = forms.ChoiceField(label=gettext_lazy("Cómo está la pared"), choices=[*CONDITIONS.items()])
    date = EdtfField(label=gettext_lazy("Fecha en que se vio así"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("what") != "whole" and not cleaned.get("date") and "date" not in self.errors:
            self.add_error("date", _("Diga la fecha, aunque sea solo el año."))
        return cleaned


@opens
@require_http_methods(["GET", "POST"])
def news(request: StaffRequest, access: Access) -> HttpResponseBase:
    """Show the news, or add it. Adding takes the mural into the moderator's hands; the version is made there."""
    submission = access.submission
    if submission.kind != Kind.REPORT:
        return HttpResponseRedirect(reverse("desk:work", args=[submission.pk]))
    told = news_of(submission=submission, opened=access.opened)
    form = NewsForm(request.POST or None, initial={"what": told.condition, "date": as_edtf(told.seen)})
    if request.method == "POST" and may(request.user, "redact") and form.is_valid():
        kept = form.cleaned_data
        try:
            mural = add_news(
                submission=submission, what=kept["what"], date=kept["date"], person=request.user, at=today()
            )
        except (Refused, KeeperRefusal) as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Agregado a la hoja del mural. Ahora haga la versión que verá el público."))
            return HttpResponseRedirect(reverse("desk:submission", args=[mural.pk]))
    return _screen(request, access, told, form)


def _screen(request: StaffRequest, access: Access, told: News, form: NewsForm) -> HttpResponseBase:
    submission = access.submission
    said = dict(next(question.choices for question in questions(Kind.REPORT) if question.key == "condition"))
    mural = told.mural
    return TemplateResponse(
        request,
        "desk/news.html",
        {
            "entry": access.entry,
            "submission": submission,
            "news": told,
            "condition": said.get(told.condition, ""),
            "mural": mural,
            "label": f"MUR {told.record.upper()}",
            "form": form,
            "added": submission.refusals.filter(reason=Refusal.Reason.ADDED).exists(),
            "may_redact": may(request.user, "redact"),
        },
    )
