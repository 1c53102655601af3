"""The worksheet as plain forms, one file of which is the whole: facts, spans, pictures, the wall's life, the vigil.

Everything can be done without scripts; scripts only fill in the same fields.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.desk import worksheet_words as wording
from stories.desk.edtf_field import HELP, EdtfField
from stories.desk.finding import EVERYWHERE, NotThere, WhichOne, find
from stories.pages.terms import Term
from stories.redaction.spans import Span
from stories.redaction.worksheet import PictureChoice


def _choice(form: forms.Form, name: str) -> forms.ChoiceField:
    field = form.fields[name]
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(name)
    return field


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})


class FactsForm(forms.Form):
    """Title, place, date, terms, content note, risk."""

    title = forms.CharField(
        label=gettext_lazy("Título"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Con palabras de quien narra, si se puede. Sin nombres."),
    )
    place = forms.ChoiceField(
        label=gettext_lazy("Lugar"),
        required=False,
        help_text=gettext_lazy("Tan exacto como se sepa: al público le llega lo que quien narra permitió."),
    )
    date = EdtfField(label=gettext_lazy("Fecha"), help_text=HELP)
    terms = forms.MultipleChoiceField(label=gettext_lazy("Temas"), required=False, widget=forms.CheckboxSelectMultiple)
    note_es = forms.CharField(
        label=gettext_lazy("Aviso antes de leer, en español"),
        required=False,
        widget=_area(2),
        help_text=gettext_lazy("Si hay violencia, muerte o niñez. Diga qué, sin detalles."),
    )
    note_en = forms.CharField(label=gettext_lazy("El mismo aviso, en inglés"), required=False, widget=_area(2))
    tier = forms.ChoiceField(
        label=gettext_lazy("Riesgo de que alguien salga dañado"),
        choices=wording.TIERS,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Con riesgo alto aprueban tres personas, una de ellas defensora. Ya no vuelve a bajar."),
    )
    risks = forms.MultipleChoiceField(
        label=gettext_lazy("¿Qué de esto se cuenta, aunque después se tape?"),
        required=False,
        choices=wording.RISKS,
        widget=forms.CheckboxSelectMultiple,
    )
    looked_for = forms.MultipleChoiceField(
        label=gettext_lazy("¿Qué ha buscado ya?"),
        required=False,
        choices=wording.LOOKED_FOR,
        widget=forms.CheckboxSelectMultiple,
    )
    reasons = forms.CharField(
        label=gettext_lazy("Por qué ese riesgo"),
        required=False,
        widget=_area(2),
        help_text=gettext_lazy("Lo leen sus colegas. Se guarda sellado."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choice(self, "place").choices = place_choices()
        _choice(self, "terms").choices = [
            (term.pk, term.label) for term in Term.objects.exclude(kind=Term.Kind.PLACE).order_by("kind", "label_es")
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("risks") and cleaned.get("tier") == "low":
            self.add_error("tier", _("Si se cuenta algo de lo marcado abajo, el riesgo no es bajo."))
        if cleaned.get("tier") == "high" and not cleaned.get("reasons", "").strip():
            self.add_error("reasons", _("Diga en una línea por qué es alto: quien revise lo necesita."))
        if bool(cleaned.get("note_es", "").strip()) != bool(cleaned.get("note_en", "").strip()):
            self.add_error("note_en", _("El aviso va en los dos idiomas."))
        return cleaned


def place_choices() -> list[tuple[str, str]]:
    """The places of the vocabulary as a tree: what lies inside another is set in."""
    places = list(Term.objects.filter(kind=Term.Kind.PLACE).order_by("label_es"))
    children: dict[str | None, list[Term]] = {}
    for place in places:
        children.setdefault(place.parent_id, []).append(place)
    found: list[tuple[str, str]] = [("", _("No se sabe, o no se dice"))]

    def walk(parent: str | None, depth: int) -> None:
        for place in children.get(parent, []):
            found.append((place.pk, "\u2003" * depth + place.label))
            walk(place.pk, depth + 1)

    walk(None, 0)
    return found


class SpanForm(forms.Form):
    """One decision that stands: where it is does not change, what is shown may, and it may go."""

    place = forms.CharField(widget=forms.HiddenInput)
    start = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    stop = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    how = forms.ChoiceField(label=gettext_lazy("Cómo"), choices=wording.HOW)
    shown = forms.CharField(label=gettext_lazy("Qué se lee en su lugar"), max_length=120)

    def span(self) -> Span:
        kept = self.cleaned_data
        return Span(kept["place"], kept["start"], kept["stop"], kept["how"], kept["shown"].strip())


SpanFormSet = forms.formset_factory(SpanForm, extra=0, can_delete=True, max_num=1000, absolute_max=1000)


class NewSpanForm(forms.Form):
    """Words of one paragraph to hide or to tell in general. Empty: nothing new."""

    words = forms.CharField(
        label=gettext_lazy("Palabras exactas"), required=False, max_length=2000, widget=forms.TextInput
    )
    how = forms.ChoiceField(label=gettext_lazy("Cómo"), choices=wording.HOW, required=False)
    shown = forms.CharField(label=gettext_lazy("Qué se lee en su lugar"), required=False, max_length=120)
    which = forms.ChoiceField(label=gettext_lazy("Dónde"), required=False)

    def __init__(self, *args: Any, places: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choice(self, "which").choices = [
            ("", gettext_lazy("Aquí")),
            (EVERYWHERE, gettext_lazy("En todo el relato")),
            *((str(number), str(number)) for number in range(1, places + 1)),
        ]
        self.candidates: list[str] = []

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("words", "").strip() and not cleaned.get("shown", "").strip():
            self.add_error("shown", _("Diga qué se lee en su lugar: “un nombre”, “una ciudad de Honduras”."))
        return cleaned

    def spans(self, *, place: str, passages: dict[str, str], taken: list[Span]) -> list[Span]:
        """What the words mean; adds an error that says what to do when it is not clear."""
        kept = self.cleaned_data
        if not kept.get("words", "").strip():
            return []
        try:
            return find(
                passages=passages,
                place=place,
                words=kept["words"],
                which=kept["which"],
                how=kept["how"] or "cut",
                shown=kept["shown"].strip(),
                taken=taken,
            )
        except NotThere:
            self.add_error("words", _("Estas palabras no están en el párrafo, o ya están tapadas. Cópielas tal cual."))
        except WhichOne as question:
            self.candidates = question.places
            _choice(self, "which").choices = [
                ("", gettext_lazy("Elija cuál")),
                (EVERYWHERE, gettext_lazy("En todo el relato")),
                *((str(number), spot) for number, spot in enumerate(question.places, start=1)),
            ]
            self.add_error("which", _("Están varias veces. Elija cuál, o todas."))
        return []


class PictureForm(forms.Form):
    """One photograph or page that was given: whether it is shown, and in which words."""

    use = forms.BooleanField(label=gettext_lazy("Mostrar esta foto"), required=False)
    alt_es = forms.CharField(label=gettext_lazy("Qué se ve, en español"), required=False, max_length=300)
    alt_en = forms.CharField(label=gettext_lazy("Qué se ve, en inglés"), required=False, max_length=300)
    caption_es = forms.CharField(label=gettext_lazy("Pie de foto, en español"), required=False, max_length=300)
    caption_en = forms.CharField(label=gettext_lazy("Pie de foto, en inglés"), required=False, max_length=300)
    credit = forms.CharField(label=gettext_lazy("Crédito"), required=False, max_length=120)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for language in ("es", "en"):
            if cleaned.get("use") and not cleaned.get(f"alt_{language}", "").strip():
                self.add_error(
                    f"alt_{language}", _("Hay quien no puede ver la foto: diga qué se ve, sin nombrar a nadie.")
                )
        return cleaned

    def choice(self, original: str, *, page: int = 0) -> PictureChoice:
        kept = self.cleaned_data
        return PictureChoice(
            original=original,
            alt={language: kept[f"alt_{language}"].strip() for language in ("es", "en")},
            caption={language: kept[f"caption_{language}"].strip() for language in ("es", "en")},
            credit=kept["credit"].strip(),
            page=page,
        )


class MuralForm(forms.Form):
    """What is known of the wall."""

    artist = forms.CharField(label=gettext_lazy("Quién lo pintó"), required=False, max_length=200)
    painted = EdtfField(label=gettext_lazy("Cuándo se pintó"), help_text=HELP)
    condition = forms.ChoiceField(label=gettext_lazy("Cómo está"), required=False, choices=wording.CONDITIONS)


class MuralEventForm(forms.Form):
    """One dated thing that happened to the wall."""

    date = EdtfField(label=gettext_lazy("Fecha"))
    what = forms.ChoiceField(label=gettext_lazy("Qué pasó"), required=False, choices=wording.EVENTS)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("date") and not cleaned.get("what"):
            self.add_error("what", _("Diga qué pasó en esa fecha."))
        return cleaned


MuralEventFormSet = forms.formset_factory(MuralEventForm, extra=2, max_num=20, absolute_max=40)


class VigilForm(forms.Form):
    """Whom a vigil remembered, and what the family wishes."""

    remembered = forms.CharField(label=gettext_lazy("A quién o qué se recordó"), required=False, max_length=200)
    family = forms.ChoiceField(
        label=gettext_lazy("La familia"), choices=wording.FAMILY, widget=forms.RadioSelect, initial="unknown"
    )
    held = EdtfField(label=gettext_lazy("Cuándo fue"), help_text=HELP)
    called_by = forms.CharField(label=gettext_lazy("Quién convocó"), required=False, max_length=200)
