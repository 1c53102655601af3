"""One picture as plain forms: boxes, proposals, the list of what was looked for. Scripts only move the same numbers."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.desk import picture_words as wording
from stories.desk.worksheet_forms import PictureForm
from stories.redaction.covers import COVERED, PERMITTED, QUESTIONS, STAYS, Cover
from stories.redaction.regions import SOLID, Region

MOST_REGIONS = 200
SIDES = ("left", "top", "right", "bottom")


def _side(label: Any) -> forms.FloatField:
    widget = forms.NumberInput({"min": 0, "max": 100, "step": "0.1", "inputmode": "decimal"})
    return forms.FloatField(label=label, min_value=0, max_value=100, widget=widget, required=False)


def _region(kept: dict[str, Any], how: str) -> Region:
    left, top, right, bottom = (kept[side] / 100 for side in SIDES)
    return Region(left, top, right, bottom, kept["kind"], how)


class RegionForm(forms.Form):
    """A box, its sides in hundredths of the picture. Without numbers: no box."""

    left = _side(gettext_lazy("Izquierda"))
    top = _side(gettext_lazy("Arriba"))
    right = _side(gettext_lazy("Derecha"))
    bottom = _side(gettext_lazy("Abajo"))
    kind = forms.ChoiceField(label=gettext_lazy("Qué es"), choices=wording.KINDS)
    how = forms.ChoiceField(label=gettext_lazy("Cómo"), choices=wording.HOW)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        given = [cleaned.get(side) is not None for side in SIDES]
        if any(given) and not all(given):
            self.add_error("left", _("Un recuadro lleva cuatro números."))
        elif all(given):
            reason = self.region.why_not()
            if reason == "outside":
                self.add_error("left", _("Este recuadro se sale de la foto o está al revés."))
            elif reason:
                self.add_error("how", _("En mosaico se puede adivinar: caras, placas, marcas y palabras van tapadas."))
        return cleaned

    @property
    def empty(self) -> bool:
        return self.cleaned_data.get("left") is None

    @property
    def region(self) -> Region:
        kept = self.cleaned_data
        return _region(kept, kept["how"])


class ProposalForm(forms.Form):
    """A box that a program proposed."""

    left = forms.FloatField(min_value=0, max_value=100, widget=forms.HiddenInput)
    top = forms.FloatField(min_value=0, max_value=100, widget=forms.HiddenInput)
    right = forms.FloatField(min_value=0, max_value=100, widget=forms.HiddenInput)
    bottom = forms.FloatField(min_value=0, max_value=100, widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=wording.KINDS, widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label=gettext_lazy("Qué hacer"), choices=wording.DECISIONS, required=False, widget=forms.RadioSelect
    )

    @property
    def region(self) -> Region:
        kept = self.cleaned_data
        return _region(kept, SOLID)


RegionFormSet = forms.formset_factory(
    RegionForm, extra=1, can_delete=True, max_num=MOST_REGIONS, absolute_max=MOST_REGIONS
)
ProposalFormSet = forms.formset_factory(ProposalForm, extra=0, max_num=2 * MOST_REGIONS, absolute_max=2 * MOST_REGIONS)


class LookedForm(forms.Form):
    """R22 and R27 for one picture. May be saved half answered; nothing is shown before it is whole."""

    people = forms.ChoiceField(
        label=gettext_lazy("¿Se ve a alguien?"),
        choices=wording.PEOPLE,
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Estar en una marcha, una vigilia o frente a un mural no es dar permiso."),
    )
    permission = forms.CharField(
        label=gettext_lazy("Quién dio permiso y quién lo pidió"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2, "autocomplete": "off"}),
        help_text=gettext_lazy("Se guarda sellado. No se publica."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in QUESTIONS:
            self.fields[question] = forms.ChoiceField(
                label=wording.LOOKED[question], choices=wording.ANSWERS, required=False, widget=forms.RadioSelect
            )

    @property
    def questions(self) -> list[forms.BoundField]:
        return [self[question] for question in QUESTIONS]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("people") == PERMITTED and not cleaned.get("permission", "").strip():
            self.add_error("permission", _("Diga quién dio permiso y quién se lo pidió."))
        if cleaned.get("faces") == STAYS and cleaned.get("people") not in ("", PERMITTED):
            self.add_error("people", _("Una cara que se queda es de alguien que dio permiso."))
        return cleaned


class PictureForms:
    """All forms of one picture. `PictureForms(cover)` to show, `PictureForms(cover, data=request.POST)` to read."""

    def __init__(self, cover: Cover, *, words: dict[str, Any] | None = None, data: QueryDict | None = None) -> None:
        self.cover = cover
        self.regions = RegionFormSet(data, prefix="box", initial=[in_hundredths(each) for each in cover.regions])
        self.proposals = ProposalFormSet(
            data, prefix="prop", initial=[in_hundredths(each, finely=True) for each in cover.proposals]
        )
        self.looked = LookedForm(
            data,
            prefix="looked",
            initial={**cover.looked, "people": cover.people, "permission": cover.permission},
        )
        # A page of a document has no line on the worksheet: its words stand here.
        self.words = PictureForm(data, prefix="words", initial=words) if words is not None else None

    def is_valid(self) -> bool:
        forms_here: list[Any] = [self.regions, self.proposals, self.looked, *([self.words] if self.words else [])]
        valid = [form.is_valid() for form in forms_here]  # every one, so that all errors show at once
        if all(valid) and COVERED in self.looked.cleaned_data.values() and not self._covered():
            self.looked.add_error("people", _("Algo está tapado según la lista, y no hay ningún recuadro."))
            return False
        return all(valid)

    @property
    def errors(self) -> int:
        every = [*self.regions.forms, *self.proposals.forms, self.looked, *([self.words] if self.words else [])]
        return sum(len(form.errors) for form in every)

    def read(self) -> Cover:
        """The decisions. After `is_valid`."""
        looked = self.looked.cleaned_data
        undecided = [form.region for form in self.proposals.forms if not form.cleaned_data.get("decision")]
        return Cover(
            self.cover.original,
            self.cover.page,
            regions=tuple(self._covered()),
            proposals=tuple(undecided),
            searched=self.cover.searched,
            looked={question: looked[question] for question in QUESTIONS if looked[question]},
            people=looked["people"],
            permission=looked["permission"].strip(),
        )

    def _covered(self) -> list[Region]:
        gone = self.regions.deleted_forms
        drawn = [form.region for form in self.regions.forms if form not in gone and not form.empty]
        accepted = [form.region for form in self.proposals.forms if form.cleaned_data.get("decision") == "cover"]
        return [*drawn, *accepted]


def in_hundredths(region: Region, *, finely: bool = False) -> dict[str, Any]:
    """A region as its form shows it: outward to a tenth, so that saving never uncovers anything."""
    sides = zip(SIDES, region.box, (-1, -1, 1, 1), strict=True)
    shown = {name: round(side * 100, 4) if finely else _outward(side, way) for name, side, way in sides}
    return {**shown, "kind": region.kind, "how": region.how}


def _outward(side: float, way: int) -> float:
    tenths = round(side * 1000, 6)
    whole = -(-tenths // 1) if way > 0 else tenths // 1
    return min(100.0, max(0.0, whole / 10))
