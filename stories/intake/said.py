"""An answer in words, as it is read on a review and on the desk; and what two people must both agree to."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from stories.intake.question import NOT_ASKED, Question


def said_in_words(question: Question, said: Any) -> str:
    """What was answered, for a person to read; "" where it was skipped."""
    if not said:
        return ""
    if question.field == "choice":
        return str(dict(question.choices).get(said, said))
    if question.field == "credit":
        return credit_in_words(said)
    if isinstance(said, list):
        return ", ".join(map(str, said))
    return str(said)


def credit_of(answers: Mapping[str, Any]) -> str:
    """The name of who helped to tell, where both that person and the narrator want it said; else ""."""
    said = answers.get("interviewer")
    if not isinstance(said, Mapping) or not (said.get("wants") is True and said.get("agrees") is True):
        return ""
    return str(said.get("name") or "").strip()


def artist_objects(answers: Mapping[str, Any]) -> bool:
    """Whether who painted a wall does not want it here: then every use is a no, and the door lets nothing of it in."""
    return answers.get("artist_wish") == "objects"


def photographer_not_asked(answers: Mapping[str, Any]) -> bool:
    """Whether the photographs are somebody else's who was not asked: then showing them is a no (R3, R27)."""
    return answers.get("photographer") == NOT_ASKED


def credit_in_words(said: Mapping[str, Any]) -> str:
    name = str(said.get("name") or "").strip()
    if not name:
        return _("Sin nombre.")
    if credit_of({"interviewer": said}):
        return _("%(name)s. Se dice: están de acuerdo las dos personas.") % {"name": name}
    return _("%(name)s. No se dice: falta un permiso.") % {"name": name}
