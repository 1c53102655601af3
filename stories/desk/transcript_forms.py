"""The forms of one transcript: its words in one box, who speaks, and the moments of its index."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.pages.terms import Term
from stories.redaction.transcripts.clock import NotATime, clock, seconds_of
from stories.redaction.transcripts.transcript import Cue, Point, Transcript
from stories.redaction.transcripts.typed import LONGEST_LABEL, MOST_CUES, BadLine, read_typed, typed

WRONG = {
    "time": gettext_lazy("Línea %(line)s: esa hora no existe. Se escribe 2:05 o 1:02:05, entre corchetes."),
    "backwards": gettext_lazy("Línea %(line)s: el tiempo va hacia atrás. Revise esa marca y la anterior."),
    "label": gettext_lazy("Línea %(line)s: quien habla lleva un nombre demasiado largo: caben %(letters)s letras."),
    "many": gettext_lazy("Línea %(line)s: son demasiados párrafos: caben %(most)s. Junte algunos."),
}
ROLES = (gettext_lazy("Quien narra"), gettext_lazy("Quien entrevista"), gettext_lazy("Intérprete"))
MOST_POINTS = 100


class WordsForm(forms.Form):
    """All words, as one types them."""

    words = forms.CharField(
        label=gettext_lazy("Transcripción"),
        required=False,
        max_length=400_000,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true", "autocomplete": "off"}),
        help_text=gettext_lazy(
            "Cada párrafo empieza con su tiempo y quién habla entre corchetes: [0:07 Narra] Tocaron la puerta. "
            "Una línea que empieza con # abre un capítulo."
        ),
    )

    def clean_words(self) -> tuple[Cue, ...]:
        try:
            return read_typed(self.cleaned_data["words"])
        except BadLine as error:
            details = {"line": error.line, "letters": LONGEST_LABEL, "most": MOST_CUES}
            raise ValidationError(WRONG[error.code] % details) from error


class SpeakerForm(forms.Form):
    """One label of the transcript, and what the public reads instead."""

    label = forms.CharField(widget=forms.HiddenInput, max_length=LONGEST_LABEL)
    shown = forms.CharField(label=gettext_lazy("Cómo se lee"), required=False, max_length=60)


class PointForm(forms.Form):
    """One moment of the index, in both languages."""

    time = forms.CharField(label=gettext_lazy("Tiempo"), required=False, max_length=12)
    title_es = forms.CharField(label=gettext_lazy("Título, en español"), required=False, max_length=200)
    title_en = forms.CharField(label=gettext_lazy("Título, en inglés"), required=False, max_length=200)
    synopsis_es = forms.CharField(
        label=gettext_lazy("De qué se habla, en español"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    synopsis_en = forms.CharField(
        label=gettext_lazy("De qué se habla, en inglés"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    terms = forms.CharField(
        label=gettext_lazy("Temas"),
        required=False,
        max_length=400,
        help_text=gettext_lazy("Del vocabulario, separados por punto y coma."),
        widget=forms.TextInput(attrs={"list": "temas"}),
    )

    def clean_time(self) -> float | None:
        said = self.cleaned_data["time"].strip()
        try:
            return seconds_of(said) if said else None
        except NotATime as error:
            raise ValidationError(_("Esa hora no existe. Se escribe 2:05 o 1:02:05.")) from error

    def clean_terms(self) -> tuple[str, ...]:
        said = [part.strip() for part in self.cleaned_data["terms"].split(";") if part.strip()]
        known = {name.casefold(): term.pk for term in _vocabulary() for name in (term.pk, term.label_es, term.label_en)}
        for part in said:
            if part.casefold() not in known:
                raise ValidationError(_("“%(term)s” no está en el vocabulario.") % {"term": part})
        return tuple(dict.fromkeys(known[part.casefold()] for part in said))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        begun = any(cleaned.get(name) for name in ("title_es", "title_en", "synopsis_es", "synopsis_en", "terms"))
        if begun and cleaned.get("time") is None and "time" not in self.errors:
            self.add_error("time", _("Diga en qué momento."))
        if (begun or cleaned.get("time") is not None) and not self.cleaned_data.get("DELETE"):
            for name in ("title_es", "title_en"):
                if not cleaned.get(name, "").strip():
                    self.add_error(name, _("El título va en los dos idiomas."))
        return cleaned

    def point(self) -> Point | None:
        """The moment as typed; None for an empty row."""
        kept = self.cleaned_data
        if kept.get("time") is None:
            return None
        return Point(
            kept["time"],
            {language: kept[f"title_{language}"].strip() for language in ("es", "en")},
            {language: " ".join(kept[f"synopsis_{language}"].split()) for language in ("es", "en")},
            kept["terms"],
        )


SpeakerFormSet = forms.formset_factory(SpeakerForm, extra=0, max_num=40, absolute_max=40)
PointFormSet = forms.formset_factory(PointForm, extra=2, can_delete=True, max_num=MOST_POINTS, absolute_max=MOST_POINTS)


class BringForm(forms.Form):
    """A transcript that another program made: a file, or its text."""

    file = forms.FileField(
        label=gettext_lazy("Archivo WebVTT, SRT u OHMS XML"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".vtt,.srt,.xml"}),
    )
    pasted = forms.CharField(
        label=gettext_lazy("O péguelo aquí"),
        required=False,
        max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )
    join = forms.BooleanField(
        label=gettext_lazy("Juntar los subtítulos en párrafos"),
        required=False,
        initial=True,
    )

    def data_given(self) -> bytes:
        """What was brought, as bytes."""
        brought = self.cleaned_data.get("file")
        return brought.read() if brought is not None else str(self.cleaned_data.get("pasted", "")).encode()


class TranscriptForms:
    """Words, speakers and index together. `TranscriptForms(transcript)` to show; with `data` to read back."""

    def __init__(self, transcript: Transcript, data: Any = None) -> None:
        self.transcript = transcript
        self.words = WordsForm(data, initial={"words": typed(transcript.cues)})
        self.speakers = SpeakerFormSet(
            data,
            prefix="who",
            initial=[{"label": label, "shown": transcript.speakers.get(label, "")} for label in transcript.labels],
        )
        self.points = PointFormSet(data, prefix="point", initial=[_as_typed(point) for point in transcript.points])
        self.terms = [term.label for term in _vocabulary()]

    def is_valid(self) -> bool:
        return all([self.words.is_valid(), self.speakers.is_valid(), self.points.is_valid()])

    @property
    def errors(self) -> int:
        """How many things there are to look at again."""
        return len(self.words.errors) + sum(len(form.errors) for form in self.points.forms)

    def read(self) -> Transcript:
        """The transcript as typed. After `is_valid`."""
        gone = self.points.deleted_forms
        points = [point for form in self.points.forms if form not in gone and (point := form.point()) is not None]
        cues = self.words.cleaned_data["words"]
        heard = {cue.speaker for cue in cues}
        shown = {form.cleaned_data["label"]: form.cleaned_data["shown"].strip() for form in self.speakers.forms}
        return Transcript(
            original=self.transcript.original,
            cues=cues,
            speakers={label: words for label, words in shown.items() if words and label in heard},
            points=tuple(sorted(points, key=lambda point: point.start)),
            made=self.transcript.made,
        )


def _as_typed(point: Point) -> dict[str, str]:
    labels = {term.pk: term.label for term in _vocabulary()}
    return {
        "time": clock(point.start),
        **{f"title_{language}": point.title.get(language, "") for language in ("es", "en")},
        **{f"synopsis_{language}": point.synopsis.get(language, "") for language in ("es", "en")},
        "terms": "; ".join(str(labels.get(slug, slug)) for slug in point.terms),
    }


def _vocabulary() -> list[Term]:
    return list(Term.objects.exclude(kind=Term.Kind.PLACE).order_by("label_es"))
