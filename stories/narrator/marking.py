"""*Please change*: each part of a version with a place to quote its words and say what is to become of them.

Works without scripts: one copies the words, or leaves the box empty to mean the whole part. `static/js/mark.js` writes
chosen words into the box.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stories.narrator import editions
from stories.narrator.answering import page, to, with_secrets
from stories.narrator.forms import WrittenField, choice_field, line, text
from stories.pages.story import Passage, Picture, Sound, Story
from stories.vault.sessions import Session

LONGEST = 2000
MOST_QUOTES = 20
# Two text boxes a part: as many as one form may bring. What comes after is said in the box for everything.
MOST_PARTS = 300

WISHES: tuple[tuple[str, str | Promise], ...] = (
    ("out", gettext_lazy("Quitarlo")),
    ("general", gettext_lazy("Decirlo de forma más general")),
    ("wrong", gettext_lazy("Está mal: corregirlo")),
)


@dataclass(frozen=True)
class Part:
    """What a mark can stand beside: its id in the version, a title, and one of a passage, a picture, a sound, facts."""

    id: str
    title: str
    passage: Passage | None = None
    picture: Picture | None = None
    sound: Sound | None = None
    facts: tuple[str, ...] = ()


def parts_of(story: Story) -> list[Part]:
    """Every part that can be marked, in the order in which it is read."""
    facts = (story.title, story.name, story.date, story.place.label if story.place else "")
    found = [Part("facts", _("El título y los datos"), facts=tuple(str(fact) for fact in facts if fact))]
    found += [
        Part(passage.id, _("Pasaje %(number)s") % {"number": number}, passage=passage)
        for number, passage in enumerate(story.passages, start=1)
    ]
    found += [
        Part(picture.id, _("Foto %(number)s") % {"number": number}, picture=picture)
        for number, picture in enumerate(story.pictures, start=1)
    ]
    found += [
        Part(sound.id, _("Sonido %(number)s") % {"number": number}, sound=sound)
        for number, sound in enumerate(story.sounds, start=1)
    ]
    return found[:MOST_PARTS]


class MarksForm(forms.Form):
    """For each part: quoted words (one a line), a wish, words; and a box for everything else."""

    text = WrittenField(
        label=gettext_lazy("Algo más, o en general"), required=False, max_length=40_000, widget=text(rows=3)
    )

    def __init__(self, data: Any = None, *, parts: Iterable[Part]) -> None:
        super().__init__(data)
        self.parts = list(parts)
        for part in self.parts:
            whole = _("Si lo deja en blanco, es todo.")
            hint = _("Cópielas aquí, una frase por línea. %(whole)s") % {"whole": whole}
            if part.passage is not None or part.facts:
                self.fields[f"{part.id}-words"] = WrittenField(
                    label=_("Qué palabras"), help_text=hint, required=False, max_length=LONGEST, widget=text(rows=2)
                )
            self.fields[f"{part.id}-wish"] = choice_field(WISHES, label=_("Qué hacemos"))
            self.fields[f"{part.id}-say"] = WrittenField(
                label=_("Dígalo con sus palabras"), required=False, max_length=LONGEST, widget=line()
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("text", "").strip() and not self.marks():
            self.add_error("text", _("marque algo, o escriba aquí qué cambiaría. Si no quiere cambiar nada, vuelva."))
        return cleaned

    def marks(self) -> list[dict[str, str]]:
        """What was marked: one mark for each quoted line, or one for a whole part."""
        found = []
        for part in self.parts:
            said = {name: self.cleaned_data.get(f"{part.id}-{name}", "").strip() for name in ("words", "wish", "say")}
            if any(said.values()):
                quoted = [words.strip() for words in said["words"].splitlines() if words.strip()] or [""]
                found += [{**said, "part": part.id, "words": words} for words in quoted[:MOST_QUOTES]]
        return found

    def rows(self) -> list[dict[str, Any]]:
        """Each part with its fields; open where something was written."""
        return [
            {
                "part": part,
                "fields": [self[name] for name in self.fields if name.startswith(f"{part.id}-")],
                "open": any(self.data.get(f"{part.id}-{name}") for name in ("words", "wish", "say")),
            }
            for part in self.parts
        ]


@require_http_methods(["GET", "HEAD", "POST"])
@with_secrets
def changes(request: HttpRequest, *, session: Session, number: int) -> HttpResponse:
    """Say what is to change. Sent, it is a no to this version: one that is public goes out of sight at once."""
    secrets = session.secrets
    assert secrets is not None
    submission, asked = editions.one(secrets, number)
    if hasattr(submission, "withdrawal"):
        return to("space:report")
    if not asked.newest and not asked.public:
        return to("space:edition", number)
    bundle = editions.proven(asked, secrets)
    if bundle is None:
        return editions.damaged_page(request)
    story = editions.draw(bundle, submission=submission, number=number)
    form = MarksForm(request.POST or None, parts=parts_of(story))
    if request.method == "POST" and form.is_valid():
        editions.ask_for_changes(asked, secrets=secrets, words=form.cleaned_data["text"].strip(), marks=form.marks())
        return to("space:messages")
    context = {
        "form": form,
        "rows": form.rows(),
        "public": asked.public,
        "back_url": reverse("space:edition", args=[number]),
    }
    return page(request, "narrator/marks.html", context)
