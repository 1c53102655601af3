"""What the desk's lists can be narrowed to: kind, language, high risk, a promise that is past. No word of a story."""

import datetime
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from stories.intake.models import Kind, Submission
from stories.pages.record_words import LANGUAGES
from stories.publishing.state import PROMISED

ANY_OTHER = "otro"


@dataclass(frozen=True)
class Narrowed:
    """A choice of submissions by what their plain rows say. Empty: all of them."""

    kind: str = ""
    language: str = ""
    high: bool = False
    late: bool = False

    def __bool__(self) -> bool:
        return bool(self.kind or self.language or self.high or self.late)

    def apply(self, submissions: QuerySet[Submission], *, at: datetime.date) -> QuerySet[Submission]:
        """Only these. What is not known is passed over, so that no address shows an error."""
        if self.kind:
            submissions = submissions.filter(kind=self.kind)
        if self.language == ANY_OTHER:
            submissions = submissions.exclude(language__in=("es", "en"))
        elif self.language:
            submissions = submissions.filter(language=self.language)
        if self.high:
            submissions = submissions.filter(approvals_needed__gt=2)
        if self.late:
            submissions = submissions.filter(sent_on__lt=at - PROMISED)
        return submissions

    def address(self, **other: Any) -> str:
        """The query string that asks for this again, with `other` besides."""
        fields = {
            "clase": self.kind,
            "idioma": self.language,
            "riesgo": "alto" if self.high else "",
            "plazo": "pasado" if self.late else "",
        }
        said = {name: value for name, value in {**fields, **other}.items() if value}
        return f"?{urlencode(said)}" if said else ""


def narrowed(asked: QueryDict) -> Narrowed:
    """What an address asks for."""
    kind, language = asked.get("clase", ""), asked.get("idioma", "")
    return Narrowed(
        kind=kind if kind in Kind.values and kind != Kind.OBJECTION else "",
        language=language if language in ("es", "en", ANY_OTHER) else "",
        high=asked.get("riesgo") == "alto",
        late=asked.get("plazo") == "pasado",
    )


def languages() -> list[tuple[str, Any]]:
    """What can be chosen: the two of the house, and all others together, so that a rare one points to nobody."""
    return [("es", LANGUAGES["es"]), ("en", LANGUAGES["en"]), (ANY_OTHER, _("otro idioma"))]
