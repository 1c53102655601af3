"""Whose yes a change needs besides the narrator's: a guardian's, of who painted a wall, of who took the photographs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from stories.consent.models import Channel, Grant
from stories.consent.uses import Use
from stories.intake import telling
from stories.intake.models import Submission
from stories.intake.said import artist_objects, photographer_not_asked
from stories.narrator import steps
from stories.narrator.forms import GuardianForm, uses_of
from stories.vault.bundle import Secrets
from stories.vault.errors import KeyGone

ARTIST, PHOTOGRAPHER = "artist_agrees", "photographer_agrees"


@dataclass(frozen=True)
class Needed:
    """Which other people must have agreed before more is allowed. What is allowed already needs nobody again."""

    guardian: bool = False
    artist: bool = False
    photographer: bool = False

    @classmethod
    def of(cls, submission: Submission, secrets: Secrets, grants: Mapping[str, Grant], *, minor: bool) -> "Needed":
        """By what was told and what stands. Where the original was deleted nothing more can be shown anyway."""
        answers = told_first(submission, secrets)
        web, photo = grants.get(Use.WEB), grants.get(Use.PHOTO)
        said_by_guardian = web is not None and web.channel == Channel.GUARDIAN
        open_now = web is not None and web.allowed
        of_age = answers is None or answers.get(steps.AGE) == steps.ADULT
        return cls(
            guardian=not said_by_guardian and not open_now and (minor or not of_age),
            artist=not open_now and artist_objects(answers or {}),
            photographer=not (photo is not None and photo.allowed) and photographer_not_asked(answers or {}),
        )

    def fields(self) -> dict[str, forms.Field]:
        """A box for each of them, none of them ticked."""
        found: dict[str, forms.Field] = {**GuardianForm().fields} if self.guardian else {}
        if self.artist:
            words = _("Quien lo pintó ya está de acuerdo en que se publique aquí")
            found[ARTIST] = forms.BooleanField(label=words, required=False)
        if self.photographer:
            words = _("Quien tomó las fotos ya está de acuerdo en que se muestren")
            found[PHOTOGRAPHER] = forms.BooleanField(label=words, required=False)
        return found

    def allows(self, form: forms.Form) -> bool:
        """Whether these yeses may be said; the form says what is missing."""
        uses, said = uses_of(form), form.cleaned_data
        if self.guardian and any(uses.values()) and not all(said.get(field) for field in GuardianForm.base_fields):
            form.add_error("guardian", _("para decir que sí a algo hacen falta los dos permisos."))
        if self.artist and any(uses.values()) and not said.get(ARTIST):
            form.add_error(ARTIST, _("para decir que sí a algo hace falta que quien lo pintó esté de acuerdo."))
        if self.photographer and uses.get(Use.PHOTO) and not said.get(PHOTOGRAPHER):
            form.add_error(PHOTOGRAPHER, _("para mostrar las fotos hace falta el permiso de quien las tomó."))
        return not form.errors


def told_first(submission: Submission, secrets: Secrets) -> dict[str, Any] | None:
    """The answers of the first sitting; None once the original was deleted."""
    try:
        return telling.read_answers(submission_id=submission.pk, sitting=1, key=secrets.sitting_key(1))
    except KeyGone:
        return None
