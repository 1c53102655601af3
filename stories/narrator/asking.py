"""One question a page: saved sealed at each step, skipped without a word, gone back to at any time."""

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from stories.gate.clock import today
from stories.intake.models import Submission
from stories.intake.questions import Question, questions
from stories.narrator import noticing, steps, uploading
from stories.narrator.answering import page, with_draft
from stories.narrator.drafts import Draft, save
from stories.narrator.forms import GuardianForm, choice_field, one_field, question_form
from stories.narrator.starting import question as lead_to
from stories.narrator.words import AGES, LANGUAGES
from stories.vault.sessions import Session

NOTICED = "noticed"


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def ask(request: HttpRequest, *, session: Session, draft: Draft, step: str) -> HttpResponse:
    """The page of one question."""
    if step == steps.FILES and step in draft.way:
        return uploading.photos(request, session=session, draft=draft)
    if draft.more or step not in steps.asked(draft.submission.kind, draft.answers):
        raise Http404
    if request.method != "POST":
        return ask_page(request, draft, step, form_for(draft, step))
    if "skip" in request.POST:
        return lead_on(request, save(draft, at=today(), **{step: ""}), step)
    form = form_for(draft, step, data=request.POST)
    if not form.is_valid():
        return ask_page(request, draft, step, form)
    draft = save(draft, at=today(), **{step: answer_in(form, step)})
    if step == steps.LANGUAGE and draft.answers[step]:
        Submission.objects.filter(pk=draft.submission.pk, sent_on=None).update(language=draft.answers[step])
    notices = noticing.notices(str(draft.answers[step])) if is_written(draft, step) else []
    kinds = " ".join(notice.kind for notice in notices)
    # Said once: the second press goes on, whatever was written.
    if notices and request.POST.get(NOTICED) != kinds:
        return ask_page(request, draft, step, form_for(draft, step), notes=notices, noticed=kinds)
    return lead_on(request, draft, step)


def lead_on(request: HttpRequest, draft: Draft, step: str) -> HttpResponse:
    """The next page; back to the review where one came from there to change one thing."""
    if "r" in request.GET and steps.after(step, draft.way) != steps.GUARDIAN:
        return lead_to(draft, steps.REVIEW)
    return lead_to(draft, steps.after(step, draft.way))


def ask_page(
    request: HttpRequest,
    draft: Draft,
    step: str,
    form: forms.Form,
    *,
    notes: list[noticing.Notice] | None = None,
    noticed: str = "",
) -> HttpResponse:
    asked = steps.asked(draft.submission.kind, draft.answers)
    title, hint, why = words_of(draft, step)
    before = steps.before(step, draft.way)
    context = {
        "form": form,
        "title": title,
        "hint": hint,
        "why": why,
        "notes": notes or [],
        "noticed": noticed,
        "number": asked.index(step) + 1,
        "total": len(asked),
        "back_url": reverse("tell:question", args=[before]) if before else "",
        "review_url": reverse("tell:review") if "r" in request.GET else "",
    }
    return page(request, "narrator/question.html", context)


def form_for(draft: Draft, step: str, *, data: Any = None) -> forms.Form:
    initial = draft.answers.get(step, "")
    if step == steps.LANGUAGE:
        field = choice_field(LANGUAGES, label=_("Idioma"))
        return one_field(field, data=data, initial=initial or get_language())
    if step == steps.AGE:
        return one_field(choice_field(AGES, label=_("Edad")), data=data, initial=initial)
    if step == steps.GUARDIAN:
        return GuardianForm(data, initial={name: initial in (name, "both") for name in GuardianForm.base_fields})
    return question_form(by_key(draft, step), data=data, initial=str(initial))


def answer_in(form: forms.Form, step: str) -> str:
    if step == steps.GUARDIAN:
        said = [name for name in GuardianForm.base_fields if form.cleaned_data[name]]
        return "both" if len(said) == len(GuardianForm.base_fields) else "".join(said)
    return str(form.cleaned_data["answer"]).strip()


def by_key(draft: Draft, step: str) -> Question:
    return next(question for question in questions(draft.submission.kind) if question.key == step)


def is_written(draft: Draft, step: str) -> bool:
    """Whether people wrote this answer themselves (a date is asked for, and is no warning)."""
    own = {question.key: question.field for question in questions(draft.submission.kind)}
    return own.get(step) in ("text", "line", "place")


def words_of(draft: Draft, step: str) -> tuple[Any, Any, Any]:
    """Title, hint and why of a page."""
    if step == steps.LANGUAGE:
        return (
            _("¿En qué idioma la va a contar?"),
            "",
            _("Su historia se queda en su idioma. Solo se traduce si usted lo permite."),
        )
    if step == steps.AGE:
        return (
            _("¿Quién cuenta?"),
            "",
            _(
                "Si es menor de edad, para publicar hace falta también el permiso de quien le cuida. "
                "Contar puede siempre."
            ),
        )
    if step == steps.GUARDIAN:
        return (
            _("El permiso de quien cuida"),
            _(
                "Si falta uno de los dos, guardamos la historia bajo llave y no se publica. "
                "Se puede completar otro día."
            ),
            _("Una niña, un niño o un joven no tiene que decidir esto a solas. Y nadie decide sin su sí."),
        )
    question = by_key(draft, step)
    return question.label, question.hint, question.why
