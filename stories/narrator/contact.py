"""To be told once that there is something new: an e-mail address, if one wants (R17). Taken away at will."""

import datetime

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.views.decorators.http import require_http_methods

from stories.gate.clock import today
from stories.intake import contacts
from stories.intake.models import Kind, Submission
from stories.narrator.answering import page, to, with_session
from stories.narrator.forms import KEEP_NOTHING
from stories.narrator.standing import said
from stories.vault.sessions import Session


class ContactForm(forms.Form):
    """One address."""

    email = forms.EmailField(
        label=gettext_lazy("Un correo electrónico"),
        max_length=200,
        widget=forms.EmailInput(attrs={**KEEP_NOTHING, "autocapitalize": "none"}),
        error_messages={
            "required": gettext_lazy("escriba un correo, o vuelva sin dejar ninguno."),
            "invalid": gettext_lazy("no parece un correo. Revíselo, por favor."),
        },
    )


def in_space(submission_id: str) -> dict[str, str]:
    """For parts/later.html and the Sent page; nothing where the archive sends no reminders."""
    if not settings.ARCHIVE_MAIL_FROM:
        return {}
    goes = contacts.goes_on(submission_id=submission_id)
    return {"contact_url": reverse("space:contact"), "contact_goes": said(goes)}


@require_http_methods(["GET", "HEAD", "POST"])
@with_session
def contact(request: HttpRequest, *, session: Session) -> HttpResponse:
    """Leave an address, or take it away. After sending, the page is open for as long as the Sent page is."""
    if not settings.ARCHIVE_MAIL_FROM:
        raise Http404
    submission = Submission.objects.get(pk=session.submission_id)
    if hasattr(submission, "withdrawal") or submission.sent_on is None or submission.kind == Kind.OBJECTION:
        return to("space:home")
    form = ContactForm(request.POST if request.POST.get("act") == "give" else None)
    if request.POST.get("act") == "take_away":
        contacts.take_away(submission_id=submission.pk)
        return to("space:contact")
    if form.is_bound and form.is_valid():
        language = "en" if get_language() == "en" else "es"
        contacts.give(submission_id=submission.pk, email=form.cleaned_data["email"], language=language, at=today())
        return to("space:contact")
    return contact_page(request, form, goes=contacts.goes_on(submission_id=submission.pk), session=session)


def contact_page(
    request: HttpRequest, form: ContactForm, *, goes: datetime.date | None, session: Session
) -> HttpResponse:
    context = {
        "form": form,
        "goes": said(goes),
        "back_url": reverse("space:home") if session.secrets is not None else reverse("tell:sent"),
        "back_to_space": session.secrets is not None,
    }
    return page(request, "narrator/contact.html", context)
