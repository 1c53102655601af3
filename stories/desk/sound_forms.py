"""The forms of one recording: whether and how it is published, in whose voice, and what is covered in it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.consent.voices import may_be_heard, only_read
from stories.redaction.stretches import Stretch
from stories.redaction.transcripts.clock import NotATime, clock, seconds_of
from stories.redaction.worksheet import STILL, FaceBox, RecordingChoice

LANGUAGES = ("es", "en")
NOT_SHOWN = ""
SHOW_SOUND = [
    (NOT_SHOWN, gettext_lazy("Solo las palabras: la grabación no se publica")),
    ("sound", gettext_lazy("Que se oiga")),
]
SHOW_FILM = [
    *SHOW_SOUND,
    (STILL, gettext_lazy("Que se oiga, con un solo cuadro quieto del video, con las caras tapadas")),
    ("video", gettext_lazy("Que se oiga y se vea, con las caras tapadas")),
]
VOICE = [
    ("respoken", gettext_lazy("Otra persona dice las palabras (la más segura)")),
    ("synthetic", gettext_lazy("Una máquina lee las palabras ya revisadas")),
    ("altered", gettext_lazy("La misma voz, cambiada al azar, si quien narra la eligió: no impide que la reconozcan")),
    ("own", gettext_lazy("Su propia voz, solo si quien narra la eligió")),
]
HOW = [
    ("silence", gettext_lazy("Silencio")),
    ("tone", gettext_lazy("Un tono")),
    ("cut", gettext_lazy("Quitarlo: la grabación se acorta")),
]


def time_or_error(text: str) -> float:
    try:
        return seconds_of(text)
    except NotATime as error:
        raise ValidationError(_("Escriba minutos y segundos: 1:05, o 1:05.5.")) from error


class RecordingForm(forms.Form):
    """What becomes of one recording."""

    show = forms.ChoiceField(label=gettext_lazy("Qué se publica"), required=False, widget=forms.RadioSelect)
    voice = forms.ChoiceField(label=gettext_lazy("Con qué voz"), choices=VOICE, widget=forms.RadioSelect)
    alt_es = forms.CharField(label=gettext_lazy("Qué se oye o se ve, en español"), required=False, max_length=300)
    alt_en = forms.CharField(label=gettext_lazy("Qué se oye o se ve, en inglés"), required=False, max_length=300)
    respoken = forms.FileField(
        label=gettext_lazy("La grabación de la otra persona"),
        required=False,
        help_text=gettext_lazy("MP3, M4A, Ogg o WAV. Que lea la versión revisada, sin nombres. Se guarda sellada."),
    )

    def __init__(self, *args: Any, film: bool, answered: str, has_respoken: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.film, self.answered, self.has_respoken = film, answered, has_respoken
        field = self.fields["show"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = SHOW_FILM if film else SHOW_SOUND

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("show"):
            return cleaned
        for language in LANGUAGES:
            if not cleaned.get(f"alt_{language}", "").strip():
                self.add_error(f"alt_{language}", _("Hay quien no puede oírla o verla: diga qué es, sin nombres."))
        if only_read(self.answered):
            self.add_error("show", _("Quien narra eligió que solo se lea. Esta grabación no se publica."))
        elif cleaned.get("voice") and not may_be_heard(cleaned["voice"], chosen=self.answered):
            self.add_error("voice", _("Quien narra no eligió que su voz se oiga así. Elija otra, o pregúntele."))
        if cleaned.get("voice") == "respoken" and not (cleaned.get("respoken") or self.has_respoken):
            self.add_error("respoken", _("Falta la grabación de la otra persona."))
        if cleaned.get("show") == "video" and cleaned.get("voice") in ("respoken", "synthetic"):
            self.add_error(
                "voice", _("Con el video va el sonido del video: la voz cambiada, o la propia si la eligió.")
            )
        return cleaned


class StretchForm(forms.Form):
    """One stretch to cover. Empty: none."""

    start = forms.CharField(label=gettext_lazy("Desde"), required=False, max_length=12)
    stop = forms.CharField(label=gettext_lazy("Hasta"), required=False, max_length=12)
    how = forms.ChoiceField(label=gettext_lazy("Cómo"), choices=HOW)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("start") or cleaned.get("stop")):
            return cleaned
        times = {}
        for name in ("start", "stop"):
            try:
                times[name] = time_or_error(cleaned.get(name, ""))
            except ValidationError as error:
                self.add_error(name, error)
        if len(times) == 2 and times["start"] >= times["stop"]:
            self.add_error("stop", _("Termina antes de empezar."))
        return {**cleaned, **times}

    def stretch(self) -> Stretch | None:
        kept = self.cleaned_data
        if not isinstance(kept.get("start"), float):
            return None
        return Stretch(kept["start"], kept["stop"], kept["how"])


class BoxForm(StretchForm):
    """One box over a film for a while: its sides in hundredths of the frame. Empty: none."""

    how = None  # type: ignore[assignment]
    box = forms.CharField(
        label=gettext_lazy("Recuadro"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("Izquierda, arriba, derecha, abajo, en centésimas: 10 20 35 60"),
    )

    def clean_box(self) -> tuple[float, float, float, float] | None:
        text = self.cleaned_data["box"].strip().replace(",", ".")
        if not text:
            return None
        try:
            left, top, right, bottom = (float(side) / 100 for side in text.split())
        except ValueError as error:
            raise ValidationError(_("Son cuatro números: izquierda, arriba, derecha, abajo.")) from error
        if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
            raise ValidationError(_("El recuadro queda fuera de la imagen, o al revés."))
        return left, top, right, bottom

    def face(self) -> FaceBox | None:
        kept = self.cleaned_data
        if not isinstance(kept.get("start"), float) or kept.get("box") is None:
            return None
        return FaceBox(kept["start"], kept["stop"], kept["box"])


StretchFormSet = forms.formset_factory(StretchForm, extra=3, can_delete=True, max_num=300, absolute_max=300)
BoxFormSet = forms.formset_factory(BoxForm, extra=3, can_delete=True, max_num=300, absolute_max=300)


class RecordingForms:
    """All forms of one recording together."""

    def __init__(
        self, choice: RecordingChoice | None, *, film: bool, answered: str, data: Any = None, files: Any = None
    ) -> None:
        self.choice, self.film = choice, film
        initial: dict[str, Any] = {"show": NOT_SHOWN, "voice": "respoken"}
        if choice is not None:
            initial = {"show": choice.show, "voice": choice.voice}
            initial |= {f"alt_{language}": choice.alt.get(language, "") for language in LANGUAGES}
        has_respoken = bool(choice and choice.respoken)
        self.form = RecordingForm(data, files, initial=initial, film=film, answered=answered, has_respoken=has_respoken)
        self.stretches = StretchFormSet(
            data,
            prefix="tramo",
            initial=[
                {"start": clock(one.start), "stop": clock(one.stop), "how": one.how}
                for one in (choice.stretches if choice else ())
            ],
        )
        self.boxes = BoxFormSet(
            data,
            prefix="caja",
            initial=[
                {
                    "start": clock(one.start),
                    "stop": clock(one.stop),
                    "box": " ".join(f"{round(side * 100, 1):g}" for side in one.box),
                }
                for one in (choice.boxes if choice else ())
            ],
        )

    def is_valid(self) -> bool:
        parts: list[Any] = [self.form, self.stretches, *([self.boxes] if self.film else [])]
        # Every one, so that all errors show at once.
        valid = [part.is_valid() for part in parts]
        return all(valid)

    @property
    def errors(self) -> int:
        sets: list[Any] = [self.stretches, *([self.boxes] if self.film else [])]
        return len(self.form.errors) + sum(len(form.errors) for each in sets for form in each.forms)

    def read(self, original: str, *, respoken: str) -> RecordingChoice | None:
        """The choice as decided; None for a recording that is not published."""
        kept = self.form.cleaned_data
        if not kept["show"]:
            return None
        gone = self.stretches.deleted_forms
        stretches = (form.stretch() for form in self.stretches.forms if form not in gone)
        faces = (form.face() for form in self.boxes.forms if self.film and form not in self.boxes.deleted_forms)
        return RecordingChoice(
            original=original,
            show=kept["show"],
            voice=kept["voice"],
            alt={language: kept[f"alt_{language}"].strip() for language in LANGUAGES},
            stretches=tuple(sorted(one for one in stretches if one is not None)),
            respoken=respoken if kept["voice"] == "respoken" else "",
            boxes=tuple(sorted(one for one in faces if one is not None)),
        )
