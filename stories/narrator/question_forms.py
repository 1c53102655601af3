"""From a question to its form and back to its answer. Blank is a skip, never a mistake; junk is a kind sentence."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from stories.intake import questions
from stories.intake.question import Question
from stories.narrator import places, steps
from stories.narrator.drafts import Draft
from stories.narrator.forms import (
    KEEP_NOTHING,
    CreditForm,
    GuardianForm,
    choice_field,
    one_field,
    question_form,
)
from stories.narrator.words import AGES, LANGUAGES
from stories.pages.terms import Term

# Fields whose words people find themselves, and where the page may notice something while they type.
WRITTEN = ("text", "line", "place")
NOTES = "avisos"


def by_key(draft: Draft, step: str) -> Question | None:
    """The question of this page; None for the three that every story begins with."""
    asked = questions.asked(draft.submission.kind, draft.answers, more=draft.more)
    return next((question for question in asked if question.key == step), None)


def form_for(draft: Draft, step: str, *, data: Any = None) -> forms.Form:
    """The form of a page, with what was answered before."""
    said = draft.answers.get(step, "")
    if step == steps.LANGUAGE:
        field = choice_field(LANGUAGES, label=_("Idioma"))
        return one_field(field, data=data, initial=said or get_language())
    if step == steps.AGE:
        return one_field(choice_field(AGES, label=_("Edad")), data=data, initial=said)
    if step == steps.GUARDIAN:
        return GuardianForm(data, initial={name: said in (name, "both") for name in GuardianForm.base_fields})
    question = by_key(draft, step)
    assert question is not None
    if question.field == "credit":
        return CreditForm(data, initial=said or {})
    if question.field == "themes":
        return themes_form(draft, question, data=data)
    form = question_form(question, data=data, initial=str(said))
    if question.field in WRITTEN:
        form.fields["answer"].widget.attrs["data-notice"] = NOTES
    if question.field == "place" and (offered := places.offered()):
        # Two fields: the page's heading and hint stand above both.
        form.fields["answer"].label, form.fields["answer"].help_text = _("Con sus palabras"), ""
        form.fields["area"] = forms.ChoiceField(
            label=_("O elija una zona de la lista"),
            required=False,
            choices=[("", _("Ninguna")), *offered],
            widget=forms.Select(attrs=KEEP_NOTHING),
        )
    return form


def themes_form(draft: Draft, question: Question, *, data: Any = None) -> forms.Form:
    """The themes of the story that is answered, none of them chosen for anybody."""
    terms = Term.objects.filter(pk__in=draft.answers.get("offered", ()))
    field = forms.MultipleChoiceField(
        label=str(question.label),
        help_text=str(question.hint),
        required=False,
        choices=[(term.pk, term.label) for term in terms],
        widget=forms.CheckboxSelectMultiple,
    )
    return one_field(field, data=data, initial=draft.answers.get("themes") or [])


def answer_in(form: forms.Form, step: str) -> Any:
    """What a valid form says: text, or for some pages a list or a mapping."""
    if isinstance(form, GuardianForm):
        said = [name for name in GuardianForm.base_fields if form.cleaned_data[name]]
        return "both" if len(said) == len(GuardianForm.base_fields) else "".join(said)
    if isinstance(form, CreditForm):
        said_of = {**form.cleaned_data, "name": form.cleaned_data["name"].strip()}
        return said_of if any(said_of.values()) else ""
    answer = form.cleaned_data["answer"]
    if isinstance(answer, list):
        return answer
    area = dict(places.offered()).get(form.cleaned_data.get("area", ""), "")
    return with_area(str(answer).strip(), area)


def with_area(written: str, area: str) -> str:
    """The place in one line: what was written, and the area chosen where the words do not name it."""
    if not area or places.folded(area) in places.folded(written):
        return written
    return f"{written}, {area}" if written else area


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
            _(
                "Una niña, un niño o un joven no tiene que decidir esto a solas. Y nadie decide sin su sí. "
                "Antes de publicarla la revisan tres personas, y una de ellas está para defender a quien cuenta."
            ),
        )
    question = by_key(draft, step)
    assert question is not None
    return question.label, question.hint, question.why
