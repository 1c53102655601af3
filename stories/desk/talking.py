"""Words that leave the desk: a question to the narrator, a note for colleagues, and saying that we do not publish it.

Two boxes, two views, two seals: what is for colleagues can never be sent to a narrator by a wrong press.
"""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from stories.desk.opening import Access, opens, shows
from stories.desk.roles import StaffRequest, may, needs
from stories.desk.set_phrases import chosen, language_for, phrases_for
from stories.desk.working import letters
from stories.gate.clock import today
from stories.intake import mailbox
from stories.intake.models import MailboxItem
from stories.moderation.models import Refusal
from stories.publishing.asking import add_note, ask_question, decline, notes, write_message
from stories.publishing.state import State

LONGEST = 4000


class WordsForm(forms.Form):
    """One box."""

    text = forms.CharField(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))


class DeclineForm(forms.Form):
    """Why the archive will not publish a story: a code for the desk, kind words for the narrator."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Por qué (queda en el escritorio)"),
        choices=[choice for choice in Refusal.Reason.choices if choice[0] in ("not_for_us", "junk", "identifies")],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=gettext_lazy("Lo que leerá quien narra"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Con cuidado: contar cuesta. Diga adónde más puede llevarlo, si lo sabe."),
    )


def _begun(request: StaffRequest, access: Access) -> dict[str, str]:
    """What stands in the box for the narrator to begin with, and in which language: what was chosen from the list."""
    language = request.GET.get("idioma", "") or language_for(access.submission.language)
    key = request.GET.get("frase", "")
    return {"phrase": key, "phrase_language": language, "begun": chosen(key=key, language=language)}


def _talk(access: Access) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("desk:talk", args=[access.submission.pk]))


@shows
@require_GET
def talk(request: StaffRequest, access: Access) -> HttpResponseBase:
    """What the narrator wrote and what colleagues noted, and a box for each."""
    may_talk = may(request.user, "talk")
    if may_talk:
        # Who answers has read it: the narrator is told so, and the desk stops listing it as new.
        mailbox.acknowledge(submission=access.submission, at=today())
    return TemplateResponse(
        request,
        "desk/talk.html",
        {
            "entry": access.entry,
            "submission": access.submission,
            "letters": letters(access.submission, access),
            "notes": notes(submission=access.submission, opened=access.opened),
            "sent": access.submission.mailbox.exclude(kind=MailboxItem.Kind.READ).order_by("-seq"),
            "may_talk": may_talk,
            "phrases": phrases_for("question", "message"),
            **_begun(request, access),
        },
    )


@needs("talk")
@opens
@require_POST
def question(request: StaffRequest, access: Access) -> HttpResponseBase:
    """Put a question, or a message that waits for no answer, into the narrator's mailbox. The desk reads it no more."""
    form = WordsForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Escriba la pregunta."))
        return _talk(access)
    if request.POST.get("que") == "message":
        write_message(submission=access.submission, words=form.cleaned_data["text"], at=today())
        messages.success(request, _("El mensaje está en el espacio de quien narra. No espera respuesta."))
        return _talk(access)
    ask_question(submission=access.submission, words=form.cleaned_data["text"], at=today())
    messages.success(request, _("La pregunta espera a quien narra. Aquí ya no se puede leer: está sellada."))
    return _talk(access)


@opens
@require_POST
def note(request: StaffRequest, access: Access) -> HttpResponseBase:
    """A note for colleagues. The narrator never sees it."""
    form = WordsForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Escriba la nota."))
        return _talk(access)
    add_note(submission=access.submission, person=request.user, words=form.cleaned_data["text"], at=today())
    messages.success(request, _("Nota guardada para sus colegas."))
    return _talk(access)


@needs("talk")
@opens
@require_http_methods(["GET", "POST"])
def say_no_to_all(request: StaffRequest, access: Access) -> HttpResponseBase:
    """Decline the whole submission, with words for the narrator."""
    entry = access.entry
    if entry.state in (State.PUBLISHED, State.HIDDEN, State.DECLINED):
        messages.error(request, _("Así como está, ya no se puede declinar."))
        return HttpResponseRedirect(reverse("desk:submission", args=[access.submission.pk]))
    begun = _begun(request, access)
    form = DeclineForm(request.POST or None, initial={"text": begun["begun"]})
    if request.method == "POST" and form.is_valid():
        kept = form.cleaned_data
        decline(
            submission=access.submission, person=request.user, reason=kept["reason"], words=kept["text"], at=today()
        )
        messages.success(request, _("Quien narra lo leerá en su espacio. El relato sigue siendo suyo."))
        return HttpResponseRedirect(reverse("desk:submission", args=[access.submission.pk]))
    return TemplateResponse(
        request,
        "desk/decline.html",
        {
            "form": form,
            "entry": entry,
            "submission": access.submission,
            "phrases": phrases_for("decline"),
            **begun,
        },
    )
