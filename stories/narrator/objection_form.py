"""The form of a report: what can be complained of on a record as it is read now."""

import hashlib
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stories.narrator.forms import text
from stories.pages.choosing import Reading

LONGEST = 4_000
WORDS_SHOWN = 16
WHOLE = "todo"
PICTURE, SOUND, PASSAGE = "picture", "sound", "passage"


def pieces_of(reading: Reading, *, language: str) -> list[dict[str, Any]]:
    """What one may point at: value (the part's hash), label, `kind`, and the small picture where it is one.

    The hash is that of the document that leads; the words are the reader's own language where they stand beside.
    """
    story = reading.story(language=language, terms={})
    hashes = {name: hashlib.sha256(body).hexdigest() for name, body in reading.leading.parts.items()}
    pieces = [
        {
            "value": hashes[picture.id],
            "kind": PICTURE,
            "label": str(picture.alt) or str(picture.caption) or _("La foto %(number)s") % {"number": number},
            "picture": picture,
        }
        for number, picture in enumerate(story.pictures, start=1)
    ]
    pieces += [
        {
            "value": hashes[sound.id],
            "kind": SOUND,
            "label": str(sound.description) or _("La grabación %(number)s") % {"number": number},
            "length": sound.length,
        }
        for number, sound in enumerate(story.sounds, start=1)
    ]
    for passage in story.passages:
        said = passage.beside if passage.beside is not None and passage.beside.lang[:2] == language else passage
        words = said.plain_text or (said.withheld.text if said.withheld else "")
        if words:
            label = Truncator(words).words(WORDS_SHOWN, truncate=" …")
            pieces.append({"value": hashes[passage.id], "kind": PASSAGE, "label": label, "lang": said.lang})
    return pieces


def words_field() -> forms.CharField:
    """Words for whoever decides, if one has any."""
    return forms.CharField(
        label=gettext_lazy("¿Quiere decir algo más?"),
        help_text=gettext_lazy("No tiene que decir por qué. No ponga su nombre. Solo lo lee una persona del archivo."),
        required=False,
        max_length=LONGEST,
        widget=text(rows=4),
    )


class UnseenForm(forms.Form):
    """For what nobody sees now: there is nothing to point at."""

    words = words_field()


class ObjectionForm(forms.Form):
    """What must not be seen; words and an answer only for those who want them."""

    what = forms.ChoiceField(
        label=gettext_lazy("¿Qué no debe verse?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("marque qué no debe verse. Si no sabe, marque «Todo»."),
            "invalid_choice": gettext_lazy("esa parte cambió mientras usted leía. Márquela otra vez."),
        },
    )
    words = words_field()
    answer = forms.BooleanField(
        label=gettext_lazy("Quiero saber qué deciden. Denme siete palabras para volver."), required=False
    )

    def __init__(self, *args: Any, pieces: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = [(piece["value"], piece["label"]) for piece in pieces] + [  # type: ignore[attr-defined]
            (WHOLE, _("Todo"))
        ]

    @property
    def part_sha256(self) -> str:
        """The hash of the part that was marked; "" for all of it."""
        chosen: str = self.cleaned_data["what"]
        return "" if chosen == WHOLE else chosen
