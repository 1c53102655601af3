"""What a narrator may want to leave out (R11): noticed by the desk's own detectors, said gently, never in the way."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from stories.redaction.finding import KINDS, for_telling
from stories.redaction.finding.patterns import TELLING

LONGEST_QUOTE = 60
MOST_QUOTES = 3
_LAWYER = _("Puede dejarlo fuera. Si es importante, hable antes con una abogada o un abogado.")
_NUMBER = _("No hace falta aquí. Le aconsejamos borrarlo.")
_REACHES = _("Puede dejarlo o quitarlo. No lo publicamos.")
# Why each may be better left out. What is not here is said with `_REACHES`.
ADVICE: Mapping[str, str | Promise] = {
    "address": _("Basta con el barrio o la ciudad. No la publicamos."),
    "entry": _("Eso se puede usar en contra de alguien en una corte. Puede contarlo sin decirlo."),
    "conviction": _LAWYER,
    "removal": _LAWYER,
    "relative_status": _("No hace falta decirlo, ni lo suyo ni lo de su familia."),
    **dict.fromkeys(
        ("a_number", "receipt", "court_case", "ssn", "itin", "document", "number", "plate", "account"), _NUMBER
    ),
}


@dataclass(frozen=True)
class Notice:
    """One gentle note: what it looks like, the words that look so (for their writer's eyes alone), and advice."""

    kind: str
    title: str | Promise
    quotes: tuple[str, ...]
    words: str | Promise


def notices(text: str, *, language: str) -> list[Notice]:
    """What this text looks like it tells, one note a kind, in the order of the text. A person decides."""
    quoted: dict[str, list[str]] = {}
    for proposal in for_telling(text=text, language=language):
        quoted.setdefault(proposal.kind, []).append(_short(text[proposal.start : proposal.end]))
    return [
        Notice(kind, KINDS[kind].looks, tuple(dict.fromkeys(words))[:MOST_QUOTES], ADVICE.get(kind, _REACHES))
        for kind, words in quoted.items()
    ]


def watched() -> list[Notice]:
    """Every note there is, for the page's own script, which looks while one types and sends nothing."""
    kinds = dict.fromkeys(shape.kind for shape in TELLING)
    return [Notice(kind, KINDS[kind].looks, (), ADVICE.get(kind, _REACHES)) for kind in kinds]


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rstrip()}…"
