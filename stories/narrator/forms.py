"""Forms of the narrator's pages. Nothing is required but what an act needs, and browsers are asked to keep nothing."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.consent.uses import Use
from stories.intake.questions import Question

# Letters in one box: some two hours of speech. Percent-encoded it stays below what a request may weigh.
LONGEST = 100_000
# A browser's better spelling checker sends what one types to its maker.
KEEP_NOTHING = {"autocomplete": "off", "spellcheck": "false"}
Choices = Iterable[tuple[str, str | Promise]]


class WrittenField(forms.CharField):
    """What somebody writes. No limit is told to the browser, which would cut what is pasted without a word of it."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "max_length": _("es más largo de lo que cabe aquí. Sigue todo en la caja: acórtelo, o mándelo en partes.")
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}


def text(*, rows: int = 8) -> forms.Textarea:
    return forms.Textarea(attrs={**KEEP_NOTHING, "rows": rows})


def line() -> forms.TextInput:
    return forms.TextInput(attrs=KEEP_NOTHING)


def question_form(question: Question, *, data: Any = None, initial: str = "") -> forms.Form:
    """One field called `answer`, of the question's kind. Blank is a skip, never a mistake."""
    form = forms.Form(data, initial={"answer": initial})
    if question.field == "choice":
        form.fields["answer"] = choice_field(question.choices, label=question.label, help_text=question.hint)
    else:
        form.fields["answer"] = WrittenField(
            label=str(question.label),
            help_text=str(question.hint),
            required=False,
            max_length=LONGEST if question.field == "text" else 300,
            widget=text() if question.field == "text" else line(),
        )
    return form


def choice_field(choices: Choices, *, label: str | Promise, help_text: str | Promise = "") -> forms.ChoiceField:
    """Radios, none of them chosen for anybody."""
    return forms.ChoiceField(
        label=str(label), help_text=str(help_text), required=False, choices=list(choices), widget=forms.RadioSelect
    )


def one_field(field: forms.Field, *, data: Any = None, initial: object = "") -> forms.Form:
    """A form with one field called `answer`."""
    form = forms.Form(data, initial={"answer": initial})
    form.fields["answer"] = field
    return form


class StartForm(forms.Form):
    """What to tell (a button each) and whether somebody helps. Nothing here is about who one is."""

    kind = forms.ChoiceField()
    helping = forms.BooleanField(required=False, label=_("Ayudo a otra persona a contar su historia"))

    def __init__(self, *args: Any, kinds: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [(value, value) for value in kinds]


class SavedForm(forms.Form):
    """The words were copied: asked once, before anything is written."""

    saved = forms.BooleanField(
        label=_("Ya las guardé"),
        error_messages={"required": _("márquelo cuando las haya guardado. Sin ellas no hay forma de volver.")},
    )


class GuardianForm(forms.Form):
    """Two yeses, of two people."""

    guardian = forms.BooleanField(
        label=_("Soy quien cuida a esta persona. Leí lo que es esto y estoy de acuerdo."), required=False
    )
    assent = forms.BooleanField(
        label=_("La persona de quien es la historia quiere contarla, y sabe que puede decir que no."), required=False
    )


class CreditForm(forms.Form):
    """Who helped to tell, and the yes of both: the helper's and the narrator's."""

    name = forms.CharField(
        label=_("El nombre de quien le ayudó"),
        help_text=_("Una persona o un grupo. Si no se va a decir, déjelo en blanco."),
        required=False,
        max_length=120,
        widget=line(),
    )
    wants = forms.BooleanField(label=_("Quien ayudó quiere que se diga su nombre"), required=False)
    agrees = forms.BooleanField(label=_("Quien cuenta está de acuerdo en que se diga"), required=False)


class EnterForm(forms.Form):
    """The seven words, however they are written."""

    words = forms.CharField(
        label=_("Sus siete palabras"),
        max_length=400,
        widget=forms.Textarea(
            attrs={**KEEP_NOTHING, "rows": 3, "autocapitalize": "none", "autocorrect": "off", "translate": "no"}
        ),
        error_messages={"required": _("escriba las siete palabras.")},
    )


class CarriedForm(EnterForm):
    """The seven words, and what was being written when the visit ended."""

    carry = WrittenField(
        label=_("Lo que estaba escribiendo"),
        help_text=_("Todavía no se ha guardado. Al entrar sigue aquí, donde iba."),
        required=False,
        widget=text(rows=5),
    )
    carry_step = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, *args: Any, carries: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not carries:
            del self.fields["carry"], self.fields["carry_step"]


class DecisionForm(forms.Form):
    """Yes, change, or not yet, to one public version."""

    answer = forms.ChoiceField(
        label=_("¿La aprueba así?"),
        widget=forms.RadioSelect,
        choices=[
            ("yes", _("Sí, así está bien")),
            ("change", _("Quiero cambiar o quitar algo")),
            ("later", _("Todavía no sé")),
        ],
        error_messages={"required": _("elija una respuesta.")},
    )
    words = WrittenField(label=_("Qué cambiaría"), required=False, max_length=LONGEST, widget=text(rows=3))
    less = forms.BooleanField(
        label=_("No me pregunten otra vez por versiones que muestren menos que esta"), required=False
    )


class MessageForm(forms.Form):
    """Words to the people of the archive."""

    message = WrittenField(
        label=_("Escriba al archivo"),
        max_length=LONGEST,
        widget=text(rows=4),
        error_messages={"required": _("escriba algo, o déjelo para otro día.")},
    )


YES_OR_NO: Choices = (("yes", _("Sí, lo permito")), ("no", _("No")))


def uses_of(form: forms.Form) -> dict[str, bool]:
    """The answer to each use that the form asks; blank is no (R2)."""
    return {use: form.cleaned_data.get(use) == "yes" for use in Use.values if use in form.fields}
