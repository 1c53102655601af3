"""*Show less*: a version cut from a version. Besides translating, the one way on when the original was deleted."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from stories.desk.editions import edition_or_404, here
from stories.desk.marks import text_of
from stories.desk.opening import Access, shows
from stories.desk.roles import StaffRequest, needs
from stories.gate.clock import today
from stories.moderation.workflow import start_workflow
from stories.publishing.errors import Refused, door_said
from stories.publishing.lessening import Less, lessen
from stories.redaction.lesser import PLAIN_CUTS
from stories.redaction.models import Edition
from stories.redaction.opening import open_bundle
from stories.redaction.part_words import title
from stories.vault.keeper import KeeperRefusal

FACTS = (
    ("name", gettext_lazy("El nombre")),
    ("date", gettext_lazy("La fecha")),
    ("place", gettext_lazy("El lugar")),
    ("terms", gettext_lazy("Los temas")),
    ("note", gettext_lazy("La nota de antes de leer")),
    ("mural", gettext_lazy("Los datos del mural")),
    ("vigil", gettext_lazy("Los datos de la vigilia")),
)


class LessForm(forms.Form):
    """Facts to leave out, parts to leave out, and words to cut from each passage."""

    facts = forms.MultipleChoiceField(
        label=gettext_lazy("Datos que se quitan"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any, *, contents: list[dict[str, Any]], language: str) -> None:
        super().__init__(data)
        facts = next((content for content in contents if content["kind"] == "facts"), {})
        self.parts = [content for content in contents if content["kind"] != "facts"]
        choices: Any = [(name, words) for name, words in FACTS if facts.get(name)]
        self.fields["facts"].choices = choices  # type: ignore[attr-defined]
        cuts = PLAIN_CUTS["en" if language.startswith("en") else "es"]
        for part in self.parts:
            name = part["id"]
            self.fields[f"{name}-gone"] = forms.BooleanField(label=_("Quitar todo esto"), required=False)
            if part["kind"] == "passage":
                self.fields[f"{name}-words"] = forms.CharField(
                    label=_("Palabras que se tapan, una frase por línea"),
                    required=False,
                    widget=forms.Textarea(attrs={"rows": 2}),
                )
                self.fields[f"{name}-shown"] = forms.ChoiceField(
                    label=_("Qué se lee en su lugar"), required=False, choices=[(cut, cut) for cut in cuts]
                )

    def rows(self) -> list[dict[str, Any]]:
        """Each part with its text and its fields."""
        return [
            {
                "title": title(part["id"]),
                "text": text_of(part),
                "lang": part.get("lang", ""),
                "fields": [self[name] for name in self.fields if name.startswith(f"{part['id']}-")],
            }
            for part in self.parts
        ]

    def read(self) -> Less:
        """What was decided."""
        kept = self.cleaned_data
        words = {
            part["id"]: [
                (line.strip(), kept[f"{part['id']}-shown"] or next(iter(PLAIN_CUTS["es"])))
                for line in kept[f"{part['id']}-words"].splitlines()
                if line.strip()
            ]
            for part in self.parts
            if part["kind"] == "passage"
        }
        gone = frozenset(part["id"] for part in self.parts if kept[f"{part['id']}-gone"])
        return Less(
            parts=gone,
            facts=frozenset(kept["facts"]),
            words={place: cuts for place, cuts in words.items() if cuts and place not in gone},
        )


@needs("redact")
@shows
@require_http_methods(["GET", "POST"])
def less(request: StaffRequest, access: Access, edition_id: str) -> HttpResponseBase:
    """Choose what goes; made, it is another version with its own approvals."""
    source = edition_or_404(access, edition_id)
    contents = open_bundle(edition=source, unseal=access.opened.unseal).contents()
    data = request.POST if request.method == "POST" else None
    form = LessForm(data, contents=contents, language=source.language)
    if request.method == "POST" and form.is_valid():
        made = _made(request, source, form.read())
        if made is not None:
            return here(made)
    return TemplateResponse(
        request,
        "desk/less.html",
        {
            "form": form,
            "entry": access.entry,
            "submission": access.submission,
            "edition": source,
        },
    )


def _made(request: StaffRequest, source: Edition, less: Less) -> Edition | None:
    """The lesser version; None, with the reason said, where it is none."""
    try:
        made = lessen(edition=source, less=less, person=request.user, at=today())
    except (Refused, KeeperRefusal) as refusal:
        messages.error(request, str(refusal))
        return None
    except Exception as error:
        if (said := door_said(error)) is None:
            raise
        messages.error(request, str(said))
        return None
    start_workflow(edition=made, person=request.user, at=today())
    messages.success(request, _("La versión que muestra menos está hecha. La leen y la aprueban otras personas."))
    return made
